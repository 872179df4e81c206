"""How long the window's thread is busy at a stretch while a reply streams in, and what an idle window costs.

Run it with `PYTHONPATH=tests QT_QPA_PLATFORM=offscreen python -m bench.stalls`. The whole program runs: profile file,
HTTP over a socket, balancer, history on disk, transcript. A practice service in a process of its own speaks 500 words a
second for ten seconds. A *stall* is the time by which a 5 ms timer of the window comes too late; its *own* part is the
processor time that the window's thread used meanwhile, so that other programs on a busy machine do not count. The floor
is the same timer in a program without a window that does nothing. Then a second reply is stopped in its middle, from
Stop to the words "Stopped by you" on the screen. Last, an idle window is watched; its wake-ups are those of the whole
process. By then the cursor of the composer stands still, as it does some time after the last key (here half a second).
*three* is the same reply while two more conversations are answered that nobody looks at.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.rounds import rounds, told

if TYPE_CHECKING:
    from understudy_gui.stage import Stage
    from understudy_gui.tasks import Tasks
    from understudy_gui.views.main_window import MainWindow

TIMES = 2
IDLE_S = 5
WORDS_PER_S = 500
SECONDS = 10
TICK_MS = 5
PARAGRAPH = """## Part {n}

Here are some **words** that make a paragraph as replies have them, with `code` and a [link](https://example.org), long
enough to fill several lines of the conversation so that wrapping has something to do.

- one thing to remember
- another thing

```python
def part(number: int) -> str:
    return f"part {{number}}"
```

"""


def main() -> None:
    """Compare; or, as a child, play the service or measure one program."""
    if len(sys.argv) > 1:
        {"serve": serve, "floor": floor, "ours": ours, "three": three}[sys.argv[1]]()
        return
    with tempfile.TemporaryDirectory() as home:
        found = rounds("bench.stalls", ("floor", "ours", "three"), TIMES, UNDERSTUDY_HOME=home)
    print(f"{TIMES} rounds: median (smallest–largest)")
    for case, figures in found.items():
        print(f"  {case:6}worst stall, ms       {told([row[0] for row in figures])}")
        print(f"  {case:6}worst own part, ms    {told([row[1] for row in figures])}")
    for place, what in ((2, "99th percentile, ms"), (3, "processor time ÷ time"), (4, "words shown")):
        for case in ("ours", "three"):
            print(f"  {case:6}{what:24}{told([row[place] for row in found[case]])}")
    print(f"  ours  {'Stop, ms':22}{told([row[5] for row in found['ours']])}")
    for place, what in ((6, "idle processor time, s"), (7, "idle wake-ups"), (8, "idle timers")):
        print(f"  ours  {what:24}{told([row[place] for row in found['ours']])}   in {IDLE_S} s")


def serve() -> None:
    """A practice service until the process is ended; prints its address."""
    from understudy_core.practice.plays import Answers
    from understudy_core.practice.server import PracticeService

    text = " ".join("".join(PARAGRAPH.format(n=n) for n in range(400)).split(" ")[: WORDS_PER_S * SECONDS])

    async def live() -> None:
        async with PracticeService("Oak", then=Answers(text, words_per_s=WORDS_PER_S)) as service:
            print(service.base_url, flush=True)
            await asyncio.Event().wait()

    asyncio.run(live())


def floor() -> None:
    """The timer alone."""
    from PySide6.QtCore import QCoreApplication, QTimer

    app = QCoreApplication(["floor"])
    watch = Watch()
    QTimer.singleShot(SECONDS * 1000, app.quit)
    app.exec()
    print(*watch.worst())


def ours() -> None:
    """One reply through the whole program, then an idle window."""
    _in_a_window(_measure)


def three() -> None:
    """Three conversations at once, one of which is looked at."""
    _in_a_window(_measure_three)


def _in_a_window(measure: Callable[[MainWindow, Stage, Tasks], Coroutine[Any, Any, tuple[float, ...]]]) -> None:
    from PySide6.QtWidgets import QApplication
    from qasync import QEventLoop

    from understudy_gui import theme
    from understudy_gui.garbage import kept_here
    from understudy_gui.widgets.calm_cursor import CalmCursor

    app = QApplication(["understudy", *theme.STYLE])
    theme.install(app, theme.Wish.LIGHT)
    CalmCursor(app, after_ms=500)
    service = subprocess.Popen([sys.executable, "-m", "bench.stalls", "serve"], stdout=subprocess.PIPE, text=True)
    assert service.stdout is not None
    profile = _profile(service.stdout.readline().strip())
    try:
        loop = QEventLoop(app)
        with kept_here(), loop:
            print(*loop.run_until_complete(_live(profile, measure)))
    finally:
        service.terminate()


async def _live(
    profile: Path, measure: Callable[[MainWindow, Stage, Tasks], Coroutine[Any, Any, tuple[float, ...]]]
) -> tuple[float, ...]:
    from understudy_gui.stage import Stage
    from understudy_gui.tasks import Tasks
    from understudy_gui.views.main_window import MainWindow

    window, tasks = MainWindow(), Tasks()
    window.show()
    stage = Stage(window, tasks)
    await stage.open(None, profile)
    await asyncio.sleep(0.5)
    found = await measure(window, stage, tasks)
    await tasks.cancel_all()
    await stage.close()
    return found


async def _measure(window: MainWindow, stage: Stage, tasks: Tasks) -> tuple[float, ...]:
    from PySide6.QtCore import QTimer

    streamed = await _streamed(stage)
    stopped_ms = await _stopped(window, stage, tasks)
    await asyncio.sleep(2)
    used, woken = time.process_time(), _wake_ups()
    await asyncio.sleep(IDLE_S)
    idle, woken = time.process_time() - used, _wake_ups() - woken
    running = sum(timer.isActive() for timer in window.findChildren(QTimer))
    return (*streamed, stopped_ms, idle, woken, running)


async def _measure_three(_window: MainWindow, stage: Stage, tasks: Tasks) -> tuple[float, ...]:
    for text in ("One", "Two"):
        tasks.start(text, stage.chat.talk(text))
        await asyncio.sleep(0.3)
        stage.chat.begin_anew()
    return await _streamed(stage)


async def _streamed(stage: Stage) -> tuple[float, ...]:
    """Worst stall, worst own part and 99th percentile, share of the processor, words shown, of one reply."""
    from understudy_core.events import Answered

    watch, began, used = Watch(), time.monotonic(), time.process_time()
    last = (await stage.chat.talk("Please tell me everything.")).events[-1]
    assert isinstance(last, Answered), last
    share = (time.process_time() - used) / (time.monotonic() - began)
    watch.stop()
    return (*watch.worst(), watch.percentile(0.99), share, len(last.text.split(" ")))


async def _stopped(window: MainWindow, stage: Stage, tasks: Tasks) -> float:
    """Milliseconds from Stop, in the middle of a reply, to the picture that says so."""
    from understudy_gui.transcript.messages.note import Note

    view = stage.chat.view
    tasks.start("talk", stage.chat.talk("And once more."))
    await asyncio.sleep(2)
    began = time.perf_counter()
    window.stop_asked.emit()
    for _ in iter(lambda: any(note.isVisible() for note in view.findChildren(Note)), True):
        await asyncio.sleep(0)
    window.grab()
    return (time.perf_counter() - began) * 1000


class Watch:
    """Notes by how much a timer of the window's thread comes too late, and how much of that the thread worked."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._late: list[float] = []
        self._own: list[float] = []
        self._last = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def worst(self) -> tuple[float, float]:
        """The worst stall and the worst own part, in milliseconds."""
        return max(self._late), max(self._own)

    def percentile(self, share: float) -> float:
        """The stall that `share` of all ticks stay under, in milliseconds."""
        return sorted(self._late)[int(len(self._late) * share)]

    def _tick(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self._late.append(max(0.0, (now[0] - self._last[0]) * 1000 - TICK_MS))
        self._own.append((now[1] - self._last[1]) * 1000)
        self._last = now


def _wake_ups() -> int:
    """How often any thread of this process went to sleep so far; 0 where the system does not tell."""
    tasks = Path("/proc/self/task")
    if not tasks.exists():
        return 0
    lines = [line for each in tasks.iterdir() for line in (each / "status").read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))


def _profile(base_url: str) -> Path:
    entry = {"name": "Oak", "provider": "openai-compatible", "model": "practice-1", "base_url": base_url}
    file = Path(os.environ["UNDERSTUDY_HOME"], "profile.json")
    file.write_text(json.dumps({"version": 1, "name": "Bench", "policy": "roundrobin", "backends": [entry]}))
    return file


if __name__ == "__main__":
    main()
