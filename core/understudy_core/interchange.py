"""A conversation as a file, pure: Markdown and HTML to read, JSON to read back, with the account of every reply."""

from __future__ import annotations

import html
import json
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from understudy_core.account import event_from_json, text_of
from understudy_core.chat import Picture, Role
from understudy_core.documents import objects_of, read_json
from understudy_core.events import Answered, Event, Failed, Interrupted, Skipped, Stopped, Text, Unanswered, to_json
from understudy_core.language import tr
from understudy_core.turns import Branches, StoredMessage
from understudy_core.work import Work

FORM = "understudy-conversation"
MAX_BYTES = 256 << 20


class ConversationFileError(ValueError):
    """The file holds no conversation that can be read; the text is one sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """A conversation outside of the history."""

    title: str
    branches: Branches
    instructions: str = ""
    """Those of this conversation alone; empty where it has none."""


def to_markdown(told: Told) -> str:
    """The branch that is shown as Markdown."""
    return "".join(markdown_pieces(told))


def to_html(told: Told) -> str:
    """The branch that is shown as one page."""
    return "".join(html_pieces(told))


def to_json_text(told: Told) -> str:
    """The conversation with all its branches as JSON that `from_json_text` reads back whole."""
    return "".join(json_pieces(told))


def markdown_pieces(told: Told) -> Iterator[str]:
    """The branch that is shown as Markdown, in pieces; what services wrote is Markdown already."""
    yield f"# {told.title}\n"
    if told.instructions:
        yield f"\n## {tr('Instructions')}\n\n{told.instructions}\n"
    for message in told.branches.path:
        pictures = f"*[{len(message.pictures)} picture(s)]*" if message.pictures else ""
        lines = "\n".join(f"> {line}" for line in account_lines(message.account))
        parts = (f"## {speaker(message)}", pictures, message.text.strip(), lines)
        yield "".join(f"\n{part}\n" for part in parts if part)


def html_pieces(told: Told) -> Iterator[str]:
    """The branch that is shown as one page that loads nothing, in pieces; all that was written is shown as it is."""
    title = html.escape(told.title)
    yield (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body><h1>{title}</h1>"
    )
    if told.instructions:
        yield (
            f"<section><h2>{html.escape(tr('Instructions'))}</h2><pre>{html.escape(told.instructions)}</pre></section>"
        )
    for message in told.branches.path:
        pictures = "".join(
            f'<img alt="Picture" src="data:{picture.media_type};base64,{picture.base64}">'
            for picture in message.pictures
        )
        account = "".join(f"<li>{html.escape(line)}</li>" for line in account_lines(message.account))
        yield (
            f'<section class="{message.role.value}"><h2>{html.escape(speaker(message))}</h2>{pictures}'
            f"<pre>{html.escape(message.text)}</pre>{f'<ul>{account}</ul>' if account else ''}</section>"
        )
    yield "</body></html>\n"


def json_pieces(told: Told) -> Iterator[str]:
    """The conversation with all its branches as JSON, in pieces; `from_json_text` reads it back whole."""
    branches = told.branches
    head = {"form": FORM, "version": 2, "title": told.title, "instructions": told.instructions}
    yield json.dumps({**head, "shown": branches.shown}, indent=1).removesuffix("\n}") + ',\n "messages": ['
    for at, (message, parent) in enumerate(zip(branches.messages, branches.parents, strict=True)):
        entry = {
            "follows": parent,
            "role": message.role.value,
            "text": message.text,
            "account": [to_json(event, kept=True) for event in message.account],
            "pictures": [{"type": one.media_type, "data": one.base64} for one in message.pictures],
        }
        yield f"{',' if at else ''}\n{json.dumps(entry, indent=1)}"
    yield "\n ]\n}\n"


def from_json_text(data: bytes, work: Work | None = None) -> Told:
    """The conversation in a file. Raises ConversationFileError, and WorkStoppedError."""
    stepping = work or Work()

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        stepping.step()
        return dict(found)

    try:
        said = read_json(data, pairs=pairs)
    except ValueError:
        raise ConversationFileError(tr("This file is not JSON, so no conversation can be read from it.")) from None
    if not isinstance(said, dict) or said.get("form") != FORM or not isinstance(said.get("messages"), list):
        raise ConversationFileError(tr("This file holds no conversation that Understudy wrote."))
    if said.get("version") not in (1, 2):
        raise ConversationFileError(tr("A newer version of Understudy wrote this conversation. It was not read."))
    title, instructions = said.get("title"), said.get("instructions")
    return Told(
        title if isinstance(title, str) and title else tr("Imported"),
        _branches(said),
        instructions if isinstance(instructions, str) else "",
    )


def account_lines(account: Sequence[Event]) -> Iterator[str]:
    """Who was asked, why they failed, and how it ended, one sentence a line."""
    for event in account:
        match event:
            case Failed(message=message):
                yield message
            case Skipped(backend=backend, reason=reason):
                yield tr("{backend} was not asked ({reason}).", backend=backend, reason=reason.value.replace("_", " "))
            case Answered(backend=backend, model=model, total_s=total_s):
                yield tr("{backend} · {model} answered in {n} s.", backend=backend, model=model, n=f"{total_s:.1f}")
            case Interrupted(backend=backend):
                yield (
                    tr("The reply of {backend} broke off here.", backend=backend)
                    if backend
                    else tr("It broke off here.")
                )
            case Stopped():
                yield tr("Stopped.")
            case Unanswered(message=message):
                yield message


def speaker(message: StoredMessage) -> str:
    """Whose words these are."""
    if message.role is Role.USER:
        return tr("You")
    names = [event.backend for event in message.account if isinstance(event, (Answered, Interrupted)) and event.backend]
    return names[-1] if names else tr("No answer")


def _branches(said: dict[str, Any]) -> Branches:
    """Version 1 knew no branches: its messages stand one after the other."""
    messages = tuple(_messages(said["messages"]))
    if said["version"] == 1:
        return Branches.in_a_row(messages)
    parents = tuple(_followed(at, entry.get("follows")) for at, entry in enumerate(said["messages"]))
    shown = said.get("shown")
    return Branches(messages, parents, shown if _is_place(shown, len(messages)) else None)


def _followed(at: int, parent: object) -> int | None:
    """The message that the one at this position follows, which must stand before it."""
    if parent is None or _is_place(parent, at):
        return parent
    raise _unreadable(at)


def _is_place(value: object, end: int) -> TypeGuard[int]:
    return type(value) is int and 0 <= value < end


def _unreadable(at: int) -> ConversationFileError:
    return ConversationFileError(
        tr("Message {number} of this file cannot be read. Nothing was imported.", number=at + 1)
    )


def _messages(entries: Sequence[object]) -> Iterator[StoredMessage]:
    for at, entry in enumerate(entries):
        if not isinstance(entry, dict) or entry.get("role") not in (Role.USER, Role.ASSISTANT):
            raise _unreadable(at)
        text = str(entry.get("text") or "")
        events = (event_from_json(one) for one in objects_of(entry.get("account")))
        account = tuple(event for event in events if event is not None)
        if account and text and not text_of(account):
            account = (Text(text), *account)  # the account is damaged, and a reply is shown from it
        yield StoredMessage(
            at,
            Role(entry["role"]),
            text,
            account,
            tuple(_pictures(entry.get("pictures"))),
        )


def _pictures(value: object) -> Iterator[Picture]:
    for one in objects_of(value):
        try:
            data = b64decode(str(one.get("data")), validate=True)
        except ValueError:
            raise ConversationFileError(tr("A picture in this file is damaged. Nothing was imported.")) from None
        if one.get("type") in ("image/png", "image/jpeg"):
            yield Picture(one["type"], data)


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1d1d24}"
    "h2{font-size:1em;margin:1.6em 0 .3em}pre{white-space:pre-wrap;font:inherit;margin:0}"
    "ul{color:#5b5b66;font-size:.9em;margin:.4em 0}img{max-width:100%;display:block;margin:.4em 0}"
    ".user pre{background:#e9eaf7;padding:.6em .9em;border-radius:14px}"
)
