"""From events to the lines of the account, the chip and the waiting line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from understudy_core.events import (
    Action,
    Answered,
    Attempt,
    Event,
    Failed,
    Interrupted,
    Reasoning,
    Skipped,
    SkipReason,
    Stopped,
    Text,
    Unanswered,
)
from understudy_core.failures import FailureKind
from understudy_gui.theme import State
from understudy_gui.transcript.account.lines import after_name, attempt_lines, chip_words, choice_of, ordinal, report
from understudy_gui.transcript.account.phrases import cure_button, happened, is_curable, skipped, state_of
from understudy_gui.transcript.account.waiting_words import next_change_s, waiting_words
from understudy_gui.transcript.items import BrokenStart, ReplyItem, ReplyState, Waiting
from understudy_gui.transcript.messages.note import note_words

K = FailureKind


def failed(
    n: int, backend: str, kind: K, action: Action = Action.NEXT, wait_s: float = 0.0, spent: float = 0.2
) -> Failed:
    return Failed(n, backend, kind, 429, f"{backend} could not.", "its words", None, action, wait_s, spent, f"req_{n}")


RESCUED: tuple[Event, ...] = (
    Attempt(1, "OpenAI", "gpt-x", 1, 2),
    failed(1, "OpenAI", K.RATE_LIMITED, Action.RETRY, 2.0),
    Attempt(2, "OpenAI", "gpt-x", 2, 2),
    failed(2, "OpenAI", K.RATE_LIMITED),
    Attempt(3, "Groq", "llama-x", 1, 1),
    Answered("Groq", "llama-x", "stop", 3, 3.1, 5.0, "Hello"),
)


def test_a_visit_is_one_line_however_often_it_was_tried() -> None:
    """Two tries of the first service and the answer of the second are two lines, with words and seconds."""
    first, second = attempt_lines(RESCUED)
    assert (first.words, second.words) == (
        "Too many requests. Waited 2 s, tried again: the same.",
        "Answered. First word after 0.7 s.",
    )
    assert (first.state, second.state) == (State.RESTING, State.READY)
    assert first.seconds == pytest.approx(2.4)
    assert second.seconds == pytest.approx(0.7)
    assert first.cure is not None
    assert second.cure is None


def test_details_hold_what_a_technician_asks_for() -> None:
    """Status, kind, request id and the provider's own words of every try are in the details."""
    details = attempt_lines(RESCUED)[0].details
    for row in [
        ("Status", "429"),
        ("Kind", "rate_limited"),
        ("Request id", "req_2"),
        ("In its own words", "its words"),
    ]:
        assert row in details


def test_different_failures_of_one_visit_are_both_told() -> None:
    """A second try that fails in another way is told in its own words."""
    account: list[Event] = [
        Attempt(1, "A", "m", 1, 2),
        failed(1, "A", K.OVERLOADED, Action.RETRY),
        Attempt(2, "A", "m", 2, 2),
        failed(2, "A", K.CUT),
    ]
    (line,) = attempt_lines(account)
    assert line.words == "Overloaded. Tried again. The connection broke before the reply was complete."


def test_many_tries_are_summed_up() -> None:
    """Ten tries do not make a line of ten sentences."""
    account: list[Event] = []
    for n in range(1, 11):
        account += [Attempt(n, "A", "m", n, 10), failed(n, "A", K.OVERLOADED, Action.RETRY if n < 10 else Action.NEXT)]
    (line,) = attempt_lines(account)
    assert "Tried 10 times." in line.words
    assert len(line.words) < 120


def test_a_resting_service_is_a_line_of_its_own() -> None:
    """A service that was passed over says how long it still rests, and counts as a choice."""
    account = (Skipped("OpenAI", SkipReason.RESTING, 40.0), Attempt(1, "Groq", "m", 1, 1))
    lines = attempt_lines(account)
    assert lines[0].words == "Resting, 40 s left."
    assert lines[0].seconds is None
    assert choice_of(account, "Groq") == 2


def test_the_user_skipping_is_told_on_the_same_line() -> None:
    """Skipping a service that was being asked adds to its line instead of making another."""
    (line,) = attempt_lines((Attempt(1, "A", "m", 1, 1), Skipped("A", SkipReason.BY_USER)))
    assert line.words == "Skipped by you."


def test_the_same_service_asked_twice_is_two_visits() -> None:
    """A service that was left and asked again later has two lines."""
    account = (Attempt(1, "A", "m", 1, 1), failed(1, "A", K.SILENT), Attempt(2, "A", "m", 1, 1))
    assert [line.words for line in attempt_lines(account)] == ["No answer in time.", "Being asked."]


def test_the_chip_is_quiet_for_the_first_choice() -> None:
    """The first choice shows service and model only; a stand-in shows its place and the time to its first word."""
    plain = ReplyItem("r", ReplyState.ANSWERED, "OpenAI", "gpt-x", 1, "Hi", first_token_s=0.4)
    stand_in = ReplyItem("r", ReplyState.ANSWERED, "Groq", "llama-x", 2, "Hi", first_token_s=3.1)
    assert chip_words(plain) == ("", "OpenAI · gpt-x")
    assert chip_words(stand_in) == ("Groq", " · llama-x · 2nd choice · 3.1 s")


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd")]
)
def test_places_are_counted_in_words(number: int, words: str) -> None:
    """Ordinal numbers are English."""
    assert ordinal(number) == words


