"""Services that tests add by hand, through the dialog of the open window."""

from __future__ import annotations

from support.playing import closed, until
from understudy_core.providers.catalogue import OTHER
from understudy_gui.stage import Stage
from understudy_gui.views.add_service import AddService, ServiceEntry

KEY = "practice-key-0123456789"
"""An invention."""


def entry_of(adder: AddService) -> ServiceEntry:
    """What would be submitted."""
    entry = adder.steps.entry
    assert entry is not None
    return entry


async def fill(stage: Stage, address: str, key: str = "") -> AddService:
    """The open dialog with an own address, and a key that is kept until quitting."""
    stage.profiles.open_adder()
    adder = stage.profiles.adding.dialog
    assert adder is not None
    await until(lambda: not adder.steps.key.until_quit.isHidden())
    adder.cards.choose(OTHER)
    adder.steps.address.setText(address)
    adder.steps.model.field.setText("practice-1")
    if key:
        adder.steps.key.text.setText(key)
        adder.steps.key.until_quit.click()
    return adder


async def add(stage: Stage, address: str, key: str = "") -> str:
    """Add a service by hand; the name it got."""
    adder = await fill(stage, address, key)
    adder.add.click()
    await closed(adder)
    return stage.profiles.keeper.library.backends[-1].name
