"""A virtual screen without even a window manager, and what stands in its middle. Needs Xvfb and libX11."""

from __future__ import annotations

import ctypes
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = (1280, 900)
_MIDDLE = (SIZE[0] // 2, SIZE[1] // 2)
_ALL_PLANES, _ZPIXMAP = ctypes.c_ulong(-1), 2
_LOOK_AGAIN_S = 0.001


@contextmanager
def virtual_screen() -> Iterator[str]:
    """The name of a black screen, as DISPLAY wants it, until the block ends."""
    read, write = os.pipe()
    form = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", form, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    try:
        os.close(write)
        yield ":" + os.read(read, 20).decode().strip()
    finally:
        os.close(read)
        server.terminate()
        server.wait(10)


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
    )


_CLIENT_MESSAGE = 33
_EVENT_BYTES = 192
"""The size of the union XEvent."""


class Middle:
    """The point in the middle of a screen, where the windows of a program stand."""

    def __init__(self, display: str) -> None:
        x11 = self._x11 = ctypes.CDLL("libX11.so.6")
        for name in ("XOpenDisplay", "XGetImage"):
            getattr(x11, name).restype = ctypes.c_void_p
        for name in ("XGetPixel", "XDefaultRootWindow", "XInternAtom"):
            getattr(x11, name).restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
        self._root = ctypes.c_ulong(x11.XDefaultRootWindow(self._display))
        self._empty = self._colour()

    def wait(self, patience_s: float = 30.0) -> float:
        """When something was painted there, on the clock of `time.monotonic`. Raises TimeoutError."""
        until = time.monotonic() + patience_s
        while self._colour() == self._empty:
            if time.monotonic() > until:
                raise TimeoutError(f"nothing appeared on the screen for {patience_s} s")
            time.sleep(_LOOK_AGAIN_S)
        return time.monotonic()

    def ask_to_close(self) -> None:
        """Ask the window that stands there to close, as its title bar would."""
        x11, at, child = self._x11, ctypes.c_int(), ctypes.c_ulong()
        where = (self._root, self._root, *_MIDDLE, ctypes.byref(at), ctypes.byref(at), ctypes.byref(child))
        x11.XTranslateCoordinates(self._display, *where)
        if child.value:
            kind, close = (x11.XInternAtom(self._display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
            message = _ClientMessage(_CLIENT_MESSAGE, 0, 1, self._display, child.value, kind, 32, (close, 0, 0, 0, 0))
            event = ctypes.create_string_buffer(bytes(message), _EVENT_BYTES)
            x11.XSendEvent(self._display, child, 0, ctypes.c_long(0), event)
            x11.XSync(self._display, 0)

    def wait_until_empty(self, patience_s: float = 10.0) -> None:
        """Return once nothing stands there any more. Raises TimeoutError."""
        until = time.monotonic() + patience_s
        while self._colour() != self._empty:
            if time.monotonic() > until:
                raise TimeoutError(f"the window stood for {patience_s} s more")
            time.sleep(_LOOK_AGAIN_S)

    def _colour(self) -> int:
        x, y = _MIDDLE
        image = ctypes.c_void_p(self._x11.XGetImage(self._display, self._root, x, y, 1, 1, _ALL_PLANES, _ZPIXMAP))
        colour = int(self._x11.XGetPixel(image, 0, 0))
        self._x11.XDestroyImage(image)
        return colour
