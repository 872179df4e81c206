"""Formulas inside a document: each is one sign, drawn in the colour of the text on the baseline of its line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from understudy_gui.transcript.formulas.places import MARK, Formula, number_of
from understudy_gui.transcript.formulas.press import press
from understudy_gui.transcript.formulas.typesetting import Outline

SIGN = "\ufffc"
"""Stands in the text of a document for a formula."""
_KIND = QTextFormat.ObjectTypes.UserObject.value + 1
_WHICH = QTextFormat.Property.UserProperty.value + 1
_X_HEIGHT = 0.473
"""Height of a small letter of the formula font, in ems: formulas are made as large as the letters around them, """
_MOST_LARGER = 1.2
"""but never larger than so many times the font's size."""
_AIR = 0.06
"""Room above and below, in ems."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A formula as it is shown in a document; lengths in pixels."""

    formula: Formula
    outline: Outline
    em: float
    ascent: float
    descent: float
    font: QFont
    """What Qt takes for the font of this sign; it hangs things as low as that font's letters hang."""

    @property
    def width(self) -> float:
        """How much room it takes."""
        return self.outline.width * self.em


class FormulaObject(QPyTextObject):
    """Draws the formulas of one document, none wider than `most_width` pixels. `waits`: some are not set yet."""

    def __init__(self, document: QTextDocument, most_width: float) -> None:
        super().__init__(document)
        self.placed: list[Placed] = []
        self.waits = False
        self._drawn: dict[int, tuple[Placed, QRectF]] = {}
        self._most_width = most_width
        document.documentLayout().registerHandler(_KIND, self)

    def put_in(self, document: QTextDocument, formulas: list[Formula]) -> None:
        """Put these formulas where their marks stand; one that cannot be drawn is put there as it was written."""
        whole = QTextCursor(document)
        whole.beginEditBlock()  # laid out once, not once for each
        cursor = document.find(MARK)
        while not cursor.isNull():
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
            formula = formulas[number_of(cursor.selectedText()[-1])]
            self.put(cursor, formula)
            cursor = document.find(MARK, cursor)
        whole.endEditBlock()

    def put(self, cursor: QTextCursor, formula: Formula) -> None:
        """Put a formula in the place of what is selected."""
        form = cursor.charFormat()
        ready = press().has(formula)
        outline = press().get(formula)
        if outline is None:
            self.waits |= not ready
            cursor.insertText(formula.source.replace("\n", "\u2028"), form)
            return
        placed = self._place(formula, outline, form.font())
        form.setObjectType(_KIND)
        form.setProperty(_WHICH, len(self.placed))
        form.setFont(placed.font)
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        self.placed.append(placed)
        cursor.insertText(SIGN, form)

    def written(self, text: str, before: int) -> str:
        """A piece of the document's text with its formulas as they were written; `before` of them stand before it."""
        plain, *rest = text.split(SIGN)
        sources = [placed.formula.source for placed in self.placed[before : before + len(rest)]]
        return plain + "".join(source + piece for source, piece in zip(sources, rest, strict=True))

    def containing(self, document: QTextDocument, words: str) -> list[tuple[int, int]]:
        """Where formulas stand whose source has these words, as often as it has them."""
        found: list[tuple[int, int]] = []
        cursor = QTextCursor(document)
        for placed in self.placed:
            cursor = document.find(SIGN, cursor)
            times = placed.formula.source.casefold().count(words.casefold())
            found += [(cursor.selectionStart(), cursor.selectionEnd())] * times
        return found

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        placed = self.placed[form.intProperty(_WHICH)]
        return QSizeF(placed.width, placed.ascent + placed.descent)

    def drawObject(
        self, painter: QPainter, box: QRectF | object, document: QTextDocument, position: int, form: QTextFormat
    ) -> None:
        assert isinstance(box, QRectF)
        placed = self.placed[form.intProperty(_WHICH)]
        self._drawn[position] = placed, box
        _draw(painter, placed, box, painter.pen().color())

    def draw_selected(self, painter: QPainter, positions: range, ink: QColor, ground: QColor) -> None:
        """Draw what was drawn at these positions once more: Qt lays a veil over it that makes it hard to read."""
        for position, (placed, box) in self._drawn.items():
            if position in positions:
                painter.fillRect(box, ground)
                _draw(painter, placed, box, ink)
        self._drawn.clear()

    def _place(self, formula: Formula, outline: Outline, font: QFont) -> Placed:
        metrics = QFontMetricsF(font)
        pixels = font.pointSizeF() * metrics.fontDpi() / 72
        em = min(max(metrics.xHeight() / _X_HEIGHT, pixels), pixels * _MOST_LARGER)
        em *= min(1.0, self._most_width / max(outline.width * em, 1.0))
        ascent, descent = (outline.ascent + _AIR) * em, (outline.descent + _AIR) * em
        low = QFont(font)
        if descent > metrics.descent():
            low.setPointSizeF(font.pointSizeF() * descent / metrics.descent())
        return Placed(formula, outline, em, max(ascent, 1.0), QFontMetrics(low).descent(), low)


def _draw(painter: QPainter, placed: Placed, box: QRectF, ink: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.left(), box.top() + placed.ascent)
    painter.scale(placed.em, placed.em)
    painter.fillPath(placed.outline.path, ink)
    painter.restore()
