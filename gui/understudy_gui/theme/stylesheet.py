"""One style sheet for standard controls, made from the tokens. Kinds are told by the dynamic property `kind`.

Under high contrast the same sheet names roles of the system's palette instead of colours, and what tints say elsewhere
is said by outlines.
"""

from __future__ import annotations

from understudy_gui.theme.palette import ROLES_OF_CONTRAST
from understudy_gui.theme.tokens import Colours, Radius, Size


def stylesheet(c: Colours) -> str:
    """The application's style sheet for one scheme."""
    return "\n".join((_surfaces(c), _buttons(c), _fields(c), _menus(c), _scroll_bars(c)))


def contrast_stylesheet() -> str:
    """The same for high contrast: every colour is the one that the system has for a role."""
    c = ROLES_OF_CONTRAST
    return f"{stylesheet(c)}\n{_outlines(c)}"


def _outlines(c: Colours) -> str:
    """Under the mouse the line is that of the highlight, pressed and chosen it is thick, disabled it is broken."""
    return f"""
    QPushButton[kind="primary"], QPushButton[kind="send"] {{ border: 1px solid {c.border}; }}
    QPushButton[kind="primary"] {{ min-height: {Size.BUTTON - 2}px; padding: 0 17px; }}
    QPushButton[kind="primary"][tall="true"] {{ min-height: {Size.FIELD - 2}px; }}
    QPushButton[kind="send"] {{
        min-width: {Size.FIELD - 2}px; max-width: {Size.FIELD - 2}px;
        min-height: {Size.FIELD - 2}px; max-height: {Size.FIELD - 2}px;
    }}
    QPushButton[kind="flat"], QPushButton[kind="icon"], QPushButton[kind="step"] {{ border: 1px solid transparent; }}
    QPushButton[kind="flat"] {{ min-height: {Size.BUTTON - 2}px; padding: 0 9px; }}
    QPushButton[kind="flat"][tall="true"] {{ min-height: {Size.FIELD - 2}px; }}
    QPushButton[kind="icon"] {{
        min-height: {Size.BUTTON - 2}px; max-height: {Size.BUTTON - 2}px;
        min-width: {Size.BUTTON - 2}px; max-width: {Size.BUTTON - 2}px;
    }}
    QPushButton[kind="step"] {{
        min-height: {Size.TARGET - 2}px; max-height: {Size.TARGET - 2}px;
        min-width: {Size.TARGET - 2}px; max-width: {Size.TARGET - 2}px;
    }}
    QPushButton:hover, QPushButton[kind="flat"]:hover, QPushButton[kind="icon"]:hover, QPushButton[kind="step"]:hover {{
        border: 1px solid {c.accent};
    }}
    QPushButton[kind="link"]:hover {{ border: none; }}
    QPushButton[kind="primary"]:hover, QPushButton[kind="send"]:hover {{ border: 1px solid {c.on_accent}; }}
    QPushButton:pressed, QPushButton[kind="flat"]:pressed, QPushButton[kind="icon"]:pressed,
    QPushButton[kind="step"]:pressed, QPushButton[kind="square"]:pressed, QPushButton[kind="stop"]:pressed {{
        background: {c.window}; border: 2px solid {c.accent};
    }}
    QPushButton[kind="primary"]:pressed, QPushButton[kind="send"]:pressed {{
        background: {c.accent}; border: 2px solid {c.text};
    }}
    QPushButton[kind="link"]:pressed {{ border: none; text-decoration: underline; }}
    QPushButton:disabled, QPushButton[kind="primary"]:disabled, QPushButton[kind="flat"]:disabled,
    QPushButton[kind="icon"]:disabled, QPushButton[kind="step"]:disabled, QPushButton[kind="send"]:disabled,
    QPushButton[kind="square"]:disabled, QPushButton[kind="stop"]:disabled, QLineEdit:disabled
    {{ border: 1px dashed {c.border}; color: {c.text}; }}
    QPushButton[kind="status"]:checked {{ border: 2px solid {c.accent}; padding: 0 11px 0 7px; }}
    QListWidget[kind="names"]::item:selected {{ border: 2px solid {c.accent}; }}
    QMenu::item:selected {{ background: {c.accent}; color: {c.on_accent}; }}
    QComboBox QAbstractItemView, QListView[kind="choices"] {{
        selection-background-color: {c.accent}; selection-color: {c.on_accent};
    }}
    """


