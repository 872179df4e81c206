"""What practice services say: short, useful-looking replies in Markdown, chosen by a word of the question."""

from __future__ import annotations

import re

_LETTER = """\
Here is a draft you can make your own:

---

Dear Mrs Hollis,

thank you for looking after the garden while we were away. We came home to ripe tomatoes, tidy beds and a very \
contented cat.

We would love to return the favour. **Would you come for tea on Sunday at four?** There will be plum cake, and if \
the weather is kind we will sit outside.

With warm regards,
Ruth and Sam

---

Two things you could change:

- **Shorter:** leave out the sentence about the weather.
- **More formal:** end with “Yours sincerely” and your full names.
"""

_EXPLANATION = """\
## The short version

A backup is a second copy of something you would miss, kept where the first one cannot harm it.

## Why one copy is not enough

1. **Things break.** Every disk stops working one day.
2. **People slip.** A file is deleted sooner than it is missed.
3. **Places are unlucky.** Water and thieves take whatever stands in the same room.

So a good rule of thumb is *three copies, two kinds of storage, one of them elsewhere*:

| Copy | Where | Protects from |
|---|---|---|
| The original | your computer | |
| The second | a disk in the drawer | a broken computer |
| The third | a friend's house, or online | fire and theft |

On a Mac or on Linux, one line copies a folder to a disk:

```sh
rsync -a ~/Documents/ /Volumes/Backup/Documents/
```

Would you like the same for Windows?
"""

_PLAN = """\
## A calm week

| Day | The one thing | About |
|---|---|---|
| Monday | Write down everything that is on your mind | 20 min |
| Tuesday | Do the task you have put off longest | 1 h |
| Wednesday | Answer letters and messages | 40 min |
| Thursday | Nothing new: finish what is half done | 1 h |
| Friday | Tidy the desk, look back, choose for next week | 30 min |
| Saturday | Go outside with someone you like | as you please |
| Sunday | Rest | all day |

**Three rules that make it work**

- One thing a day. A second one is a gift, not a duty.
- What did not fit moves on *once*; then it may go.
- Begin before ten. It is easier than it sounds.
"""

_CALM = """\
Hello! This is a **practice service**. It answers with ready-made text, so you can see how everything works without \
a key and without a bill. *Nothing you wrote has left this computer.*

If another service was asked before this one, a line above this reply says so. **Open that line** to see who was \
asked, in which order, and why the answer came from here.

You could now try:

- “Write a letter to my neighbour”
- “Explain what a backup is”
- “Make a plan for my week”
"""

_NOTE = "\nThis is ready-made text from a practice service. Nothing left this computer.\n"

_SAMPLES = (
    (re.compile(r"\bletters?\b", re.IGNORECASE), _LETTER),
    (re.compile(r"\bexplain", re.IGNORECASE), _EXPLANATION),
    (re.compile(r"\bplan(s|ning)?\b", re.IGNORECASE), _PLAN),
)


def compose(message: str) -> str:
    """The reply to `message`, in Markdown: a letter, an explanation or a plan where it asks for one."""
    for asks_for, sample in _SAMPLES:
        if asks_for.search(message):
            return sample + _NOTE
    return _CALM
