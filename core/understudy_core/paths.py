"""Where things lie on this computer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Paths(NamedTuple):
    """Everything the program writes is under `root`. Nothing is created by asking.

    This and what else the first paint needs are named tuples: a frozen dataclass takes ten times as long to make.
    """

    root: Path

    @classmethod
    def of_user(cls, environ: Mapping[str, str]) -> Paths:
        """`UNDERSTUDY_HOME` if it is set, else the folder this system has for such data."""
        home = environ.get("UNDERSTUDY_HOME")
        if home:
            return cls(Path(home).expanduser())
        from platformdirs import user_data_path

        return cls(user_data_path("Understudy", appauthor=False))

    @property
    def library(self) -> Path:
        """Services, backends and profiles."""
        return self.root / "library.json"

    @property
    def preferences(self) -> Path:
        """How this user likes the window."""
        return self.root / "preferences.json"

    @property
    def models(self) -> Path:
        """What services offer, as they last said it."""
        return self.root / "models.json"

    @property
    def history(self) -> Path:
        """Conversations."""
        return self.root / "history.sqlite3"
