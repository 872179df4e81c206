"""R3: whatever is read (replies, addresses, files of every kind) ends in a value or in one of our own errors."""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from scorecard.measure import Dice, Measure, Outcome
from scorecard.wire import SAID, read_hostile_replies
from support.hostile import as_json, spoiled
from understudy_core.capabilities import Capabilities
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.exchange import imported, wanted_keys
from understudy_core.failures import BackendError
from understudy_core.files import StorageError
from understudy_core.incoming import incoming, under_free_names
from understudy_core.interchange import ConversationFileError, from_json_text, to_html, to_json_text, to_markdown
from understudy_core.library import Library, LibraryStore
from understudy_core.profile_file import ProfileFileError
from understudy_core.transport.http import host_of, is_local
from understudy_core.transport.origin import origin_of, spoken
from understudy_core.transport.proxy import ProxyAddressError, cleaned
from understudy_core.worker import Worker
from understudy_gui.preferences import parse

_BACKENDS = [
    {"name": "primary", "provider": "openai", "model": "m", "key": {"env": "PRIMARY_KEY"}, "params": {"top_p": 0.5}},
    {
        "name": "backup",
        "provider": "groq",
        "model": "n",
        "key": {"keyring": "groq"},
        "base_url": "https://x.example/v1",
    },
]
_PROFILE = {
    "version": 1,
    "name": "Everyday",
    "policy": "failover",
    "backends": _BACKENDS,
    "failover": {"retry_count": 3, "status_codes": [429, "5xx"], "first_token_timeout_s": 9, "mid_stream": "ask"},
    "breaker": {"rest_s": 10},
    "params": {"a": {"b": [1]}},
}
_LLXPRT = {
    "version": 1,
    "provider": "openai",
    "model": "gpt-x",
    "modelParams": {"temperature": "0.7", "auth-key": "sk-proj-0123456789abcdefghijklmn"},
    "ephemeralSettings": {"context-limit": 190000, "base-url": "http://10.0.0.2:1234/v1", "auth-key-name": "work"},
}
_BALANCER = {
    "version": 1,
    "type": "loadbalancer",
    "policy": "failover",
    "profiles": ["one", "one"],
    "ephemeralSettings": {"failover_retry_count": 2, "failover_status_codes": [429, 503], "timeout_ms": 30000},
}
_LIBRARY = {
    "version": 1,
    "backends": _BACKENDS,
    "profiles": [{"name": "Everyday", "policy": "failover", "rows": [{"backend": "primary"}, {"backend": "gone"}]}],
    "key_names": ["groq"],
}
_TALK = {
    "form": "understudy-conversation",
    "version": 2,
    "title": "Birds",
    "shown": 1,
    "messages": [
        {"role": "user", "text": "Which bird?", "pictures": [{"type": "image/png", "data": "iVBORw0KGgo="}]},
        {
            "role": "assistant",
            "text": "A wren.",
            "follows": 0,
            "account": [
                {"event": "attempt", "n": 1, "backend": "a", "model": "m", "try": 1, "tries": 1},
                {"event": "failed", "n": 1, "backend": "a", "kind": "silent", "message": "No.", "action": "next"},
                {"event": "skipped", "backend": "b", "reason": "resting", "seconds_left": 3.0},
                {"event": "text", "text": "A wren."},
                {"event": "usage", "input_tokens": 3, "output_tokens": 5},
                {"event": "answered", "backend": "c", "model": "m", "finish_reason": "stop", "text": "A wren."},
            ],
        },
    ],
}
_MODELS = {"https://x.example/v1": [{"id": "m", "name": "M", "context_limit": 9, "sees_pictures": True}]}
_LIKED = {"theme": "dark", "zoom": 1.2, "proxy": "http://p.example:80", "language": "de"}
_SCHEMES = ("https://", "http://", "HTTP://", "https:", "//", "", "ftp://", "javascript:", "file:///", " https://")
_HOSTS = (
    "api.alder.example", "127.0.0.1", "[::1]", "[::1", "localhost", "127.1", "0x7f000001", "a@b.example", "münchen.de",
    "xn--mnchen-3ya.de", "ex%61mple.com", "a\u200b.example", "\ud800", "１２７.0.0.1", "-", "a" * 300, "..", "a..b", "",
    "[v1.x]", "1.2.3.4.5", "😀.example", "a\\b", "a\tb",
)  # fmt: skip
_ENDS = (
    "",
    ":443",
    ":0",
    ":99999",
    ":x",
    ":",
    "/v1",
    "/v1?key=a",
    "#@b",
    "/../..",
    ":٤٤",
    "/\ud83d",
    "\n",
    "\x00",
    "?",
)


