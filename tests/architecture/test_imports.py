"""Imports point one way."""

from __future__ import annotations

from pytest_archon import archrule


def test_core_knows_no_qt() -> None:
    """The core runs without a window."""
    archrule("core without Qt").match("understudy_core*").should_not_import(
        "PySide6*", "qasync*", "understudy_gui*"
    ).check("understudy_core")


def test_httpx_stays_in_transport() -> None:
    """Foreign exceptions can only arise where they are translated."""
    archrule("httpx at the border").match("understudy_core*").exclude("understudy_core.transport*").should_not_import(
        "httpx*"
    ).check("understudy_core", only_direct_imports=True)


def test_decisions_do_not_wait() -> None:
    """Policy and wording are pure: no asyncio, no clock."""
    archrule("pure decisions").match("understudy_core.policy", "understudy_core.wording").should_not_import(
        "asyncio*", "time*", "understudy_core.waiting"
    ).check("understudy_core", only_direct_imports=True)


def test_widgets_know_no_chats() -> None:
    """Reusable widgets and the theme can be used without the rest of the window."""
    archrule("widgets at the bottom").match("understudy_gui.widgets*", "understudy_gui.theme*").should_not_import(
        "understudy_gui.views*", "understudy_gui.controllers*", "understudy_gui.transcript*", "qasync*"
    ).check("understudy_gui")
