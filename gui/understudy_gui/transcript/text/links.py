"""Links in a document: which may be followed, and which do not lead where their words say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from understudy_core.language import tr
from understudy_gui.plain_sight import leads_elsewhere
from understudy_gui.transcript.text.look import Look

_Of = QTextFormat.Property
_OF_LINKS = (_Of.IsAnchor, _Of.AnchorHref, _Of.ForegroundBrush, _Of.TextUnderlineStyle, _Of.FontUnderline)
_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


_MAY_BE_LINKS = re.compile(r"\]\(|\]:|://|www\.|\S@\S", re.I)


@dataclass(frozen=True, slots=True)
class Link:
    """A link that can be followed: its first position in its document, the one after its last, and what it says."""

    start: int
    end: int
    words: str
    address: str


def may_hold_links(source: str) -> bool:
    """Whether there can be a link in this Markdown at all; cheap, before a document is looked through."""
    return _MAY_BE_LINKS.search(source) is not None


@lru_cache(maxsize=256)
def is_safe_link(address: str) -> bool:
    """Whether a link may be followed: only web pages and mail addresses."""
    return QUrl(address).scheme().lower() in _SAFE_SCHEMES


def finish_links(document: QTextDocument, look: Look) -> None:
    """Let an address that ends a sentence end before the full stop, which Qt takes for a part of it; say after each
    link whose words name another place where it leads. Both in one pass, since a reply may hold thousands."""
    form = QTextCharFormat()
    form.setForeground(QColor(look.colours.needs))
    for found in reversed(links_of(document)):
        link = found
        if link.words == link.address and link.words.endswith("."):
            link = _without_full_stop(document, link)
        if host := leads_elsewhere(link.words, link.address):
            cursor = QTextCursor(document)
            cursor.setPosition(link.end)
            told = tr("(leads to {host})", host=host)
            cursor.insertText(f" {told}", form)


def _without_full_stop(document: QTextDocument, link: Link) -> Link:
    """The link as it is then."""
    address = link.address.rstrip(".")
    cursor = QTextCursor(document)
    cursor.setPosition(link.start)
    cursor.setPosition(link.start + len(address), QTextCursor.MoveMode.KeepAnchor)
    shorter = QTextCharFormat()
    shorter.setAnchorHref(address)
    cursor.mergeCharFormat(shorter)
    cursor.setPosition(link.start + len(address))
    cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
    plain = cursor.charFormat()
    for part in _OF_LINKS:
        plain.clearProperty(part)
    cursor.setCharFormat(plain)
    return Link(link.start, link.start + len(address), address, address)


def links_of(document: QTextDocument) -> list[Link]:
    """The links of a document that can be followed, in reading order."""
    found: list[Link] = []
    known: dict[int, str] = {}
    block = document.begin()
    while block.isValid():
        part, before = block.begin(), ""
        while not part.atEnd():
            fragment = part.fragment()
            if (index := fragment.charFormatIndex()) not in known:
                known[index] = _followed(fragment.charFormat())
            address, end = known[index], fragment.position() + fragment.length()
            if address and address == before:
                found[-1] = replace(found[-1], end=end, words=found[-1].words + fragment.text())
            elif address:
                found.append(Link(fragment.position(), end, fragment.text(), address))
            before = address
            part += 1
        block = block.next()
    return found


def _followed(form: QTextCharFormat) -> str:
    """Where a link of this format leads; empty if it is none, or may not be followed."""
    return form.anchorHref() if form.isAnchor() and is_safe_link(form.anchorHref()) else ""
