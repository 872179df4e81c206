"""What the commands read and keep: the user's library, and files that are named."""

from __future__ import annotations

import os
from pathlib import Path

from understudy_core.cli.results import UsageError
from understudy_core.files import read_bytes
from understudy_core.library import LibraryStore
from understudy_core.paths import Paths
from understudy_core.profile_file import MAX_BYTES


def user_library() -> LibraryStore:
    """The file of the user's library."""
    return LibraryStore(Paths.of_user(os.environ).library)


def read_file(file: Path) -> bytes:
    """What is in a file. Raises UsageError when there is none, and StorageError."""
    data = read_bytes(file, MAX_BYTES)
    if data is None:
        raise UsageError(f"There is no file {file}.")
    return data
