"""Edits at random, as the editor's own signals bring them, through the real controller, undo stack and file."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from support.playing import until
from understudy_core.editing import moved
from understudy_core.events import Skipped, SkipReason
from understudy_core.files import StorageError
from understudy_core.library import Library, LibraryStore, Row, SavedProfile
from understudy_core.profile_file import dump_profile
from understudy_core.profiles import Backend, KeyRef, Policy, Profile
from understudy_gui.controllers.profiles.controller import ProfilesController
from understudy_gui.controllers.profiles.edits import DEPTH
from understudy_gui.stage import Stage
from understudy_gui.views.editor.editor import ProfileEditor

GONE = "Gone"
Change = Callable[[SavedProfile, Random], SavedProfile]


def first_library() -> Library:
    """A few backends, and two profiles that share them; one row names a backend that was deleted."""
    backends = tuple(
        Backend(name=name, provider="openai", model=f"{name}-x", key=KeyRef(keyring="A")) for name in "ABCDE"
    )
    rows = tuple(Row(backend=name) for name in ("A", GONE, "B", "C"))
    profiles = tuple(SavedProfile(name=name, policy=Policy.FAILOVER, rows=rows) for name in ("One", "Two"))
    return Library(backends=backends, profiles=profiles, key_names=("A",))


class EditPlay:
    """Edits the library of an open window. Raises AssertionError where a promise is broken.

    After every step the file holds exactly the library; undo and redo lead back to exactly what was there; a row whose
    backend is gone is shown as missing and told when the profile is used.
    """

    def __init__(self, stage: Stage, file: Path, dice: Random) -> None:
        self._stage, self._file, self._dice = stage, file, dice
        self._profiles: ProfilesController = stage.profiles
        self._profiles.open_editor()
        assert self._profiles.editor is not None
        self._editor: ProfileEditor = self._profiles.editor
        self._past: list[Library] = []
        self._future: list[Library] = []

    async def step(self) -> None:
        """Do one thing and look at everything."""
        before = self._now
        match self._dice.randrange(10):
            case 0 | 1 if self._past:
                self._editor.undo_asked.emit()
                self._future.append(before)
                assert self._now == self._past.pop(), "undo leads elsewhere"
            case 2 if self._future:
                self._editor.redo_asked.emit()
                self._past.append(before)
                assert self._now == self._future.pop(), "redo leads elsewhere"
            case 3:
                self._editor.profile_chosen.emit(self._dice.choice(self._names or [""]))
            case 4 if self._dice.random() < 0.3:
                await self._import()
                self._remember(before)
            case _:
                self._edit()
                self._remember(before)
        await self._look()

    async def undo_all(self) -> None:
        """Go back as far as it goes, and forward again."""
        newest = self._future[0] if self._future else self._now
        while self._past:
            self._future.append(self._now)
            self._editor.undo_asked.emit()
            assert self._now == self._past.pop()
        await self._look()
        self._editor.undo_asked.emit()
        while self._future:
            self._editor.redo_asked.emit()
            assert self._now == self._future.pop()
        assert self._now == newest
        await self._look()

    @property
    def _now(self) -> Library:
        return self._profiles.keeper.library

    @property
    def _profile(self) -> SavedProfile | None:
        return self._now.profile(self._profiles.keeper.selected) if self._profiles.keeper.selected is not None else None

    @property
    def _names(self) -> list[str]:
        return [profile.name for profile in self._now.profiles]

    def _remember(self, before: Library) -> None:
        if self._now != before:
            self._past = [*self._past[1 - DEPTH :], before]
            self._future.clear()

    def _edit(self) -> None:
        profile, dice = self._profile, self._dice
        if profile is None:
            self._editor.new_asked.emit()
            return
        names = [backend.name for backend in self._now.backends]
        acts: list[Callable[[], None]] = [
            self._editor.new_asked.emit,
            *(partial(self._editor.profile_asked.emit, what, profile.name) for what in _OF_PROFILES),
            *(partial(self._change, profile, change) for change in _CHANGES),
        ]
        if names:
            name = dice.choice(names)
            acts += [partial(self._editor.backend_asked.emit, what, name) for what in _OF_BACKENDS]
        dice.choice(acts)()

    def _change(self, profile: SavedProfile, change: Change) -> None:
        self._editor.changed.emit(profile.name, change(profile, self._dice), "change")

    async def _import(self) -> None:
        name = self._dice.choice([*self._names, "Came in"])
        backends = tuple(Backend(name=one, provider="groq", model=self._dice.choice("mn")) for one in "AX")
        profile = Profile(name=name, policy=Policy.FAILOVER, backends=backends)
        file = self._file.with_name("came.json")
        file.write_bytes(dump_profile(profile))
        exchange, before = self._profiles.exchange, self._profiles.exchange.preview
        exchange.import_files([str(file)])
        await until(lambda: exchange.preview is not before)
        assert exchange.preview is not None
        exchange.preview.take.click()

    async def _look(self) -> None:
        library = self._now
        assert self._profiles.keeper.selected is None or self._profile is not None, "a profile is in use that is gone"
        for names in (self._names, [backend.name for backend in library.backends]):
            assert len(set(names)) == len(names), "two have the same name"
        await self._stage.behind.database.do(lambda _db: None)  # on the same thread as the saving, so after it
        assert LibraryStore(self._file).load() == library, "the file holds something else"
        for profile in library.profiles:
            self._look_at(library, profile)
        if (shown_profile := self._profile) is not None:
            shown = [row.accessibleDescription() for row in self._editor.rows.widgets]
            missing = [library.backend(row.backend) is None for row in shown_profile.rows]
            assert [words == "Missing: was deleted" for words in shown] == missing

    def _look_at(self, library: Library, profile: SavedProfile) -> None:
        gone = {row.backend for row in profile.rows if library.backend(row.backend) is None}
        try:
            running, skipped = library.resolve(profile.name)
        except StorageError:
            assert all(row.backend in gone or not row.enabled for row in profile.rows)
            return
        assert {Skipped(name, SkipReason.DELETED) for name in gone} <= set(skipped)
        json.dumps(running.model_dump(mode="json"))


def _reordered(profile: SavedProfile, dice: Random) -> SavedProfile:
    rows = profile.rows
    to = moved(rows, dice.randrange(len(rows)), dice.randint(-2, 9)) if rows else rows
    return profile.model_copy(update={"rows": to})


def _without_one(profile: SavedProfile, dice: Random) -> SavedProfile:
    at = dice.randrange(len(profile.rows) + 1)
    return profile.model_copy(update={"rows": (*profile.rows[:at], *profile.rows[at + 1 :])})


def _switched(profile: SavedProfile, dice: Random) -> SavedProfile:
    rows = (row.model_copy(update={"enabled": dice.random() < 0.5}) for row in profile.rows)
    return profile.model_copy(update={"rows": tuple(rows)})


def _renamed(profile: SavedProfile, dice: Random) -> SavedProfile:
    return profile.model_copy(update={"name": dice.choice(["One", "Two", "Ünïcode “x”", "A 2", "😀"])})


def _set(profile: SavedProfile, dice: Random) -> SavedProfile:
    failover = profile.failover.model_copy(update={"retry_count": dice.randint(1, 9)})
    return profile.model_copy(update={"failover": failover, "policy": dice.choice(list(Policy))})


_CHANGES = (_reordered, _without_one, _switched, _renamed, _set)
_OF_PROFILES = ("duplicate", "default", "delete")
_OF_BACKENDS = ("duplicate", "add", "forget")
