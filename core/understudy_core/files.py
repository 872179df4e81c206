"""Reading and writing whole files so that a crash, a full disk or a locked folder loses nothing."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from understudy_core.language import tr

LEFTOVER_S = 60.0
_LONGEST_NAME = 80


class StorageError(Exception):
    """Something could not be read or written; the text is one plain sentence."""


def write_atomically(path: Path, data: bytes) -> None:
    """Replace `path` by `data` at once or not at all; only the user may read it. Raises StorageError."""
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Replace `path` by all pieces at once or not at all; only the user may read it. Raises StorageError.

    Whatever taking a piece raises is passed on, and the file is as it was.
    """
    try:
        made_folder(path.parent)
        _forget_leftovers(path)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise storage_error(error, path) from None
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
        synchronise(path.parent)
    except BaseException as error:
        with suppress(OSError):
            Path(name).unlink()
        if isinstance(error, OSError):
            raise storage_error(error, path) from None
        raise


def made_folder(folder: Path) -> None:
    """Make sure that a folder is there, and that it outlasts a power cut together with what is put into it."""
    if not folder.is_dir():
        made_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        synchronise(folder.parent)


def _forget_leftovers(path: Path) -> None:
    """Remove what a writer left that was killed before its file got its name; nobody writes one for a minute."""
    from glob import escape  # only here: the first paint does without

    for left in path.parent.glob(f".{escape(path.name)}.*"):
        with suppress(OSError):  # another one was quicker
            if time.time() - left.stat().st_mtime > LEFTOVER_S:
                left.unlink()


def synchronise(folder: Path) -> None:
    """Make the new name of a file last through a power cut; Windows does so by itself."""
    if os.name == "posix":  # pragma: no branch - Windows does so by itself
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read_bytes(path: Path, limit: int) -> bytes | None:
    """The whole file, or None if there is none. Raises StorageError, also when it is larger than `limit` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise storage_error(error, path) from None
    if len(data) > limit:
        raise StorageError(
            tr("{path} is larger than expected ({limit} KiB) and was left alone.", path=path, limit=limit >> 10)
        )
    return data


def file_name(words: str, otherwise: str) -> str:
    """A name for a file, without ending, that is like these words; `otherwise` where nothing is left of them."""
    kept = "".join(sign if sign.isalnum() or sign in " -_." else "_" for sign in words)
    return kept[:_LONGEST_NAME].strip(" .") or otherwise


def name_aside(path: Path, why: str, now: float) -> Path:
    """Where a file is put aside: beside it, by the reason and the time, under a name that nothing has yet."""
    aside = path.with_name(f"{path.stem}.{why}-{now:.0f}{path.suffix}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.stem}.{why}-{now:.0f}-{number}{path.suffix}")
    return aside


def storage_error(error: OSError, path: Path) -> StorageError:
    """The sentence for what the system said."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            said = tr("The disk is full, so {name} could not be saved. What was there before is kept.", name=path.name)
        case errno.EROFS:
            said = tr(
                "{parent} is on a disk that can only be read, so {name} could not be saved.",
                parent=path.parent,
                name=path.name,
            )
        case errno.EACCES | errno.EPERM:
            said = tr("This account may not use {path}. Check the permissions of that folder.", path=path)
        case errno.EISDIR | errno.ENOTDIR | errno.EEXIST:
            said = tr(
                "{path} cannot be used: a file stands where a folder should be, or the other way round.", path=path
            )
        case _:
            said = tr(
                "{path} could not be used: {rest}.",
                path=path,
                rest=os.strerror(error.errno) if error.errno else tr("unknown reason"),
            )
    return StorageError(said)
