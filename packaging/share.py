"""What every Linux package brings beside the program: desktop entry, AppStream data, file type, icons, man page.

python3 -m uv run packaging/share.py      # judges them with the desktops' own tools
"""

from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
from pathlib import Path

from icons import hicolor
from steps import HERE, run

APP_ID = "io.github.understudy.Understudy"
"""The same as `understudy_gui.app.APP_ID`; a test says so."""
DESKTOP = HERE / "desktop"


def lay_out(usr: Path) -> None:
    """Put everything where desktops look for it, below a folder that becomes /usr."""
    places = {
        f"share/applications/{APP_ID}.desktop": f"{APP_ID}.desktop",
        f"share/metainfo/{APP_ID}.metainfo.xml": f"{APP_ID}.metainfo.xml",
        f"share/mime/packages/{APP_ID}.xml": f"{APP_ID}.mime.xml",
    }
    for place, name in places.items():
        _write(usr / place, (DESKTOP / name).read_bytes())
    _write(usr / "share/man/man1/understudy.1.gz", packed((DESKTOP / "understudy.1").read_bytes()))
    hicolor(usr / "share/icons/hicolor", APP_ID)


def packed(text: bytes) -> bytes:
    """Compressed without a time, so that the same text gives the same bytes."""
    return gzip.compress(text, 9, mtime=0)


def judge(usr: Path) -> None:
    """Let desktop-file-validate, appstreamcli and update-mime-database look at what was laid out; ends on a fault."""
    run("desktop-file-validate", usr / f"share/applications/{APP_ID}.desktop")
    run("appstreamcli", "validate", "--no-net", usr / f"share/metainfo/{APP_ID}.metainfo.xml")
    with tempfile.TemporaryDirectory() as folder:
        packages = Path(folder, "packages")
        packages.mkdir()
        (packages / f"{APP_ID}.xml").write_bytes((DESKTOP / f"{APP_ID}.mime.xml").read_bytes())
        run("update-mime-database", folder, environ={"XDG_DATA_DIRS": folder}, quiet=True)
        globs = Path(folder, "globs2").read_text(encoding="utf-8")
        assert "50:application/x-understudy-profile+json:*.understudy" in globs, globs


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def main() -> None:
    """Lay out where it is said, or judge."""
    if len(sys.argv) > 1:
        shutil.rmtree(sys.argv[1], ignore_errors=True)
        lay_out(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as laid:
        lay_out(Path(laid))
        judge(Path(laid))


if __name__ == "__main__":
    main()
