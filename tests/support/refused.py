"""Saves all there is in a folder and prints as JSON what was said: `python -m support.refused FOLDER [FILL]`."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable
from contextlib import suppress
from pathlib import Path

from understudy_core.capabilities import Capabilities
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.files import StorageError, write_atomically
from understudy_core.library import LibraryStore, SavedProfile
from understudy_core.profiles import Policy
from understudy_core.providers.base import ModelInfo
from understudy_core.worker import Worker
from understudy_gui.preferences import Preferences, save

QUESTION = "Was here before"
BIG = "x" * 600_000
"""More than a full disk has room for."""


async def everything(folder: Path, fill: Path | None, text: str) -> dict[str, str]:
    """What came of saving each thing; "" where it went well. `fill` is a file that takes all room there is first."""
    database = Database(folder / "history.sqlite3", Worker("history"), lambda: 1_700_000_000.0)
    kept = Conversations(database)
    seen = [line.title for line in await kept.list()]
    if fill is not None:
        _fill(fill)
    store, models = LibraryStore(folder / "library.json"), Capabilities(folder / "models.json")
    models.learn("https://alder.example", [ModelInfo(text, "M")])
    added = SavedProfile(name="New", policy=Policy.FAILOVER, system_prompt=text)
    worker = Worker("files")
    said = {
        "library.json": await _said(worker.run(lambda: store.change(lambda before: before.with_profile(added)))),
        "preferences.json": await _said(worker.run(lambda: save(folder / "preferences.json", Preferences(proxy=text)))),
        "models.json": await _said(worker.run(models.save)),
        "export.json": await _said(worker.run(lambda: write_atomically(folder / "export.json", text.encode()))),
        "history.sqlite3": await _said(_written(kept, text)),
    }
    await database.close()
    if database.notice is not None:
        said["history.sqlite3"] = database.notice
    return {**said, "seen": " ".join(seen)}


async def _written(kept: Conversations, text: str) -> None:
    await kept.add_user_message(await kept.create(), text)


async def _said(work: Awaitable[object]) -> str:
    try:
        await work
    except StorageError as problem:
        return str(problem)
    return ""


def _fill(file: Path) -> None:
    with suppress(OSError), file.open("wb", buffering=0) as full:
        while True:
            full.write(b"\0" * 4096)


if __name__ == "__main__":
    place, *more = (Path(argument) for argument in sys.argv[1:])
    print(json.dumps(asyncio.run(everything(place, more[0] if more else None, BIG))))
