"""Everything that is done with a key, in one session of a real window and a real key ring, all of it logged:
`python -m support.secret_flows FOLDER`. The scorecard searches afterwards what was written, told and sent (R11).

The keys are made here, so that they stand nowhere else. What is seen on screen, on the clipboard, in the list of
processes, and what came to a stranger's address, is written into FOLDER, each flow by its name.
"""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from support.echoing import ECHOES, MODELS, OF_ANY_PROTOCOL, Echo, echoing
from support.fault_server import FaultServer
from support.key_ring import lock
from support.playing import closed, play, until
from understudy_core.conversations import Conversations
from understudy_core.editing import backend_replaced, new_profile, row_added
from understudy_core.exchange import exported
from understudy_core.failures import FailureKind
from understudy_core.interchange import Told, to_html, to_json_text, to_markdown
from understudy_core.keys import Keys
from understudy_core.logs import set_up
from understudy_core.practice.server import PracticeService
from understudy_core.profile_file import dump_profile
from understudy_core.profiles import Backend, KeyRef
from understudy_core.providers.catalogue import OTHER
from understudy_core.transport.origin import origin_of
from understudy_core.worker import Worker
from understudy_gui import theme
from understudy_gui.stage import Stage
from understudy_gui.tasks import Tasks
from understudy_gui.views.main_window import MainWindow
from understudy_gui.views.replace_key import ReplaceKey

KEY, SECOND = (f"al/{sha256(name).hexdigest()[:14]}+{sha256(name).hexdigest()[14:28]}" for name in (b"one", b"two"))
"""Of no form that is known as a key's, so that nothing but the key itself tells that it is one."""


class Stranger:
    """Keeps every byte that comes to it, and answers nothing."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.port = 0

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._keep, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def stop(self) -> None:
        self._server.close()

    async def _keep(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with self._file.open("ab") as file:
            file.write(await reader.read(1 << 16))
        writer.close()


class Session:
    """The window, and what was seen of it."""

    def __init__(self, window: MainWindow, stage: Stage, folder: Path) -> None:
        self.window, self.stage, self.folder = window, stage, folder
        self.profiles, self.chat, self.database = stage.profiles, stage.chat, stage.behind.database
        self._seen = (folder / "seen.txt").open("a", encoding="utf-8")
        self.keys = Keys(Worker("keys"), {}, 20.0)

    @contextmanager
    def flow(self, name: str) -> Iterator[None]:
        """One flow; afterwards everything that can be seen is written down."""
        yield
        print(name, flush=True)
        for line in (name, *_shown(), QGuiApplication.clipboard().text(), *_processes()):
            self._seen.write(line + "\n")
        self._seen.flush()

    async def ask(self, provider: str, server: str, good: str, key: str = "First") -> None:
        """A message to a profile of this service and a good one; its account opened, its reply copied."""
        library = self.profiles.keeper.library
        for name, base_url, ref in (("Echo", server, KeyRef(keyring=key)), ("Good", good, None)):
            made = Backend(name=name, provider=provider if ref else OTHER, model="m", base_url=base_url, key=ref)
            library = (
                library.with_backend(made) if library.backend(name) is None else backend_replaced(library, name, made)
            )
        if library.profile("Both") is None:
            library, _ = new_profile(library, "Both")
            library = row_added(row_added(library, "Both", "Echo"), "Both", "Good")
        self.profiles.keeper.borrow(library, "Both")
        await self.chat.talk("What is my key?")
        self.chat.last.why()
        self.chat.last.copy()
        for button in self.window.findChildren(QAbstractButton):
            if button.text() == "Copy" and button.isVisible():
                button.click()


def _shown() -> Iterator[str]:
    for top in QApplication.topLevelWidgets():
        for widget in (top, *top.findChildren(QWidget)):
            yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
            if isinstance(widget, QLabel | QAbstractButton):
                yield widget.text()
            elif isinstance(widget, QLineEdit):
                yield widget.displayText()
            elif callable(plain := getattr(widget, "toPlainText", None)):
                yield str(plain())


def _processes() -> Iterator[str]:
    """Arguments and environment of this process and of those it started."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = folder.joinpath("stat").read_text().rpartition(")")[2].split()[1]
            if folder.name == str(os.getpid()) or parent == str(os.getpid()):
                yield from (
                    folder.joinpath(name).read_bytes().decode("utf-8", "replace") for name in ("cmdline", "environ")
                )


