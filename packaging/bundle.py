"""Builds the folder that runs without Python, and says how large it is.

    python3 -m uv run packaging/bundle.py [--try]

Everything that goes in is pinned by hash. The folder is dist/understudy, its packed form dist/understudy.tar.xz; what
lies in it is listed in dist/understudy.cdx.json. With `--try` it is started as well, in every way of `try_bundle.py`.
"""

from __future__ import annotations

import os
import sys
import tarfile
import tempfile
from pathlib import Path

from elf import forget_folder
from steps import BUNDLE, DIST, HERE, ROOT, built_at, run, uv

INSTALLED_MB, PACKED_MB = 160, 60
"""The goals."""


def main() -> int:
    """Build, pack, measure; 1 if it has become larger than its goals."""
    os.environ |= {"SOURCE_DATE_EPOCH": str(built_at()), "PYTHONHASHSEED": "0"}
    build(DIST)
    packed = pack(BUNDLE, BUNDLE.with_suffix(".tar.xz"))
    installed, download = size(BUNDLE) / 1e6, packed.stat().st_size / 1e6
    print(
        f"Installed {installed:.0f} MB (goal {INSTALLED_MB}),",
        f"to download {download:.0f} MB (goal {PACKED_MB}): {packed}",
    )
    if "--try" in sys.argv:
        from try_bundle import try_it

        try_it(BUNDLE)
    return int(installed > INSTALLED_MB or download > PACKED_MB)


def build(into: Path) -> None:
    """Make the folder `understudy` in `into`, in an environment that holds what is pinned and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        env = Path(folder, "env")
        run(*uv(), "venv", "-q", "--python", sys.executable, env)
        python = env / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        for pinned in ("requirements.txt", "build-requirements.txt"):
            run(*uv(), "pip", "install", "-q", "--require-hashes", "--python", python, "-r", HERE / pinned)
        run(*uv(), "pip", "install", "-q", "--no-deps", "--python", python, ROOT)
        where = ("--distpath", into, "--workpath", Path(folder, "work"))
        run(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *where, HERE / "understudy.spec")
        forget_folder(into / "understudy", str(Path(sys.base_prefix, "lib")))
        run(python, HERE / "inventory.py", into / "understudy", into / "understudy.cdx.json")


def pack(folder: Path, packed: Path) -> Path:
    """Pack a folder so that the same files give the same bytes: in order, without owners, all of one time."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = built_at()
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    with tarfile.open(packed, "w:xz") as archive:
        for file in sorted(folder.rglob("*")):
            archive.add(file, Path("understudy") / file.relative_to(folder), recursive=False, filter=plain)
    return packed


def size(folder: Path) -> int:
    """What the files of a folder hold together, in bytes."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


if __name__ == "__main__":
    sys.exit(main())
