"""Asks with a profile: the reply on stdout, the account of attempts on stderr, or all of it as JSON."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import aclosing, contextmanager, suppress
from pathlib import Path

from understudy_core.balancer import Balancer
from understudy_core.chat import ChatRequest, Message, Role
from understudy_core.cli.files import read_file, user_library
from understudy_core.cli.results import ANSWERED, STOPPED, UNANSWERED, UsageError
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.events import (
    Answered,
    Attempt,
    Event,
    Failed,
    Interrupted,
    Restart,
    Skipped,
    Stopped,
    Text,
    Unanswered,
    to_json,
)
from understudy_core.files import StorageError
from understudy_core.keys import Keys
from understudy_core.pace import Habits
from understudy_core.paths import Paths
from understudy_core.profile_file import parse_profile
from understudy_core.profiles import Profile
from understudy_core.statistics import Statistics, counted
from understudy_core.transport.http import Http
from understudy_core.waiting import Steering
from understudy_core.worker import Detached, Worker

Tell = Callable[[Event], None]


def add_command(parser: argparse.ArgumentParser) -> None:
    """Let the parser of `ask` know its arguments."""
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--profile", metavar="NAME", help="a saved profile or backend")
    source.add_argument("--profile-file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="events, one JSON object a line")
    parser.add_argument("prompt", metavar="PROMPT", help='"-": each line of stdin is a request of its own')
    parser.set_defaults(act=_ask)


def _ask(options: argparse.Namespace) -> int:
    profile, skipped = _profile_for(options)
    prompts = (line.rstrip("\n") for line in sys.stdin) if options.prompt == "-" else iter([options.prompt])
    tell = _print_json if options.json else _tell
    return asyncio.run(_ask_all(profile, skipped, prompts, tell, is_saved=options.profile_file is None))


def _profile_for(options: argparse.Namespace) -> tuple[Profile, tuple[Skipped, ...]]:
    if options.profile_file is not None:
        return _read_profile(options.profile_file), ()
    library = user_library().load()
    name = options.profile or (library.profiles[0].name if library.profiles else None)
    if name is None:
        raise UsageError("No profile has been saved yet. Save one, or use --profile-file.")
    return library.resolve(name)


def _read_profile(file: Path) -> Profile:
    parsed = parse_profile(read_file(file))
    for warning in parsed.warnings:
        print(warning, file=sys.stderr)
    return parsed.profile


async def _ask_all(
    profile: Profile, skipped: tuple[Skipped, ...], prompts: Iterator[str], tell: Tell, *, is_saved: bool
) -> int:
    asyncio.get_running_loop().set_default_executor(Detached())
    database = Database(Paths.of_user(os.environ).history, Worker("history"), time.time)
    http, statistics, habits = Http(), Statistics(database), Habits()
    status = ANSWERED
    try:
        is_saved = is_saved and await _recalled(statistics, habits, profile)
        turns = Conversations(database).counter if is_saved else None
        balancer = Balancer(http, Keys(Worker("keys"), os.environ), next_turn=turns, habits=habits)
        for prompt in prompts:
            request, steering = ChatRequest((Message(Role.USER, prompt),)), Steering()
            stream = balancer.stream(profile, request, steering, skipped)
            if is_saved:
                stream = counted(stream, profile, statistics, balancer.clock)
            with _stopped_by_signals(steering):
                async with aclosing(stream) as events:
                    async for event in events:
                        tell(event)
                        status = _status(event, status)
            if steering.stopped:
                return STOPPED
    finally:
        await http.aclose()
        await database.close()
    return status


async def _recalled(statistics: Statistics, habits: Habits, profile: Profile) -> bool:
    """Whether what is kept of earlier requests can be used; where it cannot, that is said, and nothing is counted."""
    try:
        await statistics.recall(habits, profile.backends)
    except StorageError as problem:
        print(problem, file=sys.stderr)
        return False
    return True


@contextmanager
def _stopped_by_signals(steering: Steering) -> Iterator[None]:
    """Let Ctrl+C, and whoever ends this process, stop the request. Outside of one, waiting for a line of stdin, they
    end the process as they usually do."""
    loop, signals = asyncio.get_running_loop(), (signal.SIGINT, signal.SIGTERM)
    with suppress(NotImplementedError):  # Windows: Ctrl+C raises KeyboardInterrupt instead
        for one in signals:
            loop.add_signal_handler(one, steering.stop)
    try:
        yield
    finally:
        with suppress(NotImplementedError):
            for one in signals:
                loop.remove_signal_handler(one)


def _print_json(event: Event) -> None:
    print(json.dumps(to_json(event), ensure_ascii=False), flush=True)


def _tell(event: Event) -> None:
    match event:
        case Text(text):
            print(text, end="", flush=True)
        case Restart():
            print("\n", flush=True)
        case Attempt(backend=backend, model=model, try_number=try_number, tries=tries):
            print(f"Asking {backend} · {model} ({try_number} of {tries})", file=sys.stderr)
        case Failed(message=message):
            print(message, file=sys.stderr)
        case Skipped(backend=backend, reason=reason):
            print(f"Passed over {backend}: {reason.value}", file=sys.stderr)
        case Answered(backend=backend, total_s=total_s):
            print(flush=True)
            print(f"{backend} answered in {total_s:.1f} s.", file=sys.stderr)
        case Unanswered(message=message, cure=cure):
            print(f"{message} Quickest fix: {cure}.", file=sys.stderr)
        case Interrupted(backend=backend):
            print(flush=True)
            print(f"The reply of {backend} is not complete.", file=sys.stderr)
        case Stopped():
            print("Stopped.", file=sys.stderr)
        case _:
            pass


def _status(event: Event, before: int) -> int:
    match event:
        case Stopped():
            return STOPPED
        case Unanswered() | Interrupted():
            return UNANSWERED
        case _:
            return before
