"""The program as packaging/bundle.py freezes it, used as a person would, with nothing of this computer's Python."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

BUNDLE = Path(__file__).parents[2] / "dist/understudy"
PROGRAM = BUNDLE / ("understudy-cli.exe" if os.name == "nt" else "understudy")
_PATIENCE_S = 60.0
_OF_THE_PLATFORM = b"This plugin does not support "
"""The platform without a screen says so for every window."""
_OF_THE_SESSION = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "SYSTEMROOT", "TEMP")


@dataclass(frozen=True, slots=True)
class Done:
    """A finished process: its exit status, and what it wrote, without what Qt says of a platform without a screen."""

    status: int
    said: str
    complained: str


class Frozen:
    """Starts the frozen program; all that it writes is below `home`, what it says is kept in `home/said.txt`."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.kept = home / "understudy"
        """Where it keeps what is the user's."""

    async def run(self, *arguments: str | Path, stdin: str = "", **environ: str) -> Done:
        """The process, ended. Raises TimeoutError when it does not end within a minute."""
        process = await self._start(arguments, environ)
        try:
            async with asyncio.timeout(_PATIENCE_S):
                return self._done(process, *await process.communicate(stdin.encode()))
        finally:
            await _ended(process)

    @asynccontextmanager
    async def window(self) -> AsyncIterator[None]:
        """The window is open, in memory; it is ended afterwards, and must not have said anything."""
        process = await self._start((), {})
        try:
            async with asyncio.timeout(_PATIENCE_S):
                while not [*self.kept.rglob("understudy.lock")]:
                    assert process.returncode is None, "the window did not come up"
                    await asyncio.sleep(0.02)
            yield
            process.terminate()
            async with asyncio.timeout(_PATIENCE_S):
                done = self._done(process, *await process.communicate())
            assert (done.said, done.complained) == ("", ""), done
        finally:
            await _ended(process)

    async def _start(self, arguments: tuple[str | Path, ...], environ: Mapping[str, str]) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        env = {**self._environ(), **environ}
        return await asyncio.create_subprocess_exec(PROGRAM, *arguments, env=env, stdin=pipe, stdout=pipe, stderr=pipe)

    def _environ(self) -> dict[str, str]:
        """A computer on which nothing was done yet, in this session."""
        home = str(self._home)
        own = {"HOME": home, "LOCALAPPDATA": home, "UNDERSTUDY_HOME": str(self.kept), "PATH": str(self._home / "none")}
        of_session = {name: os.environ[name] for name in _OF_THE_SESSION if name in os.environ}
        return {"XDG_RUNTIME_DIR": home, **of_session, **own, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}

    def _done(self, process: asyncio.subprocess.Process, said: bytes, complained: bytes) -> Done:
        with (self._home / "said.txt").open("ab") as file:
            file.write(said + complained)
        own = b"".join(line for line in complained.splitlines(True) if not line.startswith(_OF_THE_PLATFORM))
        assert b"Traceback" not in complained, complained.decode()
        assert process.returncode is not None
        return Done(process.returncode, said.decode(), own.decode())


async def _ended(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.communicate()
