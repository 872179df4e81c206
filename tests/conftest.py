"""Before any test: windows are drawn in memory, so that the suite runs on a computer without a screen."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
