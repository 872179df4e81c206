"""Brings the Qt Linguist files in line with the sentences in the code, and says what is still to be translated.

    uv run python packaging/translations.py

Translate in Qt Linguist (`uv run pyside6-linguist FILE`) or any editor. The program reads the files as they are.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources/understudy_resources/translations"
SOURCES = (ROOT / "core/understudy_core", ROOT / "gui/understudy_gui")


def update(folder: Path) -> None:
    """Rewrite every file in `folder`: what is new is unfinished, what is gone goes. English holds plurals only."""
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent)) or "pyside6-lupdate"
    paths = sorted(str(path) for source in SOURCES for path in source.rglob("*.py"))
    for file in sorted(folder.glob("understudy_*.ts")):
        plurals = ["-pluralonly", "-source-language", "en"] if file.stem.endswith("_en") else []
        options = ["-silent", "-no-obsolete", "-locations", "none", "-tr-function-alias", "QT_TR_NOOP+=marked"]
        command = [tool, *options, *plurals, *paths, "-ts", str(file)]
        subprocess.run(command, check=True)


def unfinished(file: Path) -> list[str]:
    """The sentences of a file that have no translation yet."""
    return [
        message.findtext("source", "")
        for message in ElementTree.fromstring(file.read_bytes()).iter("message")
        if (translation := message.find("translation")) is not None and translation.get("type")
    ]


def main() -> int:
    """Update all, and list what is left; 1 if something is."""
    update(FOLDER)
    left = [f"{file.name}: {said}" for file in sorted(FOLDER.glob("*.ts")) for said in unfinished(file)]
    print("\n".join(left) or "Everything is translated.")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
