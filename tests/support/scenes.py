"""Everything that the conversation pane can show, as scenes to look at: each fills a pane that is empty."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from support.hand_clock import HandClock
from understudy_core.chat import Picture
from understudy_core.events import (
    Action,
    Answered,
    Attempt,
    Event,
    Failed,
    Interrupted,
    Reasoning,
    Restart,
    Skipped,
    SkipReason,
    Stopped,
    Text,
    Unanswered,
)
from understudy_core.failures import FailureKind
from understudy_core.tree import Versions
from understudy_gui.pictures import from_image
from understudy_gui.transcript.items import ReplyItem, ReplyState, UserItem
from understudy_gui.transcript.messages.reply import ReplyMessage
from understudy_gui.transcript.turning import edit
from understudy_gui.transcript.view import TranscriptView

Scene = Callable[[TranscriptView, HandClock], None]

QUESTION = "Can you write a friendly reminder that the report is due on Friday?"
REPLY = """Of course! Here is one that is short and kind:

> Hi Anna, just a little reminder that the report is due on **Friday at noon**. If anything is missing, tell me; I am
> happy to help.

Shall I make it more formal?"""

MARKDOWN = """# A heading of the first level
Some **bold**, *slanted* and ~~struck~~ words, `inline code`, and a [link](https://example.org/where).

## Lists
1. First
2. Second, with a point below
   - and a detail
   - and another one
3. Third

- [x] a task that is done
- [ ] one that is not

### A table
| Service | Answers | Time |
|:--------|:-------:|-----:|
| OpenAI  |   yes   | 0.8 s |
| Groq    |   no    | 12 s |

```python
def greet(name: str) -> str:
    return f"Hello {name}, this line of code is longer than the pane is wide and therefore scrolls sideways by itself"
```

> A quotation that is long enough to fill more than one line of the pane, so that one sees how it wraps.

---
![a cat](https://example.org/cat.png) and the end."""

FORMULAS = r"""The solutions of $ax^2 + bx + c = 0$ are

$$x_{1,2} = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$$

- a sum \(\sum_{k=1}^n k = \frac{n(n+1)}{2}\) in a line
- prices such as $5 and $10 stay prices

\[
f(x) = \begin{cases} x^2 & \text{if } x > 0 \\ -x & \text{otherwise} \end{cases}
\]

| name | formula |
|---|---|
| area | $\pi r^2$ |
"""

SCRIPTS = """English, Ελληνικά, русский, 中文和日本語の文, 한국어, 😀 👩‍👩‍👧 🇩🇪 ✔

مرحبا، هذا نص عربي فيه **كلمات** و `code` ورقم 123.

- שלום עולם
- second"""

HOSTILE = (
    """A link [https://bank.example](https://evil.example/login) that lies, [a file](file:///etc/passwd), \
[a script](javascript:alert(1)), <script>alert(1)</script> and <img src=x onerror=alert(1)>.

Name: invoice\u202efdp.exe and zero\u200bwidth, marks a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301.

```python
access = "user\u202e \u2066# only admins\u2069 \u2066"
```

| broken | table
|---|---|---|
| one |

"""
    + "> " * 40
    + "deep\n\n$$"
    + r"\frac{1}{" * 40
)


def failed(n: int, kind: FailureKind, words: str, action: Action = Action.NEXT, wait_s: float = 0.0) -> Failed:
    """A failure of OpenAI's."""
    return Failed(n, "OpenAI", kind, 429, words, "Rate limit reached", None, action, wait_s, 0.4, "req_7f3a")


BUSY = "OpenAI is getting too many requests from you. It asks to wait 2 s."
ASKED = Attempt(1, "OpenAI", "gpt-x", 1, 3, 12.0, "Groq")
RETRY = failed(1, FailureKind.RATE_LIMITED, BUSY, Action.RETRY, 2.0)
RESCUED: tuple[Event, ...] = (
    ASKED,
    RETRY,
    Attempt(2, "OpenAI", "gpt-x", 2, 3, 12.0, "Groq"),
    failed(2, FailureKind.RATE_LIMITED, BUSY),
    Skipped("Mistral", SkipReason.RESTING, 40.0),
    Attempt(3, "Groq", "llama-x", 1, 1),
    Reasoning("They want a short text. Friendly, with a day.", 4.2),
    Text(REPLY),
    Answered("Groq", "llama-x", "stop", 3, 3.1, 5.0, REPLY),
)


def told(*events: Event, opened: bool = False, after_s: float = 0.0) -> Scene:
    """A message and the events of its reply."""

    def play(view: TranscriptView, clock: HandClock) -> None:
        view.model.add_user(QUESTION)
        item = view.model.begin_reply()
        for event in events:
            view.model.apply(event)
        clock.advance(after_s)
        view.sync()
        view.tick()
        message = view.message(item.id)
        if opened and isinstance(message, ReplyMessage):
            message.chip.click()

    return play


def whole(text: str) -> Scene:
    """A whole reply with this text."""

    def play(view: TranscriptView, _clock: HandClock) -> None:
        view.model.load([UserItem("u", QUESTION), ReplyItem("r", ReplyState.ANSWERED, "OpenAI", "gpt-x", 1, text)])
        view.sync()
        view.verticalScrollBar().setValue(0)

    return play


def pictures(view: TranscriptView, _clock: HandClock) -> None:
    """Pictures that were sent."""
    image = QImage(640, 420, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, 420)
    sky.setColorAt(0, QColor(Qt.GlobalColor.darkCyan))
    sky.setColorAt(1, QColor(Qt.GlobalColor.yellow))
    painter.fillRect(image.rect(), sky)
    painter.end()
    sent: tuple[Picture, ...] = (from_image(image), from_image(image.copy(0, 0, 300, 420)))
    answer = ReplyItem("r", ReplyState.ANSWERED, "OpenAI", "gpt-x", 1, "A sunset.")
    view.model.load([UserItem("u", "What do you see here?", sent), answer])
    view.sync()


def versions(view: TranscriptView, _clock: HandClock) -> None:
    """A message and replies with several versions, one without a text, and a message that is being edited."""
    view.model.add_user(QUESTION, versions=Versions((1, 5, 9), 1))
    view.model.begin_reply(versions=Versions((2, 3), 1))
    view.model.apply(ASKED)
    view.model.apply(Answered("OpenAI", "gpt-x", "stop", 1, 0.8, 2.0, REPLY))
    last = view.model.add_user("Shorter, please")
    view.model.begin_reply(versions=Versions((12, 13), 0))
    view.model.apply(ASKED)
    view.model.apply(Stopped())
    view.sync()
    edit(view, last.id)


def long_chat(view: TranscriptView, _clock: HandClock) -> None:
    """The middle of many messages."""
    for number in range(40):
        view.model.add_user(f"Question {number}")
        view.model.begin_reply()
        view.model.apply(Answered("OpenAI", "gpt-x", "stop", 1, 0.5, 1.0, f"Answer {number}. {REPLY}"))
    view.sync()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)


REJECTED = failed(
    1, FailureKind.KEY_REJECTED, "OpenAI does not accept this key. It may be mistyped, expired or deleted."
)
NOBODY = Unanswered("None of your 2 services could answer.", "paste a new key for OpenAI", (REJECTED,))
ALL_FAILED = (ASKED, REJECTED, NOBODY)
CUT = failed(1, FailureKind.CUT, "The connection to OpenAI broke before the reply was complete.")

SCENES: Mapping[str, Scene] = {
    "01-empty": lambda view, _clock: view.sync(),
    "02-waiting": told(ASKED),
    "03-retry": told(ASKED, RETRY),
    "04-silent": told(ASKED, after_s=7.0),
    "05-thinking": told(ASKED, Reasoning("First, the day.", 3.0)),
    "06-streaming": told(ASKED, Text(REPLY[:150])),
    "07-first-choice": told(ASKED, Text(REPLY), Answered("OpenAI", "gpt-x", "stop", 1, 0.8, 2.0, REPLY)),
    "08-second-choice": told(*RESCUED),
    "09-attempts": told(*RESCUED, opened=True),
    "10-started-again": told(
        ASKED, Text(REPLY[:120]), CUT, Restart(1), Attempt(2, "Groq", "llama-x", 1, 1), Text(REPLY),
        Answered("Groq", "llama-x", "stop", 2, 3.1, 5.0, REPLY),
    ),
    "11-interrupted": told(ASKED, Text(REPLY[:120]), CUT, Interrupted("OpenAI", REPLY[:120], FailureKind.CUT)),
    "12-stopped": told(ASKED, Text(REPLY[:120]), Stopped()),
    "13-unanswered": told(*ALL_FAILED),
    "14-length-limit": told(ASKED, Text(REPLY[:120]), Answered("OpenAI", "gpt-x", "length", 1, 0.8, 2.0, REPLY[:120])),
    "15-markdown": whole(MARKDOWN),
    "16-formulas": whole(FORMULAS),
    "17-scripts": whole(SCRIPTS),
    "18-pictures": pictures,
    "19-hostile": whole(HOSTILE),
    "20-long-chat": long_chat,
    "21-versions": versions,
}  # fmt: skip
