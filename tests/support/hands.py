"""Two ways to use a window that leave the other one alone: with the mouse, or with the keyboard.

Both find things by what a screen reader says. Typing belongs to both, as it does to people.
"""

from __future__ import annotations

from typing import Protocol

from support.screen import Screen, Seen

_MOST_TABS = 60


class Hands(Protocol):
    """A person at the screen."""

    @property
    def screen(self) -> Screen:
        """What this person sees."""

    def go_to(self, name: str, role: str = "") -> Seen:
        """Give the focus to what is called so."""

    def use(self, name: str, role: str = "") -> None:
        """Press the button that is called so."""

    def choose(self, service: str) -> None:
        """Choose a service among the cards of the dialog that adds one."""


class Mouse:
    """Clicks on what it sees."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def go_to(self, name: str, role: str = "") -> Seen:
        """Click on it, unless it has the focus already."""
        at = self.screen.find(name, role)
        if "focused" not in at.states:
            self.screen.click(name, role)
        return at

    def use(self, name: str, role: str = "") -> None:
        """Click on it."""
        self.screen.click(name, role)

    def choose(self, service: str) -> None:
        """Click on its card."""
        self.screen.click(f"{service}, …")


class Keyboard:
    """Tab leads it; it knows only where the focus is. Each step says where Tab led in vain, if it did."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.way: list[str] = []

    def go_to(self, name: str, role: str = "") -> Seen:
        """Press Tab until it has the focus. Raises LookupError where Tab does not lead there."""
        self.screen.find(name, role)
        seen: list[Seen] = []
        at = self.screen.focused()
        while len(seen) < _MOST_TABS:
            if at is not None and at.fits(name, role):
                return at
            if at is not None and at in seen:
                break
            seen += [at] if at is not None else []
            at = self.screen.focused_after("Tab")
        raise LookupError(f"Tab does not lead to {name!r}, but to {[one.name for one in seen]}")

    def use(self, name: str, role: str = "") -> None:
        """Go there and press Enter."""
        self.go_to(name, role)
        self.screen.press("Return")

    def choose(self, service: str) -> None:
        """Type its name into the search, which has the focus, and press Enter."""
        self.go_to("Search services")
        self.screen.type(service)
        self.screen.press("Return")
