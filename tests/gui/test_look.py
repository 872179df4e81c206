"""The look in numbers: edges that meet, room between lines, and what is clicked where it is painted."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from support.hand_clock import HandClock
from support.scenes import SCENES
from understudy_gui import theme
from understudy_gui.theme import Size, Space, Use
from understudy_gui.theme.stylesheet import contrast_stylesheet
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.text.geometry import OUTSIDE
from understudy_gui.transcript.view import TranscriptView
from understudy_gui.views.composer import Composer
from understudy_gui.views.conversation_list import ConversationList, Line
from understudy_gui.views.editor.rehearsal import RehearsalPanel
from understudy_gui.views.main_window import MainWindow
from understudy_gui.widgets.basics import Button, as_read, foot_row, label, scroll_in
from understudy_gui.widgets.fields import DropDown, NumberField
from understudy_gui.widgets.growing_text import GrowingText
from understudy_gui.widgets.marked_field import MarkedField


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("width", [640, 1001, 1200])
def test_messages_and_composer_share_their_edges(qtbot: QtBot, width: int, direction: Qt.LayoutDirection) -> None:
    """What is written begins and ends at the same pixels as what is answered, beside a scroll bar too."""
    window, clock = MainWindow(), HandClock()
    qtbot.addWidget(window)
    window.setLayoutDirection(direction)
    view = TranscriptView(clock=clock.now)
    window.set_transcript(view)
    window.resize(width, 500)
    window.show()
    qtbot.waitExposed(window)
    SCENES["20-long-chat"](view, clock)
    window.grab()
    message = next(one for one in view.viewport().findChildren(ReplyMessage) if one.isVisible())
    left = message.mapTo(window, QPoint(OUTSIDE, 0)).x()
    composer = window.composer.mapTo(window, QPoint(0, 0)).x()
    assert (left, message.width() - 2 * OUTSIDE) == (composer, window.composer.width())


def test_lines_of_a_sentence_have_room_between_them(qtbot: QtBot) -> None:
    """Lines are 1.44 times as high as small words, not as tight as the font allows; no words take no room."""
    words = label("A sentence that takes more than one line where it is as narrow as this.", Use.SMALL, wraps=True)
    qtbot.addWidget(words)
    line = theme.line_height(theme.font(Use.SMALL), 1.44)
    assert words.heightForWidth(200) % line == 0
    assert words.heightForWidth(200) >= 2 * line > 2 * words.fontMetrics().height()
    words.setText("")
    assert words.heightForWidth(200) == 0


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_number_is_stepped_where_its_chevrons_are(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    """The two halves before the trailing edge step up and down, and leave the digits their room."""
    field = NumberField("Tries", 100)
    qtbot.addWidget(field)
    field.setLayoutDirection(direction)
    field.show()
    x = field.width() - Space.EDGE if direction is Qt.LayoutDirection.LeftToRight else Space.EDGE
    for y in (6, 6, Size.FIELD - 6):
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert field.value() == 1
    assert field.lineEdit().width() >= field.fontMetrics().horizontalAdvance("auto") + Space.SIBLING


def test_the_hint_of_a_field_fits(qtbot: QtBot) -> None:
    """Where a field is too narrow for its hint it says it shorter; the cross comes with something to clear."""
    field = MarkedField("search", "Search conversations", "Search", clears=True)
    qtbot.addWidget(field)
    field.resize(400, Size.FIELD)
    field.show()
    assert field.placeholderText() == "Search conversations"
    field.resize(120, Size.FIELD)
    assert field.placeholderText() == "Search"
    assert not _crosses(field)
    field.setText("tea")
    assert _crosses(field)


def _crosses(field: MarkedField) -> list[QWidget]:
    return [child for child in field.findChildren(QWidget) if child.isVisible()]


def test_a_sentence_under_the_composer_is_whole_however_narrow_it_is(qtbot: QtBot) -> None:
    """It goes on in further lines, and the words for keys give it their room; Send waits for something to send."""
    composer = Composer()
    qtbot.addWidget(composer)
    composer.say("That is in another version. It can be shown when the reply is complete.")
    composer.resize(320, 160)
    composer.show()
    qtbot.waitExposed(composer)
    line = composer.goes_to
    qtbot.waitUntil(lambda: line.width() == 320 - 2 * Space.IN_CHIP)
    assert line.height() >= line.heightForWidth(line.width()) >= 2 * line.fontMetrics().height()
    assert (composer.button.accessibleName(), composer.button.isEnabled()) == ("Send", False)


@pytest.mark.parametrize("height", [200, 600])
def test_what_scrolls_in_a_dialog_ends_where_its_foot_does(qtbot: QtBot, height: int) -> None:
    """Fields and the button below them end at one pixel, whether or not there is a scroll bar."""
    dialog, inside, field = QWidget(), QWidget(), DropDown("Colours")
    qtbot.addWidget(dialog)
    lines = QVBoxLayout(inside)
    lines.addWidget(field)
    lines.addSpacing(300)
    button = DropDown("Close")
    dialog.setLayout(scroll_in(QVBoxLayout(), inside, "All", foot_row([], [button])))
    dialog.resize(400, height)
    dialog.show()
    qtbot.waitUntil(lambda: field.mapTo(dialog, field.rect().topRight()).x() == 400 - Space.PAGE - 1)
    assert button.mapTo(dialog, button.rect().topRight()).x() == 400 - Space.PAGE - 1


@pytest.mark.parametrize(("width", "beside"), [(420, False), (900, True)])
def test_a_rehearsal_has_room_for_its_time(qtbot: QtBot, width: int, beside: bool) -> None:
    """Beside the parts where that leaves room, else under each of them, the time goes over most of the width."""
    panel = RehearsalPanel()
    qtbot.addWidget(panel)
    panel.resize(width, 200)
    panel.open_for(["Alder", "Birch"])
    panel.resize(width, 200)
    assert panel.timeline.width() > width / 2
    assert (panel.timeline.x() > panel.parts[0].x()) == beside


def test_what_is_painted_is_mirrored_with_the_rest(qtbot: QtBot) -> None:
    """A mark that stands at the left stands at the right where one reads from there, as far from the edge."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(100, 20)
    assert as_read(widget, QRectF(8, 2, 16, 16)) == QRectF(8, 2, 16, 16)
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert as_read(widget, QRectF(8, 2, 16, 16)) == QRectF(76, 2, 16, 16)


