"""The language of every sentence people read.

English stands in the code. Other languages are Qt Linguist files (`translations/understudy_*.ts` of the resources),
read as they are; the file for English holds nothing but plurals. One language for the whole process.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "de": "Deutsch"}
"""Each by its own name."""

Forms = tuple[str, ...]
"""A translation: one form, or with a plural that for 1 and that for all other numbers, as in English and German."""

_current = ENGLISH


class _Comma(Formatter):
    """Writes a number with the comma that all languages but English have here."""

    def format_field(self, value: object, form: str) -> str:
        said = format(value, form)
        return said.replace(".", ",") if isinstance(value, float) else said


_COMMA = _Comma()


def use(language: str) -> None:
    """Speak this language from now on; one that is not known is English."""
    global _current
    _current = language if language in LANGUAGES else ENGLISH


def current() -> str:
    """The language that is spoken."""
    return _current


def tr(source: str, comment: str = "", n: int | None = None, /, **parts: object) -> str:
    """`source` in the current language, with its {parts} filled in; `n` chooses the plural and fills {n}.

    `comment` tells apart what is one word in English and several elsewhere. A part is never itself translated.
    """
    said = source
    if n is not None or _current != ENGLISH:
        forms = read(_current).get((source, comment)) or (source,)
        said = forms[0] if n == 1 else forms[-1]
    if n is not None:
        parts["n"] = n
    if not parts:
        return said
    return said.format(**parts) if _current == ENGLISH else _COMMA.format(said, **parts)


def continued(words: str) -> str:
    """The same words as they go on in the middle of a sentence, where English begins them small."""
    return words[:1].lower() + words[1:] if _current == ENGLISH else words


def marked(source: str) -> str:
    """The same text: it is to be translated where it is shown."""
    return source


@lru_cache(maxsize=len(LANGUAGES))
def read(language: str) -> Mapping[tuple[str, str], Forms]:
    """All finished translations of a language, by source and comment."""
    from importlib.resources import files
    from xml.etree import ElementTree  # reads our own files only

    file = files("understudy_resources") / "translations" / f"understudy_{language}.ts"
    found: dict[tuple[str, str], Forms] = {}
    for message in ElementTree.fromstring(file.read_bytes()).iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type"):
            continue
        forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
        if all(forms):
            found[message.findtext("source", ""), message.findtext("comment", "")] = forms
    return found
