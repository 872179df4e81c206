"""One window for each user: a second start brings the first one's window to the front and ends.

A lock file says who is first, so that two starts at once cannot both be; a local socket carries the word.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

from PySide6.QtCore import QLockFile, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WORD = b"show"
_HEARD = b"shown"
_PATIENCE_MS = 3000
"""So long a first window may take to answer; while it starts, it answers only once its core is loaded."""
_STEP_MS = 100
_MAX_BYTES = 65536
_ACTIVATION = "XDG_ACTIVATION_TOKEN"
"""With this a Wayland desktop lets a window come to the front; the desktop gives it to what it starts."""

Opened = Callable[[Sequence[str]], None]


class Claim:
    """Whether this process is the first of this user, by a lock beside the user's data. It ends with the process."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._server: QLocalServer | None = None
        self._window: QWidget | None = None
        self._opened: Opened = lambda _files: None
        self._lock = QLockFile(str(root / "understudy.lock"))
        self._lock.setStaleLockTime(0)  # what a process that is gone left behind is taken over, a long run is not

    def is_first(self) -> bool:
        """Where no lock can be made, every start is a first one: the window opens and tells what it cannot write."""
        with suppress(OSError):
            Path(self._lock.fileName()).parent.mkdir(parents=True, exist_ok=True)
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def call(self, files: Sequence[Path] = ()) -> bool:
        """Ask the first one to show its window, and to open these files; whether it did."""
        from PySide6.QtCore import QThread
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        for _ in range(_PATIENCE_MS // _STEP_MS):
            socket.connectToServer(_address(self._root))
            if socket.waitForConnected(_STEP_MS):
                break
            QThread.msleep(_STEP_MS)
        names = [quote(os.fsencode(file.absolute())).encode() for file in files]
        socket.write(b" ".join([_WORD, os.environ.get(_ACTIVATION, "").encode(), *names]) + b"\n")
        return socket.waitForReadyRead(_PATIENCE_MS) and socket.readAll().data() == _HEARD

    def listen(self, window: QWidget, opened: Opened = lambda _files: None) -> None:
        """Bring this window to the front from now on whenever another start calls; `opened` gets the files it names.

        Called again, it is about another window from then on.
        """
        self._window, self._opened = window, opened
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        server = self._server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        address = _address(self._root)
        QLocalServer.removeServer(address)  # only who holds the lock gets here: what lies there is stale
        server.newConnection.connect(self._answer)
        server.listen(address)

    def end(self) -> None:
        """Let the next start be the first one."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    def _answer(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(_MAX_BYTES)
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(partial(self._read, socket))
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine() or self._window is None:
            return
        word, *rest = bytes(socket.readLine().data()).rstrip(b"\n").split(b" ")
        if word == _WORD:
            token, *names = rest or [b""]
            bring_to_front(self._window, token.decode("ascii", "ignore"))
            socket.write(_HEARD)
            if names:
                self._opened([os.fsdecode(unquote_to_bytes(name)) for name in names])
        socket.disconnectFromServer()


def bring_to_front(window: QWidget, token: str = "") -> None:
    """Show a window before all others, also one that was minimised."""
    if token:
        os.environ[_ACTIVATION] = token  # Qt takes it from here, once
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _address(root: Path) -> str:
    """A name of this user and this folder; where sockets are files, in the folder that no other user may enter."""
    from hashlib import sha256  # only here: the first paint does without either

    from PySide6.QtCore import QStandardPaths

    name = "understudy-" + sha256(os.fsencode(root.absolute())).hexdigest()[:16]
    if sys.platform == "win32":
        return name
    return str(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation), name))
