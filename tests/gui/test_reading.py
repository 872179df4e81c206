"""A conversation is shown as it was left: the same text under the eye, the same accounts open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.test_history import said
from support.hand_clock import HandClock
from support.playing import next_window, play, until
from support.talking import choose, shows
from understudy_core.events import Answered, Attempt, Text
from understudy_core.tree import Versions
from understudy_gui.stage import Stage
from understudy_gui.transcript.items import Item, ReplyItem, ReplyState, UserItem
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.model import TranscriptModel
from understudy_gui.transcript.reading import AT_END, Mark, Reading, Readings
from understudy_gui.transcript.view import TranscriptView
from understudy_gui.transcript.wishes import Fold
from understudy_gui.views.main_window import MainWindow

ACCOUNT = (Attempt(1, "A", "m", 1, 1), Text("Yes."), Answered("A", "m", "stop", 1, 0.1, 0.2, "Yes."))
WORDS = "\n\n".join(
    f"Paragraph {at} fills more than a single line of the pane, however wide it is. " * 2 for at in "abcd"
)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TranscriptView]:
    made = TranscriptView(clock=HandClock().now)
    qtbot.addWidget(made)
    made.resize(936, 630)
    made.show()
    qtbot.waitExposed(made)
    yield made


def kept(names: str = "message", count: int = 20, reply: str = WORDS) -> list[Item]:
    """A long conversation under these ids, which are others each time it is opened."""
    items: list[Item] = []
    for at in range(0, 2 * count, 2):
        items.append(UserItem(f"{names}-{at}", f"Question {at}", versions=Versions((at,), 0)))
        made = ReplyItem(f"{names}-{at + 1}", ReplyState.ANSWERED, "A", "m", 1, reply, versions=Versions((at + 1,), 0))
        items.append(replace(made, account=ACCOUNT))
    return items


def model(items: list[Item]) -> TranscriptModel:
    """A conversation of these items."""
    made = TranscriptModel()
    made.load(items)
    return made


def replies(view: TranscriptView) -> list[ReplyMessage]:
    """The replies that can be seen, oldest first, once everything is there."""
    view.sync()
    seen = view.viewport().rect()
    found = [one for one in view.live_messages() if isinstance(one, ReplyMessage)]
    return [one for one in found if one.geometry().intersects(seen)]


def open_account(reply: ReplyMessage) -> None:
    """Press its chip, and let the account slide out."""
    reply.chip.click()
    reply.drawer._motion.setCurrentTime(reply.drawer._motion.duration())


def under_the_eye(view: TranscriptView) -> list[tuple[int | str, int, bool]]:
    """Which replies stand where, and whether their account is open."""
    return [(one.item.key, one.y(), one.drawer.is_shown) for one in replies(view)]


def test_the_same_text_is_under_the_eye_when_one_comes_back(view: TranscriptView) -> None:
    """Scrolled up, with an account open, also where the pane became narrower meanwhile and all is opened anew."""
    view.show_model(model(kept()))
    view.verticalScrollBar().setValue(2000)
    open_account(replies(view)[0])
    before, left = under_the_eye(view), view.reading
    view.show_model(model([UserItem("other", "Soup")]))
    assert view.reading == AT_END
    view.show_model(model(kept("again")), left)
    assert under_the_eye(view) == before and any(opened for _key, _y, opened in before)
    view.show_model(model([UserItem("other", "Soup")]))
    view.resize(500, 630)
    view.show_model(model(kept("anew")), left)
    key, y, opened = under_the_eye(view)[0]
    assert (key, opened) == (before[0][0], True) and y < 0
    assert view.reading.place == left.place


def test_who_was_at_the_end_is_there_again_and_goes_on_following(view: TranscriptView) -> None:
    """What came meanwhile is shown, and what still comes scrolls along; an account that was opened is open."""
    first = model(kept())
    view.show_model(first)
    view.scroll_to_end()
    open_account(replies(view)[-1])
    view.scroll_to_end()
    left = view.reading
    view.show_model(model([UserItem("other", "Soup")]))
    first.add_user("More")
    first.begin_reply()
    first.apply(Text(WORDS))
    view.show_model(first, left)
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    first.apply(Text(WORDS))
    view.sync()
    assert bar.value() == bar.maximum()
    bar.setValue(bar.maximum() - 600)
    assert [opened for key, _y, opened in under_the_eye(view) if key == 39] == [True]


def test_a_place_that_is_not_shown_any_more_is_the_end(view: TranscriptView) -> None:
    """Another branch may be shown by now."""
    view.show_model(model(kept()))
    view.verticalScrollBar().setValue(4000)
    left = view.reading
    view.show_model(model(kept("short", 3)), left)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    assert view.reading == AT_END


def test_only_so_many_conversations_are_remembered() -> None:
    """The one that was left longest ago is forgotten first; who is at the end of one has nothing to be remembered."""
    places, there = Readings(2), Reading((7, (0, 1.0), 0))
    for conversation in (1, 2, 1, 3, 4, None):
        places.leave(conversation, there)
    places.leave(4, AT_END)
    assert [places.of(one) for one in (1, 2, 3, 4, None)] == [AT_END, AT_END, there, AT_END, AT_END]
    places.forget()
    assert places.of(3) == AT_END


def test_what_is_folded_as_ever_is_not_remembered() -> None:
    """Every message that was looked at has folds; a memory of them would be as long as the conversation."""
    items = kept(count=2)
    folds = {"message-1": Fold(), "message-3": Fold(details={1}), "gone": Fold(account=True)}
    reading = Reading.of(items, Mark("message-2", (0, 5.0), 0), folds)
    assert reading == Reading((2, (0, 5.0), 0), {3: Fold(details={1})})
    assert Reading.of(items, Mark("gone", (0, 5.0), 0), {}) == AT_END


def test_switching_between_conversations_loses_no_place(qapp: QApplication) -> None:
    """Chosen in the list, it is shown as it was left, in the window that takes the place of this one too; a search
    leads to what was found all the same."""

    async def act(window: MainWindow, stage: Stage) -> None:
        chat = stage.chat
        await said(stage, "One", *[f"More {at}" for at in range(40)])
        await said(stage, "Two")
        choose(window, "One")
        await until(lambda: shows(chat, "One"))
        chat.view.verticalScrollBar().setValue(700)
        open_account(replies(chat.view)[1])
        before = under_the_eye(chat.view)
        choose(window, "Two")
        await until(lambda: shows(chat, "Two"))
        choose(window, "One")
        await until(lambda: shows(chat, "One"))
        assert under_the_eye(chat.view) == before and [opened for _key, _y, opened in before].count(True) == 1
        await next_window(stage)
        again = stage.chat
        assert again is not None and again is not chat
        assert under_the_eye(again.view) == before
        await again.show(1, 1)
        assert again.view.verticalScrollBar().value() < 50

    play(qapp, "self-test", act)