async def _act(window: MainWindow, stage: Stage, folder: Path, echoes: int) -> None:
    session, stranger = Session(window, stage, folder), Stranger(folder / "stranger.bin")
    await stranger.start()
    async with PracticeService("Good") as good:
        await _add(session)
        await _echoes(session, stranger, good, echoes)
        await _elsewhere(session, stranger, good)
        await _files(session)
        await _faults(session)
        if echoes == len(ECHOES):
            await _commands(session, good)
        await _odd_keys(session)
    await stranger.stop()


def _was_asked(server: FaultServer, times: int) -> bool:
    return len(server.requests) >= times


async def _add(session: Session) -> None:
    """Services are added and checked that repeat the key in their list of models; then one that is well."""
    plays: dict[str, Echo] = {**MODELS, "nowhere": ECHOES["in the reply"]}
    for name, echo in plays.items():
        with session.flow(f"a service is added that repeats the key {name}"):
            async with FaultServer(echoing(echo, "")) as server:
                session.profiles.open_adder()
                adder = session.profiles.adding.dialog
                assert adder is not None
                adder.cards.choose(OTHER)
                adder.steps.address.setText(server.base_url)
                adder.steps.model.field.setText("practice-1")
                adder.steps.key.text.setText(f'  "Bearer {KEY}"\n')
                await until(partial(_was_asked, server, 1))
                adder.test.click()
                await until(partial(_was_asked, server, 2))
                adder.add.click()
                await closed(adder)
    with session.flow("a key is replaced"):
        dialog = _key_dialog(session)
        dialog.key.text.setText(KEY)
        dialog.save.click()
        await closed(dialog)


def _key_dialog(session: Session) -> ReplaceKey:
    session.profiles.cure(session.profiles.keeper.library.backends[0].name, FailureKind.KEY_REJECTED)
    dialog = session.profiles.mending.key_dialog
    assert dialog is not None
    return dialog


