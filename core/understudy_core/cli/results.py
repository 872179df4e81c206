"""How a command ends."""

from __future__ import annotations

ANSWERED, UNANSWERED, WRONG, STOPPED = 0, 1, 2, 130
"""Exit statuses: done, or a reply came; nobody answered; the arguments or files are wrong; stopped by the user."""


class UsageError(Exception):
    """The arguments cannot be followed; the text is a sentence."""
