"""The colours and sizes of the look, by name. The only hexadecimal numbers of the program stand here."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class State(Enum):
    """The four states of anything that can answer; each has its own icon file, colour and word."""

    READY = "ready"
    RESTING = "resting"
    NEEDS = "needs"
    MISSING = "missing"


class Colours(NamedTuple):
    """One scheme. Values are `#rrggbb`, or names of palette roles under high contrast (see `palette.py`)."""

    window: str
    surface: str
    raised: str
    sunken: str
    tile: str
    soft: str
    text: str
    text2: str
    dim: str
    accent: str
    accent_hover: str
    on_accent: str
    link: str
    border: str
    control: str
    ready: str
    ready_tint: str
    resting: str
    resting_tint: str
    needs: str
    needs_tint: str
    missing: str
    missing_tint: str

    def of(self, state: State) -> str:
        """The colour of a state's icon and words."""
        return str(getattr(self, state.value))

    def tint_of(self, state: State) -> str:
        """The background of a result box in that state."""
        return str(getattr(self, f"{state.value}_tint"))


LIGHT = Colours(
    window="#F3F1ED",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#EBE8E2",
    tile="#E5E1DA",
    soft="#E9EBF6",
    text="#201F29",
    text2="#5B5866",
    dim="#6C6976",
    accent="#414E9E",
    accent_hover="#374389",
    on_accent="#FFFFFF",
    link="#3B4796",
    border="#DEDAD2",
    control="#827D89",
    ready="#17704A",
    ready_tint="#E2F1E8",
    resting="#875400",
    resting_tint="#FAEED8",
    needs="#AD352B",
    needs_tint="#FBE7E4",
    missing="#615D6B",
    missing_tint="#EBE8E2",
)

DARK = Colours(
    window="#1A1A21",
    surface="#22222A",
    raised="#2B2B35",
    sunken="#17171D",
    tile="#3A3945",
    soft="#31344D",
    text="#EBEAF0",
    text2="#ABA9B8",
    dim="#9896A5",
    accent="#A4B0F5",
    accent_hover="#B5BFF8",
    on_accent="#151A3D",
    link="#B3BDF8",
    border="#393944",
    control="#807E8E",
    ready="#6CCB96",
    ready_tint="#20352B",
    resting="#E6B05A",
    resting_tint="#392F1E",
    needs="#F2948B",
    needs_tint="#402726",
    missing="#A9A6B5",
    missing_tint="#2F2E38",
)


class Space:
    """Distances in device-independent pixels, on a grid of 4."""

    IN_CHIP = 4
    SIBLING = 8
    EDGE = 12
    BUBBLE = 16
    MESSAGE = 20
    PAGE = 24
    GROUP = 32


class Radius:
    """Corner radii in device-independent pixels."""

    CONTROL = 8
    ACCOUNT = 10
    CARD = 12
    BUBBLE = 14
    BUBBLE_TAIL = 4
    LINK = 4


class Size:
    """Widths and heights in device-independent pixels."""

    SIDEBAR = 264
    SIDEBAR_SMALL = 220
    SIDEBAR_HIDDEN_BELOW = 720
    TOP_BAR = 56
    COLUMN = 640
    RUNNING_TEXT = 568
    BUBBLE = 480
    WAITING_LINE = 44
    CHIP = 28
    BUTTON = 32
    PRIMARY = 40
    FIELD = 36
    TARGET = 28
    ROW_CONVERSATION = 36
    ROW_PROFILE = 44
    ROW_BACKEND = 64
    CARD_SERVICE = 64
    ROW_MENU = 32
    ICON = 20
    ICON_BESIDE_WORDS = 18
    STATE_ICON = 16
    MONOGRAM_SMALL = 20
    MONOGRAM = 32
    MONOGRAM_LARGE = 40
    SWITCH_WIDTH = 36
    SWITCH_HEIGHT = 20
    SCROLL_BAR = 10
    ACCENT_BAR_WIDTH = 3
    ACCENT_BAR_HEIGHT = 20
    FOCUS_RING = 2
    DOT = 5


class Motion:
    """Durations in milliseconds; all are 0 with reduced motion."""

    ACCOUNT = 120
    SWITCH = 100
    ROW = 150
    DOTS_STEP = 400
