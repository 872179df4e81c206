"""Renews the pictures that software centres show: `python3 -m uv run packaging/screenshots.py [FOLDER OF PICTURES]`.

They are drawn by `tests/pictures.py`, which draws everything; a folder it has filled already can be named.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from steps import ROOT, run

SHOWN = ROOT / "docs/screenshots"
PICTURES = {
    "account.png": "light/window main window, account opened.png",
    "editor.png": "light/window editor.png",
    "dark.png": "dark/window main window, account opened.png",
}


def main() -> None:
    """Draw where that is needed, and take what is shown."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        if len(sys.argv) == 1:
            run(sys.executable, ROOT / "tests/pictures.py", drawn, "light", "dark", quiet=True)
        SHOWN.mkdir(exist_ok=True)
        for name, picture in PICTURES.items():
            shutil.copyfile(drawn / picture, SHOWN / name)


if __name__ == "__main__":
    main()
