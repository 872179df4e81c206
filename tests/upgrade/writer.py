"""Writes a home with the program of any commit, as far as that program can: how the folders beside this were made.

    git archive COMMIT | tar -x -C OLD
    PYTHONPATH=OLD/core:OLD/gui:OLD/resources python tests/upgrade/writer.py FOLDER

Everything is written by that program's own code. Of the history the SQL of a dump is kept, because it can be read.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import inspect
import io
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

PICTURE = bytes.fromhex("89504e470d0a1a0a")
NOW = 1_764_000_000.0
LIBRARY = (
    "profile save model Fast --provider openai --model gpt-x --key-name OpenAI",
    "profile save model Here --provider openai-compatible --model llama --base-url http://127.0.0.1:9/v1"
    " --key-env HERE",
    "profile save loadbalancer Everyday failover Fast Here --retry-count 3 --retry-delay-ms 500 --status-codes 429,5xx",
    "profile save loadbalancer Turns roundrobin Fast Here",
)


def part(name: str) -> Any:
    """A module of that program, or None where it has none yet."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return None


def story() -> list[Any]:
    """A failure and an answer, with everything an account can hold."""
    events, kinds = part("understudy_core.events"), part("understudy_core.failures").FailureKind
    failed = events.Failed(
        1, "Fast", kinds.RATE_LIMITED, 429, "Fast is busy.", "slow down", 2.5, events.Action.NEXT, 0.0, 0.7, "req-1"
    )
    return [
        events.Skipped("Gone", events.SkipReason.DELETED),
        events.Attempt(1, "Fast", "gpt-x", 1, 3, 12.0, "Here"),
        failed,
        events.Attempt(2, "Here", "llama", 1, 3),
        events.Reasoning("Let me think. "),
        events.Text("Plant trees, "),
        events.Text("close the street."),
        events.UsageReported(12, 34),
        events.Answered("Here", "llama-7", "stop", 2, 0.5, 1.75, "Plant trees, close the street."),
    ]


async def history(path: Path) -> None:
    """Conversations: one whole, one that broke off, one deleted; a picture, counters, attempts."""
    conversations = part("understudy_core.conversations").Conversations
    worker = part("understudy_core.worker").Worker("history")
    database = part("understudy_core.database")
    opened = database.Database(path, worker, lambda: NOW) if database else conversations(path, worker, lambda: NOW)
    kept = conversations(opened) if database else opened
    first = await kept.create()
    await kept.add_user_message(first, "What helps against Straßenlärm?", *pictures(kept))
    await kept.keep(await kept.add_reply(first), story(), 0)
    await kept.add_user_message(first, "And at night?")
    await kept.keep(await kept.add_reply(first), story()[3:6], 0)
    await kept.rename(first, "Noise")
    second = await kept.create()
    await kept.add_user_message(second, "A poem, please")
    gone = await kept.create()
    await kept.add_user_message(gone, "Never mind")
    await kept.delete(gone)
    if hasattr(kept, "pin"):
        await kept.pin(second, True)
    if hasattr(kept, "set_manner"):
        await kept.set_manner(first, part("understudy_core.conversations").Manner("Everyday", "Answer briefly."))
    if drafts := part("understudy_core.drafts"):
        await write_drafts(drafts, opened, first)
    for _ in range(3):
        await kept.counter("Turns")
    if statistics := part("understudy_core.statistics"):
        counted, outcome = statistics.Counted, statistics.Outcome
        kinds = part("understudy_core.failures").FailureKind
        attempts = [
            counted("Fast", outcome.FAILED, kinds.RATE_LIMITED, "Fast is busy."),
            counted("Here", outcome.ANSWERED, None, "", 0.5, 12, 34, True),
        ]
        await statistics.Statistics(opened).add("Everyday", attempts)
    await opened.close()


async def write_drafts(drafts: Any, opened: Any, first: int) -> None:
    """What is not sent yet: written, waiting for a reply, and, where there is such, shown and edited in its place."""
    kept = drafts.Drafts(opened)
    if not hasattr(kept, "rewritten"):
        await kept.keep({None: drafts.Draft("Half a"), first: drafts.Draft("And", "then")})
        return
    shown = (part("understudy_core.chat").Picture("image/png", PICTURE),)
    written = {None: drafts.Draft("Half a", pictures=shown), first: drafts.Draft("And", "then", waiting_pictures=shown)}
    await kept.keep(written, {3: "And in the morning?"})


def pictures(kept: Any) -> list[Any]:
    """A picture, where messages can have some."""
    if "pictures" not in inspect.signature(kept.add_user_message).parameters:
        return []
    return [[part("understudy_core.chat").Picture("image/png", PICTURE)]]


async def conversation(path: Path, folder: Path) -> None:
    """The first conversation as a file, where there are such files."""
    interchange = part("understudy_core.interchange")
    if interchange is None:
        return
    worker = part("understudy_core.worker").Worker("history")
    database = part("understudy_core.database").Database(path, worker, lambda: NOW)
    kept = part("understudy_core.conversations").Conversations(database)
    read = kept.whole if hasattr(kept, "whole") else kept.messages
    told = [(await kept.manner(1)).instructions] if hasattr(kept, "manner") else []
    text = interchange.to_json_text(interchange.Told("Noise", await read(1), *told))
    (folder / "conversation.json").write_text(text, encoding="utf-8")
    await database.close()


def documents(folder: Path) -> None:
    """Library, exported profile, preferences and models."""
    if cli := part("understudy_core.cli"):
        for line in LIBRARY:
            assert cli.main(line.split()) == 0, line
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            cli.main(["profile", "export", "Everyday"])
        (folder / "profile.json").write_text(shown.getvalue(), encoding="utf-8")
    if preferences := part("understudy_gui.preferences"):
        wanted = {"theme": "dark", "zoom": 1.2, "proxy": "http://127.0.0.1:3128", "language": "de"}
        known = inspect.signature(preferences.Preferences).parameters
        made = preferences.Preferences(**{name: value for name, value in wanted.items() if name in known})
        preferences.save(folder / "preferences.json", made)
    if capabilities := part("understudy_core.capabilities"):
        lists = capabilities.Capabilities(folder / "models.json")
        model = part("understudy_core.providers.base").ModelInfo("llama", "Llama", 8192, True, False)
        lists.learn("http://127.0.0.1:9/v1", [model])
        lists.save()


def dumped(path: Path) -> str:
    """The history as SQL. The words of the search are left out: the triggers that come first write them again."""
    with closing(sqlite3.connect(path)) as db:
        version = db.execute("pragma user_version").fetchone()[0]
        made = db.execute("select type, name, tbl_name, sql from sqlite_master where sql is not null").fetchall()
        hidden = {f"{name}_{rest}" for _, name, _, sql in made if "using fts5" in sql for rest in _SHADOWS}
        lines = [f"{sql};" for _, name, _, sql in made if name not in hidden]
        for kind, name, _, sql in made:
            if kind == "table" and name not in hidden and "using fts5" not in sql:
                lines += [line for line in db.iterdump() if line.startswith(f'INSERT INTO "{name}"')]
        return "\n".join([*lines, f"pragma user_version={version};", ""])


_SHADOWS = ("data", "idx", "content", "docsize", "config")


def main() -> None:
    """Write everything into the folder."""
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["UNDERSTUDY_HOME"] = str(folder)
    documents(folder)
    path = folder / "history.sqlite3"
    asyncio.run(history(path))
    asyncio.run(conversation(path, folder))
    (folder / "history.sql").write_text(dumped(path), encoding="utf-8")
    path.unlink()


if __name__ == "__main__":
    main()
