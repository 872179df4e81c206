"""The first start: how do you want to chat, and once there is a service, whether to add a second one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.theme import Size, Space, State, Use
from understudy_gui.views.language_button import LanguageButton
from understudy_gui.views.shortcuts import install_help
from understudy_gui.widgets.basics import Button, label, open_at, scrolling
from understudy_gui.widgets.choice_card import ChoiceCard

_APP_ICON = 72
_SIDE_BY_SIDE_FROM = 800
_TALL_FROM = 660


class FirstRun(QDialog):
    """Signals the choice; skipping is the dialog's rejection."""

    key_asked = Signal()
    local_asked = Signal()
    show_me_asked = Signal()
    backup_asked = Signal()
    help_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Welcome"))
        self.setProperty("surface", "window")
        open_at(self, 1200, 780)
        self.step = label(tr("Step 1 of 3"), Use.SMALL, "text2")
        self.help = Button(tr("Help"), "flat")
        self.language = LanguageButton()
        self.skip = Button(tr("Skip"), "flat")
        self.key = ChoiceCard(
            "key",
            tr("I have a key"),
            tr("From OpenAI, Groq, Mistral or any other service. If you have none, the next step leads to one."),
        )
        self.local = ChoiceCard(
            "computer",
            tr("A model on this computer"),
            tr("Private and without internet. Nothing you write leaves this computer."),
        )
        self.show_me = ChoiceCard(
            "rehearse", tr("Just show me"), tr("Practice services play a real chat, and one of them breaks on purpose.")
        )
        self.backup = Button(tr("Add a backup"), "primary")
        self.later = Button(tr("Later"), "flat")
        self._added = _title("")
        self.show_me.set_notes([(None, tr("No key, no internet, no cost"))])
        self.local.set_notes([(None, tr("Ollama, LM Studio and others"))])
        self._pages = QStackedLayout()
        for page in (self._question(), self._one_more()):
            self._pages.addWidget(scrolling(page, tr("How to begin")))
        self._build()
        self._connect()
        self.key.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_store(self, name: str) -> None:
        """Say where keys are kept."""
        self.key.set_notes([(None, tr("Kept in {name}", name=name))] if name else [])

    def show_found(self, found: Sequence[tuple[State, str]]) -> None:
        """Say which services run on this computer."""
        self.local.set_notes(found)

    def ask_for_backup(self, service: str) -> None:
        """The first service is there: offer a second one."""
        self.step.setText(tr("Step 3 of 3"))
        self.language.hide()
        self._added.setText(tr("{service} is ready", service=service))
        self._pages.setCurrentIndex(1)
        self.backup.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def cards(self) -> tuple[ChoiceCard, ...]:
        """The three ways to begin."""
        return self.key, self.local, self.show_me

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        upright = event.size().width() >= theme.scaled(_SIDE_BY_SIDE_FROM)
        along, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(along if upright else below)
        for card in self.cards:
            card.set_upright(upright, low=event.size().height() < theme.scaled(_TALL_FROM))

    def _connect(self) -> None:
        self.help.clicked.connect(lambda: self.help_asked.emit("first-steps.md"))
        install_help(self, self.help.click)
        self.skip.clicked.connect(self.reject)
        self.later.clicked.connect(self.accept)
        self.key.clicked.connect(self.key_asked)
        self.local.clicked.connect(self.local_asked)
        self.show_me.clicked.connect(self.show_me_asked)
        self.backup.clicked.connect(self.backup_asked)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.PAGE, Space.EDGE, Space.PAGE, 0)
        head.addWidget(self.step)
        head.addStretch(1)
        head.addWidget(self.help)
        head.addWidget(self.language)
        head.addWidget(self.skip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.PAGE)
        column.addLayout(head)
        column.addLayout(self._pages, 1)

    def _question(self) -> QWidget:
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(Space.MESSAGE - 6)
        for card in self.cards:
            self._beside.addWidget(card)
        cards = QHBoxLayout()
        cards.addStretch(1)
        cards.addLayout(self._beside, 100)
        cards.addStretch(1)
        page, column = _page()
        column.addWidget(_app_icon(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.EDGE)
        column.addWidget(_title(tr("How do you want to chat?")))
        column.addWidget(
            _under(tr("When one service cannot go on, the next one does. You can change everything later."))
        )
        column.addSpacing(Space.PAGE)
        column.addLayout(cards)
        column.addSpacing(Space.PAGE)
        hint = label(tr("Choose with the mouse, or Tab and Enter."), Use.SMALL, "text2")
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _one_more(self) -> QWidget:
        page, column = _page()
        column.addWidget(_app_icon(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.EDGE)
        column.addWidget(self._added)
        column.addWidget(
            _under(tr("Add a backup so you are never stuck: when the first one fails, it answers instead."))
        )
        column.addSpacing(Space.PAGE)
        self.backup.setMinimumHeight(Size.PRIMARY)
        column.addWidget(self.backup, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.later, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
    column.setSpacing(Space.SIBLING)
    column.addStretch(1)
    return page, column


def _app_icon() -> QLabel:
    made = QLabel()
    made.setPixmap(theme.app_icon().pixmap(_APP_ICON, _APP_ICON))
    return made


def _title(words: str) -> QLabel:
    made = label(words, Use.QUESTION, wraps=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def _under(words: str) -> QLabel:
    made = label(words, Use.MESSAGE, "text2", wraps=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
