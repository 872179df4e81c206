"""Every sentence in another language: what the files hold, and how a sentence is chosen and filled in."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from understudy_core import language
from understudy_core.events import Action, Failed
from understudy_core.failures import Failure, FailureKind
from understudy_core.language import LANGUAGES, continued, read, tr
from understudy_core.providers.catalogue import OTHER, WORDS, catalogue, known
from understudy_core.wording import About, cure_for, headline, sentence

TOOL = Path(__file__).parents[2] / "packaging/translations.py"


@pytest.fixture
def german() -> Iterator[None]:
    """German while the test runs."""
    language.use("de")
    yield
    language.use("en")


def test_the_files_hold_every_sentence_of_the_code(tmp_path: Path) -> None:
    """Nothing is missing, left over or unfinished. If this fails: python packaging/translations.py, and translate."""
    spec = importlib.util.spec_from_file_location("translations", TOOL)
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    copy = tmp_path / "translations"
    shutil.copytree(tool.FOLDER, copy)
    tool.update(copy)
    assert sorted(file.stem for file in copy.iterdir()) == sorted(f"understudy_{one}" for one in LANGUAGES)
    for file in copy.iterdir():
        assert tool.unfinished(file) == []
        assert file.read_text() == (tool.FOLDER / file.name).read_text()


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_translation_fills_in_what_its_source_does(spoken: str) -> None:
    """A translation names the same parts with the same form, so that no sentence fails while it is shown."""
    for (source, _), forms in read(spoken).items():
        for form in forms:
            if "{ … }" in source or '{"' in source:
                assert re.findall(r'{["\w]+', source) == re.findall(r'{["\w]+', form)
            elif len(forms) == 1:
                assert _parts(form) == _parts(source), source
            else:
                assert _parts(form) | {("n", "")} >= _parts(source) | {("n", "")} >= _parts(form), source


def test_the_plural_follows_the_number() -> None:
    """One is one and everything else is many, in English as in German, and a part is not translated."""
    assert [tr("{n} models", "", n) for n in (0, 1, 2)] == ["0 models", "1 model", "2 models"]
    language.use("de")
    assert [tr("{n} models", "", n) for n in (0, 1, 2)] == ["0 Modelle", "1 Modell", "2 Modelle"]
    assert tr("Undo {what}", what="Settings {0}") == "Rückgängig: Settings {0}"
    language.use("a language nobody knows")
    assert language.current() == "en" and tr("Settings") == "Settings"


@pytest.mark.usefixtures("german")
def test_numbers_have_a_comma_where_the_language_has_one() -> None:
    """German writes 0,8 s; what is no number keeps its points, and English keeps them all."""
    told = {"seconds": 0.8, "count": tr("{n} models", "", 2)}
    assert tr("Works. {count}. Answered in {seconds:.1f} s.", **told) == "Funktioniert. 2 Modelle. Antwort nach 0,8 s."
    assert tr("{h} cannot be reached.", h="api.example") == "api.example ist nicht erreichbar."
    language.use("en")
    assert tr("Works. {count}. Answered in {seconds:.1f} s.", **told).endswith("in 0.8 s.")


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("kind", FailureKind)
def test_every_failure_is_said_in_german(kind: FailureKind) -> None:
    """Sentence, cure and headline of each kind are German and name who failed."""
    english = ("the", "your", "this", "answered", "could not")
    about = About("Groq", "model-x", "api.example", limit_s=30)
    said = [sentence(Failure(kind), about), cure_for(kind, "Groq")]
    failed = [
        Failed(1, name, kind, None, said[0], "", None, Action.NEXT, 0.0, 0.1, None) for name in ("Groq", "OpenAI")
    ]
    said.append(headline(failed))
    assert not [words for words in said if any(f" {word} " in f" {words.lower()} " for word in english)], said


@pytest.mark.usefixtures("german")
def test_words_within_a_sentence_keep_their_nouns() -> None:
    """English goes on small after a colon; German does not, because its nouns are great."""
    assert continued("Schlüssel abgelehnt") == "Schlüssel abgelehnt"
    language.use("en")
    assert continued("Key rejected") == "key rejected"


def test_what_services_are_called_and_known_for_can_be_translated() -> None:
    """Each hint of the catalogue, and the name of no service in particular, is among the words that are translated."""
    hints = {service.hint for service in catalogue().values()} | {known(OTHER).name}
    assert hints == set(WORDS) and all((word, "") in read("de") for word in WORDS)


def _parts(form: str) -> set[tuple[str, str]]:
    return {(name, spec or "") for _, name, spec, _ in Formatter().parse(form) if name is not None}
