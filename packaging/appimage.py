"""Lays out an AppDir from dist/understudy and starts it: `python3 -m uv run packaging/appimage.py`.

Where appimagetool is on the path, it is made into one file; SHA-256 sums of its runtime are that tool's affair.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from share import APP_ID, lay_out
from steps import BUNDLE, DIST, ROOT, run, version

APPDIR = ROOT / "build/Understudy.AppDir"


def main() -> int:
    """Lay out, start, pack."""
    lay_out_appdir(APPDIR)
    said = run(APPDIR / "AppRun", "--self-test", environ={"QT_QPA_PLATFORM": "offscreen"})
    assert "Birch answered: The understudy is on stage." in said
    tool = shutil.which("appimagetool")
    if tool is None:
        print(f"{APPDIR} runs. There is no appimagetool here that would make one file of it.")
        return 0
    run(tool, "--comp", "zstd", APPDIR, DIST / f"Understudy-{version()}-x86_64.AppImage")
    return 0


def lay_out_appdir(folder: Path) -> None:
    """The folder as its standard wants it: what starts, the entry and the icon on top, everything else as in /usr."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BUNDLE, folder / "usr/lib/understudy", symlinks=True)
    lay_out(folder / "usr")
    (folder / "usr/bin").mkdir()
    (folder / "usr/bin/understudy").symlink_to("../lib/understudy/understudy")
    (folder / "AppRun").symlink_to("usr/lib/understudy/understudy")
    (folder / f"{APP_ID}.desktop").symlink_to(f"usr/share/applications/{APP_ID}.desktop")
    (folder / f"{APP_ID}.png").symlink_to(f"usr/share/icons/hicolor/256x256/apps/{APP_ID}.png")
    (folder / ".DirIcon").symlink_to(f"{APP_ID}.png")


if __name__ == "__main__":
    sys.exit(main())