def test_sentences_go_on_from_the_name() -> None:
    """In the card the name stands in bold and its sentence goes on from there."""
    account = (Attempt(1, "Groq", "m", 1, 1), failed(1, "Groq", K.SERVER_ERROR))
    assert after_name(attempt_lines(account)[0]) == "could not."


def test_a_report_names_everybody_and_no_more() -> None:
    """The report holds the headline, every service with its sentence, and the details; no word of what was said."""
    failure = failed(1, "Groq", K.KEY_REJECTED)
    end = Unanswered("Groq could not.", "a new key for Groq", (failure,))
    account = (Attempt(1, "Groq", "m", 1, 1), Reasoning("Private."), Text("Private."), failure, end)
    said = ReplyItem("r", ReplyState.UNANSWERED, text="Private.", reasoning="Private.", account=account)
    text = report(replace(said, broken_starts=(BrokenStart("Groq", "Private."),)))
    assert text.startswith("Groq could not.\nQuickest fix: a new key for Groq.\n1. Groq · m: Groq could not. (0.2 s)")
    assert "Request id: req_1" in text and "Private" not in text


@pytest.mark.parametrize("kind", list(FailureKind))
def test_every_kind_of_failure_has_words(kind: FailureKind) -> None:
    """Each kind has a short sentence without codes or harsh words, a state, and says whether something helps."""
    words = happened(kind)
    assert words.endswith(".")
    assert not any(harsh in words.lower() for harsh in ("fatal", "invalid", "error"))
    assert isinstance(state_of(kind), State)
    if cure_button(kind, "Groq") is not None:
        assert is_curable(kind)


@pytest.mark.parametrize("reason", list(SkipReason))
def test_every_reason_to_skip_has_words(reason: SkipReason) -> None:
    """Each reason for passing over a service is a short sentence."""
    assert skipped(reason, None).endswith(".")


def test_waiting_begins_with_who_is_asked() -> None:
    """At first the line says who is asked, and nothing else."""
    words = waiting_words(Waiting("OpenAI", since=0.0, limit_s=12.0, next_backend="Groq"), now=1.0)
    assert (words.sentence, words.aside, words.button) == ("Asking OpenAI", "", "")


def test_halfway_through_a_silence_the_line_says_so() -> None:
    """After half the limit the line names the silence, who takes over when, and offers to switch now."""
    words = waiting_words(Waiting("OpenAI", since=0.0, limit_s=12.0, next_backend="Groq"), now=6.0)
    assert words.spoken == "OpenAI has been silent for 6 s. Groq takes over at 12 s."
    assert words.button == "Switch now"


def test_a_pause_counts_down() -> None:
    """While a pause runs the line says why, how long, which try comes, and offers to skip it."""
    waiting = Waiting("OpenAI", 0.0, 2, 3, 12.0, "Groq", K.RATE_LIMITED, until=2.0)
    words = waiting_words(waiting, now=0.0)
    assert (words.sentence, words.aside) == ("OpenAI is busy. Trying again in 2 s", "(2 of 3)")
    assert words.button == "Skip to Groq"
    assert waiting_words(waiting, now=1.5).sentence == "OpenAI is busy. Trying again in 1 s"


def test_the_last_service_offers_no_way_on() -> None:
    """Where nobody could take over, the line has no button to switch."""
    assert waiting_words(Waiting("A", 0.0, limit_s=10.0), now=7.0).button == ""


def test_words_are_only_looked_at_when_they_change() -> None:
    """The line knows when its words change next, and that they do not without a limit."""
    waiting = Waiting("A", since=0.0, limit_s=12.0)
    assert next_change_s(waiting, 1.0) == pytest.approx(5.0)
    assert next_change_s(waiting, 6.25) == pytest.approx(0.75)
    assert next_change_s(Waiting("A", since=0.0), 1.0) is None
    paused = Waiting("A", 0.0, 2, 3, failure=K.OVERLOADED, until=2.5)
    assert next_change_s(paused, 0.0) == pytest.approx(0.5)


def test_unfinished_replies_say_so() -> None:
    """Stopped, broken and cut-off replies each have their sentence; whole ones have none."""
    stopped = ReplyItem("r", ReplyState.STOPPED, text="Hi", account=(Stopped(),))
    broken = ReplyItem("r", ReplyState.INTERRUPTED, text="Hi", account=(Interrupted("A", "Hi", K.CUT),))
    long = ReplyItem("r", ReplyState.ANSWERED, account=(Answered("A", "m", "length", 1, 0.1, 1.0, "Hi"),))
    whole = ReplyItem("r", ReplyState.ANSWERED, account=(Answered("A", "m", "stop", 1, 0.1, 1.0, "Hi"),))
    assert note_words(stopped) == "Stopped by you."
    assert note_words(broken) == "The connection broke before the reply was complete. The text so far is kept."
    assert "length limit" in note_words(long)
    assert note_words(whole) == ""
