"""The JSON of the OpenAI Chat Completions protocol: what is asked, pieces of a reply, whole replies, refusals."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from typing import Any, assert_never

from understudy_core.practice.http1 import ReceivedRequest
from understudy_core.practice.plays import Busy, Down, ModelGone, OutOfCredit, Refuses, WrongKey

DONE = b"data: [DONE]\n\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """What one request asks for. `words_in` stands in for the tokens of the prompt; `number` names the reply."""

    model: str
    last_text: str
    words_in: int
    stream: bool
    include_usage: bool
    number: int


def asked(request: ReceivedRequest, number: int) -> Asked | None:
    """The question in a request for a chat completion; None when it does not have the protocol's form."""
    body = request.body
    if not isinstance(body, dict) or not isinstance(body.get("model"), str):
        return None
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages or not all(isinstance(each, dict) for each in messages):
        return None
    texts = [_text(each.get("content")) for each in messages]
    said = [text for text, each in zip(texts, messages, strict=True) if each.get("role") == "user"]
    options = body.get("stream_options")
    return Asked(
        model=body["model"],
        last_text=said[-1] if said else "",
        words_in=sum(len(text.split()) for text in texts),
        stream=body.get("stream") is True,
        include_usage=isinstance(options, dict) and options.get("include_usage") is True,
        number=number,
    )


def _text(content: object) -> str:
    if isinstance(content, list):
        return "".join(part["text"] for part in content if isinstance(part, dict) and isinstance(part.get("text"), str))
    return content if isinstance(content, str) else ""


def words(text: str) -> list[str]:
    """The text in pieces of one word each, with the space before it; joined they are the text again."""
    return re.findall(r"\s*\S+|\s+\Z", text)


def delta(question: Asked, change: dict[str, str], finish_reason: str | None = None) -> bytes:
    """One event of a streamed reply."""
    return _event(question, [{"index": 0, "delta": change, "finish_reason": finish_reason}], None)


def usage_event(question: Asked, words_out: int) -> bytes:
    """The event that tells the tokens, after the last piece of the reply."""
    return _event(question, [], _usage(question, words_out))


def completion(question: Asked, text: str) -> bytes:
    """The body of a reply that is not streamed."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    usage = _usage(question, len(words(text)))
    return _json({**_frame(question, "chat.completion"), "choices": [choice], "usage": usage})


def model_list(*models: str) -> bytes:
    """The body of `GET /v1/models`."""
    entries = [{"id": model, "object": "model", "created": 0, "owned_by": "practice"} for model in models]
    return _json({"object": "list", "data": entries})


def error(message: str, kind: str, code: str | None = None) -> bytes:
    """The body of a reply that says no."""
    return _json({"error": {"message": message, "type": kind, "param": None, "code": code}})


def refusal(play: Refuses, model: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body with which a service says no."""
    match play:
        case Busy(retry_after_s=None):
            return 429, {}, error(f"Rate limit reached for {model}.", "requests", "rate_limit_exceeded")
        case Busy(retry_after_s=wait):
            text = f"Rate limit reached for {model}. Please try again in {wait:g}s."
            return 429, {"retry-after": f"{wait:g}"}, error(text, "requests", "rate_limit_exceeded")
        case Down(status=status):
            return status, {}, error("The practice service plays being down.", "server_error")
        case WrongKey():
            text = "The practice service plays not knowing this key."
            return 401, {}, error(text, "invalid_request_error", "invalid_api_key")
        case OutOfCredit():
            text = "You exceeded your current quota. The practice service plays being unpaid."
            return 429, {}, error(text, "insufficient_quota", "insufficient_quota")
        case ModelGone():
            text = f"The model {model} does not exist or you do not have access to it."
            return 404, {}, error(text, "invalid_request_error", "model_not_found")
        case _:
            assert_never(play)


def _event(question: Asked, choices: list[dict[str, Any]], usage: dict[str, int] | None) -> bytes:
    body: dict[str, Any] = {**_frame(question, "chat.completion.chunk"), "choices": choices}
    if question.include_usage:
        body["usage"] = usage
    return b"data: " + _json(body) + b"\n\n"


def _frame(question: Asked, kind: str) -> dict[str, Any]:
    number = f"chatcmpl-practice-{question.number}"
    return {"id": number, "object": kind, "created": int(time.time()), "model": question.model}


def _usage(question: Asked, words_out: int) -> dict[str, int]:
    total = question.words_in + words_out
    return {"prompt_tokens": question.words_in, "completion_tokens": words_out, "total_tokens": total}


def _json(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
