"""Builds the folder that runs without Python, starts it, and says how large it is: `python packaging/bundle.py`.

Everything that goes in is pinned by hash. The folder is dist/understudy, its packed form dist/understudy.tar.xz.
"""

from __future__ import annotations

import os
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from check import run

HERE = Path(__file__).resolve().parent
DIST = HERE.parent / "dist"


def main() -> None:
    """Environment, bundle, self-test, sizes."""
    os.environ |= {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0"), "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryDirectory() as folder:
        env = Path(folder, "env")
        uv = (sys.executable, "-m", "uv")
        run(*uv, "venv", "-q", "--python", sys.executable, str(env))
        python = str(env / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
        for pinned in ("requirements.txt", "build-requirements.txt"):
            run(*uv, "pip", "install", "-q", "--require-hashes", "--python", python, "-r", str(HERE / pinned))
        run(*uv, "pip", "install", "-q", "--no-deps", "--python", python, str(HERE.parent))
        where = ("--distpath", str(DIST), "--workpath", str(Path(folder, "work")))
        run(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *where, str(HERE / "understudy.spec"))
    bundle = DIST / "understudy"
    began = time.perf_counter()
    run(str(bundle / "understudy"), "--self-test")
    print(f"The self-test inside the bundle took {time.perf_counter() - began:.1f} s.")
    packed = _packed(bundle)
    installed = sum(file.stat().st_size for file in bundle.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"Installed {installed / 1e6:.0f} MB, to download {packed.stat().st_size / 1e6:.0f} MB: {packed}")


def _packed(bundle: Path) -> Path:
    packed = bundle.with_suffix(".tar.xz")
    with tarfile.open(packed, "w:xz") as archive:
        for file in sorted(bundle.rglob("*")):
            archive.add(file, Path("understudy") / file.relative_to(bundle), recursive=False)
    return packed


if __name__ == "__main__":
    main()
