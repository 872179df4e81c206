"""What is written and not sent yet, as it is kept."""

from __future__ import annotations

from understudy_core.chat import Picture
from understudy_core.database import Database
from understudy_core.drafts import Draft, Drafts
from understudy_core.worker import Worker

CAT, DOG, OWL = (Picture("image/png", name * 1000) for name in (b"cat", b"dog", b"owl"))


async def test_pictures_are_kept_with_what_they_belong_to() -> None:
    """In their order, those that wait apart; what is taken out is gone, and nothing is left of an empty draft."""
    database = Database(None, Worker("history"), lambda: 1.0)
    drafts = Drafts(database)
    await drafts.keep({None: Draft(pictures=(CAT, DOG, CAT)), 7: Draft("Look", "Two", (OWL,), (DOG,))})
    assert await drafts.all() == {None: Draft(pictures=(CAT, DOG, CAT)), 7: Draft("Look", "Two", (OWL,), (DOG,))}
    await drafts.keep({None: Draft(pictures=(DOG, CAT)), 7: Draft("Look", "", (), (OWL,))})
    assert await drafts.all() == {None: Draft(pictures=(DOG, CAT)), 7: Draft("Look", "", (), (OWL,))}
    await drafts.keep({None: Draft(), 7: Draft()})
    assert await drafts.all() == {}
    assert await database.do(lambda db: db.execute("select count(*) from draft_picture").fetchall()) == [(0,)]
    await database.close()


async def test_pictures_are_not_written_again_with_every_word() -> None:
    """A longer text is one change, however much is shown beside it."""
    database = Database(None, Worker("history"), lambda: 1.0)
    drafts = Drafts(database)
    await drafts.keep({1: Draft("Lo", pictures=(CAT, DOG))})
    before = await database.do(lambda db: db.total_changes)
    await drafts.keep({1: Draft("Look", pictures=(CAT, DOG))})
    assert await database.do(lambda db: db.total_changes) == before + 1
    await drafts.keep({1: Draft("Look", pictures=(CAT, OWL))})
    assert await database.do(lambda db: db.total_changes) == before + 3
    assert (await drafts.all())[1].pictures == (CAT, OWL)
    await database.close()


async def test_messages_that_are_being_edited_are_kept_until_they_are_not() -> None:
    """Each by its id; who is not named stays as it was."""
    database = Database(None, Worker("history"), lambda: 1.0)
    drafts = Drafts(database)
    await drafts.keep({}, {3: "Hello", 5: ""})
    await drafts.keep({}, {3: "Hello you"})
    assert await drafts.rewritten() == {3: "Hello you", 5: ""}
    await drafts.keep({}, {5: None, 9: None})
    assert await drafts.rewritten() == {3: "Hello you"}
    await database.close()
