"""The command line, as separate processes against practice services."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path

import pytest

from support.program import understudy
from understudy_core.practice.plays import Answers, Down
from understudy_core.practice.server import PracticeService

GOOD = Answers("All is well.")
IMPATIENT = """
import sys
from understudy_core import cli, database
database.PATIENCE_S = 0.01
sys.exit(cli.main(sys.argv[1:]))
"""
"""The command line, with less patience for a program that holds the history."""
posix = pytest.mark.skipif(os.name != "posix", reason="Windows has other signals, and no /dev/full")


async def run(home: Path, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
    """Run the program while this loop serves the practice services."""
    done = await asyncio.to_thread(understudy, home, *arguments, stdin=stdin)
    return done.returncode, done.stdout, done.stderr


async def test_the_acceptance_case(tmp_path: Path) -> None:
    """A failover profile, a prompt: the first backend is selected, nobody fails over, the reply is returned."""
    async with PracticeService("A", [], then=GOOD) as a, PracticeService("B", []) as b:
        for name, server in (("primary", a), ("backup", b)):
            status, _, err = await run(
                tmp_path, "profile", "save", "model", name, "--provider", "openai-compatible", "--model", "m",
                "--base-url", server.base_url,
            )  # fmt: skip
            assert status == 0, err
        assert (await run(tmp_path, "profile", "save", "loadbalancer", "lb", "FailOver", "primary", "backup"))[0] == 0
        status, out, err = await run(tmp_path, "ask", "--profile", "lb", "Hello")
    assert (status, out) == (0, "All is well.\n")
    assert "primary answered" in err and b.requests == ()


async def test_events_as_json_tell_the_failover(tmp_path: Path) -> None:
    """With --json each line is an event, the last one final, and the account names who failed and why."""
    async with PracticeService("A", [], then=Down()) as a, PracticeService("B", [], then=GOOD) as b:
        file = tmp_path / "p.json"
        entries = [
            {"name": name, "provider": "openai-compatible", "model": "m", "base_url": server.base_url}
            for name, server in (("one", a), ("two", b))
        ]
        file.write_text(json.dumps({"version": 1, "name": "P", "policy": "failover", "backends": entries}))
        status, out, _ = await run(tmp_path, "ask", "--profile-file", str(file), "--json", "Hello")
    events = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [event["event"] for event in events if event["event"] != "text"] == [
        "attempt", "failed", "attempt", "usage", "answered",
    ]  # fmt: skip
    assert (events[1]["kind"], events[1]["status"], events[1]["action"]) == ("server_error", 503, "next")
    assert events[-1]["text"] == "All is well."


async def test_stdin_lines_are_requests_of_one_balancer(tmp_path: Path) -> None:
    """With "-" each line is asked in turn and round robin goes on from line to line."""
    async with PracticeService("A", [], then=Answers("one")) as a, PracticeService("B", [], then=Answers("two")) as b:
        file = tmp_path / "p.json"
        entries = [
            {"name": name, "provider": "openai-compatible", "model": "m", "base_url": server.base_url}
            for name, server in (("one", a), ("two", b))
        ]
        file.write_text(json.dumps({"version": 1, "name": "P", "policy": "roundrobin", "backends": entries}))
        status, out, _ = await run(tmp_path, "ask", "--profile-file", str(file), "-", stdin="x\ny\nz\n")
    assert (status, out.split()) == (0, ["one", "two", "one"])


async def test_nobody_answers_is_status_1(tmp_path: Path) -> None:
    """When no backend answers the status is 1 and the cure is said."""
    file = tmp_path / "p.json"
    backend = {"name": "one", "provider": "openai-compatible", "model": "m", "base_url": "http://127.0.0.1:9/v1"}
    file.write_text(json.dumps({"version": 1, "name": "P", "policy": "roundrobin", "backends": [backend]}))
    status, out, err = await run(tmp_path, "ask", "--profile-file", str(file), "Hello")
    assert (status, out) == (1, "") and "Quickest fix: start one" in err


@posix
async def test_a_command_that_is_stopped_while_it_loads_says_nothing(tmp_path: Path) -> None:
    """Ctrl+C in the first second ends a command with its own status, and without a word of Python."""
    async with started(tmp_path, "profile", "list", imports=True) as process:
        assert process.stderr is not None
        while b"pydantic_core" not in (line := await process.stderr.readline()):
            assert line
        process.send_signal(signal.SIGINT)
        _, err = await process.communicate()
    assert (process.returncode, b"Traceback" in err) == (130, False), err


@posix
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
async def test_a_reply_that_is_stopped_is_counted(tmp_path: Path, how: signal.Signals) -> None:
    """Ctrl+C, and whoever ends processes, stop the reply that comes in; it stands in the statistics as stopped."""
    async with PracticeService("A", [], then=Answers("word " * 1000, words_per_s=20)) as a:
        await saved(tmp_path, a)
        async with started(tmp_path, "ask", "--profile", "one", "Hello") as process:
            assert process.stdout is not None
            await process.stdout.readexactly(len("word word"))
            process.send_signal(how)
            _, err = await process.communicate()
    with closing(sqlite3.connect(tmp_path / "history.sqlite3")) as db:
        counted = db.execute("select outcome from attempt").fetchall()
    assert (process.returncode, counted) == (130, [("stopped",)]), err


@posix
async def test_waiting_for_a_line_can_be_stopped(tmp_path: Path) -> None:
    """With "-", Ctrl+C ends the command also while nothing is asked."""
    async with PracticeService("A", [], then=GOOD) as a:
        await saved(tmp_path, a)
        async with started(tmp_path, "ask", "--profile", "one", "-") as process:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write(b"Hello\n")
            await process.stdout.readline()
            ended = asyncio.get_running_loop().create_task(process.wait())
            while not ended.done():
                with suppress(ProcessLookupError):
                    process.send_signal(signal.SIGINT)
                await asyncio.wait([ended], timeout=3)  # it may have come in the moment between two states
            assert await ended == 130


@posix
@pytest.mark.parametrize("command", [["ask", "--profile", "one", "Hello"], ["profile", "list"]])
async def test_output_that_nobody_takes_ends_a_command_quietly(tmp_path: Path, command: list[str]) -> None:
    """A pipe that is closed, as by `head`, is no fault; a disk that is full is told in a sentence."""
    async with PracticeService("A", [], then=GOOD) as a:
        await saved(tmp_path, a)
        reading, writing = os.pipe()
        os.close(reading)
        for output, status, said in (
            (writing, 130, ""),
            (os.open("/dev/full", os.O_WRONLY), 2, "could not be written"),
        ):
            async with started(tmp_path, *command, stdout=output) as process:
                os.close(output)
                _, err = await process.communicate()
            assert process.returncode == status and said in err.decode() and "Traceback" not in err.decode()
            assert "Exception" not in err.decode()


async def test_a_history_that_another_program_holds_keeps_nobody_from_an_answer(tmp_path: Path) -> None:
    """What cannot be counted is said; the question is answered all the same."""
    async with PracticeService("A", [], then=GOOD) as a:
        await saved(tmp_path, a)
        with closing(sqlite3.connect(tmp_path / "history.sqlite3")) as other:
            other.execute("begin exclusive")
            async with started(tmp_path, "ask", "--profile", "one", "Hello", code=IMPATIENT) as process:
                out, err = await process.communicate()
    assert (process.returncode, out) == (0, b"All is well.\n") and b"Another program" in err


async def saved(home: Path, service: PracticeService) -> None:
    """A backend called "one" is saved."""
    address = ["--base-url", service.base_url]
    args = ["profile", "save", "model", "one", "--provider", "openai-compatible", "--model", "m", *address]
    assert (await run(home, *args))[0] == 0


@asynccontextmanager
async def started(
    home: Path, *arguments: str, stdout: int = asyncio.subprocess.PIPE, imports: bool = False, code: str = ""
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The program while it runs; with `imports` it tells on stderr what it has loaded; `code` starts it otherwise."""
    pipe = asyncio.subprocess.PIPE
    options = ["-X", "importtime"] if imports else []
    options += ["-c", code] if code else ["-m", "understudy_gui"]
    program = [sys.executable, *options, *arguments]
    env = {**os.environ, "UNDERSTUDY_HOME": str(home)}
    process = await asyncio.create_subprocess_exec(*program, stdin=pipe, stdout=stdout, stderr=pipe, env=env)
    try:
        async with asyncio.timeout(30):
            yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


