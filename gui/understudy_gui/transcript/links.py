"""Links in a document: which may be followed, and which do not lead where their words say."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument

from understudy_core.language import tr
from understudy_gui.plain_sight import leads_elsewhere
from understudy_gui.transcript.look import Look

_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


def is_safe_link(address: str) -> bool:
    """Whether a link may be followed: only web pages and mail addresses."""
    return QUrl(address).scheme().lower() in _SAFE_SCHEMES


def tell_targets(document: QTextDocument, look: Look) -> None:
    """Say after each link whose words name another place where it leads."""
    form = QTextCharFormat()
    form.setForeground(QColor(look.colours.needs))
    for end, words, address in reversed(_links(document)):
        if host := leads_elsewhere(words, address):
            cursor = QTextCursor(document)
            cursor.setPosition(end)
            told = tr("(leads to {host})", host=host)
            cursor.insertText(f" {told}", form)


def _links(document: QTextDocument) -> list[tuple[int, str, str]]:
    """Where each link that can be followed ends, its words and its address, in order."""
    found: list[tuple[int, str, str]] = []
    block = document.begin()
    while block.isValid():
        part, before = block.begin(), ""
        while not part.atEnd():
            fragment = part.fragment()
            form, end = fragment.charFormat(), fragment.position() + fragment.length()
            address = form.anchorHref() if form.isAnchor() and is_safe_link(form.anchorHref()) else ""
            if address and address == before:
                found[-1] = (end, found[-1][1] + fragment.text(), address)
            elif address:
                found.append((end, fragment.text(), address))
            before = address
            part += 1
        block = block.next()
    return found
