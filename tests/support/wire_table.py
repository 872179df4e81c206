"""What comes of each recorded reply, beside what its index expects. `python -m support.wire_table` prints the table."""

from __future__ import annotations

import asyncio
import hashlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from support.asking import HELLO, backend, balancer, collect, profile, reasoning_of, text_of
from support.replay import Replay, WireItem, wire_items
from understudy_core.events import Answered, Failed, UsageReported
from understudy_core.failures import FailureKind

K = FailureKind
PIECES = (1, 7, 4096)
PROVIDERS = {
    "openai-chat": "openai-compatible",
    "openai-responses": "openai-responses",
    "anthropic-messages": "anthropic",
    "gemini": "gemini",
    "ollama-native": "ollama",
}
CLASSES: Mapping[str, set[FailureKind]] = {
    "auth": {K.KEY_REJECTED},
    "permission": {K.NOT_PERMITTED},
    "billing": {K.QUOTA_EXHAUSTED},
    "rate_limit": {K.RATE_LIMITED},
    "overloaded": {K.OVERLOADED},
    "server": {K.SERVER_ERROR},
    "timeout": {K.SERVER_ERROR, K.SILENT},
    "context_length": {K.CONTEXT_TOO_LONG},
    "content_policy": {K.REFUSED_CONTENT},
    "model_not_found": {K.MODEL_NOT_FOUND},
    "bad_request": {K.BAD_REQUEST},
}


@dataclass(frozen=True)
class Outcome:
    """What a reader can compare: `end` is a reason to finish or the kind of a failure."""

    text: str
    reasoning: int
    end: str
    usage: tuple[int | None, int | None] | None
    wait_s: float | None
    message: str = ""


async def outcome(item: WireItem, piece: int | None) -> Outcome:
    """Replay a recording in pieces of that many bytes and read it as the program does."""
    async with Replay(item, piece=piece) as server, balancer() as made:
        asked = backend("a", server.base_url).model_copy(update={"provider": PROVIDERS[item.protocol]})
        events = await collect(made.stream(profile(asked), HELLO))
    usage = [(event.input_tokens, event.output_tokens) for event in events if isinstance(event, UsageReported)]
    failed = next((event for event in events if isinstance(event, Failed)), None)
    end = failed.kind.value if failed else next(one.finish_reason for one in events if isinstance(one, Answered))
    digest = hashlib.sha256(text_of(events).encode()).hexdigest()
    return Outcome(
        digest,
        len(reasoning_of(events)),
        end,
        usage[-1] if usage else None,
        failed.retry_after_s if failed else None,
        failed.message if failed else "",
    )


def ends(item: WireItem) -> set[str]:
    """How this recording may end, by its index."""
    expected = item.expected
    if "error_class" in expected:
        names = {expected["error_class"], *expected.get("also_acceptable", ())}
        return {kind.value for name in names for kind in CLASSES.get(name, set())}
    if expected["text_chars"]:
        return {"stop" if expected["finish_class"] is None else expected["finish_class"]}
    declined = expected["finish_class"] in ("content_filter", "refusal") or expected["refusal_chars"]
    return {K.REFUSED_CONTENT.value if declined else K.EMPTY_REPLY.value}


def differences(item: WireItem, got: Outcome) -> list[str]:
    """In what this outcome is not what the index expects; nothing if it is."""
    expected, wrong = item.expected, []
    if got.end not in ends(item):
        wrong.append(f"ends as {got.end}, not {' or '.join(sorted(ends(item)))}")
    if "text_sha256" in expected:
        wrong += ["text"] * (got.text != expected["text_sha256"])
        wrong += ["reasoning"] * (got.reasoning != expected["reasoning_chars"])
    if (tokens := _tokens(expected)) is not None and got.usage != tokens:
        wrong.append(f"usage {got.usage}, not {tokens}")
    if "retry_after_s" in expected and got.wait_s != expected["retry_after_s"]:
        wrong.append(f"wait {got.wait_s}, not {expected['retry_after_s']}")
    return wrong


def _tokens(expected: Mapping[str, Any]) -> tuple[int | None, int | None] | None:
    tokens = expected.get("tokens")
    return (tokens["input"], tokens["output"]) if tokens and expected.get("outcome") != "error" else None


async def _print() -> int:
    faults = 0
    print(f"{'file':52}  {'expected':22}  {'got':22}  at {PIECES} bytes")
    for item in wire_items():
        got = [await outcome(item, piece) for piece in PIECES]
        wrong = [fault for one in got for fault in differences(item, one)]
        faults += bool(wrong)
        said = "; ".join(dict.fromkeys(wrong)) or "equal"
        print(f"{item.file:52}  {'/'.join(sorted(ends(item))):22}  {got[-1].end:22}  {said}")
    print(f"{len(wire_items())} recordings, {faults} differ")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(asyncio.run(_print()))
