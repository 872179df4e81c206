"""The reliability scorecard: `PYTHONPATH=tests python -m scorecard [--short] [--only R1 …] [--write] [--seed N]`.

Prints measure, target, result and time of each line, and ends with status 1 when a target is missed.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from scorecard.measure import taken
from scorecard.registry import MEASURES
from scorecard.report import line, write

SEED = 20_26


def main(arguments: Sequence[str]) -> int:
    """Take the measures that are asked for; the result is the exit status."""
    parser = ArgumentParser(prog="python -m scorecard", description=__doc__)
    parser.add_argument("--short", action="store_true", help="as CI takes them, within about two minutes")
    parser.add_argument("--only", nargs="+", metavar="R", help="these measures only")
    parser.add_argument("--write", action="store_true", help="keep what came out in docs/scorecard.md")
    parser.add_argument("--seed", type=int, default=SEED, help="how chance falls")
    asked = parser.parse_args(arguments)
    if asked.write and asked.short:
        parser.error("the short form is not kept")
    if asked.only and (unknown := set(asked.only) - {measure.mark for measure in MEASURES}):
        parser.error(f"there is no measure {', '.join(sorted(unknown))}")
    results = []
    for measure in MEASURES:
        if not asked.only or measure.mark in asked.only:
            result = taken(measure, measure.short if asked.short else measure.full, asked.seed)
            print(line(result), flush=True)
            results.append(result)
            if asked.write:
                write([result])
    return int(any(result.outcome.is_met is False for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