async def _echoes(session: Session, stranger: Stranger, good: PracticeService, echoes: int) -> None:
    for name, echo in list(ECHOES.items())[:: max(1, len(ECHOES) // echoes)]:
        for provider in (OTHER, "anthropic", "gemini") if name in OF_ANY_PROTOCOL else (OTHER,):
            async with FaultServer(echoing(echo, stranger.url)) as server:
                await session.keys.store("First", KEY, origin_of(server.base_url))
                with session.flow(f"the key comes back {name}, {provider}"):
                    await session.ask(provider, server.base_url, good.base_url)


async def _elsewhere(session: Session, stranger: Stranger, good: PracticeService) -> None:
    await session.keys.store("First", KEY, "https://api.alder.example:443")
    for provider in (OTHER, "anthropic", "gemini"):
        with session.flow(f"an address was changed to a stranger's, {provider}"):
            await session.ask(provider, f"{stranger.url}/v1", good.base_url)
    with session.flow("an address with a name before the host"):
        await session.ask(OTHER, stranger.url.replace("//", "//api.alder.example@"), good.base_url)


async def _files(session: Session) -> None:
    kept = Conversations(session.database)
    with session.flow("every conversation is exported in every form"):
        for line in await kept.list():
            told = Told(line.title, await kept.whole(line.id))
            for end, text in (("md", to_markdown(told)), ("html", to_html(told)), ("json", to_json_text(told))):
                (session.folder / f"talk-{line.id}.{end}").write_text(text)
    with session.flow("a profile is exported, and imported again"):
        file = session.folder / "profile.json"
        file.write_bytes(dump_profile(exported(session.profiles.keeper.library, "Both")))
        session.profiles.exchange.import_files([str(file)])
        await until(lambda: session.profiles.exchange.preview is not None)
        preview = session.profiles.exchange.preview
        assert preview is not None
        preview.take.click()
    with session.flow("a backup is taken"):
        await session.database.look_after(Worker("upkeep"))
    with session.flow("every window is opened"):
        session.profiles.open_editor()
        session.stage.window.open_settings()


async def _faults(session: Session) -> None:
    async def broken() -> None:
        raise ValueError(f"Illegal header value {KEY!r}")

    def slot() -> None:
        raise RuntimeError(KEY)

    with session.flow("a task ends with a fault that names the key"):
        Tasks().start("broken", broken())
        await asyncio.sleep(0)
    with session.flow("a slot ends with a fault that names the key"):
        QTimer.singleShot(0, slot)
        for _ in range(20):
            await asyncio.sleep(0)
    with session.flow("a thread ends with a fault that names the key"):
        thread = threading.Thread(target=slot)
        thread.start()
        thread.join()
    with session.flow("everything is logged"):
        for value in (KEY, {"authorization": f"Bearer {KEY}"}, KEY.encode()):
            logging.getLogger("httpx").debug("%r", value)


async def _commands(session: Session, good: PracticeService) -> None:
    """The command line, in processes of its own."""
    async with FaultServer(echoing(ECHOES["status 401"], "")) as server:
        model = ("--provider", OTHER, "--model", "m", "--base-url")
        for arguments, takes_key in (
            (("key", "set", "Second"), True),
            (("key", "list"), False),
            (("profile", "save", "model", "Second", *model, server.base_url, "--key-env", "SECOND_KEY"), False),
            (("profile", "save", "model", "Well", *model, good.base_url), False),
            (("profile", "save", "loadbalancer", "Pair", "failover", "Second", "Well"), False),
            (("profile", "list"), False),
            (("profile", "show", "Pair"), False),
            (("profile", "export", "Pair"), False),
            (("ask", "--profile", "Second", "--json", "Hi"), False),
            (("ask", "--profile", "Pair", "Hi"), False),
            (("key", "delete", "Second"), False),
        ):
            with session.flow(f"understudy {' '.join(arguments[:2])} {arguments[-1]}"):
                done = await asyncio.to_thread(_command, session.folder, *arguments, takes_key=takes_key)
                (session.folder / "commands.txt").open("a").write(f"{done.stdout}{done.stderr}\n")


def _command(folder: Path, *arguments: str, takes_key: bool) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "SECOND_KEY": SECOND, "UNDERSTUDY_HOME": str(folder / "second")}
    command = [sys.executable, "-m", "understudy_gui", *arguments]
    return subprocess.run(
        command, input=SECOND if takes_key else "", env=env, capture_output=True, text=True, check=False
    )


async def _odd_keys(session: Session) -> None:
    """Keys that cannot be kept, and a key ring that does not take them."""
    for name, pasted in (
        ("with half a key's worth of odd signs", f"{KEY}\u2019ü"),
        ("that is too long", KEY * 60),
        ("with a line end inside", f"{KEY[:9]}\n\u200b{KEY[9:]}"),
    ):
        with session.flow(f"a key is pasted {name}"):
            dialog = _key_dialog(session)
            dialog.key.text.setText(pasted)
            dialog.reject()
    lock()
    with session.flow("the key ring is locked"):
        dialog = _key_dialog(session)
        dialog.key.text.setText(KEY)
        dialog.save.click()
        await until(dialog.key.until_quit.isVisible)
    with session.flow("the key is kept until quitting"):
        dialog.key.until_quit.setChecked(True)
        dialog.save.click()
        await closed(dialog)


def main(folder: Path, echoes: int) -> None:
    """Go through all flows; with so many of the ways in which a key comes back, and with commands only if with all."""
    os.environ["UNDERSTUDY_HOME"] = str(folder / "home")
    set_up(logging.DEBUG)
    app = QApplication(["understudy", *theme.STYLE])

    async def act(window: MainWindow, stage: Stage) -> None:
        await _act(window, stage, folder, echoes)

    play(app, None, act, longest_s=300)


if __name__ == "__main__":
    main(Path(sys.argv[1]), len(ECHOES))
