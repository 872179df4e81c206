"""The versions of a conversation, pure: its messages form a tree, and one path through it is shown.

What is written or answered anew stands beside what was there before, under the same message. A message is always
younger than the one it follows, so its id is larger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from understudy_core.chat import Role


@dataclass(frozen=True, slots=True)
class Versions:
    """The messages that can stand in one place, oldest first; `at`, counted from 0, is the one that does."""

    ids: tuple[int, ...] = ()
    at: int = 0

    @property
    def id(self) -> int | None:
        """The message that stands there; None while it is not kept yet."""
        return self.ids[self.at] if self.ids else None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.ids)

    def beside(self, step: int) -> int | None:
        """The message so many places further, or back; None beyond either end."""
        at = self.at + step
        return self.ids[at] if 0 <= at < len(self.ids) else None

    def and_new(self, id_: int) -> Versions:
        """With a newer one, which stands there now."""
        return Versions((*self.ids, id_), len(self.ids))


ALONE = Versions()
"""Of a message that is not kept yet."""


class Tree:
    """`parents` tells for each message which one it follows; None for a first one."""

    def __init__(self, parents: Mapping[int, int | None]) -> None:
        self._parents = parents
        self._under: dict[int | None, list[int]] = {}
        for id_ in self.ids:
            self._under.setdefault(parents[id_], []).append(id_)

    def __contains__(self, id_: int) -> bool:
        return id_ in self._parents

    @property
    def ids(self) -> tuple[int, ...]:
        """All messages, oldest first."""
        return tuple(sorted(self._parents))

    def parent(self, id_: int) -> int | None:
        """The message that this one follows."""
        return self._parents[id_]

    def path(self, tip: int | None) -> tuple[int, ...]:
        """The messages from a first one to `tip`; to the newest of all if that is none of them."""
        at = tip if tip in self._parents else max(self._parents, default=None)
        path = []
        while at is not None:
            path.append(at)
            at = self._parents[at]
        return tuple(reversed(path))

    def versions(self, id_: int) -> Versions:
        """This message among those that follow the same one."""
        ids = self._under[self._parents[id_]]
        return Versions(tuple(ids), ids.index(id_))

    def newest_below(self, id_: int) -> int:
        """The youngest of all that come after a message, which ends its branch; the message itself if there is none."""
        below = {id_}
        newest = id_
        for one in self.ids:
            if self._parents[one] in below:
                below.add(one)
                newest = one
        return newest


def in_a_row(roles: Iterable[Role]) -> tuple[int | None, ...]:
    """Which message each one follows, by position, where they were kept one after the other.

    A message of the user's follows what stands before it. A reply follows what the user wrote last, so that several
    replies to it are versions of each other.
    """
    parents: list[int | None] = []
    asked: int | None = None
    for at, role in enumerate(roles):
        if role is Role.USER:
            parents.append(at - 1 if at else None)
            asked = at
        else:
            parents.append(asked)
    return tuple(parents)
