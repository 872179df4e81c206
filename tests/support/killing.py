"""Writers that are killed at any moment. Each tells through a pipe what is already promised to be kept."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path
from random import Random

from support.asking import backend, balancer, profile
from understudy_core.capabilities import Capabilities
from understudy_core.chat_service import ChatService
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.events import Text
from understudy_core.library import Library, LibraryStore, SavedProfile
from understudy_core.practice.plays import Answers
from understudy_core.practice.server import PracticeService
from understudy_core.profiles import Policy
from understudy_core.providers.base import ModelInfo
from understudy_core.statistics import Statistics
from understudy_core.waiting import Steering
from understudy_core.worker import Worker
from understudy_gui.preferences import Preferences, save

HISTORY, LIBRARY, PREFERENCES, MODELS = "history.sqlite3", "library.json", "preferences.json", "models.json"
WORDS = "".join(f"word{number} " for number in range(4000))
WORDS_PER_S = 400.0
_READY = "ready"

Say = Callable[[object], None]
Write = Callable[[Path, Say], None]


@dataclass(frozen=True, slots=True)
class Killed:
    """What a writer had told when it was killed at `at`: each thing with its time, in seconds of one clock."""

    told: list[tuple[float, object]]
    at: float


def nursery() -> ForkServerContext:
    """Where processes begin that have loaded already what they need, so that hundreds of them take no time."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "scorecard.migrations", "scorecard.instances"])
    return context


def killed(
    write: Write,
    folder: Path,
    when: float | Callable[[object], bool],
    at_the_end: Callable[[], object] = lambda: None,
) -> Killed:
    """Let it write in a process of its own and kill it without a warning: so many seconds after its first word, or
    once something was told that `when` waits for. Between its last step and its end, `at_the_end` looks around.
    """
    context = nursery()
    hear, say = context.Pipe(duplex=False)
    process = context.Process(target=_written, args=(write, folder, say), daemon=True)
    process.start()
    say.close()
    assert hear.recv()[1] == _READY
    told: list[tuple[float, object]] = []
    if isinstance(when, float):
        process.join(when)
    else:
        while not (told and when(told[-1][1])):
            told.append(hear.recv())
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    _until_still(process.pid)
    at = time.monotonic()
    at_the_end()
    process.kill()
    process.join()
    try:
        while True:
            told.append(hear.recv())
    except (EOFError, OSError):  # OSError: killed in the middle of a word
        hear.close()
    return Killed(told, at)


def _until_still(process: int) -> None:
    """Wait until no thread of a stopped process is on its way through the system any more."""
    threads = [folder / "stat" for folder in Path(f"/proc/{process}/task").iterdir()]
    while any(file.read_text().rpartition(")")[2].split()[0] not in "TZ" for file in threads):
        time.sleep(0.001)


def _written(write: Write, folder: Path, pipe: Connection) -> None:
    one_at_a_time = threading.Lock()

    def say(what: object) -> None:
        with one_at_a_time:
            pipe.send((time.monotonic(), what))

    say(_READY)
    write(folder, say)


def reply(folder: Path, say: Say) -> None:
    """Ask in a new conversation and stream a long reply; tells the conversation once the question is kept, then how
    long the text is that was shown."""
    asyncio.run(_reply(folder, say))


async def _reply(folder: Path, say: Say) -> None:
    database = Database(folder / HISTORY, Worker("history"), time.time)
    kept = Conversations(database)
    play = Answers(WORDS, words_per_s=WORDS_PER_S)
    async with PracticeService("Alder", then=play) as service, balancer() as made:
        chat = ChatService(made, kept, Statistics(database))
        conversation = await kept.create()
        turn = await chat.begin(conversation, f"Tell me, {conversation}")
        say(conversation)
        shown = 0
        async for event in chat.answer(turn, profile(backend("Alder", service.base_url)), Steering()):
            if isinstance(event, Text):
                shown += len(event.text)
                say(shown)


def documents(folder: Path, say: Say) -> None:
    """Write library, preferences and list of models again and again; tells each number once all three hold it."""
    store, models = LibraryStore(folder / LIBRARY), Capabilities(folder / MODELS)
    for number in count(max(1, _number_in(folder))):
        store.change(partial(_numbered, number))
        save(folder / PREFERENCES, Preferences(proxy=f"http://{number}.example"))
        models.learn("https://alder.example", [ModelInfo(f"m{number}", "M")] * 200)
        models.save()
        say(("documents", number))


def messages(folder: Path, say: Say) -> None:
    """Keep one message after the other; tells how many there are."""
    asyncio.run(_messages(folder, say))


async def _messages(folder: Path, say: Say) -> None:
    kept = Conversations(Database(folder / HISTORY, Worker("history"), time.time))
    conversation = await kept.create()
    for number in count(1):
        await kept.add_user_message(conversation, f"{number} " + "word " * 100)
        say(("messages", number))


def turns(folder: Path, say: Say) -> None:
    """Both in turns, as threads of one process."""
    threading.Thread(target=documents, args=(folder, say), daemon=True).start()
    messages(folder, say)


def _numbered(number: int, _before: Library) -> Library:
    profiles = (SavedProfile(name=f"{number}.{at}", policy=Policy.FAILOVER) for at in range(50))
    return Library(profiles=tuple(profiles))


def _number_in(folder: Path) -> int:
    profiles = LibraryStore(folder / LIBRARY).load().profiles
    return int(profiles[0].name.partition(".")[0]) if profiles else 0


def moment(dice: Random, longest_s: float) -> float:
    """When to kill: often early, where most is going on."""
    return longest_s * dice.random() ** 2
