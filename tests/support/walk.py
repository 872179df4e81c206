"""What can be said of a window by looking at it: what has no name, is cut off or hard to read, and what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from understudy_gui.widgets.elided import ElidedLabel

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
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _name(widget)
    ]


def tabbed(window: QWidget) -> list[QWidget]:
    """Where the Tab key leads from the first widget on, once round."""
    order: list[QWidget] = []
    at = window.nextInFocusChain()
    while at is not None and at is not window and at not in order:
        if at.window() is window and at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(at)
        at = at.nextInFocusChain()
    return order


def backwards(window: QWidget) -> list[str]:
    """Steps of the Tab key that lead up within one column: against the order in which one reads."""
    order = tabbed(window)
    found = []
    for one, following in pairwise(order):
        before, after = _place(one, window), _place(following, window)
        beside = after.left() >= before.right() or after.right() <= before.left()
        if after.bottom() < before.top() and not beside and not _inside_one_scroll(one, following):
            found.append(f"{_name(one)} → {_name(following)}")
    return found


def cut_off(window: QWidget) -> list[str]:
    """Words that have less room than they need, and widgets that stand out of their window."""
    found = [_words(widget) for widget in shown(window) if _words(widget).strip() and not _has_room(widget)]
    bounds = window.rect()
    for widget in shown(window):
        if _scroll_of(widget) is None and _words(widget).strip() and not bounds.contains(_place(widget, window)):
            found.append(f"outside: {_words(widget)}")
    return found


def hard_to_read(window: QWidget) -> list[str]:
    """Words with a contrast below 4.5 to 1, as painted."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    scale = picture.devicePixelRatio()
    found = []
    for widget in shown(window):
        words = _words(widget)
        if words.strip() and widget.isEnabled() and isinstance(widget, QLabel | QPushButton):
            ratio = _contrast(picture, _place(widget, window), scale)
            if ratio < LEAST_CONTRAST:
                found.append(f"{words}: {ratio:.1f}")
    return found


def said(window: QWidget) -> set[str]:
    """Every text a window shows or tells a screen reader."""
    texts = {window.windowTitle()}
    for widget in shown(window):
        texts |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), _words(widget)}
        if isinstance(widget, QLineEdit):
            texts.add(widget.placeholderText())
        if isinstance(widget, QComboBox):
            texts |= {widget.itemText(at) for at in range(widget.count())}
    return {text.strip() for text in texts if any(sign.isalpha() for sign in text)}


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _name(widget: QWidget) -> str:
    seen = QAccessible.queryAccessibleInterface(widget)
    return seen.text(QAccessible.Text.Name) if seen is not None else ""


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _scroll_of(widget: QWidget) -> QScrollArea | None:
    at = widget.parentWidget()
    while at is not None and not isinstance(at, QScrollArea):
        at = at.parentWidget()
    return at


def _inside_one_scroll(one: QWidget, following: QWidget) -> bool:
    """What scrolled out of sight can lie above what follows it on the screen."""
    return (_scroll_of(one) is None) is not (_scroll_of(following) is None)


def _has_room(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel):
        return True  # shortened on purpose, whole in its tip
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) <= widget.height() + 1
        return widget.sizeHint().width() <= widget.width() + 1
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
