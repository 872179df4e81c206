"""What services and their models can do, as far as anybody told: the catalogue, model lists, refusals."""

from __future__ import annotations

import json
from collections.abc import MutableSet, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from understudy_core.documents import is_newer, read_json
from understudy_core.files import read_bytes, write_atomically
from understudy_core.health import Route
from understudy_core.profiles import Backend
from understudy_core.providers.base import ModelInfo
from understudy_core.providers.catalogue import known
from understudy_core.routes import address_of

_MAX_BYTES = 16 << 20


class Capabilities:
    """Model lists by address, and for each route the fields it does not take. `path` is where the lists are kept."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lists: dict[str, tuple[ModelInfo, ...]] = {}
        self._rejects: dict[Route, MutableSet[str]] = {}
        self._is_newer = False
        """Whether a newer version of this program wrote the file: then it is left alone."""

    def rejects(self, route: Route, provider: str) -> MutableSet[str]:
        """Fields that are not sent there; whoever learns of another one adds it."""
        return self._rejects.setdefault(route, set(known(provider).rejects))

    def learn(self, address: str, models: Sequence[ModelInfo]) -> None:
        """Remember what a service offers at this address."""
        self._lists[address] = tuple(models)

    def models(self, address: str) -> tuple[ModelInfo, ...]:
        """What the service at this address offered when it was last asked."""
        return self._lists.get(address, ())

    def model_of(self, backend: Backend) -> ModelInfo | None:
        """What is known of a backend's model."""
        return next((one for one in self.models(address_of(backend)) if one.id == backend.model), None)

    def is_blind(self, backend: Backend) -> bool:
        """Whether it is known that this backend sees no pictures."""
        model = self.model_of(backend)
        if model is not None and model.sees_pictures is not None:
            return not model.sees_pictures
        return known(backend.provider).sees_pictures is False and backend.base_url is None

    def load(self) -> None:
        """Read what was kept; a file that cannot be understood is as good as none. Raises StorageError."""
        data = read_bytes(self._path, _MAX_BYTES) if self._path is not None else None
        try:
            said = read_json(data or b"{}")
        except ValueError:
            said = None
        self._is_newer = is_newer(said, 0)
        for address, entries in said.items() if isinstance(said, dict) else ():
            if address not in self._lists and isinstance(entries, list):
                self._lists[address] = tuple(model for entry in entries if (model := _model(entry)) is not None)

    def save(self) -> None:
        """Keep the lists for the next start. Raises StorageError."""
        if self._path is not None and not self._is_newer:
            lists = {address: [asdict(model) for model in models] for address, models in self._lists.items()}
            write_atomically(self._path, json.dumps(lists).encode())


def _model(entry: object) -> ModelInfo | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
        return None
    said: dict[str, Any] = {name: entry.get(name) for name in ("sees_pictures", "reasons")}
    limit = entry.get("context_limit")
    return ModelInfo(
        entry["id"],
        str(entry.get("name") or entry["id"]),
        limit if isinstance(limit, int) and limit > 0 else None,
        **{name: value if isinstance(value, bool) else None for name, value in said.items()},
    )
