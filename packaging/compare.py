"""Builds the bundle a second time and names every file that differs: `python3 -m uv run packaging/compare.py`.

The first is dist/understudy. Two folders can be named instead: `compare.py ONE OTHER`. 1 if anything differs.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from bundle import build
from fingerprints import fingerprints
from steps import BUNDLE, built_at


def main() -> int:
    """Build, compare, tell."""
    if len(sys.argv) > 2:
        return told(Path(sys.argv[1]), Path(sys.argv[2]))
    os.environ |= {"SOURCE_DATE_EPOCH": str(built_at()), "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        return told(BUNDLE, Path(folder, "understudy"))


def told(one: Path, other: Path) -> int:
    """Print what is not in both, or not the same in both."""
    first, second = fingerprints(one), fingerprints(other)
    differing = sorted({name for name, _ in first.items() ^ second.items()})
    for name in differing:
        where = "differs" if name in first and name in second else f"only in {one if name in first else other}"
        print(f"{name}: {where}")
    print(f"{len(first.keys() | second.keys())} files and folders, {len(differing)} of them differ.")
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main())
