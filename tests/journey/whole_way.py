"""The whole way as a person goes it: first start, two services, an order, a chat that survives a failure, the account.

    python tests/journey/whole_way.py [FOLDER FOR PICTURES]

A real window on a virtual screen, a real key ring, real HTTP; only keys and mouse, and only what a screen reader finds.
It is not part of the ordinary tests: it needs the programs named in `support/screen.py`.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.screen import Screen
from understudy_core.practice.plays import ANSWERS, Down, Play
from understudy_core.practice.server import PracticeService

KEYS = ("journey-key-one-0123456789", "journey-key-two-0123456789")
_RING = "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
_INSIDE = "UNDERSTUDY_JOURNEY"


def main() -> int:
    """Go the whole way; 0 if it leads to the end."""
    if _INSIDE not in os.environ:
        return _again_in_a_session()
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="journey-"))
    pictures.mkdir(parents=True, exist_ok=True)
    home = Path(os.environ["HOME"])
    with served(Down(503)) as first, served(ANSWERS) as second, Screen() as screen:
        screen.open(environ={"UNDERSTUDY_HOME": str(home / "understudy")})
        _first_start(screen, pictures, (first, second))
        print(f"{screen.clicks} clicks from the first start to a profile of two services")
        _order(screen, pictures, (first, second))
        _chat(screen, pictures)
        for service, key in zip((first, second), KEYS, strict=True):
            sent = {(request.method, request.headers.get("authorization")) for request in service.requests}
            assert ("POST", f"Bearer {key}") in sent, sent
            assert {given for _, given in sent} <= {None, f"Bearer {key}"}, sent
    _no_key_in_a_file(home / "understudy")
    print(f"The whole way was gone. Pictures: {pictures}")
    return 0


def _first_start(screen: Screen, pictures: Path, services: tuple[PracticeService, PracticeService]) -> None:
    screen.find("I have a key")
    screen.picture(pictures / "1-first-start.png")
    screen.click("I have a key")
    _add(screen, services[0], KEYS[0])
    screen.find("Add a backup")
    screen.picture(pictures / "3-backup.png")
    screen.click("Add a backup")
    _add(screen, services[1], KEYS[1], pictures / "2-add-service.png")
    screen.gone("Step 3 of 3")


def _add(screen: Screen, service: PracticeService, key: str, picture: Path | None = None) -> None:
    screen.click("Other address, anything OpenAI-compatible")
    screen.click("Address", "text")
    screen.type(service.base_url)
    screen.click("Key")
    screen.type(key)
    screen.click("Model", "text")
    screen.press("ctrl+a")
    screen.type(service.model)
    if picture is not None:
        screen.picture(picture)
    screen.click("Continue")
    screen.gone("Paste a key, if it wants one")


def _order(screen: Screen, pictures: Path, services: tuple[PracticeService, PracticeService]) -> None:
    first, second = (service.base_url.split("/")[2] for service in services)
    screen.click("Edit profiles")
    row = screen.find(f"1 of 2: {first} · practice-1")
    screen.drag(row.name, row.height + 10)
    screen.find(f"2 of 2: {first} · practice-1")
    screen.press("alt+Up")
    screen.find(f"1 of 2: {first} · practice-1")
    assert screen.find(f"2 of 2: {second} · practice-1").y > screen.find(f"1 of 2: {first} · practice-1").y
    screen.picture(pictures / "4-editor.png")
    screen.click("Rehearse")
    screen.find("Rehearsal: …")
    screen.press("Escape")
    screen.gone("Backends in order")


def _chat(screen: Screen, pictures: Path) -> None:
    screen.click("Message", "text")
    screen.type("Hello")
    screen.press("Return")
    chip = screen.find("Who answered")
    assert "2nd choice" in chip.description, chip.description
    screen.click("Who answered")
    screen.find("Attempts")
    screen.picture(pictures / "5-answered.png")


@contextmanager
def served(play: Play) -> Iterator[PracticeService]:
    """A practice service on a thread of its own, as a stranger's service would be."""
    service = PracticeService("Practice", then=play)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(service.start(), loop).result(10)
    try:
        yield service
    finally:
        asyncio.run_coroutine_threadsafe(service.stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


def _no_key_in_a_file(folder: Path) -> None:
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files, "nothing was written at all"
    for file in files:
        data = file.read_bytes()
        assert not any(key.encode() in data for key in KEYS), f"a key lies in {file}"


def _again_in_a_session() -> int:
    with tempfile.TemporaryDirectory(prefix="journey-home-") as home:
        runtime = Path(home, "run")
        runtime.mkdir(mode=0o700)
        env = {
            **os.environ,
            _INSIDE: "1",
            "HOME": home,
            "XDG_DATA_HOME": f"{home}/data",
            "XDG_RUNTIME_DIR": str(runtime),
        }
        env.pop("DBUS_SESSION_BUS_ADDRESS", None)
        command = ["dbus-run-session", "--", "sh", "-c", f'{_RING} exec "$0" "$@"', sys.executable, *sys.argv]
        return subprocess.run(command, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
