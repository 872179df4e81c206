"""The whole way as a person goes it: first start, two services, an order, a chat that survives a failure, the account.

    python tests/journey/whole_way.py [FOLDER FOR PICTURES]

Four times: with the mouse and with the keyboard alone, to services at addresses of one's own and to services that are
known by name. A real window on a virtual screen, a real key ring, real HTTP; only what a screen reader finds. It prints
how many clicks and keys each took. It is not part of the ordinary tests: it needs what `support/screen.py` names.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.far_away import FarAway
from support.hands import Hands, Keyboard, Mouse
from support.screen import Screen
from understudy_core.practice.plays import Down
from understudy_core.practice.server import PracticeService

KEYS = ("sk-proj-journey-key-one-0123456789", "csk-journey-key-two-0123456789")
KNOWN = (("OpenAI", "api.openai.com"), ("Cerebras", "api.cerebras.ai"))
_RING = "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
_FAILS = (Down(503), Down(503))
"""As often as a new profile tries."""
INSIDE = "UNDERSTUDY_JOURNEY"
Pair = tuple[PracticeService, PracticeService]


def main() -> int:
    """Go the way each time; 0 if it leads to the end."""
    if INSIDE not in os.environ:
        return again_in_a_session()
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="journey-"))
    with Screen() as screen:
        for hands in (Mouse(screen), Keyboard(screen)):
            for way in (own_addresses, known_by_name):
                folder = pictures / f"{type(hands).__name__.lower()}-{way.__name__.replace('_', '-')}"
                folder.mkdir(parents=True, exist_ok=True)
                home = Path(tempfile.mkdtemp(prefix="understudy-", dir=os.environ["HOME"]))
                screen.clicks = screen.keys = screen.pastes = 0
                try:
                    way(hands, home, folder)
                except BaseException:
                    screen.picture(pictures / "0-failed.png")
                    raise
                screen.close()
                _no_key_in_a_file(home)
    print(f"The whole way was gone. Pictures: {pictures}")
    return 0


def own_addresses(hands: Hands, home: Path, pictures: Path) -> None:
    """The whole way, to two services at addresses that are typed."""
    with served() as first, served() as second:
        names = (_host(first), _host(second))
        hands.screen.open(environ={"UNDERSTUDY_HOME": str(home)})
        hands.screen.find("I have a key")
        hands.screen.picture(pictures / "1-first-start.png")
        hands.use("I have a key")
        _add_at_address(hands, first, KEYS[0])
        hands.screen.find("Add a backup")
        hands.screen.picture(pictures / "3-backup.png")
        hands.use("Add a backup")
        _add_at_address(hands, second, KEYS[1], pictures / "2-add-service.png")
        _arrived(hands, "to a profile of two services at addresses of one's own")
        _order(hands, pictures, names)
        first.play_next(*_FAILS)
        _chat(hands, pictures)
        _each_saw_its_own_key((first, second))


def known_by_name(hands: Hands, home: Path, pictures: Path) -> None:
    """From the first start to an answer, with two services that the catalogue knows and two keys that are pasted."""
    with ExitStack() as stack:
        pair = stack.enter_context(served()), stack.enter_context(served())
        hosts = {host: _port(service) for (_, host), service in zip(KNOWN, pair, strict=True)}
        far = stack.enter_context(reached(FarAway(hosts, home / "certificates")))
        (home / "preferences.json").write_text(json.dumps({"proxy": far.address}))
        hands.screen.open(environ={"UNDERSTUDY_HOME": str(home), **far.environ})
        hands.use("I have a key")
        _add_known(hands, 0)
        hands.use("Add a backup")
        _add_known(hands, 1, pictures / "1-add-service.png")
        _arrived(hands, "to a profile of two services that are known by name")
        pair[0].play_next(*_FAILS)
        _chat(hands, pictures)
        _each_saw_its_own_key(pair)


def _add_at_address(hands: Hands, service: PracticeService, key: str, picture: Path | None = None) -> None:
    screen = hands.screen
    hands.choose("Other address")
    hands.go_to("Address", "text")
    screen.type(service.base_url)
    hands.go_to("Key")
    screen.paste(key)
    screen.find("Works. 1 model. …")
    if picture is not None:
        screen.picture(picture)
    hands.use("Continue")
    screen.gone("Paste a key, if it wants one")


def _add_known(hands: Hands, at: int, picture: Path | None = None) -> None:
    """Nothing is asked but the key: its form tells the service, and the free check finds the models."""
    screen = hands.screen
    screen.find("Search services")
    if isinstance(hands, Mouse):
        hands.choose(KNOWN[at][0])
    screen.paste(KEYS[at])
    screen.find("Works. …")
    if picture is not None:
        screen.picture(picture)
    if isinstance(hands, Mouse):
        hands.use("Continue")
    else:
        screen.press("Return")
    screen.gone("Paste the key here")


def _arrived(hands: Hands, where: str) -> None:
    """The window is there, and one can write at once."""
    screen = hands.screen
    screen.gone("Step 3 of 3")
    screen.focus_on("Message")
    print(f"{type(hands).__name__}: {screen.clicks} clicks, {screen.keys} keys, {screen.pastes} pastes {where}")


def _order(hands: Hands, pictures: Path, names: tuple[str, str]) -> None:
    screen = hands.screen
    first, second = names
    hands.use("Edit profiles")
    if isinstance(hands, Mouse):
        row = screen.find(f"1 of 2: {first} · practice-1")
        screen.drag(row.name, row.height + 10)
    else:
        hands.go_to(f"1 of 2: {first} · practice-1")
        screen.press("alt+Down")
    screen.find(f"2 of 2: {first} · practice-1")
    screen.press("alt+Up")
    screen.find(f"1 of 2: {first} · practice-1")
    assert screen.find(f"2 of 2: {second} · practice-1").y > screen.find(f"1 of 2: {first} · practice-1").y
    screen.picture(pictures / "4-editor.png")
    hands.use("Rehearse")
    screen.find(f"Rehearsal: {second} answers …")
    screen.picture(pictures / "5-rehearsal.png")
    screen.press("Escape")
    screen.gone("Backends in order")


def _chat(hands: Hands, pictures: Path) -> None:
    screen = hands.screen
    hands.go_to("Message", "text")
    screen.type("Hello")
    screen.press("Return")
    chip = screen.find("Who answered")
    assert "2nd choice" in chip.description, chip.description
    if isinstance(hands, Mouse):
        hands.use("Who answered")
    else:
        screen.press("ctrl+i")
    screen.find("Attempts")
    screen.picture(pictures / "6-answered.png")


def _each_saw_its_own_key(services: Pair) -> None:
    for service, key in zip(services, KEYS, strict=True):
        sent = {(request.method, request.headers.get("authorization")) for request in service.requests}
        assert ("POST", f"Bearer {key}") in sent, sent
        assert {given for _, given in sent} <= {None, f"Bearer {key}"}, sent


def _host(service: PracticeService) -> str:
    return service.base_url.split("/")[2]


def _port(service: PracticeService) -> int:
    return int(_host(service).rpartition(":")[2])


class Stranger(Protocol):
    """Somebody who waits on the network."""

    async def start(self) -> None:
        """Begin to wait."""

    async def stop(self) -> None:
        """Leave."""


@contextmanager
def served() -> Iterator[PracticeService]:
    """A practice service, as a stranger's service would be."""
    service = PracticeService("Practice")
    with _elsewhere(service):
        yield service


