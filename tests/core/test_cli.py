"""The command line, as separate processes against practice services."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from support.program import understudy
from understudy_core.practice.plays import Answers, Down
from understudy_core.practice.server import PracticeService

GOOD = Answers("All is well.")


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
