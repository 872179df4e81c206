"""Many requests in one process against services that come and go."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from support import faults
from support.asking import HELLO, backend, balancer, collect, profile
from support.fault_server import Fault
from understudy_core.database import Database
from understudy_core.events import Answered
from understudy_core.practice import http1
from understudy_core.practice.local_server import LocalServer
from understudy_core.statistics import Record, Statistics, counted
from understudy_core.worker import Worker

TENTHS = 10
_OFTEN_WELL: tuple[Fault, ...] = (
    faults.good,
    faults.status(503),
    faults.good,
    faults.cut_after_two_words,
    faults.reset,
    faults.good,
    faults.empty_stream,
    faults.error_before_content,
    faults.good,
)
_MOSTLY_WELL: tuple[Fault, ...] = (*(4 * (faults.good,)), faults.status(500), faults.empty_stream)
_WELL: tuple[Fault, ...] = (faults.good,)


class Flapping(LocalServer):
    """Does one fault after the other, round and round, and counts."""

    def __init__(self, plays: tuple[Fault, ...]) -> None:
        super().__init__()
        self.requests = 0
        self._plays: Iterator[Fault] = cycle(plays)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not writer.is_closing() and (request := await http1.read_request(reader)) is not None:
            self.requests += 1
            await next(self._plays)(reader, writer, request)


@dataclass(frozen=True, slots=True)
class Toll:
    """What the requests cost and what was counted."""

    answered: int
    on_the_wire: dict[str, int]
    records: dict[str, Record]
    memories: tuple[int, ...]
    """KiB after each tenth."""
    files_before: int
    files_after: int
    tasks_after: int
    connections_after: int


async def soak(requests: int, folder: Path) -> Toll:
    """Send so many requests, one after the other, and look at what is left."""
    database = Database(folder / "soak.sqlite3", Worker("history"), lambda: 0.0)
    statistics = Statistics(database)
    await database.do(lambda db: db.execute("pragma synchronous=off"))
    await database.do(lambda db: db.execute("pragma cache_size=-64"))  # it may fill 2 MiB, which would look like a leak
    before, tasks = open_files(), len(asyncio.all_tasks())
    answered, memories = 0, list[int]()
    async with _services() as services:
        async with balancer() as made:
            chosen = profile(
                *(backend(name, service.base_url) for name, service in services.items()),
                failover={"retry_count": 2},
                breaker={"enabled": False},
            )
            for number in range(requests):
                events = await collect(counted(made.stream(chosen, HELLO), chosen, statistics, made.clock))
                answered += isinstance(events[-1], Answered)
                if len(memories) < TENTHS * (number + 1) // requests:
                    memories.append(memory())
        for service in services.values():
            await service.emptied()
        connections = sum(service.connections_open for service in services.values())
        on_the_wire = {name: service.requests for name, service in services.items()}
    records = {record.backend: record for record in await statistics.of("Test")}
    after, tasks_after = open_files(), len(asyncio.all_tasks()) - tasks
    await database.close()
    return Toll(answered, on_the_wire, records, tuple(memories), before, after, tasks_after, connections)


@asynccontextmanager
async def _services() -> AsyncIterator[dict[str, Flapping]]:
    services = {"a": Flapping(_OFTEN_WELL), "b": Flapping(_MOSTLY_WELL), "c": Flapping(_WELL)}
    for service in services.values():
        await service.start()
    try:
        yield services
    finally:
        for service in services.values():
            await service.stop()


def memory() -> int:
    """KiB that this process holds, after everything that can be let go is gone."""
    gc.collect()
    with Path("/proc/self/statm").open() as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024


def open_files() -> int:
    """How many files and sockets are open."""
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))
