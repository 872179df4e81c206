"""What a person can ask for inside the transcript, and what each message keeps unfolded."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from understudy_gui.transcript.rewritten import Rewritten


class Wishes(QObject):
    """The signals that messages send; the view passes them on."""

    skip = Signal()
    stop = Signal()
    try_again = Signal(str)
    go_on = Signal(str, str)
    """Complete this reply, asking this backend first ("": whoever is next)."""
    ask = Signal(str, str)
    """Give this reply once more, this backend first."""
    edit = Signal(str, str)
    """Send this message of the user's again, with another text."""
    walk = Signal(str, int)
    """Show this kept message in the place of the item."""
    cure = Signal(str, str)
    link = Signal(str, str)
    """Open what a link with these words leads to."""
    help = Signal(str)
    """Show what the help says of this kind of failure."""
    hovered = Signal(str)
    """The mouse is over a link to this address, or over none any more."""
    copied = Signal(str)
    copied_reply = Signal(str)
    resized = Signal()
    outdated = Signal()
    """A text must be laid out again."""
    busy_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backends: tuple[str, ...] = ()
        """Who can be asked, by name, in order."""
        self.with_status_page: frozenset[str] = frozenset()
        """Those of them whose service says on a page of its own how it fares."""
        self.rewritten = Rewritten(self)
        self.is_busy = False
        """Whether a reply is being written here, so that nothing else can be asked for."""

    def set_busy(self, is_busy: bool) -> None:
        """Say whether a reply is being written."""
        if is_busy != self.is_busy:
            self.is_busy = is_busy
            self.busy_changed.emit()


@dataclass(slots=True)
class Fold:
    """What is unfolded in one message; outlives the message's widget, which comes and goes with scrolling."""

    account: bool = False
    kept: bool = False
    """Half a reply was taken as it is."""
    reasoning: bool = False
    cures: set[int] = field(default_factory=set)
    details: set[int] = field(default_factory=set)
