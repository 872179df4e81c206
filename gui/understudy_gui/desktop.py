"""Notices of a Linux desktop, by the protocol that all of them speak (org.freedesktop.Notifications, version 1.2)."""

from __future__ import annotations

import html
import os
from importlib import import_module

_PLACE = "/org/freedesktop/Notifications"
_NAME = "org.freedesktop.Notifications"
_ENTRY = "io.github.understudy.Understudy"
_WAIT_S = 2.0


class DesktopError(Exception):
    """Nobody on this desktop shows notices."""


def notify(title: str, body: str) -> None:
    """Let the desktop show this; blocks for at most a few seconds. Raises DesktopError."""
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ and "XDG_RUNTIME_DIR" not in os.environ:
        raise DesktopError
    jeepney, wrappers = import_module("jeepney"), import_module("jeepney.wrappers")
    place = jeepney.DBusAddress(_PLACE, bus_name=_NAME, interface=_NAME)
    hints = {"desktop-entry": ("s", _ENTRY), "category": ("s", "im.received")}
    actions: list[str] = []
    words = ("Understudy", 0, _ENTRY, title, html.escape(body, quote=False), actions, hints, -1)
    call = jeepney.new_method_call(place, "Notify", "susssasa{sv}i", words)
    try:
        with import_module("jeepney.io.blocking").open_dbus_connection("SESSION") as bus:
            wrappers.unwrap_msg(bus.send_and_get_reply(call, timeout=_WAIT_S))
    except (OSError, KeyError, ValueError, wrappers.DBusErrorResponse) as problem:
        raise DesktopError from problem