def take(rounds: int, dice: Dice) -> Outcome:
    """Read so many hostile replies, half as many addresses, and a fifth as many files of each kind."""
    asyncio.run(read_hostile_replies(rounds // len(SAID), dice))
    for url in _addresses(rounds // 2, dice):
        with suppress(BackendError):
            origin = origin_of(url)
            assert origin == origin_of(origin) and spoken(origin), url
        with suppress(ProxyAddressError):
            assert cleaned(cleaned(url)) == cleaned(url), url
        host_of(url), is_local(url)
    files = rounds // 5
    with tempfile.TemporaryDirectory() as folder:
        _profiles(files, dice, Path(folder))
        _documents(files, dice, Path(folder))
        asyncio.run(_talks(files // 4, dice))
    return Outcome(f"0 of {rounds:,} replies, {rounds // 2:,} addresses, {files:,} files of each kind", True)


def _addresses(rounds: int, dice: Dice) -> Iterator[str]:
    for _ in range(rounds):
        url = dice.choice(_SCHEMES) + dice.choice(_HOSTS) + dice.choice(_ENDS)
        if dice.random() < 0.4:
            at = dice.randint(0, len(url))
            url = url[:at] + dice.choice(["", "@", "/", "\\", "%00", ".", ":", "ⅷ", "\u202e", " "]) + url[at + 1 :]
        yield url


def _profiles(rounds: int, dice: Dice, folder: Path) -> None:
    """Import profiles of both kinds; one that is taken is kept and found again as it was."""
    store = LibraryStore(folder / "library.json")
    for number in range(rounds):
        files = {"one": as_json(spoiled(dice.choice([_PROFILE, _LLXPRT]), dice), dice)}
        if dice.random() < 0.3:
            files["two"] = as_json(spoiled(_BALANCER, dice), dice)
        with _noted(f"profile {number}"), suppress(ProfileFileError):
            for came in incoming(files):
                fresh = under_free_names(came, Library())
                library, name = imported(Library(), fresh.profile, wanted_keys(fresh.profile))
                assert store.change(partial(_instead, library)) == store.load()
                library.resolve(name)


def _instead(library: Library, _before: Library) -> Library:
    return library


def _documents(rounds: int, dice: Dice, folder: Path) -> None:
    """Read spoiled files of our own."""
    library, models = folder / "spoiled.json", folder / "models.json"
    for number in range(rounds):
        with _noted(f"document {number}"):
            library.write_bytes(as_json(spoiled(_LIBRARY, dice), dice))
            with suppress(StorageError):
                for profile in LibraryStore(library).load().profiles:
                    with suppress(StorageError):
                        LibraryStore(library).load().resolve(profile.name)
            models.write_bytes(as_json(spoiled(_MODELS, dice), dice))
            with suppress(StorageError):
                capabilities = Capabilities(models)
                capabilities.load()
                capabilities.save()
            parse(as_json(spoiled(_LIKED, dice), dice))


async def _talks(rounds: int, dice: Dice) -> None:
    """Take in spoiled conversations; one that is taken can be read, and taken out again, in every form."""
    database = Database(None, Worker("history"), lambda: 0.0)
    kept = Conversations(database)
    for number in range(rounds):
        with _noted(f"conversation {number}"), suppress(ConversationFileError):
            told = from_json_text(as_json(spoiled(_TALK, dice), dice))
            taken = await kept.take_in(told.title, told.branches)
            there, came = await kept.messages(taken), told.branches.path
            assert [one.role for one in there] == [one.role for one in came]
            assert all(now.text or not one.text for now, one in zip(there, came, strict=True)), "a text was lost"
            to_markdown(told).encode(), to_html(told).encode(), json.loads(to_json_text(told))
    await database.close()


@contextmanager
def _noted(what: str) -> Iterator[None]:
    """Tells in which round an exception came."""
    try:
        yield
    except BaseException as bug:
        bug.add_note(what)
        raise


MEASURE = Measure(
    mark="R3",
    name="Bad input",
    target="100,000 replies, 50,000 addresses, 20,000 files of each kind: 0 exceptions but our own, no key repeated",
    take=take,
    short=1500,
    full=100_000,
)
