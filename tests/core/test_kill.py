"""What is kept when the program is killed in the middle of a reply. The scorecard kills it hundreds of times (R5)."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from support.killing import HISTORY, WORDS, killed, reply
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.events import Interrupted
from understudy_core.worker import Worker

SHOWN = 5000
"""Characters: they take more than a second to come, so some of them are kept by then."""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
async def test_half_a_reply_survives_a_kill(tmp_path: Path) -> None:
    """The text that had come is there at the next start, as a reply that was interrupted."""
    end = killed(reply, tmp_path, lambda told: isinstance(told, int) and told > SHOWN)
    database = Database(tmp_path / HISTORY, Worker("history"), time.time)
    asked, answer = await Conversations(database).messages(1)
    await database.close()
    assert end.told[0][1] == 1 and asked.text == "Tell me, 1"
    assert answer.text and WORDS.startswith(answer.text) and isinstance(answer.account[-1], Interrupted)
    assert database.notice is None
