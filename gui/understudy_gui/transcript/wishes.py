"""What a person can ask for inside the transcript, and what each message keeps unfolded."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QPoint, Signal


class Wishes(QObject):
    """The signals that messages send; the view passes them on."""

    skip = Signal()
    stop = Signal()
    try_again = Signal(str)
    go_on = Signal(str, str)
    """Complete this reply, asking this backend first ("": whoever is next)."""
    ask = Signal(str)
    """Ask once more, this backend first."""
    cure = Signal(str, str)
    link = Signal(str)
    help = Signal(str)
    """Show what the help says of this kind of failure."""
    copied = Signal(str)
    resized = Signal()
    outdated = Signal()
    """A text must be laid out again."""
    dragged = Signal(QPoint)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backends: tuple[str, ...] = ()
        """Who can be asked, by name, in order."""


@dataclass(slots=True)
class Fold:
    """What is unfolded in one message; outlives the message's widget, which comes and goes with scrolling."""

    account: bool = False
    kept: bool = False
    """Half a reply was taken as it is."""
    reasoning: bool = False
    cures: set[int] = field(default_factory=set)
    details: set[int] = field(default_factory=set)
