"""How the conversation pane compares with a bare QPlainTextEdit that is given the same text in the same run.

Run it with `PYTHONPATH=tests QT_QPA_PLATFORM=offscreen python -m bench.pane [GROUP …]`, or on a virtual X screen with
`xvfb-run -a` before it and `QT_QPA_PLATFORM=xcb`. Ratios are pane ÷ plain text, so 1.0 is as cheap as text without any
formatting; what has no plain counterpart is compared with itself at another size. Groups, with what they take:

    stream   100,000 characters at 500 tokens a second, 2 × 50 s
    three    three conversations at once, 20 s
    growth   processor time per token at 10,000, 100,000 and 300,000 characters, 30 s
    open     1,000 messages of 2 MB, and 10,000 of 20 MB: first picture, memory, another width, 30 s
    blocks   a reply of 100,000 list items: the longest stall of the window until all is there, 10 s
    typing   from a key in the composer to its picture while a reply streams into 1,000 messages, 30 s
    resize   one step of a window with 1,000 messages that is made narrower, 15 s
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from bench.rounds import ratios, rounds, told


def stream() -> None:
    """One round without another before it: it takes long enough."""
    _compare("stream_plain", "stream_ours", _STREAM, 1)


def three() -> None:
    """Three at once."""
    _compare("three_plain", "three_ours", _STREAM, 1)


def growth() -> None:
    """Whether a long reply costs more per token than a short one."""
    found = rounds("bench.pane", ("growing",), 1, warm=False)["growing"]
    for at, size in enumerate(("10,000", "100,000", "300,000")):
        values = [row[at] for row in found]
        print(f"  µs per token at {size:28}{told(values)}   ratio {told(ratios(values, [row[0] for row in found]))}")


def opened() -> None:
    """A long conversation and one ten times as long."""
    names = ("open_plain", "open_thousand", "open_ten_thousand")
    found = rounds("bench.pane", names, 3)
    for at, what in enumerate(("first picture, ms", "memory added, MiB", "another width, ms")):
        plain, ours, more = ([row[at] for row in found[name]] for name in names)
        print(f"  {what:20} plain {told(plain)}   1,000 {told(ours)}   ratio {told(ratios(ours, plain))}")
        print(f"  {'':20} 10,000 {told(more)}   ratio to 1,000 {told(ratios(more, ours))}")


def blocks() -> None:
    """A reply of very many blocks."""
    _compare("blocks_plain", "blocks_ours", ("longest stall, ms", "until all is there, ms"), 3)


def typing() -> None:
    """Keys while a reply streams."""
    _compare("typing_plain", "typing_ours", ("median, ms", "worst, ms"), 3)


def resize() -> None:
    """A window that is pulled narrower."""
    _compare("resize_plain", "resize_ours", ("median, ms", "worst, ms"), 3)


def _compare(plain: str, ours: str, whats: tuple[str, ...], times: int) -> None:
    found = rounds("bench.pane", (plain, ours), times, warm=times > 1)
    for at, what in enumerate(whats):
        floor, mine = [row[at] for row in found[plain]], [row[at] for row in found[ours]]
        ratio = told(ratios(mine, floor)) if min(floor) > 0 else "–"
        print(f"  {what:36} plain {told(floor)}   pane {told(mine)}   ratio {ratio}")


_STREAM = ("processor time, s", "99th percentile of a turn, ms", "worst turn, ms")
GROUPS: Mapping[str, Callable[[], None]] = {
    "stream": stream,
    "three": three,
    "growth": growth,
    "open": opened,
    "blocks": blocks,
    "typing": typing,
    "resize": resize,
}


def main() -> None:
    """Compare the groups named, or all; or, as a child, measure one case."""
    from bench.pane_cases import CASES

    if len(sys.argv) == 2 and sys.argv[1] in CASES:
        print(*_measured(CASES[sys.argv[1]]))
        return
    for name in sys.argv[1:] or GROUPS:
        print(f"{name}: median (smallest–largest)")
        GROUPS[name]()


def _measured(case: Callable[[], tuple[float, ...]]) -> tuple[float, ...]:
    from PySide6.QtWidgets import QApplication

    from understudy_gui import theme
    from understudy_gui.garbage import kept_here
    from understudy_gui.transcript.text.highlight import warm_up

    application = QApplication(["bench"])
    theme.install(application)
    warm_up()  # as the program does at its start, on a thread
    with kept_here():  # and garbage is collected as there
        return case()


if __name__ == "__main__":
    main()
