"""Formulas as outlines: LaTeX → MathML → shapes, by latex2mathml and ziamath. Slow: for a thread of its own.

The time that ziamath needs doubles with every level of nesting, so what a formula would cost is counted before it is
drawn, and what would cost too much is refused. It loads nothing but its own font, and knows no files and no addresses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_COST = 3000
"""A part of a formula costs 1, twice as much in each row or table around it; about 0.1 ms each."""
MOST_WIDE, MOST_HIGH = 300, 60
"""The largest formula, in ems; also the largest length that one may ask for is `MOST_HIGH`."""
_EM = 100.0
_REFUSED = re.compile(r"\\(?:re)?newcommand|\\def\b|\\let\b|\\href|\\style|\\class|\\verb")
_IDLE = re.compile(r"\\(?:label|tag)\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![a-zA-Z])")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_RIGID = frozenset("\u2191\u2193\u27e8\u27e9")
_SIGNS: Mapping[tuple[str, bool], str] = {
    ("-", False): "\u2212",
    ("-", True): "\u2212",
    ("^", False): "\u0302",
    ("^", True): "\u02c6",
    ("~", False): "\u0303",
}
"""What ziamath draws well in the place of what latex2mathml writes; True: where it must not stretch."""


class UnsettableError(Exception):
    """This is no formula that can be drawn here."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A formula as one shape whose baseline begins at 0, 0. All lengths are in ems of the text around it."""

    path: QPainterPath
    width: float
    ascent: float
    descent: float


def outline(tex: str, display: bool) -> Outline:
    """Draw a formula. Raises UnsettableError."""
    if _REFUSED.search(tex):
        raise UnsettableError
    try:
        from ziamath.config import config
        from ziamath.zmath import Math

        config.svg2 = False
        tree = _mathml(tex, display)
        if cost(tree) > MOST_COST:
            raise UnsettableError
        drawn = Math(tree, size=_EM, margin=0)
        path = _path(drawn.svgxml())
        width = drawn.getsize()[0]
    except Exception as problem:  # whatever libraries of this kind may say to text from anywhere
        raise UnsettableError from problem
    path = QTransform.fromScale(1 / _EM, 1 / _EM).map(path)
    box = path.boundingRect()
    high = max(-box.top(), box.bottom(), box.height())
    if path.isEmpty() or max(width / _EM, box.right()) > MOST_WIDE or high > MOST_HIGH:
        raise UnsettableError
    return Outline(path, max(width / _EM, box.right()), -box.top(), box.bottom())


def cost(tree: Element, times: int = 1) -> int:
    """What it costs to draw a tree of MathML."""
    times *= 2 if tree.tag in {"mrow", "mtable"} else 1
    total = times
    for child in tree:
        if total > MOST_COST:
            break
        total += cost(child, times)
    return total


def _mathml(tex: str, display: bool) -> Element:
    """A formula as MathML that ziamath can draw, without colours; text never becomes markup on the way."""
    from latex2mathml.converter import convert_to_element
    from ziamath.zmath import loadedfonts

    tex = _IDLE.sub(" ", tex)
    tex = re.sub(r"\\(begin|end)\{aligned\}", r"\\\1{align*}", tex.replace("||", "\u2016"))
    tex = re.sub(r"\\[dt]?binom\s*\{([^{}]+)\}\s*\{([^{}]+)\}", r"\\left( {\1 \\atop \2} \\right)", tex)
    tree = convert_to_element(tex, xmlns="", display="block" if display else "inline")
    font = loadedfonts["default"]
    for part in tree.iter():
        part.text = unescape(part.text or "")
        _adapt(part)
        if "\\" in part.text or any(font.glyphindex(letter) == 0 for letter in part.text if not letter.isspace()):
            raise UnsettableError
    return tree


def _adapt(part: Element) -> None:
    part.set("mathbackground", "none")
    if part.get("columnspacing") == "0em 2em":
        part.set("columnspacing", "0em 0.3em")
    if any(float(number) > MOST_HIGH for value in part.attrib.values() for number in _NUMBER.findall(value)):
        raise UnsettableError
    text = (part.text or "").strip()
    if text in _RIGID:
        part.set("stretchy", "false")
    if part.tag in {"mo", "mn"}:
        part.text = _SIGNS.get((text, part.get("stretchy") == "false"), part.text)


def _path(svg: Element) -> QPainterPath:
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for part in svg:
        shape = QPainterPath()
        match part.tag:
            case "path":
                _draw(shape, part.attrib["d"])
            case "rect":
                shape.addRect(QRectF(*(float(part.attrib[name]) for name in ("x", "y", "width", "height"))))
            case "ellipse":
                x, y, across, high = (float(part.attrib[name]) for name in ("cx", "cy", "rx", "ry"))
                shape.addEllipse(QPointF(x, y), across, high)
            case "g":
                shape = _path(part)
            case "defs":
                continue
            case _:
                raise UnsettableError
        if "stroke-width" in part.attrib:
            stroker = QPainterPathStroker()
            stroker.setWidth(float(part.attrib["stroke-width"]))
            shape = stroker.createStroke(shape)
        whole.addPath(shape)
    return whole


def _draw(path: QPainterPath, commands: str) -> None:
    words = iter(commands.split())

    def number() -> float:
        return float(next(words))

    for word in words:
        match word:
            case "M":
                path.moveTo(number(), number())
            case "L":
                path.lineTo(number(), number())
            case "Q":
                path.quadTo(number(), number(), number(), number())
            case "C":
                path.cubicTo(number(), number(), number(), number(), number(), number())
            case "Z":
                path.closeSubpath()
            case _:
                raise UnsettableError
