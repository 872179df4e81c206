"""Runs our own program as a person would: in a process of its own, in an empty home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def understudy(home: Path, *arguments: str, stdin: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    """The finished process; `home` holds all it writes."""
    env = {**os.environ, "UNDERSTUDY_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **environ}
    return subprocess.run(
        [sys.executable, "-m", "understudy_gui", *arguments],
        input=stdin,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
