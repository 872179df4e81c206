"""From an empty home on a machine with nothing but the package: first run, practice, a profile, quit, start again.

    sudo .venv/bin/python tests/journey/clean_machine.py [FOLDER FOR PICTURES]

The machine is the Debian of `packaging/try_deb.py` in a folder: no Python, no source, the .deb of dist/ and what it
depends on. The screen, the key ring and a practice service that stands for a stranger's are outside. It needs what
`support/screen.py` and `packaging/try_deb.py` name.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))

from journey.whole_way import INSIDE, again_in_a_session, served
from steps import DIST, version
from support.hands import Mouse
from support.screen import PATIENCE_S, Screen
from try_deb import ROOT_FOLDER, inside, installed, make_root
from understudy_core.practice.server import PracticeService

_ENTER = 'mount --bind /tmp "$0/tmp" && mount -t proc proc "$0/proc" && exec chroot "$0" "$@"'
"""The sockets of screen and key ring lie in /tmp; a name space of its own takes both mounts away again."""
PROGRAM = ("unshare", "--mount", "sh", "-c", _ENTER, str(ROOT_FOLDER), "/usr/bin/understudy")


def main() -> int:
    """Go the way; 0 if it leads to the end."""
    if INSIDE not in os.environ:
        return again_in_a_session()
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="clean-machine-"))
    pictures.mkdir(parents=True, exist_ok=True)
    make_root()
    with installed(next(DIST.glob(f"understudy_{version()}_*.deb"))), served() as service, Screen() as screen:
        assert not inside("sh", "-c", "command -v python3 || true"), "there is a Python on that machine"
        home = Path(tempfile.mkdtemp(prefix="understudy-", dir=os.environ["HOME"]))
        go(Mouse(screen), home, service, pictures)
    print(f"All was there again after quitting, twice. Pictures: {pictures}")
    return 0


def go(hands: Mouse, home: Path, service: PracticeService, pictures: Path) -> None:
    """First run and practice; a profile from a file; then all of it again."""
    screen, environ = hands.screen, {"HOME": str(home), "XDG_DATA_HOME": "", "PATH": "/usr/sbin:/usr/bin:/bin"}
    screen.open(environ=environ, program=PROGRAM)
    hands.use("Just show me")
    screen.gone("Welcome")
    practised = say(hands, "Is the understudy ready?")
    screen.picture(pictures / "1-practised.png")
    assert screen.quit() == 0
    screen.open(str(profile_file(home, service)), environ=environ, program=PROGRAM)
    screen.find("Import “From a friend”")
    screen.picture(pictures / "2-file-opened.png")
    hands.use("Import")
    screen.gone("Import a profile")
    asked = say(hands, "Hello, stranger")
    assert service.requests
    assert screen.quit() == 0
    screen.open(environ=environ, program=PROGRAM)
    screen.find("Goes first to Stranger · …")
    for title, told in (("Is the understudy ready?…", practised), ("Hello, stranger…", asked)):
        hands.use(title)
        until = time.monotonic() + PATIENCE_S
        while screen.find("Who answered").description != told:
            assert time.monotonic() < until, f"{title} is not answered by {told} any more"
    screen.picture(pictures / "3-all-there-again.png")
    assert screen.quit() == 0


def say(hands: Mouse, words: str) -> str:
    """Send a message and wait until its reply has ended; who gave it, as the reply says."""
    hands.go_to("Message", "text")
    hands.screen.type(words)
    hands.screen.press("Return")
    hands.screen.find("Who answered")
    hands.screen.find("Send")
    return hands.screen.find("Who answered").description


def profile_file(home: Path, service: PracticeService) -> Path:
    """What a friend might send: one service, without a key."""
    backend = {"name": "Stranger", "provider": "openai", "model": service.model, "base_url": service.base_url}
    file = home / "Friend.understudy"
    document = {"version": 1, "name": "From a friend", "policy": "roundrobin", "backends": [backend]}
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


if __name__ == "__main__":
    sys.exit(main())
