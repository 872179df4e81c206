"""10,000 requests in one process: `PYTHONPATH=tests python -m bench.soak [REQUESTS]`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from support.soak import soak


def main() -> None:
    """Print what the requests cost and whether everything adds up."""
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        toll = asyncio.run(soak(requests, Path(folder)))
        took = time.perf_counter() - began
    print(f"{requests} requests in {took:.0f} s, {toll.answered} answered")
    print("memory after each tenth, MiB:", *(f"{kib / 1024:.1f}" for kib in toll.memories))
    print(f"open files before and after: {toll.files_before} {toll.files_after}; tasks left: {toll.tasks_after}")
    for name, seen in toll.on_the_wire.items():
        record = toll.records[name]
        print(
            f"{name}: {seen} requests seen; counted {record.requests} = {record.answered} answered"
            f" + {record.failed} failed + {record.stopped} stopped; {record.rescued} rescued"
        )


if __name__ == "__main__":
    main()
