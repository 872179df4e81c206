"""Text from elsewhere, shown so that nothing in it hides: signs that turn words around, and where links lead."""

from __future__ import annotations

import re

from PySide6.QtCore import QUrl

from understudy_core.language import tr

LONGEST = 400
"""So many characters of an address are shown."""
_TURNING = re.compile("[\u202d\u202e]")
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
_HOST = re.compile(r"(?:(?P<scheme>[a-z][a-z0-9+.-]{1,20}://)|(?P<www>www\.)?)(?P<host>(?:[\w-]+\.)+[\w-]{2,})", re.I)
_LEFT_OUT = re.compile(r"^(?:https?://|mailto:)?(?:www\.)?", re.I)
_MOST_WORDS = 300
_UNBROKEN = 32
_ENDING = re.compile(
    "com|org|net|edu|gov|info|biz|io|co|ai|app|dev|me|uk|us|eu|de|at|ch|fr|it|es|nl|pl|ru|cn|jp|in|br|au|ca|se", re.I
)
"""Where `words.ending` is taken for an address although nothing else says so; `notes.md` and `main.py` are files."""


def readable(text: str) -> str:
    """Running text: what would turn words around is shown by its number. Other writing is left alone."""
    return _TURNING.sub(_number, text)


def unhidden(text: str) -> str:
    """Code, names and addresses, where nothing may be unseen: every sign that cannot be seen is shown by its number."""
    return _UNSEEN.sub(_number, text)


def gone(name: str) -> str:
    """The sentence for a file that was chosen and has gone before it could be read."""
    return tr("{name} is not there any more.", name=unhidden(name))


def shown_address(address: str) -> str:
    """An address as it is safe to read: only plain letters, foreign ones encoded, not longer than `LONGEST`."""
    plain = QUrl(address).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"


def leads_elsewhere(words: str, address: str) -> str:
    """The host that a link leads to if its words name another one; else an empty text."""
    real = _host_of(address)
    named = _HOST.search(_UNSEEN.sub("", words[:_MOST_WORDS]))
    if not real or named is None:
        return ""
    if not (named["scheme"] or named["www"] or _ENDING.fullmatch(named["host"].rpartition(".")[2])):
        return ""
    said = _host_of(f"http://{named['host']}")
    same = said == real or real.endswith(f".{said}")
    return "" if same and ("xn--" not in real or "xn--" in words) else real


def says_where(words: str, address: str) -> bool:
    """Whether the words of a link are the address that it leads to, so that who reads them knows where it goes."""
    if unhidden(words) != words or leads_elsewhere(words, address):
        return False
    return _bare(words) == _bare(address) or _bare(words) == _bare(shown_address(address))


def breakable(address: str) -> str:
    """An address that a label can break into lines: with signs that take no room after every `_UNBROKEN` letters."""
    return "\u200b".join(address[at : at + _UNBROKEN] for at in range(0, len(address), _UNBROKEN))


def _bare(address: str) -> str:
    """An address without what people leave out when they write one."""
    return _LEFT_OUT.sub("", address.strip()).removesuffix("/")


def _host_of(address: str) -> str:
    url = QUrl(address)
    if url.scheme().lower() == "mailto":
        url = QUrl(f"http://{url.path().rpartition('@')[2]}")
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded).lower().rstrip(".")
    return host.removeprefix("www.")


def _number(sign: re.Match[str]) -> str:
    return f"‹U+{ord(sign[0]):04X}›"
