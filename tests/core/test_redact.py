"""Keys are taken out of everything that is shown, kept or logged. The scorecard searches whole flows (R11)."""

from __future__ import annotations

import base64
import logging
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.asking import HELLO, backend, balancer, collect, profile, reasoning_of, text_of
from support.fault_server import FaultServer
from support.faults import DONE, FINISH, ROLE, delta, stream
from understudy_core import logs
from understudy_core.events import Answered
from understudy_core.profiles import KeyRef
from understudy_core.providers.base import FinishPart, ModelPart, Part, ReasoningPart, RefusalPart, TextPart
from understudy_core.providers.veil import Veil
from understudy_core.transport.redact import hidden, redacted, remember, without_keys

KEY = "alder/secret+0123456789"


def shown(*parts: Part, key: str | None = KEY) -> list[Part]:
    """What comes through."""
    veil = Veil(key)
    return [one for part in parts for one in veil.over(part)] + list(veil.lifted())


@pytest.mark.parametrize("before", [b"", b"x", b"Bearer ", b"user:"])
def test_a_key_is_found_in_every_form(before: bytes) -> None:
    """As it is, in base64 behind whatever stands before it, in hexadecimal, escaped for an address."""
    packed = before + KEY.encode() + b" and more"
    for text in (
        packed.decode(),
        base64.b64encode(packed).decode(),
        base64.urlsafe_b64encode(packed).decode(),
        packed.hex(),
        packed.hex().upper(),
        "?key=alder%2Fsecret%2B0123456789&x",
    ):
        assert "…" in hidden(text, KEY) and len(hidden(text, KEY)) < len(text)


def test_a_short_key_is_hidden_where_it_was_used_only() -> None:
    """A key of a few characters would be found in words, so elsewhere it is let be."""
    remember("cat")
    assert redacted("The cat sat", "cat") == "The … sat" and without_keys("concatenate") == "concatenate"


@given(st.lists(st.integers(0, len(KEY) + 12), max_size=6))
def test_a_key_in_pieces_never_comes_through(cuts: list[int]) -> None:
    """However a service cuts what it repeats, what is shown has everything but the key."""
    text = f"It is {KEY}, ald."
    at = sorted({0, len(text), *cuts})
    pieces = [TextPart(text[a:b]) for a, b in pairwise(at)]
    assert "".join(one.text for one in shown(*pieces) if isinstance(one, TextPart)) == "It is …, ald."


def test_what_is_no_key_comes_through_in_order() -> None:
    """Reasoning, text and the end keep their order; a name or an end that repeats the key does not."""
    assert shown(ReasoningPart("al"), TextPart("al"), ModelPart(KEY), FinishPart(KEY)) == [
        ReasoningPart("al"), ModelPart("…"), TextPart("al"), FinishPart("…"),
    ]  # fmt: skip
    assert shown(RefusalPart(KEY[:5]), RefusalPart(KEY[5:])) == [RefusalPart("…")]
    assert shown(TextPart(KEY), key=None) == [TextPart(KEY)]


async def test_a_service_that_repeats_the_key_in_its_reply(caplog: pytest.LogCaptureFixture) -> None:
    """Neither the events nor the log of everything that the libraries tell have it."""
    caplog.set_level(logging.DEBUG)
    body = ROLE + delta("Your key is ald") + delta("er/secret+01") + delta("23456789.") + FINISH + DONE
    async with FaultServer(stream(body)) as server, balancer(Alder=KEY) as made:
        events = await collect(made.stream(profile(backend("A", server.base_url, key=KeyRef(keyring="Alder"))), HELLO))
    assert isinstance(events[-1], Answered) and events[-1].text == text_of(events) == "Your key is …."
    assert reasoning_of(events) == "" and KEY not in caplog.text


_FAULTS = """
import asyncio, logging, sys, threading
from understudy_core.logs import set_up
from understudy_core.transport.redact import remember
set_up(logging.DEBUG)
remember(sys.argv[1])
logging.getLogger("x").error("a key: %s", sys.argv[1])
try:
    raise ValueError(sys.argv[1])
except ValueError:
    logging.getLogger("x").exception("failed")
thread = threading.Thread(target=lambda: {}[sys.argv[1]])
thread.start()
thread.join()
raise RuntimeError("Illegal header value " + sys.argv[1])
"""


def test_no_log_and_no_traceback_has_the_key() -> None:
    """Logged, in an exception, uncaught in a thread and in the program: each is told, with the key taken out."""
    done = subprocess.run([sys.executable, "-c", _FAULTS, KEY], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and KEY not in done.stderr
    for said in ("a key: …", "ValueError: …", "KeyError: '…'", "RuntimeError: Illegal header value …"):
        assert said in done.stderr


def test_being_interrupted_ends_as_usual(capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C says what Python says."""
    logs._uncaught(KeyboardInterrupt, KeyboardInterrupt(), None)
    logs._told(None)
    assert capsys.readouterr().err == "KeyboardInterrupt\n"
