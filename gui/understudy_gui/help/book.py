"""The pages of the help as data: their order, their sections, where a link leads, what a search finds. Never Qt.

Each page is one Markdown file of `understudy_resources/help/LANGUAGE`, which reads the same in the repository;
`contents.md` puts them in order. A place is written as there: `errors.md#too-many-requests`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from understudy_core.language import LANGUAGES

_LINKED_PAGE = re.compile(r"^\d+\. \[[^\]]+\]\(([\w-]+)\.md\)", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)
_PLACE = re.compile(r"(?:([\w-]+)\.md)?(?:#(.+))?")
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*`>|\[]|^[-\s|:]+$", re.MULTILINE)


def anchor(title: str) -> str:
    """The name by which links find a heading, as GitHub makes it: small letters, no punctuation, hyphens for spaces."""
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the Markdown under it, up to the next heading; the first of a page is the page's own title."""

    page: str
    level: int
    title: str
    text: str

    @property
    def anchor(self) -> str:
        """The name by which links find it."""
        return anchor(self.title)

    @property
    def words(self) -> str:
        """What is read there, without the marks of Markdown."""
        return f"{self.title}\n{_MARKS.sub('', self.text)}"


@dataclass(frozen=True, slots=True)
class Page:
    """One file."""

    name: str
    text: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.sections[0].title

    def section(self, wanted: str) -> Section | None:
        """The section with this anchor."""
        return next((section for section in self.sections if section.anchor == wanted), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one can be in the book; an empty anchor is the top of the page."""

    page: str
    anchor: str = ""


class Book:
    """All pages of one language, in order."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = pages

    @property
    def first(self) -> Place:
        """Where one begins to read."""
        return Place(next(iter(self.pages)))

    def place(self, link: str, here: str = "") -> Place | None:
        """Where a link inside the book leads, from the page `here`; None if it leads nowhere."""
        found = _PLACE.fullmatch(link)
        page = self.pages.get(found[1] or here) if found is not None else None
        if found is None or page is None:
            return None
        wanted = found[2] or ""
        return Place(page.name, wanted) if not wanted or page.section(wanted) else None

    def search(self, words: str) -> list[Section]:
        """The sections in which every word stands, by page; of each page those first that have one in their title."""
        wanted = words.casefold().split()
        found: list[Section] = []
        for page in self.pages.values() if wanted else ():
            hits = [part for part in page.sections if all(word in part.words.casefold() for word in wanted)]
            found += sorted(hits, key=lambda part: not any(word in part.title.casefold() for word in wanted))
        return found


@lru_cache(maxsize=len(LANGUAGES))
def book(language: str) -> Book:
    """The book in this language. Raises FileNotFoundError if the program does not speak it."""
    folder = files("understudy_resources") / "help" / language
    contents = (folder / "contents.md").read_text(encoding="utf-8")
    return Book({name: _page(name, (folder / f"{name}.md").read_text(encoding="utf-8")) for name in names(contents)})


def names(contents: str) -> list[str]:
    """The pages that a page of contents lists, in order."""
    return _LINKED_PAGE.findall(contents)


def _page(name: str, text: str) -> Page:
    return Page(name, text, tuple(_sections(name, text)))


def _sections(page: str, text: str) -> Iterator[Section]:
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    for heading, end in zip(headings, ends, strict=True):
        yield Section(page, len(heading[1]), heading[2].strip(), text[heading.end() : end].strip())
