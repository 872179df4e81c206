"""What the pages of the help must hold, so that they stay as true as the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from understudy_core import language
from understudy_core.events import SkipReason
from understudy_core.failures import Failure, FailureKind
from understudy_core.providers.catalogue import OTHER, catalogue
from understudy_core.wording import About, cure_for, sentence
from understudy_gui.controllers.help import failure_place
from understudy_gui.help.book import Page, anchor, book, names
from understudy_gui.transcript.account import phrases
from understudy_gui.views.editor.statuses import StatusChips
from understudy_gui.views.shortcuts import KEYS

ABOUT = About("OpenAI", "gpt-5-mini", "api.openai.com", limit_s=12)
TEN = ("openai", "anthropic", "gemini", "groq", "mistral", "openrouter", "deepseek", "xai", "cerebras", "together")
ELSEWHERE = {
    *(
        "Create new secret key",
        "Create Key",
        "Create key",
        "Create API key",
        "Create API Key",
        "Create new key",
        "Create new API key",
    ),
    *(
        "API Keys",
        "Try with practice services",
        "Mit Übungsdiensten ausprobieren",
        "Developer",
        "Ollama",
        "LM Studio",
        "llama.cpp",
        "Passwords and Keys",
        "Passwörter und Verschlüsselung",
    ),
}
"""Buttons on the pages of services, names of other programs, and what desktops say of this one."""
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
_SPOKEN = {
    "en": {"Return": "Enter", "Up": "↑"},
    "de": {"Ctrl": "Strg", "Shift": "Umschalt", "Return": "Eingabe", "Up": "↑"},
}


@pytest.fixture(params=language.LANGUAGES)
def tongue(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language the program speaks, in force."""
    language.use(request.param)
    yield request.param
    language.use(language.ENGLISH)


def test_the_languages_tell_the_same() -> None:
    """Each page has the same headings in number and depth, the same rows, and leads to the same pages of the web."""

    def shape(page: Page) -> object:
        rows = [part.text.count("\n|") for part in page.sections]
        outside = [link for link in _LINK.findall(page.text) if link.startswith("http")]
        return [part.level for part in page.sections], rows, outside

    english = {name: shape(page) for name, page in book("en").pages.items()}
    for other in language.LANGUAGES:
        assert {name: shape(page) for name, page in book(other).pages.items()} == english


def test_the_contents_list_every_page(tongue: str) -> None:
    """Every file of the folder is in the contents, under its own title."""
    folder = files("understudy_resources") / "help" / tongue
    contents = (folder / "contents.md").read_text(encoding="utf-8")
    assert sorted([*names(contents), "contents"]) == sorted(Path(file.name).stem for file in folder.iterdir())
    for name, page in book(tongue).pages.items():
        assert f"[{page.title}]({name}.md)" in contents


def test_every_link_leads_somewhere(tongue: str) -> None:
    """A link is a place in the book, or a page of the web over https; no two headings of a page share an anchor."""
    said = book(tongue)
    for page in said.pages.values():
        links = _LINK.findall(page.text)
        assert [link for link in links if not link.startswith("https://") and said.place(link, page.name) is None] == []
        anchors = [part.anchor for part in page.sections]
        assert len(anchors) == len(set(anchors)), page.name


@pytest.mark.parametrize("kind", FailureKind)
def test_every_failure_has_its_section(tongue: str, kind: FailureKind) -> None:
    """It is called as the account calls it, and holds the sentence, the cure, and more words than these."""
    place = book(tongue).place(failure_place(kind))
    assert place is not None
    section = book(tongue).pages[place.page].section(place.anchor)
    assert section is not None and f"> {sentence(Failure(kind), ABOUT)}\n" in section.text
    assert f":** {cure_for(kind, ABOUT.backend)}." in section.text and section.text.count("\n\n") >= 2


def test_sentences_about_keys_and_files_are_those_of_the_program(tongue: str) -> None:
    """Each sentence that a table of the page quotes begins one that the program says, placeholders left out."""

    def bare(text: str) -> str:
        return " ".join(re.sub(r"\{[^}]*\}|\W", " ", text).split())

    said = {bare(source if tongue == "en" else forms[0]) for (source, _), forms in language.read("de").items()}
    rows = re.findall(r"^\| ([^|]+) \| ", book(tongue).pages["errors"].text, re.MULTILINE)
    lost = [row for row in rows if not any(one.startswith(bare(row)) for one in said)]
    assert len(rows) >= 15 and set(lost) <= {"What it says", "Was dort steht"}


def test_every_reason_not_to_ask_is_explained(tongue: str) -> None:
    """The page about the account has a row for each, in the words of the account."""
    text = book(tongue).pages["account"].text
    for reason in SkipReason:
        assert f"| {phrases.skipped(reason, None).removesuffix('.')} |" in text


def test_every_reason_to_move_on_is_explained(tongue: str, qtbot: QtBot) -> None:
    """The page about profiles has a row for each chip of the editor, in its words."""
    chips = StatusChips()
    qtbot.addWidget(chips)
    text = book(tongue).pages["profiles"].text
    for chip in (chips.network, *chips.groups, chips.refusal):
        assert f"| {chip.accessibleName()} | " in text


def test_every_shortcut_is_on_its_page(tongue: str, qapp: QApplication) -> None:
    """In English with the words of the table that the window obeys, in each language with the keys."""
    text = book(tongue).pages["keyboard"].text
    for key in KEYS:
        for sequence in key.sequences()[:2]:
            keys = sequence.toString(QKeySequence.SequenceFormat.PortableText)
            for qt, said in _SPOKEN[tongue].items():
                keys = re.sub(rf"\b{qt}\b", said, keys)
            assert f"`{keys}`" in text, keys
        assert tongue != "en" or f" | {key.words} |" in text


def test_ten_services_tell_how_to_get_a_key(tongue: str) -> None:
    """Each has the page where keys are made, the page for money, and the beginning of its keys where they have one."""
    page = book(tongue).pages["keys"]
    assert page.section(anchor(catalogue()[OTHER].title)) is not None
    for known in (catalogue()[one] for one in TEN):
        section = page.section(anchor(known.name))
        assert section is not None and f"({known.key_page})" in section.text
        if known.billing_page and known.id in ("openai", "anthropic", "openrouter", "deepseek", "together"):
            assert f"({known.billing_page})" in section.text
        beginning = re.match(r"[\w-]{3,}?(?=[\[\\])", known.key_form or "")
        assert beginning is None or f"`{beginning[0]}" in section.text


def test_every_service_says_where_it_is(tongue: str) -> None:
    """The page about privacy names the host of each service of the catalogue."""
    text = book(tongue).pages["privacy"].text
    for known in catalogue().values():
        host = urlsplit(known.base_url or "").hostname
        row = f"| {known.title} | "
        assert f"{row}`{host}` |" in text if host not in (None, "localhost") else row in text


def test_what_pages_call_a_button_is_on_a_button(tongue: str) -> None:
    """Emphasised words are names in the program, as it says them today; names of other programs are known here."""
    said = {
        re.sub(r"\{[^}]*\}", "…", form)
        for (source, _), forms in language.read("de").items()
        for form in ([source] if tongue == "en" else forms)
    }
    for page in book(tongue).pages.values():
        named = re.findall(r"(?<![*\w])\*([^*\n]+)\*(?!\*)", page.text)
        lost = [name for name in named if not any(one == name or one.startswith(f"{name} ") for one in said)]
        assert [name for name in lost if name not in ELSEWHERE] == [], page.name
