"""The command line of the contract, section 2: the same core without a window."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import aclosing, suppress
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from understudy_core.balancer import Balancer
from understudy_core.chat import ChatRequest, Message, Role
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
from understudy_core.exchange import Incoming
from understudy_core.failures import BackendError
from understudy_core.files import StorageError, read_bytes
from understudy_core.incoming import held_keys, incoming, under_free_names
from understudy_core.keys import Keys, clean
from understudy_core.library import Library, LibraryStore, Row, SavedProfile, UnknownNameError, with_profile
from understudy_core.litellm import to_proxy
from understudy_core.logs import set_up
from understudy_core.paths import Paths
from understudy_core.profile_file import MAX_BYTES, ProfileFileError, dump_profile, parse_profile
from understudy_core.profiles import Backend, FailoverSettings, KeyRef, Profile
from understudy_core.providers.catalogue import known
from understudy_core.statistics import Statistics, counted
from understudy_core.transport.http import Http
from understudy_core.waiting import Steering
from understudy_core.worker import Detached, Worker

ANSWERED, UNANSWERED, WRONG, STOPPED = 0, 1, 2, 130


class UsageError(Exception):
    """The arguments cannot be followed; the text is a sentence."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    set_up()
    act: Callable[[argparse.Namespace], int] = options.act
    try:
        return act(options)
    except (UsageError, UnknownNameError, StorageError, ProfileFileError) as problem:
        print(problem, file=sys.stderr)
        return WRONG
    except ValidationError as problem:
        print(problem.errors(include_url=False)[0]["msg"].removeprefix("Value error, "), file=sys.stderr)
        return WRONG
    except BackendError as problem:
        print(problem.failure.detail or problem.failure.kind.value, file=sys.stderr)
        return UNANSWERED
    except KeyboardInterrupt:
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="understudy")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    ask = commands.add_parser("ask", help="one reply on stdout, the account of attempts on stderr")
    source = ask.add_mutually_exclusive_group()
    source.add_argument("--profile", metavar="NAME", help="a saved profile or backend")
    source.add_argument("--profile-file", type=Path, metavar="FILE")
    ask.add_argument("--json", action="store_true", help="events, one JSON object a line")
    ask.add_argument("prompt", metavar="PROMPT", help='"-": each line of stdin is a request of its own')
    ask.set_defaults(act=_ask)
    _add_profile(commands.add_parser("profile", help="save, list, show, delete, import, export"))
    _add_key(commands.add_parser("key", help="keys in the key ring of this computer"))
    return parser


