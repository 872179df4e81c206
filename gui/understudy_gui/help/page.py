"""One page of the help as it is read: our own Markdown, laid out like a reply, which loads nothing from anywhere."""

from __future__ import annotations

import re
import sys

from PySide6.QtCore import QRectF, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from understudy_core.language import tr
from understudy_gui import theme
from understudy_gui.help.book import Page
from understudy_gui.theme import Size, Space, State
from understudy_gui.transcript.text.characters import style_characters
from understudy_gui.transcript.text.document import SafeDocument, line_of
from understudy_gui.transcript.text.look import Look, look
from understudy_gui.transcript.text.tables import style_tables
from understudy_gui.widgets.keyboard import BY_KEYBOARD

_OWN_PICTURE = re.compile(r"\.\./\.\./icons/([\w-]+)\.svg")
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_KEYS = re.compile(r"`((?:Ctrl|Strg|Shift|Umschalt|Alt)\+[^`]+)`")
_MAC_KEYS = {"Ctrl+": "⌘", "Strg+": "⌘", "Shift+": "⇧", "Umschalt+": "⇧", "Alt+": "⌥"}
_MOST_MARKED = 500
_STATES = frozenset(state.value for state in State)
_ANY = QTextDocument.ResourceType.UnknownResource


class HelpDocument(SafeDocument):
    """Draws the shapes of states that pages name; everything else is the one transparent pixel."""

    def __init__(self, style: Look, scale: float) -> None:
        super().__init__()
        self._style, self._scale = style, scale

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        named = _OWN_PICTURE.fullmatch(name.toString() if isinstance(name, QUrl) else name)
        if named is None or named[1] not in _STATES:
            return super().loadResource(kind, name)
        colour = self._style.colours.of(State(named[1]))
        return theme.pixmap(named[1], colour, Size.STATE_ICON, self._scale).toImage()


