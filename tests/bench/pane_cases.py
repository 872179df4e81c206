"""What `bench.pane` measures: each case runs in a process of its own and prints its figures."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from understudy_core.events import Answered, Attempt, Text
from understudy_gui.transcript.items import ReplyItem, ReplyState, UserItem
from understudy_gui.transcript.model import TranscriptModel
from understudy_gui.transcript.stint import TURN_S
from understudy_gui.transcript.view import TranscriptView
from understudy_gui.views.composer import Composer

TOKEN = 4
TOKENS_PER_S = 500
TICK_MS = 10
STREAM = 100_000
THREE = 20_000
SIZES = (10_000, 100_000, 300_000)
MESSAGES, CHARACTERS = 1000, 2_000_000
ITEM, ITEMS = "- item\n", 100_000
KEYS, KEY_MS = 60, 50
WIDTHS = range(936, 636, -15)
WIDE, HIGH = 936, 630
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


def text_of(characters: int) -> str:
    """Markdown of that length."""
    return "".join(PARAGRAPH.format(n=n) for n in range(characters // 300 + 1))[:characters]


def stream_plain() -> tuple[float, ...]:
    """Every token into a QPlainTextEdit, scrolled to its end."""
    take = _appender(_plain())
    return _stream(STREAM, lambda token: take(token))


def stream_ours() -> tuple[float, ...]:
    """Every token as an event into the transcript."""
    view = _view()
    _begin(view.model)
    figures = _stream(STREAM, lambda token: view.model.apply(Text(token)))
    view.model.apply(Answered("A", "m", "stop", 1, 0.1, 1.0, text_of(STREAM)))
    view.sync()
    return figures


def three_plain() -> tuple[float, ...]:
    """Three streams at once into three fields, of which one is seen."""
    takes = [_appender(_plain(seen=number == 0)) for number in range(3)]
    return _stream(THREE, lambda token: [take(token) for take in takes])


def three_ours() -> tuple[float, ...]:
    """Three conversations at once, of which one is seen."""
    view = _view()
    models = [view.model, TranscriptModel(), TranscriptModel()]
    for model in models:
        _begin(model)

    def take(token: str) -> None:
        for model in models:
            model.apply(Text(token))

    return _stream(THREE, take)


def growing() -> tuple[float, ...]:
    """Processor time per token, in microseconds, once a reply has each of the sizes."""
    view = _view()
    _begin(view.model)
    text, found, at = text_of(SIZES[-1] + 6000), [], 0
    step = TOKEN * TOKENS_PER_S * 33 // 1000
    for size in SIZES:
        while at < size:
            at = _feed(view, text, at, step)
        end, began = size + 6000, time.process_time()
        while at < end:
            at = _feed(view, text, at, step)
        found.append((time.process_time() - began) / 6000 * TOKEN * 1e6)
    return tuple(found)


def open_plain() -> tuple[float, ...]:
    """A conversation of 1,000 messages as one plain text."""
    edit = _plain(seen=False)
    text = "\n".join(item.text for item in conversation(MESSAGES))

    def show() -> None:
        edit.setPlainText(text)
        edit.show()
        edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum())
        edit.grab()

    return _open(edit, show)


def open_thousand() -> tuple[float, ...]:
    """The same as messages."""
    return _open_ours(MESSAGES)


def open_ten_thousand() -> tuple[float, ...]:
    """Ten times as many messages of the same length."""
    return _open_ours(10 * MESSAGES)


def blocks_plain() -> tuple[float, ...]:
    """A text of 100,000 lines, put into a field at once: the one stall is all there is."""
    edit = _plain()
    began = time.perf_counter()
    edit.setPlainText(ITEM * ITEMS)
    edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum())
    edit.grab()
    took = (time.perf_counter() - began) * 1000
    return took, took


def blocks_ours() -> tuple[float, ...]:
    """The same as a reply, step by step: the longest step, and all of them."""
    view, steps = _view(), list[float]()
    view.model.load([UserItem("u", "Hello"), ReplyItem("r", ReplyState.ANSWERED, "A", "m", 1, ITEM * ITEMS)])
    message = None
    while message is None or len(message.text.column.entries) < ITEMS:
        began = time.perf_counter()
        if message is None:
            view.sync(TURN_S)
        QApplication.processEvents()
        view.grab()
        steps.append((time.perf_counter() - began) * 1000)
        message = view.message("r")
    return max(steps), sum(steps)


def typing_plain() -> tuple[float, ...]:
    """Keys typed into the composer while another field takes a stream."""
    edit = _plain(seen=False)
    edit.setPlainText("\n".join(item.text for item in conversation(MESSAGES)))
    return _typing(edit, _appender(edit))


def typing_ours() -> tuple[float, ...]:
    """Keys typed into the composer while a reply streams into a conversation of 1,000 messages."""
    view = TranscriptView()
    view.model.load(conversation(MESSAGES))
    _begin(view.model)
    return _typing(view, lambda token: view.model.apply(Text(token)))


def resize_plain() -> tuple[float, ...]:
    """A window made narrower step by step, with the conversation as one plain text."""
    edit = _plain()
    edit.setPlainText("\n".join(item.text for item in conversation(MESSAGES)))
    return _resize(edit)


def resize_ours() -> tuple[float, ...]:
    """The same with the conversation as messages, in their middle."""
    view = _view()
    view.model.load(conversation(MESSAGES))
    view.sync()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    return _resize(view)


def conversation(count: int) -> list[UserItem | ReplyItem]:
    """Questions and answers; each thousand has about `CHARACTERS` characters."""
    reply = text_of(2 * CHARACTERS // MESSAGES - 60)
    items: list[UserItem | ReplyItem] = []
    for n in range(count // 2):
        items.append(UserItem(f"u{n}", f"Question number {n}: what would you say to that, in a few words?"))
        items.append(ReplyItem(f"r{n}", ReplyState.ANSWERED, "A", "m", 1, f"{reply} {n}"))
    return items


def _begin(model: TranscriptModel) -> None:
    model.add_user("Hello")
    model.begin_reply()
    model.apply(Attempt(1, "A", "m", 1, 1))


def _feed(view: TranscriptView, text: str, at: int, step: int) -> int:
    for start in range(at, at + step, TOKEN):
        view.model.apply(Text(text[start : start + TOKEN]))
    view.sync()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # outside a running loop nothing else does
    return at + step


def _stream(characters: int, take: Callable[[str], object]) -> tuple[float, ...]:
    """Processor time in seconds; the 99th percentile and the worst lateness of a turn of the event loop, in ms."""
    loop, turn, tokens = QEventLoop(), QElapsedTimer(), _tokens(characters)
    late: list[float] = []

    def tick() -> None:
        late.append(max(turn.nsecsElapsed() / 1e6 - TICK_MS, 0.0))
        turn.restart()
        for _ in range(TOKENS_PER_S * TICK_MS // 1000):
            token = next(tokens, None)
            if token is None:
                loop.quit()
                return
            take(token)

    timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    began = time.process_time()
    turn.start()
    timer.start()
    loop.exec()
    timer.stop()
    QApplication.processEvents()
    late.sort()
    return time.process_time() - began, late[int(len(late) * 0.99)], late[-1]


def _tokens(characters: int) -> Iterator[str]:
    text = text_of(characters)
    return iter([text[at : at + TOKEN] for at in range(0, len(text), TOKEN)])


def _open_ours(count: int) -> tuple[float, ...]:
    view, items = _view(), conversation(count)

    def show() -> None:
        view.model.load(items)
        view.sync()
        view.grab()

    return _open(view, show)


def _open(pane: QWidget, show: Callable[[], None]) -> tuple[float, ...]:
    """Milliseconds to the first picture, MiB added, milliseconds to the picture at another width."""
    memory, began = _resident_mib(), time.perf_counter()
    show()
    opened, added = (time.perf_counter() - began) * 1000, _resident_mib() - memory
    began = time.perf_counter()
    pane.resize(WIDE - 150, HIGH)
    QApplication.processEvents()
    pane.grab()
    return opened, added, (time.perf_counter() - began) * 1000


class _Painted(QObject):
    """Notes when a widget was painted after a key."""

    def __init__(self) -> None:
        super().__init__()
        self.began: float | None = None
        self.took_ms: list[float] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self.began is not None:
            began, self.began = self.began, None
            QTimer.singleShot(0, lambda: self.took_ms.append((time.perf_counter() - began) * 1000))
        return False


def _typing(pane: QWidget, take: Callable[[str], object]) -> tuple[float, ...]:
    """Milliseconds from a key to the field painted: the median and the worst."""
    window, composer, painted = QWidget(), Composer(), _Painted()
    column = QVBoxLayout(window)
    column.addWidget(pane, 1)
    column.addWidget(composer)
    window.resize(WIDE, HIGH)
    window.show()
    QApplication.processEvents()
    composer.text.viewport().installEventFilter(painted)
    tokens = _tokens(KEYS * KEY_MS * TOKENS_PER_S * TOKEN // 1000 + 5000)
    streaming = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    streaming.timeout.connect(lambda: [take(next(tokens, "")) for _ in range(TOKENS_PER_S * TICK_MS // 1000)])
    typing, loop, left = QTimer(interval=KEY_MS, timerType=Qt.TimerType.PreciseTimer), QEventLoop(), [KEYS]

    def press() -> None:
        left[0] -= 1
        if left[0] < 0:
            loop.quit()
            return
        painted.began = time.perf_counter()
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.postEvent(composer.text, key)

    typing.timeout.connect(press)
    streaming.start()
    typing.start()
    loop.exec()
    return median(painted.took_ms), max(painted.took_ms)


def _resize(pane: QWidget) -> tuple[float, ...]:
    """Milliseconds for one step: the median and the worst."""
    took: list[float] = []
    for width in WIDTHS:
        began = time.perf_counter()
        pane.resize(width, HIGH)
        QApplication.processEvents()
        pane.repaint()
        took.append((time.perf_counter() - began) * 1000)
    return median(took), max(took)


def _plain(seen: bool = True) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.resize(WIDE, HIGH)
    if seen:
        edit.show()
        QApplication.processEvents()
    return edit


def _appender(edit: QPlainTextEdit) -> Callable[[str], None]:
    def take(text: str) -> None:
        edit.moveCursor(QTextCursor.MoveOperation.End)
        edit.insertPlainText(text)
        edit.ensureCursorVisible()

    return take


def _view() -> TranscriptView:
    view = TranscriptView()
    view.resize(WIDE, HIGH)
    view.show()
    QApplication.processEvents()
    return view


def _resident_mib() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


CASES: dict[str, Callable[[], tuple[float, ...]]] = {
    made.__name__: made
    for made in (
        *(stream_plain, stream_ours, three_plain, three_ours, growing),
        *(open_plain, open_thousand, open_ten_thousand),
        *(blocks_plain, blocks_ours),
        *(typing_plain, typing_ours, resize_plain, resize_ours),
    )
}
