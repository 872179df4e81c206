"""What goes into the bundle and what is said of it, without building one."""

from __future__ import annotations

import os
import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from bundle import pack
from deb_copyright import copyright_of
from elf import forget_folder
from fingerprints import fingerprints
from inventory import Part, cyclonedx, fonts, licences, pinned
from steps import HERE, ROOT
from unused import kept

MIT = Part("left-pad", "1.0", "pkg:pypi/left-pad@1.0", "MIT", ("Permission is hereby granted.",), ("ab" * 32,))
GPL = Part("libreadline8", "8", "pkg:deb/debian/libreadline8@8", "GPL-3+", ("GNU GENERAL PUBLIC LICENSE",))


def test_every_input_is_pinned_by_hash() -> None:
    """No package can enter a build that is not the very file it was on the day it was pinned."""
    for name in ("requirements.txt", "build-requirements.txt"):
        text = (HERE / name).read_text(encoding="utf-8").replace("\\\n", "")
        wanted = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
        assert wanted
        for line in wanted:
            assert re.match(r"[\w.\[\]-]+==\S+ ", line), line
            assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line), line


def test_what_the_program_depends_on_is_pinned() -> None:
    """Whoever adds a dependency pins it too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[<>=!~ ]", one)[0].lower() for one in project["dependencies"]}
    assert names <= {name.lower() for name in pinned()}


def test_libraries_nobody_asks_for_stay_out(tmp_path: Path) -> None:
    """Parts of Qt that are never used are left out, and so is a library that no file that stays asks for."""
    file = tmp_path / "file"
    file.write_bytes(b"no ELF file, so it asks for nothing")
    stay = [("PySide6/QtCore.abi3.so", str(file), "EXTENSION"), ("libpython3.11.so.1.0", str(file), "BINARY")]
    go = [
        ("PySide6/Qt/translations/qtbase_fr.qm", str(file), "DATA"),
        ("keyring-25.7.0.dist-info/RECORD", str(file), "DATA"),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", str(file), "BINARY"),
        ("PySide6/Qt/lib/libQt6Designer.so.6", str(file), "BINARY"),
        ("libtiff.so.6", str(file), "BINARY"),
        ("ziafont/fonts/DejaVuSans.ttf", str(file), "DATA"),
    ]
    assert kept([*stay, *go]) == stay


def test_no_library_searches_where_it_was_built(tmp_path: Path) -> None:
    """The building machine's folder becomes the library's own, in libraries only, and nothing else moves."""
    library, text = tmp_path / "libx.so", tmp_path / "x.txt"
    library.write_bytes(b"\x7fELF\0/home/builder/lib\0after")
    text.write_bytes(b"\0/home/builder/lib\0")
    forget_folder(tmp_path, "/home/builder/lib")
    assert library.read_bytes() == b"\x7fELF\0$ORIGIN" + bytes(11) + b"after"
    assert text.read_bytes() == b"\0/home/builder/lib\0"


def test_the_same_files_pack_to_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the time of a file nor its owner's rights show in the archive."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "b").write_text("b")
    (folder / "a").write_text("a")
    first = pack(folder, tmp_path / "one.tar.xz").read_bytes()
    os.utime(folder / "a", (5, 5))
    (folder / "b").chmod(0o600)
    assert pack(folder, tmp_path / "two.tar.xz").read_bytes() == first


def test_two_states_of_a_folder_are_told_apart(tmp_path: Path) -> None:
    """A changed file, a link that leads elsewhere and a new folder show; what is to be left out does not."""
    (tmp_path / "a").write_text("a")
    (tmp_path / "link").symlink_to("a")
    before = fingerprints(tmp_path, ("log/",))
    (tmp_path / "a").write_text("b")
    (tmp_path / "log").mkdir()
    (tmp_path / "new").mkdir()
    after = fingerprints(tmp_path, ("log/",))
    assert sorted({name for name, _ in before.items() ^ after.items()}) == ["a", "new"]


def test_the_list_for_machines_names_each_part_and_its_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The CycloneDX list has a package URL, a licence and the accepted sums of each part; the same each time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    told = cyclonedx([MIT])
    assert told == cyclonedx([MIT])
    assert told["metadata"]["timestamp"] == "2001-09-09T01:46:40Z"
    (part,) = told["components"]
    assert (part["purl"], part["licenses"]) == (MIT.purl, [{"license": {"name": "MIT"}}])
    assert [one["value"] for one in part["properties"]] == ["ab" * 32]


def test_a_font_is_listed_with_the_licence_it_names(tmp_path: Path) -> None:
    """The font of formulas has another licence than the package that brings it, and the list says so."""
    shipped = Path(str(resources.files("ziamath.fonts").joinpath("STIXTwoMath-Regular.ttf")))
    (tmp_path / "STIXTwoMath-Regular.ttf").symlink_to(shipped)
    (part,) = fonts(tmp_path)
    assert (part.name, part.licence) == ("STIX Two Math Regular", "OFL-1.1")
    assert part.purl == f"pkg:generic/stix-two-math-regular@{part.version}"
    assert "The STIX Fonts Project Authors" in licences([part]) and "scripts.sil.org/OFL" in licences([part])


def test_licences_are_told_in_full_and_in_the_deb_without_what_it_does_not_bring() -> None:
    """People find every licence; Debian's copy leaves out what it does not bring, and points to the GPL."""
    text = licences([MIT, GPL])
    assert "left-pad 1.0: MIT" in text and "Permission is hereby granted." in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    short = copyright_of(text, {"libreadline8"})
    assert "left-pad 1.0: MIT" in short and "Permission is hereby granted." in short
    assert "libreadline8" not in short and "GNU GENERAL PUBLIC LICENSE\n" not in short
    assert "/usr/share/common-licenses/Apache-2.0" in short
