"""Statuses as chips: which chips a list of statuses means, and which list the chips mean. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from understudy_core.language import marked, tr
from understudy_core.policy import DEFAULT_STATUSES
from understudy_core.profiles import status_range

Code = int | str


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """A chip: its words and the statuses it stands for."""

    words: str
    codes: tuple[Code, ...]

    @property
    def is_usual(self) -> bool:
        """Whether a new profile moves on at these."""
        return _statuses(self.codes) <= DEFAULT_STATUSES


GROUPS = (
    StatusGroup(marked("Too many requests (429)"), (429,)),
    StatusGroup(marked("Service down (5xx)"), ("5xx",)),
    StatusGroup(marked("Key rejected (401, 403)"), (401, 403)),
    StatusGroup(marked("No credit (402)"), (402,)),
    StatusGroup(marked("Model gone (404)"), (404,)),
    StatusGroup(marked("Not right now (408, 409, 425)"), (408, 409, 425)),
    StatusGroup(marked("Request not accepted (400)"), (400,)),
)


def chosen(codes: Sequence[Code] | None) -> tuple[list[bool], tuple[Code, ...]]:
    """For each group whether all of it is listed, and the entries that no chosen group covers."""
    if codes is None:
        return [group.is_usual for group in GROUPS], ()
    all_listed = _statuses(codes)
    on = [_statuses(group.codes) <= all_listed for group in GROUPS]
    covered = _statuses(code for group, is_on in zip(GROUPS, on, strict=True) if is_on for code in group.codes)
    return on, tuple(code for code in codes if not _statuses([code]) <= covered)


def listed(on: Sequence[bool], others: Sequence[Code]) -> tuple[Code, ...] | None:
    """The list that these chips mean; None when it is the usual one, which a later version may widen."""
    codes = tuple(code for group, is_on in zip(GROUPS, on, strict=True) if is_on for code in group.codes)
    codes = (*codes, *others)
    return None if _statuses(codes) == DEFAULT_STATUSES else codes


def parsed(typed: str) -> tuple[Code, ...]:
    """The statuses in what was typed, such as "418, 5xx 500-520". Raises ValueError with a sentence about the first
    that is none."""
    pieces = [piece for piece in re.split(r"[\s,;]+", re.sub(r"\s*[-–]\s*", "-", typed.strip())) if piece]
    if not pieces:
        raise ValueError(tr("Write a status from 100 to 599, such as 418, 5xx or 500-520."))
    return tuple(dict.fromkeys(_code(piece) for piece in pieces))


def _code(piece: str) -> Code:
    try:
        status_range(piece)
    except ValueError:
        raise ValueError(_problem(piece)) from None
    return int(piece) if piece.isdigit() else piece.lower()


def _problem(piece: str) -> str:
    first, dash, last = piece.partition("-")
    if dash and first.isdigit() and last.isdigit() and int(last) < int(first):
        return tr("“{piece}” runs backwards. Did you mean {last}-{first}?", piece=piece, last=last, first=first)
    if piece.isdigit():
        return tr("“{piece}” is outside of 100 to 599.", piece=piece)
    return tr(
        "“{piece}” is not a status. Use a number such as 418, 5xx for all from 500 to 599, or 500-520.", piece=piece
    )


def _statuses(codes: Iterable[Code]) -> frozenset[int]:
    return frozenset(status for code in codes for status in status_range(code))