@contextmanager
def reached(far: FarAway) -> Iterator[FarAway]:
    """The way to services that are not on this computer."""
    with _elsewhere(far):
        yield far


@contextmanager
def _elsewhere(stranger: Stranger) -> Iterator[None]:
    """On a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(stranger.start(), loop).result(10)
    try:
        yield
    finally:
        asyncio.run_coroutine_threadsafe(stranger.stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


def _no_key_in_a_file(folder: Path) -> None:
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files, "nothing was written at all"
    for file in files:
        data = file.read_bytes()
        assert not any(key.encode() in data for key in KEYS), f"a key lies in {file}"


def again_in_a_session() -> int:
    """Run this very command in an empty home, with a D-Bus session and a key ring of its own; its status."""
    with tempfile.TemporaryDirectory(prefix="journey-home-") as home:
        runtime = Path(home, "run")
        runtime.mkdir(mode=0o700)
        env = {
            **os.environ,
            INSIDE: "1",
            "HOME": home,
            "XDG_DATA_HOME": f"{home}/data",
            "XDG_RUNTIME_DIR": str(runtime),
        }
        env.pop("DBUS_SESSION_BUS_ADDRESS", None)
        command = ["dbus-run-session", "--", "sh", "-c", f'{_RING} exec "$0" "$@"', sys.executable, *sys.argv]
        return subprocess.run(command, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
