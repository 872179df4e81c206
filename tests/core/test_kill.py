"""What is kept when the program is killed in the middle of a reply."""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from pathlib import Path

import pytest

from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.events import Interrupted
from understudy_core.worker import Worker

_PROGRAM = """
import asyncio, sys, time
from pathlib import Path
from support.asking import backend, balancer, profile
from support.fault_server import FaultServer
from support import faults
from understudy_core.chat_service import ChatService
from understudy_core.conversations import Conversations
from understudy_core.database import Database
from understudy_core.events import Text
from understudy_core.statistics import Statistics
from understudy_core.waiting import LoopClock, Steering
from understudy_core.worker import Worker

class Hasty(LoopClock):
    # each look at it is two seconds later, so that every piece of text is due to be kept
    seconds = 0.0
    def now(self):
        Hasty.seconds += 2.0
        return super().now() + Hasty.seconds

async def main():
    database = Database(Path(sys.argv[1]), Worker("history"), time.time)
    kept = Conversations(database)
    async with FaultServer(faults.stalls_after_two_words) as server, balancer() as made:
        service = ChatService(made, kept, Statistics(database))
        made.clock = Hasty()
        chosen = profile(backend("Alder", server.base_url))
        async for event in service.send(await kept.create(), "Tell me", chosen, Steering()):
            if isinstance(event, Text):
                print(event.text, flush=True)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
async def test_half_a_reply_survives_a_kill(tmp_path: Path) -> None:
    """The text that had come is there at the next start, as a reply that was interrupted."""
    path, tests = tmp_path / "history.sqlite3", Path(__file__).parents[1]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _PROGRAM, str(path), cwd=tests, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    said = (await process.stdout.readline()).decode().rstrip("\n")
    process.send_signal(signal.SIGKILL)
    assert await process.wait() == -signal.SIGKILL
    database = Database(path, Worker("history"), time.time)
    asked, reply = await Conversations(database).messages(1)
    await database.close()
    assert said and reply.text.startswith(said.strip())
    assert asked.text == "Tell me" and isinstance(reply.account[-1], Interrupted)
    assert database.notice is None
