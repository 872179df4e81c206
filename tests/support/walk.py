"""What can be said of a window by looking at it: what has no name, is cut off or hard to read, and what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from understudy_gui.widgets.elided import ElidedLabel

_AROUND_TEXT = 20
_AROUND_CHOICE = 44
"""What a field needs beside its words, in pixels."""
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3."""


def shown(window: QWidget) -> Iterator[QWidget]:
    """Everything in a window that can be seen, other windows excepted."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window and not widget.visibleRegion().isEmpty():
            yield widget


def nameless(window: QWidget) -> list[str]:
    """What the keyboard reaches but a screen reader cannot name."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in shown(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _is_named(widget)
    ]


def tabbed(window: QWidget) -> list[QWidget]:
    """Where the Tab key leads from the top of a window on, once round."""
    at, order = window.focusWidget(), list[QWidget]()
    if at is not None:
        at.clearFocus()
    while window.focusNextPrevChild(True) and (now := window.focusWidget()) is not None and now not in order:
        order.append(now)
    if at is not None:
        at.setFocus(Qt.FocusReason.OtherFocusReason)
    return order


def backwards(window: QWidget) -> list[str]:
    """Steps of the Tab key that lead up within one column: against the order in which one reads."""
    found = []
    for one, following in pairwise(tabbed(window)):
        same = _scroll_of(one) is _scroll_of(following)
        before, after = (_place(thing, window) if same else _seen_place(thing, window) for thing in (one, following))
        beside = after.left() >= before.right() or after.right() <= before.left()
        if after.bottom() < before.top() and not beside:
            found.append(f"{_name(one)} → {_name(following)}")
    return found


def cut_off(window: QWidget) -> list[str]:
    """Words that have less room than they need, and what stands out of its window, or of what scrolls it."""
    found = [f"cut off: {words}" for widget in shown(window) if (words := words_of(widget)) and not _has_room(widget)]
    for widget in shown(window):
        reached = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        words = words_of(widget) or (_name(widget) if reached else "")
        if words and not _is_inside(widget, window):
            found.append(f"outside: {words}")
    return found


def too_large(window: QWidget, room: tuple[int, int]) -> list[str]:
    """A window that does not fit into so many pixels."""
    fits = window.width() <= room[0] and window.height() <= room[1]
    return [] if fits else [f"{window.width()}×{window.height()}"]


def hard_to_read(window: QWidget) -> list[str]:
    """Words with a contrast below 4.5 to 1, as painted."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    scale = picture.devicePixelRatio()
    found = []
    for widget in shown(window):
        words = words_of(widget)
        whole = widget.visibleRegion().boundingRect() == widget.rect()
        if words and whole and widget.isEnabled() and isinstance(widget, QLabel | QPushButton):
            ratio = _contrast(picture, _place(widget, window), scale)
            if ratio < LEAST_CONTRAST:
                found.append(f"{words}: {ratio:.1f}")
    return found


def said(window: QWidget) -> set[str]:
    """Every text a window shows or tells a screen reader."""
    texts = {window.windowTitle()}
    for widget in shown(window):
        texts |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
        texts.add(widget.placeholderText() if isinstance(widget, QLineEdit) else words_of(widget))
        if isinstance(window, QMenu):
            texts |= {action.text() for action in window.actions()}
        if isinstance(widget, QComboBox):
            texts |= {widget.itemText(at) for at in range(widget.count())}
    return {text.strip() for text in texts if any(sign.isalpha() for sign in text)}


def words_of(widget: QWidget) -> str:
    """The words that are painted on a widget; empty where none are."""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text().strip()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _is_named(widget: QWidget) -> bool:
    """A drop-down is named by a label: on Linux its own name is what is chosen in it."""
    seen = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox):
        return bool(seen.relations(QAccessible.RelationFlag.Label))
    return bool(_name(widget))


def _name(widget: QWidget) -> str:
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name) if seen is not None else ""


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _scroll_of(widget: QWidget) -> QAbstractScrollArea | None:
    at = widget.parentWidget()
    while at is not None and not (isinstance(at, QAbstractScrollArea) and at.viewport().isAncestorOf(widget)):
        at = at.parentWidget()
    return at


def _seen_place(widget: QWidget, window: QWidget) -> QRect:
    """Where one sees it; what scrolls stands where its scroll area does."""
    return _place(_scroll_of(widget) or widget, window)


def _is_inside(widget: QWidget, window: QWidget) -> bool:
    scroll = _scroll_of(widget)
    if scroll is None:
        return window.rect().contains(_place(widget, window))
    place, room = _place(widget, window), _place(scroll.viewport(), window)
    moves = scroll.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return moves or (place.left() >= room.left() and place.right() <= room.right())


def _has_room(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel):
        return True  # shortened on purpose, whole in its tip
    if isinstance(widget, QLabel | QCheckBox) and widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width()) <= widget.height() + 1
    if isinstance(widget, QLabel):
        return widget.sizeHint().width() <= widget.width() + 1
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        room = widget.width() - margins.left() - margins.right() - _AROUND_TEXT
        return bool(widget.text()) or widget.fontMetrics().horizontalAdvance(widget.placeholderText()) <= room
    if isinstance(widget, QComboBox):
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) <= widget.width() - _AROUND_CHOICE
    return not isinstance(widget, QPushButton) or widget.minimumSizeHint().width() <= widget.width() + 1


def _contrast(picture: QImage, place: QRect, scale: float) -> float:
    """Between the colour most of a rectangle has and the one that differs most from it."""
    area = QRect(place.topLeft() * scale, place.size() * scale).intersected(picture.rect())
    colours = Counter(memoryview(picture.copy(area).constBits()).cast("I"))
    if not colours:
        return 21.0
    ground = _luminance(colours.most_common(1)[0][0])
    return max(_ratio(ground, _luminance(colour)) for colour in colours)


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _luminance(pixel: int) -> float:
    colour = QColor(pixel)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