def test_a_profile_goes_to_litellm_and_comes_back(tmp_path: Path) -> None:
    """The file is on stdout, what is lost on stderr; imported into another home it is the same profile."""
    one, other = tmp_path / "one", tmp_path / "other"
    for name, model in (("a", "x"), ("b", "y")):
        understudy(one, "profile", "save", "model", name, "--provider", "groq", "--model", model, "--key-name", "g")
    understudy(one, "profile", "save", "loadbalancer", "Team", "failover", "a", "b", "--retry-count", "2")
    done = understudy(one, "profile", "export", "Team", "--format", "litellm")
    assert done.returncode == 0 and "moves on after every error" in done.stderr
    file = tmp_path / "config.yaml"
    file.write_text(done.stdout)
    refused = understudy(other, "profile", "import", str(file))
    assert refused.returncode == 2 and "a: $G_API_KEY → https://api.groq.com" in refused.stderr
    assert understudy(other, "profile", "import", str(file), "--agree").returncode == 0
    before, after = (json.loads(understudy(home, "profile", "show", "Team").stdout) for home in (one, other))
    for backend in before["backends"]:
        backend["key"] = {"keyring": None, "env": "G_API_KEY"}
    assert after == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["profile", "save", "loadbalancer", "lb", "sometimes", "a", "b"], "There is no profile or backend called 'a'"),
        (["ask", "--profile", "nobody", "x"], "There is no profile or backend called 'nobody'"),
        (["profile", "save", "model", "x", "--provider", "mystery", "--model", "m"], "add --base-url"),
        (["profile", "delete", "ghost"], "There is no profile or backend"),
        (["ask", "--profile-file", "/nowhere/p.json", "x"], "There is no file"),
    ],
)
def test_wrong_usage_is_status_2_with_a_sentence(tmp_path: Path, arguments: list[str], said: str) -> None:
    """What cannot be followed is said in one sentence, without a traceback."""
    done = understudy(tmp_path, *arguments)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr


def test_a_broken_library_is_left_alone(tmp_path: Path) -> None:
    """A library file that makes no sense is reported and stays byte for byte as it was."""
    (tmp_path / "library.json").write_text('{"version": 1, "backends": 7}')
    done = understudy(tmp_path, "profile", "save", "model", "x", "--provider", "openai", "--model", "m")
    assert done.returncode == 2 and "nothing was changed" in done.stderr
    assert (tmp_path / "library.json").read_text() == '{"version": 1, "backends": 7}'
