"""How widgets and the focus ring agree. Apart from the ring, which the first paint does without."""

from __future__ import annotations

from PySide6.QtCore import Qt

OUTSIDE = "outside"
"""Value of the property `ring` of a widget that wants the ring though it, or its child with the focus, is no button."""
BY_KEYBOARD = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
"""Reasons for which the focus ring is shown."""
