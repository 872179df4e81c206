"""How the transcript compares with a bare QPlainTextEdit that is given the same text in the same run.

Run it with `QT_QPA_PLATFORM=offscreen python tests/bench/transcript.py`. It prints, for a stream at 500 tokens a
second, total CPU, the 99th percentile and the worst stall of the window's thread; and for opening a conversation of
1,000 messages and 2 MB, time and memory. Ratios are transcript ÷ plain text, so 1.0 is as cheap as text without
any formatting.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from understudy_core.events import Answered, Attempt, Text
from understudy_gui import theme
from understudy_gui.transcript import ReplyItem, ReplyState, TranscriptView, UserItem

TOKEN = 4
TOKENS_PER_S = 500
TICK_MS = 10
STREAM_CHARACTERS = 40_000
MESSAGES, CHARACTERS = 1000, 2_000_000
PARAGRAPH = """## Part {n}

Here are some **words** that make a paragraph as replies have them, with `code` and a [link](https://example.org),
long enough to fill several lines of the conversation so that wrapping has something to do.

- one thing to remember, with a few words of explanation
- another thing
  - and a detail of it

```python
def part(number: int) -> str:
    return f"part {{number}}"
```

"""


@dataclass(frozen=True)
class Stream:
    """CPU in seconds, stalls in milliseconds."""

    cpu_s: float
    p99_ms: float
    worst_ms: float


@dataclass(frozen=True)
class Opened:
    """Wall time in milliseconds, memory in MiB."""

    time_ms: float
    memory_mib: float


def main() -> None:
    """Measure each in a process of its own, then compare; or, as a child, measure one."""
    if len(sys.argv) > 1:
        print(*CASES[sys.argv[1]]())
        return
    plain, ours = Stream(*_child("stream-plain")), Stream(*_child("stream-transcript"))
    print(f"Streaming {STREAM_CHARACTERS:,} characters at {TOKENS_PER_S} tokens/s      plain  transcript  ratio")
    _row("total CPU, s", plain.cpu_s, ours.cpu_s)
    _row("p99 of one turn of the event loop, ms", plain.p99_ms, ours.p99_ms)
    _row("worst stall, ms", plain.worst_ms, ours.worst_ms)
    before, after = Opened(*_child("open-plain")), Opened(*_child("open-transcript"))
    print(f"Opening {MESSAGES:,} messages, {CHARACTERS / 1e6:.0f} MB")
    _row("time to the first picture, ms", before.time_ms, after.time_ms)
    _row("memory added, MiB", before.memory_mib, after.memory_mib)


def stream_plain() -> tuple[float, ...]:
    """Every token into a QPlainTextEdit, scrolled to its end."""
    edit = QPlainTextEdit()
    edit.resize(936, 630)
    edit.show()

    def take(text: str) -> None:
        edit.moveCursor(QTextCursor.MoveOperation.End)
        edit.insertPlainText(text)
        edit.ensureCursorVisible()

    return _stream(take, lambda: None)


def stream_transcript() -> tuple[float, ...]:
    """Every token as an event into the transcript."""
    view = _view()
    view.model.add_user("Hello")
    view.model.begin_reply()
    view.model.apply(Attempt(1, "A", "m", 1, 1))

    def end() -> None:
        view.model.apply(Answered("A", "m", "stop", 1, 0.1, 1.0, _text(STREAM_CHARACTERS)))
        view.sync()

    return _stream(lambda text: view.model.apply(Text(text)), end)


def open_plain() -> tuple[float, ...]:
    """The whole conversation as one plain text."""
    edit = QPlainTextEdit()
    edit.resize(936, 630)
    text = "\n".join(item.text for item in _conversation())

    def show() -> None:
        edit.setPlainText(text)
        edit.show()
        edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum())
        edit.grab()

    return _open(show)


def open_transcript() -> tuple[float, ...]:
    """The conversation as items."""
    view, items = _view(), _conversation()

    def show() -> None:
        view.model.load(items)
        view.sync()
        view.grab()

    return _open(show)


def _stream(take: Callable[[str], None], end: Callable[[], None]) -> tuple[float, ...]:
    text, loop, turn = _text(STREAM_CHARACTERS), QEventLoop(), QElapsedTimer()
    per_tick = TOKENS_PER_S * TICK_MS // 1000
    tokens = iter([text[at : at + TOKEN] for at in range(0, len(text), TOKEN)])
    late: list[float] = []

    def tick() -> None:
        late.append(max(turn.nsecsElapsed() / 1e6 - TICK_MS, 0.0))
        turn.restart()
        for _ in range(per_tick):
            token = next(tokens, None)
            if token is None:
                loop.quit()
                return
            take(token)

    timer = QTimer(interval=TICK_MS)
    timer.timeout.connect(tick)
    began = time.process_time()
    turn.start()
    timer.start()
    loop.exec()
    end()
    QApplication.processEvents()
    late.sort()
    return time.process_time() - began, late[int(len(late) * 0.99)], late[-1]


def _open(show: Callable[[], None]) -> tuple[float, ...]:
    memory, began = _resident_mib(), time.perf_counter()
    show()
    return (time.perf_counter() - began) * 1000, _resident_mib() - memory


def _view() -> TranscriptView:
    view = TranscriptView()
    view.resize(936, 630)
    view.show()
    QApplication.processEvents()
    return view


def _text(characters: int) -> str:
    text = "".join(PARAGRAPH.format(n=n) for n in range(characters // 300))
    return text[:characters]


def _conversation() -> list[UserItem | ReplyItem]:
    reply = _text(2 * CHARACTERS // MESSAGES - 60)
    items: list[UserItem | ReplyItem] = []
    for n in range(MESSAGES // 2):
        items.append(UserItem(f"u{n}", f"Question number {n}: what would you say to that, in a few words?"))
        items.append(ReplyItem(f"r{n}", ReplyState.ANSWERED, "A", "m", 1, f"{reply} {n}"))
    return items


def _resident_mib() -> float:
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024


def _child(case: str) -> tuple[float, ...]:
    done = subprocess.run([sys.executable, __file__, case], capture_output=True, text=True, check=True)
    return tuple(float(number) for number in done.stdout.split())


def _row(what: str, plain: float, ours: float) -> None:
    ratio = f"{ours / plain:.2f}" if plain else "–"
    print(f"  {what:<55}{plain:9.2f}{ours:12.2f}{ratio:>7}")


CASES: dict[str, Callable[[], tuple[float, ...]]] = {
    "stream-plain": stream_plain,
    "stream-transcript": stream_transcript,
    "open-plain": open_plain,
    "open-transcript": open_transcript,
}

if __name__ == "__main__":
    application = QApplication(sys.argv)
    theme.install(application)
    from understudy_gui.transcript.highlight import warm_up

    warm_up()  # as the program does at its start, on a thread
    main()