def _surfaces(c: Colours) -> str:
    return f"""
    QWidget[surface="window"] {{ background: {c.window}; }}
    QWidget[surface="base"] {{ background: {c.surface}; }}
    QFrame[surface="card"] {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: {Radius.CARD}px; }}
    QFrame[surface="account"] {{
        background: {c.window}; border: 1px solid {c.border}; border-radius: {Radius.ACCOUNT}px;
    }}
    QFrame[line="horizontal"] {{ background: {c.border}; max-height: 1px; min-height: 1px; border: none; }}
    QFrame[line="vertical"] {{ background: {c.border}; max-width: 1px; min-width: 1px; border: none; }}
    QLabel[tone="text2"] {{ color: {c.text2}; }}
    QLabel[tone="dim"] {{ color: {c.dim}; }}
    QLabel[tone="ready"] {{ color: {c.ready}; }}
    QLabel[tone="resting"] {{ color: {c.resting}; }}
    QLabel[tone="needs"] {{ color: {c.needs}; }}
    QLabel[tone="missing"] {{ color: {c.missing}; }}
    QScrollArea, QScrollArea > QWidget > QWidget[clear="true"] {{ background: transparent; border: none; }}
    QToolTip {{
        background: {c.raised}; color: {c.text}; border: 1px solid {c.border}; padding: 4px 8px;
    }}
    """


def _buttons(c: Colours) -> str:
    return f"""
    QPushButton {{
        background: {c.raised}; color: {c.text}; border: 1px solid {c.control}; border-radius: {Radius.CONTROL}px;
        padding: 0 14px; min-height: {Size.BUTTON - 2}px; font-weight: 500; outline: none;
    }}
    QPushButton:hover {{ background: {c.sunken}; }}
    QPushButton:pressed {{ background: {c.tile}; }}
    QPushButton:disabled {{ color: {c.dim}; border-color: {c.border}; }}
    QPushButton[kind="primary"] {{
        background: {c.accent}; color: {c.on_accent}; border: none; font-weight: 600;
        min-height: {Size.BUTTON}px; padding: 0 18px;
    }}
    QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {c.accent_hover}; }}
    QPushButton[kind="primary"]:disabled {{ background: {c.sunken}; color: {c.dim}; }}
    QPushButton[kind="flat"] {{
        background: transparent; color: {c.link}; border: none; padding: 0 10px; min-height: {Size.BUTTON}px;
    }}
    QPushButton[kind="flat"]:hover, QPushButton[kind="flat"]:pressed {{ background: {c.sunken}; }}
    QPushButton[kind="flat"]:disabled {{ color: {c.dim}; }}
    QPushButton[tall="true"] {{ min-height: {Size.FIELD - 2}px; }}
    QPushButton[kind="primary"][tall="true"], QPushButton[kind="flat"][tall="true"] {{ min-height: {Size.FIELD}px; }}
    QPushButton[kind="link"] {{
        background: transparent; color: {c.link}; border: none; padding: 0; min-height: 20px; text-align: left;
    }}
    QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
    QPushButton[kind="icon"] {{
        background: transparent; border: none; padding: 0; border-radius: {Radius.CONTROL}px;
        min-height: {Size.BUTTON}px; max-height: {Size.BUTTON}px;
        min-width: {Size.BUTTON}px; max-width: {Size.BUTTON}px;
    }}
    QPushButton[kind="icon"]:hover, QPushButton[kind="icon"]:pressed {{ background: {c.sunken}; }}
    QPushButton[kind="step"] {{
        background: transparent; border: none; padding: 0; border-radius: {Radius.CONTROL}px;
        min-height: {Size.TARGET}px; max-height: {Size.TARGET}px;
        min-width: {Size.TARGET}px; max-width: {Size.TARGET}px;
    }}
    QPushButton[kind="step"]:hover, QPushButton[kind="step"]:pressed {{ background: {c.sunken}; }}
    QPushButton[kind="square"] {{
        background: {c.raised}; border: 1px solid {c.control}; border-radius: {Radius.CONTROL}px; padding: 0;
        min-height: {Size.FIELD - 2}px; max-height: {Size.FIELD - 2}px;
        min-width: {Size.FIELD - 2}px; max-width: {Size.FIELD - 2}px;
    }}
    QPushButton[kind="send"], QPushButton[kind="stop"] {{
        background: {c.accent}; border: none; border-radius: {Radius.ACCOUNT}px; padding: 0;
        min-width: {Size.FIELD}px; max-width: {Size.FIELD}px; min-height: {Size.FIELD}px; max-height: {Size.FIELD}px;
    }}
    QPushButton[kind="send"]:hover, QPushButton[kind="send"]:pressed {{ background: {c.accent_hover}; }}
    QPushButton[kind="send"]:disabled {{ background: {c.sunken}; }}
    QPushButton[kind="stop"] {{
        background: {c.raised}; border: 1px solid {c.control}; min-width: {Size.FIELD - 2}px;
        max-width: {Size.FIELD - 2}px; min-height: {Size.FIELD - 2}px; max-height: {Size.FIELD - 2}px;
    }}
    QPushButton[kind="stop"]:hover {{ background: {c.sunken}; }}
    QPushButton[kind="status"] {{
        border-radius: {Size.CHIP // 2}px; min-height: {Size.CHIP - 2}px; padding: 0 12px 0 8px; text-align: left;
        font-weight: 400;
    }}
    QPushButton[kind="status"]:checked {{ background: {c.soft}; border-color: {c.accent}; }}
    QListWidget[kind="rows"] {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: {Radius.CARD}px; }}
    QPushButton[kind="picker"] {{ text-align: left; padding: 0 12px; min-height: {Size.FIELD - 2}px; }}
    QPushButton[kind="square"]:hover {{ background: {c.sunken}; }}
    """