def _add_profile(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    save = actions.add_parser("save").add_subparsers(required=True, metavar="WHAT")
    model = save.add_parser("model", help="save a backend")
    model.add_argument("name")
    model.add_argument("--provider", required=True)
    model.add_argument("--model", required=True)
    model.add_argument("--base-url")
    model.add_argument("--key-env", metavar="VARIABLE")
    model.add_argument("--key-name", metavar="NAME", help="its key's name in the key ring")
    model.set_defaults(act=_save_model)
    balancer = save.add_parser("loadbalancer", help="save a profile")
    balancer.add_argument("name")
    balancer.add_argument("policy", help="roundrobin or failover")
    balancer.add_argument("backends", nargs="+", metavar="BACKEND")
    balancer.add_argument("--retry-count", type=int)
    balancer.add_argument("--retry-delay-ms", type=int)
    balancer.add_argument("--status-codes", metavar="CODES", help="for example 429,5xx")
    balancer.set_defaults(act=_save_profile)
    actions.add_parser("list").set_defaults(act=_list)
    for name, act in (("show", _show), ("export", _export), ("delete", _delete)):
        one = actions.add_parser(name)
        one.add_argument("name")
        one.set_defaults(act=act)
        if act is _export:
            one.add_argument("--format", choices=("understudy", "litellm"), default="understudy")
    files = actions.add_parser("import")
    files.add_argument("files", nargs="+", type=Path, metavar="FILE")
    files.add_argument("--agree", action="store_true", help="take the key references the files name")
    files.set_defaults(act=_import)


def _add_key(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    for name, act in (("set", _key_set), ("delete", _key_delete)):
        one = actions.add_parser(name)
        one.add_argument("name")
        one.set_defaults(act=act)
    actions.add_parser("list").set_defaults(act=_key_list)


def _store() -> LibraryStore:
    return LibraryStore(Paths.of_user(os.environ).library)


def _save_model(options: argparse.Namespace) -> int:
    if known(options.provider).base_url is None and options.base_url is None:
        raise UsageError(f"{options.provider} is not a service we know the address of; add --base-url.")
    key = None
    if options.key_env or options.key_name:
        key = KeyRef(env=options.key_env, keyring=options.key_name)
    backend = Backend(
        name=options.name, provider=options.provider, model=options.model, base_url=options.base_url, key=key
    )
    _store().change(lambda library: library.with_backend(backend))
    print(f"Saved the backend {options.name}.")
    return ANSWERED


def _save_profile(options: argparse.Namespace) -> int:
    library = _store().load()
    for name in options.backends:
        if library.backend(name) is None:
            raise library.unknown(name)
    settings = {
        "retry_count": options.retry_count,
        "retry_delay_ms": options.retry_delay_ms,
        "status_codes": [int(code) if code.isdigit() else code for code in options.status_codes.split(",")]
        if options.status_codes
        else None,
    }
    failover = FailoverSettings.model_validate({name: value for name, value in settings.items() if value is not None})
    saved = SavedProfile.model_validate(
        {
            "name": options.name,
            "policy": options.policy,
            "failover": failover,
            "rows": [Row(backend=name) for name in options.backends],
        }
    )
    Profile(
        name=saved.name,
        policy=saved.policy,
        backends=tuple(backend for name in options.backends if (backend := library.backend(name)) is not None),
    )
    _store().change(lambda library: library.with_profile(saved))
    print(f"Saved the profile {options.name} ({saved.policy.value}): {', '.join(options.backends)}.")
    return ANSWERED


def _list(_options: argparse.Namespace) -> int:
    library = _store().load()
    for profile in library.profiles:
        print(f"{profile.name}  ({profile.policy.value}: {', '.join(row.backend for row in profile.rows)})")
    for backend in library.backends:
        print(f"{backend.name}  ({backend.provider} · {backend.model})")
    return ANSWERED


def _show(options: argparse.Namespace) -> int:
    profile, skipped = _store().load().resolve(options.name)
    sys.stdout.write(dump_profile(profile).decode())
    for event in skipped:
        print(f"Left out: {event.backend} ({event.reason.value})", file=sys.stderr)
    return ANSWERED


def _export(options: argparse.Namespace) -> int:
    if options.format == "understudy":
        return _show(options)
    made = to_proxy(*_store().load().resolve(options.name))
    sys.stdout.write(made.text)
    print(*made.lost, sep="\n", file=sys.stderr)
    return ANSWERED


def _delete(options: argparse.Namespace) -> int:
    _store().change(lambda library: library.without(options.name))
    print(f"Deleted {options.name}.")
    return ANSWERED


def _import(options: argparse.Namespace) -> int:
    files = {file.stem: _read_file(file) for file in options.files}
    for came in incoming(files):
        came = under_free_names(came, _store().load())
        profile = came.profile
        refs = [f"  {one.name}: {_reference(one)}" for one in profile.backends if one.key]
        if refs and not options.agree:
            raise UsageError("\n".join([f"{profile.name} wants to use these keys. Add --agree to allow it:", *refs]))
        _keep_keys(came)
        _store().change(partial(with_profile, profile=profile))
        print(f"Imported {profile.name}.")
        for note in came.notes:
            print(f"  {note}", file=sys.stderr)
    return ANSWERED


def _keep_keys(came: Incoming) -> None:
    """Put the keys that stood in a file into the key ring, each bound to the host it is for."""
    keys = Keys(Worker("keys"), os.environ)
    for held in held_keys(came):
        asyncio.run(keys.store(held.name, clean(held.key), held.origin))
        _store().change(partial(_with_key_name, name=held.name))


def _with_key_name(library: Library, name: str) -> Library:
    return library.model_copy(update={"key_names": (*_others(library.key_names, name), name)})


def _reference(backend: Backend) -> str:
    key = backend.key
    named = f"${key.env}" if key and key.env else f"key ring entry {key.keyring if key else None}"
    return f"{named} → {backend.base_url or known(backend.provider).base_url}"


def _key_set(options: argparse.Namespace) -> int:
    typed = getpass.getpass("Key: ") if sys.stdin.isatty() else sys.stdin.readline()
    try:
        key = clean(typed)
    except ValueError as problem:
        raise UsageError(str(problem)) from None
    keys = Keys(Worker("keys"), os.environ)
    asyncio.run(keys.store(options.name, key))
    _store().change(
        lambda library: library.model_copy(
            update={"key_names": (*_others(library.key_names, options.name), options.name)}
        )
    )
    print(f"Saved the key {options.name} in {asyncio.run(keys.store_name())}.")
    return ANSWERED


def _key_delete(options: argparse.Namespace) -> int:
    was_there = asyncio.run(Keys(Worker("keys"), os.environ).delete(options.name))
    _store().change(lambda library: library.model_copy(update={"key_names": _others(library.key_names, options.name)}))
    if not was_there:
        raise UsageError(f"There is no key called {options.name} in the key ring.")
    print(f"Deleted the key {options.name}.")
    return ANSWERED


def _key_list(_options: argparse.Namespace) -> int:
    print(*_store().load().key_names, sep="\n")
    return ANSWERED


def _others(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(kept for kept in names if kept != name)


def _ask(options: argparse.Namespace) -> int:
    profile, skipped = _profile_for(options)
    prompts = (line.rstrip("\n") for line in sys.stdin) if options.prompt == "-" else iter([options.prompt])
    return asyncio.run(_ask_all(profile, skipped, prompts, options.json, saved=options.profile_file is None))


def _profile_for(options: argparse.Namespace) -> tuple[Profile, tuple[Skipped, ...]]:
    if options.profile_file is not None:
        return _read_profile(options.profile_file), ()
    library = _store().load()
    name = options.profile or (library.profiles[0].name if library.profiles else None)
    if name is None:
        raise UsageError("No profile has been saved yet. Save one, or use --profile-file.")
    return library.resolve(name)


def _read_profile(file: Path) -> Profile:
    parsed = parse_profile(_read_file(file))
    for warning in parsed.warnings:
        print(warning, file=sys.stderr)
    return parsed.profile


def _read_file(file: Path) -> bytes:
    data = read_bytes(file, MAX_BYTES)
    if data is None:
        raise UsageError(f"There is no file {file}.")
    return data


async def _ask_all(
    profile: Profile, skipped: tuple[Skipped, ...], prompts: Iterator[str], as_json: bool, saved: bool
) -> int:
    asyncio.get_running_loop().set_default_executor(Detached())
    database = Database(Paths.of_user(os.environ).history, Worker("history"), time.time)
    http = Http()
    turns = Conversations(database).counter if saved else None
    balancer = Balancer(http, Keys(Worker("keys"), os.environ), next_turn=turns)
    steering = Steering()
    with suppress(NotImplementedError):  # Windows: Ctrl+C raises KeyboardInterrupt instead
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, steering.stop)
    status = ANSWERED
    statistics = Statistics(database)
    try:
        if saved:
            await statistics.recall(balancer.habits, profile.backends)
        for prompt in prompts:
            request = ChatRequest((Message(Role.USER, prompt),))
            stream = balancer.stream(profile, request, steering, skipped)
            if saved:
                stream = counted(stream, profile, statistics, balancer.clock)
            async with aclosing(stream) as events:
                async for event in events:
                    _print_json(event) if as_json else _tell(event)
                    status = _status(event, status)
            if status == STOPPED:
                break
    finally:
        await http.aclose()
        await database.close()
    return status


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