@pytest.fixture
def contrast(qapp: QApplication) -> Iterator[dict[str, QColor]]:
    """High contrast while the test runs: the colours of the system's palette by role."""
    theme.current().wish(theme.Wish.CONTRAST)
    palette = qapp.palette()
    yield {role.name: palette.color(role) for role in QPalette.ColorRole if role is not QPalette.ColorRole.NColorRoles}
    theme.current().wish(theme.Wish.LIGHT)


def test_high_contrast_has_no_colour_but_those_of_the_system(contrast: dict[str, QColor]) -> None:
    """Its style sheet names roles of the palette alone, and only such as there are."""
    said = contrast_stylesheet()
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(", said)
    known = {re.sub(r"(?<=.)(?=[A-Z])", "-", role).lower() for role in contrast}
    named = set(re.findall(r"palette\(([a-z-]+)\)", said))
    assert {"window-text", "highlight", "highlighted-text", "link"} <= named <= known


@pytest.mark.parametrize(("kind", "ground"), [("outlined", "Button"), ("primary", "Highlight")])
def test_buttons_are_flat_in_high_contrast(qtbot: QtBot, contrast: dict[str, QColor], kind: str, ground: str) -> None:
    """One ground without a gradient and a line of one pixel in the colour of the text; disabled and pressed differ."""
    button = Button("Save", kind)
    qtbot.addWidget(button)
    button.show()
    qtbot.waitExposed(button)
    usual = button.grab().toImage()
    column = [usual.pixelColor(12, y) for y in range(usual.height())]
    line = column.index(contrast["WindowText"])
    assert column[line + 1 : usual.height() - line - 1] == [contrast[ground]] * (usual.height() - 2 * line - 2)
    assert column[-1 - line] == contrast["WindowText"]
    button.setDown(True)
    pressed = button.grab().toImage()
    button.setDown(False)
    button.setEnabled(False)
    disabled = button.grab().toImage()
    edges = [
        [one.pixelColor(x, y).rgb() for y in (line, line + 1) for x in range(12, 40)]
        for one in (usual, pressed, disabled)
    ]
    assert edges[0] != edges[1] != edges[2] != edges[0]


def test_the_chosen_conversation_is_outlined_in_high_contrast(qtbot: QtBot, contrast: dict[str, QColor]) -> None:
    """No tint says which one it is, so two pixels of the highlight stand around it."""
    chosen = ConversationList()
    qtbot.addWidget(chosen)
    chosen.set_lines([Line(1, "One"), Line(2, "Two")], 2)
    chosen.resize(200, 200)
    chosen.show()
    qtbot.waitExposed(chosen)
    image, box = chosen.viewport().grab().toImage(), chosen.visualRect(chosen.currentIndex())
    edges = [image.pixelColor(box.center().x(), y) for y in (box.top(), box.top() + 1, box.bottom() - 1, box.bottom())]
    assert edges == [contrast["Highlight"]] * 4


@pytest.mark.parametrize("wish", [theme.Wish.LIGHT, theme.Wish.CONTRAST])
def test_a_message_that_is_edited_shows_all_of_its_line(
    view: TranscriptView, clock: HandClock, wish: theme.Wish
) -> None:
    """The field is as high as what stands in it and around it, in high contrast too: nothing is to be scrolled."""
    theme.current().wish(wish)
    try:
        SCENES["21-versions"](view, clock)
        fields = view.viewport().findChildren(GrowingText)
        assert fields and not any(field.verticalScrollBar().maximum() for field in fields)
    finally:
        theme.current().wish(theme.Wish.LIGHT)


def test_icons_that_cannot_be_used_keep_the_colour_of_the_text_in_high_contrast(contrast: dict[str, QColor]) -> None:
    """Qt would grey them; the broken line around them says it."""
    text, icon = contrast["WindowText"], theme.icon("copy", contrast["WindowText"].name())
    modes = [icon.pixmap(QSize(20, 20), mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)]
    assert modes[0] == modes[1]
    assert any(modes[1].pixelColor(x, y) == text for x in range(20) for y in range(20))


@pytest.mark.parametrize("wish", [theme.Wish.LIGHT, theme.Wish.CONTRAST])
def test_the_keyboard_is_seen_on_the_chosen_conversation(qtbot: QtBot, wish: theme.Wish) -> None:
    """A ring shows that the keyboard is there, also inside the outline that high contrast has."""
    theme.current().wish(wish)
    try:
        window = QWidget()
        qtbot.addWidget(window)
        rows, other = ConversationList(), Button("Other")
        rows.set_lines([Line(1, "One"), Line(2, "Two")], 2)
        column = QVBoxLayout(window)
        column.addWidget(other)
        column.addWidget(rows)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        other.setFocus()
        row = rows.visualRect(rows.currentIndex())
        inside = QPoint(row.center().x(), row.top() + (3 if wish is theme.Wish.CONTRAST else 0))
        accent = QColor(theme.current().colours.accent)
        assert rows.viewport().grab().toImage().pixelColor(inside) != accent
        QTest.keyClick(other, Qt.Key.Key_Tab)
        assert rows.hasFocus() and rows.viewport().grab().toImage().pixelColor(inside) == accent
    finally:
        theme.current().wish(theme.Wish.LIGHT)
