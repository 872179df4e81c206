"""What desktops read beside the program: one name everywhere, true in every place, and icons in every size."""

from __future__ import annotations

import re
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QImageReader

from icons import APP, PROFILE, SIZES, icns, ico
from share import APP_ID, DESKTOP, lay_out
from steps import ROOT, version
from understudy_gui import app
from understudy_gui.arrivals import ENDING

MIME_TYPE = "application/x-understudy-profile+json"


class _Entry(ConfigParser):
    """Keys as they are written."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def entry() -> ConfigParser:
    """The desktop entry."""
    parser = _Entry(interpolation=None)
    parser.read(DESKTOP / f"{APP_ID}.desktop", encoding="utf-8")
    return parser


def test_one_name_everywhere() -> None:
    """Window, desktop entry, icon and AppStream data carry the same name, or desktops do not match them."""
    metainfo = ElementTree.parse(DESKTOP / f"{APP_ID}.metainfo.xml")
    assert app.APP_ID == APP_ID == metainfo.findtext("id") == entry()["Desktop Entry"]["Icon"]
    assert metainfo.findtext("launchable") == f"{APP_ID}.desktop"


def test_profile_files_are_opened_by_the_program() -> None:
    """The type of profile files is declared for the ending that exports get, and the desktop entry opens it."""
    kinds = ElementTree.parse(DESKTOP / f"{APP_ID}.mime.xml").getroot()
    kind = kinds[0]
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    globs = [one.get("pattern") for one in kind.iter(f"{space}glob")]
    assert (kind.get("type"), globs) == (MIME_TYPE, [f"*{ENDING}"])
    assert entry()["Desktop Entry"]["MimeType"] == f"{MIME_TYPE};"
    assert entry()["Desktop Entry"]["Exec"].endswith(" %F")


def test_the_newest_release_told_is_this_one() -> None:
    """Software centres show the version that people get, and every picture shown there lies in the repository."""
    metainfo = ElementTree.parse(DESKTOP / f"{APP_ID}.metainfo.xml").getroot()
    release = metainfo.find("releases/release")
    assert release is not None and release.get("version") == version()
    for image in metainfo.iter("image"):
        file = ROOT / re.sub(r"^https://.*?/main/", "", image.text or "")
        assert QImage(str(file)).size() == QSize(int(image.get("width", 0)), int(image.get("height", 0))), file


def test_the_manual_page_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    """Who reads it finds what `--help` lists, and what a report of a fault wants first: the version."""
    page = (DESKTOP / "understudy.1").read_text(encoding="utf-8").replace("\\-", "-")
    with pytest.raises(SystemExit):
        app.main(["--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert "--self-test" in options and [option for option in options if option not in page] == []
    with pytest.raises(SystemExit):
        app.main(["--version"])
    assert capsys.readouterr().out == f"Understudy {version()}\n"


def test_icons_lie_where_desktops_search_in_every_size(tmp_path: Path) -> None:
    """The icon of the program and that of its files are there as the SVG and drawn at each size, none of them empty."""
    lay_out(tmp_path)
    hicolor = tmp_path / "share/icons/hicolor"
    for kind, name in (("apps", APP_ID), ("mimetypes", f"{APP_ID}.profile")):
        assert (hicolor / f"scalable/{kind}/{name}.svg").is_file()
        for size in SIZES:
            image = QImage(str(hicolor / f"{size}x{size}/{kind}/{name}.png"))
            assert image.size() == QSize(size, size)
            assert image.pixelColor(size // 2, size // 2).alpha() == 255


def test_windows_and_macos_icons_are_read_back() -> None:
    """The forms that we write by hand are understood by a reader that is not ours, in all their sizes."""
    for source in (APP, PROFILE):
        assert _sizes(ico(source), "ico") == [16, 24, 32, 48, 64, 128, 256]
        assert sorted(set(_sizes(icns(source), "icns"))) == [16, 32, 64, 128, 256, 512, 1024]


def _sizes(data: bytes, form: str) -> list[int]:
    kept = QByteArray(data)
    buffer = QBuffer(kept)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form.encode()))
    found = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        found.append(reader.read().width())
    return found
