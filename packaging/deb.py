"""Builds the .deb from dist/understudy: `python3 -m uv run packaging/deb.py`. Needs dpkg-dev; `try_deb.py` tries it.

The folder goes to /usr/lib/understudy, without the libraries that came from Debian packages: those are dependencies
here, so that the distribution's security updates reach them. Which and since which version, dpkg-shlibdeps tells.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from bundle import size
from deb_copyright import copyright_of
from elf import is_elf
from share import lay_out, packed
from steps import BUNDLE, DIST, HERE, ROOT, built_at, run, version

MAINTAINER = "The Understudy developers <understudy@users.noreply.github.com>"
_RECOMMENDS = (
    "dbus-user-session | dbus-session-bus",
    "gnome-keyring | kwalletmanager | keepassxc",  # whoever keeps the keys
    "fonts-dejavu-core | fonts-noto-core | fonts-liberation",
    "ca-certificates",  # whom this computer trusts; without it, the list that comes along counts
    "shared-mime-info",
)
_CONTROL = """Package: understudy
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: net
Priority: optional
Homepage: https://github.com/understudy/understudy
Description: chat that goes on with the next AI service when one cannot
 Put several AI services in an order, once. From then on a chat goes on when
 one is busy, broken, out of credit or gone, and every reply says who gave it
 and why the others did not. Keys lie in the key ring of the desktop.
 .
 The package brings its own Python and Qt.
"""
_CHANGES = """understudy ({version}) unstable; urgency=medium

  * See CHANGELOG.md of this version: {url}

 -- {maintainer}  {date}
"""


def main() -> None:
    """Lay out, pack, tell."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "understudy")
        _lay_out(root)
        (root / "DEBIAN").mkdir(mode=0o755)
        (root / "DEBIAN/control").write_text(_control(root), encoding="utf-8")
        (root / "DEBIAN/md5sums").write_text(_sums(root), encoding="utf-8")
        _settle(root)
        made = DIST / f"understudy_{version()}_{_architecture()}.deb"
        environ = {"SOURCE_DATE_EPOCH": str(built_at())}
        run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, made, environ=environ)
    print(f"{made}: {made.stat().st_size / 1e6:.0f} MB")


def _lay_out(root: Path) -> None:
    usr, doc = root / "usr", root / "usr/share/doc/understudy"
    shutil.copytree(BUNDLE, usr / "lib/understudy", symlinks=True)
    for library in systems_own(BUNDLE):
        (usr / "lib/understudy/_internal" / library).unlink()
    (usr / "bin").mkdir()
    (usr / "bin/understudy").symlink_to("../lib/understudy/understudy")
    lay_out(usr)
    doc.mkdir(parents=True)
    licences = usr / "lib/understudy/licences.txt"
    (doc / "copyright").write_text(
        copyright_of(licences.read_text(encoding="utf-8"), _debian_parts()), encoding="utf-8"
    )
    licences.unlink()
    (doc / "changelog.gz").write_bytes(packed(_changes().encode()))
    (doc / "NEWS.gz").write_bytes(packed((ROOT / "CHANGELOG.md").read_bytes()))
    overrides = usr / "share/lintian/overrides"
    overrides.mkdir(parents=True)
    shutil.copyfile(HERE / "debian/lintian-overrides", overrides / "understudy")


def systems_own(bundle: Path) -> list[str]:
    """The libraries in the bundle that PyInstaller took from this system's packages."""
    files = sorted((bundle / "_internal").glob("lib*.so*"))
    return [file.name for file in files if not file.is_symlink() and not file.name.startswith("libpython")]


def _debian_parts() -> set[str]:
    """The packages they came from."""
    listed = json.loads(BUNDLE.with_suffix(".cdx.json").read_text(encoding="utf-8"))
    return {part["name"] for part in listed["components"] if part["purl"].startswith("pkg:deb/")}


def _changes() -> str:
    date = format_datetime(datetime.fromtimestamp(built_at(), UTC))
    return _CHANGES.format(version=version(), maintainer=MAINTAINER, date=date, url="/usr/share/doc/understudy/NEWS.gz")


def _control(root: Path) -> str:
    return _CONTROL.format(
        version=version(),
        architecture=_architecture(),
        maintainer=MAINTAINER,
        kilobytes=size(root) // 1024,
        depends=_depends(root),
        recommends=", ".join(_RECOMMENDS),
    )


def _depends(root: Path) -> str:
    """What the files of the package ask for and do not bring, with the versions that have it."""
    inside = root / "usr/lib/understudy/_internal"
    files = [file for file in sorted(root.rglob("*")) if is_elf(file)]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "debian").mkdir()
        Path(folder, "debian/control").write_text("Source: understudy\n\nPackage: understudy\nArchitecture: any\n")
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", f"-l{inside}", f"-l{inside}/PySide6/Qt/lib"]
        done = subprocess.run([*command, *map(str, files)], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout.strip().removeprefix("shlibs:Depends=")


def _sums(root: Path) -> str:
    import hashlib

    files = [file for file in sorted((root / "usr").rglob("*")) if file.is_file() and not file.is_symlink()]
    sums = [(hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest(), file) for file in files]
    return "".join(f"{one}  {file.relative_to(root)}\n" for one, file in sums)


def _settle(root: Path) -> None:
    """Rights as packages have them, and one time for all files, so that two builds are equal."""
    for file in [root, *root.rglob("*")]:
        if not file.is_symlink():
            runs = file.is_dir() or (file.stat().st_mode & 0o100 and ".so" not in file.name)
            file.chmod(0o755 if runs else 0o644)
        os.utime(file, (built_at(), built_at()), follow_symlinks=False)


def _architecture() -> str:
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