class HelpPage(QTextBrowser):
    """Shows one page. Tab goes from link to link; `link_followed` hands over what stands behind one."""

    link_followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self._marked = ""
        self._zoom = 1.0
        self._shows_ring = False
        self._look = look()
        self.setAccessibleName(tr("Help page"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setProperty("kind", "page")
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(lambda url: self.link_followed.emit(url.toString()))
        theme.current().changed.connect(self._show_again)

    def show_page(self, page: Page, anchor: str = "", marked: str = "") -> None:
        """Show a page from a section on (from its top without one), and mark some words in it."""
        self._marked = marked
        if page is not self._page:
            self._page = page
            self._render()
        self._mark()
        self.go_to(anchor)

    def go_to(self, anchor: str) -> None:
        """Scroll so that a section stands at the top; the keyboard goes on from there."""
        heading = self._heading(anchor)
        cursor = QTextCursor(heading)
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(heading).top() if anchor else 0.0
        self.verticalScrollBar().setValue(round(top) - (Space.EDGE if anchor else 0))

    def set_zoom(self, zoom: float) -> None:
        """Show the text larger or smaller; 1.0 is the system's text size."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._show_again()

    def doSetSource(self, name: QUrl | str, kind: QTextDocument.ResourceType = _ANY) -> None:
        """A page is shown by `show_page` only: nothing is ever loaded by its address."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """To the next link from where one reads: Qt begins at the top of the page where nothing is selected."""
        here = self.textCursor()
        if not here.hasSelection():
            start = QTextCursor(here)
            start.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(start)
        moved = super().focusNextPrevChild(forward)
        if not self.textCursor().hasSelection() or len(self.textCursor().selectedText()) == 1:
            self.setTextCursor(here)
        return moved

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._shows_ring = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._shows_ring = False
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shows_ring:
            box = QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2)
            theme.ring(QPainter(self.viewport()), box, theme.current().colours.accent)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._shows_ring:
            self.viewport().update()  # what was scrolled took a part of the ring with it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep the text to a comfortable width, at the leading edge of its room.

        The width is said to Qt, and not left to the room's margins: those do not always lay the text out again.
        """
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * Space.GROUP
        beside = Space.GROUP - Space.SIBLING
        self.setViewportMargins(beside, 0, beside + max(room - self._look.column, 0), 0)
        self.setLineWrapColumnOrWidth(min(room, self._look.column) + 2 * Space.SIBLING)

    def _show_again(self) -> None:
        """The same page in another size or other colours, at the same place of it."""
        if self._page is None:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._render()
        self._mark()
        bar.setValue(round(share * bar.maximum()))

    def _render(self) -> None:
        assert self._page is not None
        self._look = style = look(self._zoom)
        document = HelpDocument(style, self.devicePixelRatioF())
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setIndentWidth(Space.PAGE * style.zoom)
        document.setDefaultFont(style.font)
        document.setMarkdown(with_native_keys(self._page.text), _FEATURES)
        style_characters(document, style, is_own=True)
        _name_controls(document)
        style_tables(document, style)
        _space_blocks(document, style)
        _space_frame(document, style)
        self._document = document  # the view does not own it
        self.setDocument(document)
        self.setAccessibleDescription(self._page.title)
        self._fit()

    def _heading(self, anchor: str) -> QTextBlock:
        """The block of a section's heading; the first block for none."""
        wanted = self._page.section(anchor) if self._page is not None and anchor else None
        at = self._page.sections.index(wanted) if self._page is not None and wanted is not None else 0
        block = self.document().begin()
        while block.isValid() and at >= 0:
            at -= 1 if block.blockFormat().headingLevel() else 0
            if at < 0:
                return block
            block = block.next()
        return self.document().begin()

    def _mark(self) -> None:
        """Put a ground behind every place of the words that were searched for."""
        marks: list[QTextEdit.ExtraSelection] = []
        for word in self._marked.split():
            cursor = QTextCursor(self.document())
            while len(marks) < _MOST_MARKED and not (cursor := self.document().find(word, cursor)).isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                form = QTextCharFormat()
                form.setBackground(QColor(self._look.colours.accent))
                form.setForeground(QColor(self._look.colours.on_accent))
                mark.format = form
                marks.append(mark)
        self.setExtraSelections(marks)


def with_native_keys(text: str) -> str:
    """The same page with its keys written as a Mac writes them, on a Mac."""
    return _KEYS.sub(lambda found: f"`{mac_keys(found[1])}`", text) if sys.platform == "darwin" else text


def mac_keys(keys: str) -> str:
    """ "Ctrl+Shift+M" as a Mac writes it."""
    for ours, theirs in _MAC_KEYS.items():
        keys = keys.replace(ours, theirs)
    return keys


def _name_controls(document: QTextDocument) -> None:
    """What Markdown emphasises are names of buttons and settings: weight tells them, slanted letters read badly."""
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            if fragment.charFormat().fontItalic():
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                form = QTextCharFormat()
                form.setFontItalic(False)
                form.setFontWeight(QFont.Weight.DemiBold)
                cursor.mergeCharFormat(form)
                part = block.begin()  # what was changed may have been joined to its neighbours
            else:
                part += 1
        block = block.next()


def _space_blocks(document: QTextDocument, style: Look) -> None:
    """Give every paragraph its line height and the room above it."""
    before: QTextBlock | None = None
    block = document.begin()
    while block.isValid():
        form = QTextBlockFormat()
        form.setTopMargin(_room_above(before, block) * style.zoom)
        form.setBottomMargin(0)
        if block.blockFormat().hasProperty(QTextFormat.Property.BlockQuoteLevel):
            form.setLeftMargin(Space.BUBBLE * style.zoom)
            form.setRightMargin(0)
        form.setLineHeight(line_of(block, style), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        QTextCursor(block).mergeBlockFormat(form)
        before, block = block, block.next()


def _room_above(before: QTextBlock | None, block: QTextBlock) -> float:
    if QTextCursor(block).currentTable() is not None:
        return 0
    level = block.blockFormat().headingLevel()
    if level:
        return {1: 0, 2: Space.GROUP}.get(level, Space.MESSAGE)
    if before is not None and before.blockFormat().headingLevel():
        return Space.SIBLING
    in_list = block.textList() is not None and before is not None and before.textList() is not None
    return Space.IN_CHIP if in_list else Space.EDGE


def _space_frame(document: QTextDocument, style: Look) -> None:
    root = document.rootFrame().frameFormat()
    root.setLeftMargin(Space.SIBLING)
    root.setRightMargin(Space.SIBLING)
    root.setTopMargin(Space.MESSAGE)
    root.setBottomMargin(Space.GROUP)
    document.rootFrame().setFrameFormat(root)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            form = frame.format()
            form.setTopMargin(Space.EDGE * style.zoom)
            form.setPosition(QTextFrameFormat.Position.InFlow)
            frame.setFormat(form)
