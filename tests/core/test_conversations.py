"""The list of conversations, and how each is held."""

from __future__ import annotations

from understudy_core.conversations import Conversations, Manner
from understudy_core.database import Database
from understudy_core.worker import Worker


async def test_the_list_can_be_put_in_order() -> None:
    """Named, pinned above all others, deleted and brought back; one that is not there has no name."""
    database = Database(None, Worker("history"), lambda: 1.0)
    kept = Conversations(database)
    first, second = await kept.create(), await kept.create()
    await kept.add_user_message(first, "One")
    await kept.add_user_message(second, "Two")
    await kept.pin(first, True)
    await kept.rename(first, "Uno")
    assert [(line.title, line.pinned) for line in await kept.list()] == [("Uno", True), ("Two", False)]
    await kept.delete(second)
    assert [line.id for line in await kept.list()] == [first]
    await kept.restore(second)
    assert [line.id for line in await kept.list()] == [first, second]
    assert (await kept.title(first), await kept.title(99)) == ("Uno", "")
    await database.close()


async def test_a_conversation_keeps_its_profile_by_name() -> None:
    """Its manner can be set, who uses a profile is counted, and a new name of a profile reaches its conversations."""
    database = Database(None, Worker("history"), lambda: 1.0)
    kept = Conversations(database)
    chat = await kept.create(Manner("Everyday"))
    await kept.add_user_message(chat, "One")
    await kept.set_manner(chat, Manner("Everyday", "Be brief."))
    assert await kept.users() == {"Everyday": 1}
    await kept.profile_renamed("Everyday", "Daily")
    assert await kept.manner(chat) == Manner("Daily", "Be brief.")
    await database.close()


async def test_an_event_of_another_version_is_left_out() -> None:
    """What a newer program wrote into an account does not keep the conversation from opening."""
    database = Database(None, Worker("history"), lambda: 1.0)
    kept = Conversations(database)
    chat = await kept.create()
    await kept.add_user_message(chat, "One")
    reply = await kept.add_reply(chat)
    await database.do(lambda db: db.execute("insert into account values (?, 0, ?)", (reply, '{"event": "sung"}')))
    (_, answer) = await kept.messages(chat)
    await database.close()
    assert len(answer.account) == 1
