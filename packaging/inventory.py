"""What lies in the bundle, told twice: licences with their texts for people, a CycloneDX list for machines.

Run by `bundle.py` with the Python of the environment that the bundle is made from, and with nothing but that Python:
`python inventory.py FOLDER LIST.cdx.json`. The folder gets `licences.txt`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from fonts import read
from steps import HERE, ROOT, built_at, version

_TEXTS = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_PINNED = re.compile(r"^([\w.-]+)==(\S+)")
_COMMONS = Path("/usr/share/common-licenses")
_COMMON = re.compile(r"/usr/share/common-licenses/([A-Z][\w.-]*\w)")
"""Where Debian keeps the texts that many packages share, and how their copyright files point there."""
_OF_ALL_FILES = re.compile(r"^Files: *\*\n(?:[^\n]+\n)*?License: *([^\n]+)", re.MULTILINE)
_LGPL = """PySide6, Shiboken and Qt are used under the GNU Lesser General Public License, version 3, which adds to the
GNU General Public License, version 3. Both stand at the end, or at https://www.gnu.org/licenses/lgpl-3.0.html. Their
libraries lie as files of their own in _internal/PySide6 and _internal/shiboken6 and may be replaced by others of the
same interface.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others made: its address as a package URL, its licence in a word, and the licence's text."""

    name: str
    version: str
    purl: str
    licence: str
    texts: tuple[str, ...]
    accepted: tuple[str, ...] = ()
    """The SHA-256 sums of the files it may have come from."""


def main() -> None:
    """Write both."""
    folder, listed = Path(sys.argv[1]), Path(sys.argv[2])
    parts = [python(), *packages(), *fonts(folder), *libraries(folder)]
    (folder / "licences.txt").write_text(licences(parts), encoding="utf-8")
    listed.write_text(json.dumps(cyclonedx(parts), indent=1) + "\n", encoding="utf-8")
    print(f"{len(parts)} parts are listed in {listed} and in licences.txt.")


def python() -> Part:
    """Python itself."""
    number = ".".join(map(str, sys.version_info[:3]))
    text = Path(sys.base_prefix, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}", "LICENSE.txt")
    texts = (text.read_text(encoding="utf-8"),) if text.is_file() else ()
    return Part("cpython", number, f"pkg:generic/cpython@{number}", "PSF-2.0", texts)


def packages() -> list[Part]:
    """The pinned packages that are installed here, with every hash that was acceptable."""
    hashes = pinned()
    found = []
    for name, sums in hashes.items():
        try:
            found.append(_package(distribution(name), sums))
        except ModuleNotFoundError:  # pinned for another system
            continue
    return found


def pinned() -> dict[str, tuple[str, ...]]:
    """Each package of requirements.txt with its SHA-256 sums."""
    found: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if head := _PINNED.match(line):
            name = head[1]
            found[name] = ()
        elif part := re.search(r"--hash=sha256:([0-9a-f]{64})", line):
            found[name] = (*found[name], part[1])
    return found


def fonts(folder: Path) -> list[Part]:
    """The fonts that lie in the bundle: each has a licence of its own, whatever package brought it."""
    found = []
    for file in sorted([*folder.rglob("*.ttf"), *folder.rglob("*.otf")]):
        font = read(file)
        purl = f"pkg:generic/{re.sub('[^a-z0-9]+', '-', font.name.lower())}@{font.version}"
        found.append(Part(font.name, font.version, purl, font.licence, (font.text,)))
    return found


def libraries(folder: Path) -> list[Part]:
    """The system's libraries that lie in the bundle, by the Debian package they came from."""
    found: dict[str, Part] = {}
    for file in sorted((folder / "_internal").glob("lib*.so*")):
        if not file.is_symlink() and not file.name.startswith("libpython"):
            part = _library(file.name)
            found.setdefault(part.purl, part)
    return list(found.values())


def licences(parts: list[Part]) -> str:
    """One text for people: first the list, then every licence in full."""
    head = f"Understudy {version()} is under the Apache License 2.0. This folder also holds:\n\n"
    lines = "".join(f"  {part.name} {part.version}: {part.licence}\n" for part in parts)
    bodies = [("Understudy", ((ROOT / "LICENSE").read_text(encoding="utf-8"),)), *((p.name, p.texts) for p in parts)]
    named = {"LGPL-3", "GPL-3", *(name for p in parts for text in p.texts for name in _COMMON.findall(text))}
    common = [
        (file.name, (file.read_text(encoding="utf-8"),))
        for name in sorted(named)
        if (file := _COMMONS / name).is_file()
    ]
    said: set[str] = set()
    full = []
    for name, texts in (*bodies, *common):
        new = [text for text in texts if text not in said]
        said |= set(texts)
        full += [f"{'=' * 100}\n{name}\n{'=' * 100}\n\n{text.strip()}\n" for text in new]
    return head + lines + "\n" + _LGPL + "\n" + "\n\n".join(full)


def cyclonedx(parts: list[Part]) -> dict[str, Any]:
    """The list as CycloneDX 1.6; the same parts give the same bytes."""
    components = [_component(part) for part in parts]
    content = json.dumps(components, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_OID, content).urn,
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(built_at(), UTC).isoformat().replace("+00:00", "Z"),
            "component": {
                "type": "application",
                "bom-ref": "understudy",
                "name": "understudy",
                "version": version(),
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": components,
        "dependencies": [{"ref": "understudy", "dependsOn": [part.purl for part in parts]}],
    }


def _component(part: Part) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "licenses": [{"license": {"name": part.licence}}],
        "properties": [{"name": "understudy:accepted-sha256", "value": one} for one in part.accepted],
    }


def _package(one: Distribution, sums: tuple[str, ...]) -> Part:
    told = one.metadata
    name = str(told["Name"])
    kinds = [
        value.rpartition(" :: ")[2] for value in told.get_all("Classifier") or [] if value.startswith("License ::")
    ]
    given = (*(told.get_all("License-Expression") or ()), "; ".join(kinds), *(told.get_all("License") or ()))
    licence = next((words for words in given if words), "see its text")
    texts = [file.read_text() for file in one.files or () if _TEXTS.search(str(file)) and ".dist-info" in str(file)]
    purl = f"pkg:pypi/{re.sub('[-_.]+', '-', name).lower()}@{one.version}"
    return Part(name, one.version, purl, licence.splitlines()[0], tuple(texts), sums)


def _library(name: str) -> Part:
    owner = _told("dpkg", "-S", f"*/{name}").partition(":")[0]
    if not owner:
        return Part(name, "unknown", f"pkg:generic/{name}", "unknown", ())
    number, arch = _told("dpkg-query", "-W", "-f=${Version} ${Architecture}\n", owner).split()[:2]
    text = Path("/usr/share/doc", owner, "copyright").read_text(encoding="utf-8", errors="replace")
    kind = _OF_ALL_FILES.search(text)
    purl = f"pkg:deb/debian/{owner}@{number.replace(':', '%3A')}?arch={arch}"
    return Part(owner, number, purl, kind[1] if kind else "see its text", (text,))


def _told(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:  # not a Debian
        return ""


if __name__ == "__main__":
    main()
