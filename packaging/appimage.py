"""Makes the AppImage from dist/understudy, and starts it: `python3 -m uv run packaging/appimage.py`.

Where there is no appimagetool on the path, only the folder that goes into the one file is laid out and started.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from share import APP_ID, lay_out
from steps import BUNDLE, DIST, ROOT, run, version
from try_bundle import try_on_screen

APPDIR = ROOT / "build/Understudy.AppDir"


def main() -> int:
    """Lay out, start, pack, start."""
    lay_out_appdir(APPDIR)
    tool = shutil.which("appimagetool")
    if tool is None:
        start(APPDIR / "AppRun")
        print(f"{APPDIR} runs. There is no appimagetool here that would make one file of it.")
        return 0
    made = DIST / f"Understudy-{version()}-x86_64.AppImage"
    run(tool, APPDIR, made, environ={"ARCH": "x86_64"}, quiet=True)
    start(made)
    print(f"{made}: {made.stat().st_size / 1e6:.0f} MB")
    return 0


def start(program: Path) -> None:
    """Its self-test, and a window; the one file unpacks itself for it, since not every system mounts it."""
    unpacked = {"APPIMAGE_EXTRACT_AND_RUN": "1"}
    said = run(program, "--self-test", environ={"QT_QPA_PLATFORM": "offscreen", **unpacked})
    assert "Birch answered: The understudy is on stage." in said, said
    try_on_screen(program, **unpacked)


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
