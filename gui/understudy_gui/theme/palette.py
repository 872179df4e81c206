"""Tokens → `QPalette`, and back for high contrast, where only the system's own roles are used."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

from understudy_gui.theme.tokens import Colours

_CAPITAL = re.compile(r"(?<=.)(?=[A-Z])")
_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "text2",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "sunken",
}


def palette(colours: Colours) -> QPalette:
    """A palette that says the same as the tokens, disabled text included."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(getattr(colours, token)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.dim))
    return made


def high_contrast(system: QPalette) -> Colours:
    """Tokens made of the system's palette alone: states differ by shape, every border is the text colour."""

    def role(name: QPalette.ColorRole) -> str:
        return system.color(QPalette.ColorGroup.Active, name).name()

    return _contrast(role)


def _contrast(role: Callable[[QPalette.ColorRole], str]) -> Colours:
    of = QPalette.ColorRole
    text, base, highlight = role(of.WindowText), role(of.Base), role(of.Highlight)
    return Colours(
        window=role(of.Window),
        surface=base,
        raised=role(of.Button),
        sunken=base,
        tile=base,
        soft=base,
        text=text,
        text2=text,
        dim=text,
        accent=highlight,
        accent_hover=highlight,
        on_accent=role(of.HighlightedText),
        link=role(of.Link),
        border=text,
        control=text,
        ready=text,
        ready_tint=base,
        resting=text,
        resting_tint=base,
        needs=text,
        needs_tint=base,
        missing=text,
        missing_tint=base,
    )


def _said(role: QPalette.ColorRole) -> str:
    """A role as style sheets name it: "palette(window-text)"."""
    return f"palette({_CAPITAL.sub('-', role.name).lower()})"


ROLES_OF_CONTRAST = _contrast(_said)
"""The tokens of high contrast for a style sheet, which asks the palette itself."""