def _fields(c: Colours) -> str:
    return f"""
    QLineEdit {{
        background: {c.raised}; color: {c.text}; border: 1px solid {c.control}; border-radius: {Radius.CONTROL}px;
        padding: 0 10px; min-height: {Size.FIELD - 2}px;
        selection-background-color: {c.accent}; selection-color: {c.on_accent}; placeholder-text-color: {c.text2};
    }}
    QAbstractSpinBox QLineEdit {{ background: transparent; border: none; padding: 0; min-height: 0; }}
    QLineEdit:disabled {{
        color: {c.dim}; border-color: {c.border};
    }}
    QComboBox QAbstractItemView, QListView[kind="choices"] {{
        background: {c.raised}; color: {c.text}; border: 1px solid {c.border}; outline: none; padding: 4px;
        selection-background-color: {c.soft}; selection-color: {c.text};
    }}
    QPlainTextEdit, QTextEdit {{
        background: {c.raised}; color: {c.text}; border: none;
        selection-background-color: {c.accent}; selection-color: {c.on_accent}; placeholder-text-color: {c.text2};
    }}
    QTextEdit[kind="page"] {{ background: {c.surface}; }}
    QPlainTextEdit[kind="field"] {{
        border: 1px solid {c.control}; border-radius: {Radius.CONTROL}px; padding: 4px 6px;
    }}
    QPlainTextEdit[kind="message"] {{
        border: 1px solid {c.control}; border-radius: {Radius.CONTROL}px; padding: 8px 10px;
    }}
    QListView {{ background: transparent; border: none; outline: none; }}
    QListWidget[kind="names"]::item {{ height: {Size.ROW_CONVERSATION}px; padding-left: 8px; border-radius: 8px; }}
    QListWidget[kind="names"]::item:selected {{ background: {c.soft}; color: {c.text}; }}
    QCheckBox {{ spacing: 8px; min-height: {Size.TARGET}px; }}
    """


def _menus(c: Colours) -> str:
    return f"""
    QMenu {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.border}; padding: 6px; }}
    QMenu::item {{ padding: 6px 28px 6px 12px; border-radius: 6px; min-height: {Size.ROW_MENU - 12}px; }}
    QMenu::item:selected {{ background: {c.soft}; color: {c.text}; }}
    QMenu::item:disabled {{ color: {c.dim}; }}
    QMenu::separator {{ height: 1px; background: {c.border}; margin: 6px 8px; }}
    """


def _scroll_bars(c: Colours) -> str:
    return f"""
    QScrollBar:vertical {{ background: transparent; width: {Size.SCROLL_BAR}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {Size.SCROLL_BAR}px; margin: 0; }}
    QScrollBar::handle {{ background: {c.control}; border-radius: 2px; margin: 3px; }}
    QScrollBar::handle:hover, QScrollBar::handle:pressed {{ border-radius: 3px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
