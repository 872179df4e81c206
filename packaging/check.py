"""All checks in one command: style, types, tests, the short scorecard.

Fails on a skipped test that is not on the list below.
"""

from __future__ import annotations

import os
import re
import sys

from steps import ROOT, run

ALLOWED_SKIPS = {
    r"the recorded replies are not on this computer": "the recorded replies are not part of this repository",
}


def unexpected_skips(report: str) -> list[str]:
    """Lines of pytest's summary that tell of a skip without an agreed reason."""
    skips = re.findall(r"^SKIPPED.*$", report, re.MULTILINE)
    return [line for line in skips if not any(re.search(reason, line) for reason in ALLOWED_SKIPS)]


def main() -> None:
    """Style and types first: they are quick and name the place."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "tests"}
    run(sys.executable, "-m", "ruff", "check", ".")
    run(sys.executable, "-m", "ruff", "format", "--check", ".")
    run(sys.executable, "-m", "mypy")
    if odd := unexpected_skips(run(sys.executable, "-m", "pytest", "-q")):
        print("Skipped without an agreed reason:", *odd, sep="\n  ")
        sys.exit(1)
    run(sys.executable, "-m", "scorecard", "--short", environ={"PYTHONPATH": str(ROOT / "tests")})


if __name__ == "__main__":
    main()
