"""The items of a conversation above each other: the height of each, guessed or laid out, and widgets for those near."""

from __future__ import annotations

from collections.abc import Sequence

from understudy_gui import theme
from understudy_gui.transcript.items import Item
from understudy_gui.transcript.live import LiveMessages, Message
from understudy_gui.transcript.model import TranscriptModel
from understudy_gui.transcript.reading import Mark
from understudy_gui.transcript.spine import Spine, gaps_after, guess_heights
from understudy_gui.transcript.stint import Stint, endless
from understudy_gui.transcript.text.geometry import OUTSIDE
from understudy_gui.transcript.text.look import Look

_MARGIN = 240
"""So far outside the visible part, in pixels, messages are kept ready."""
_NARROWEST = 200


class Arrangement:
    """Heights are pixels below the top of the conversation. It scrolls nothing: the view says what is looked at."""

    def __init__(self, live: LiveMessages, model: TranscriptModel, look: Look) -> None:
        self._live, self._model, self._loads = live, model, model.loads
        self.look = look
        self._spine = Spine(theme.Space.PAGE, theme.Space.PAGE)
        self.ids: list[str] = []
        self.places: dict[str, int] = {}
        """Where an item stands among the others, by its id."""
        self.width = 0

    @property
    def height(self) -> int:
        """How tall all of it is."""
        return self._spine.total()

    def take_items(self, model: TranscriptModel) -> bool:
        """Hold what the model holds by now; True if there are other items than before."""
        anew = model is not self._model or model.loads != self._loads
        if anew:
            self._forget_all()
        self._model, self._loads = model, model.loads
        items = model.items
        ids = [item.id for item in items]
        if changed := ids != self.ids:
            same = next((at for at, pair in enumerate(zip(ids, self.ids, strict=False)) if pair[0] != pair[1]), None)
            kept = min(len(ids), len(self.ids)) if same is None else same
            self._live.forget(self.ids[kept:])
            self._spine.cut(kept)
            self.ids, self.places = ids, dict(zip(ids, range(len(ids)), strict=True))
            self._spine.extend(self._guesses(items[kept:]), gaps_after(items[kept:]))
        if items and self._live.get(items[-1].id) is None:
            self._spine.set_height(len(items) - 1, self._guesses(items[-1:])[0])
        return anew or changed

    def restyle(self, look: Look) -> None:
        """Begin anew with other fonts or colours."""
        self.look = look
        self._live.drop_all()
        self.width = 0

    def set_room(self, across: int) -> None:
        """Take so much width of what there is as can be read well."""
        width = max(min(self.look.column, across - 2 * theme.Space.PAGE), _NARROWEST)
        if width != self.width:
            self.width = width
            for index, height in enumerate(self._guesses(self._model.items)):
                self._spine.set_height(index, height)

    def mark_at(self, y: int, below: int) -> Mark | None:
        """What stands at this height, which is `below` the upper edge of what is looked at."""
        if not self.ids:
            return None
        index = self._spine.index_at(y)
        name = self.ids[index]
        return Mark(name, self._live.mark_at(name, float(y - self._spine.top_of(index))), below)

    def top_for(self, mark: Mark) -> int | None:
        """The height that the upper edge has to be at, so that the mark is where it was; None if it is gone."""
        if mark.item not in self.places:
            return None
        inside = self._live.y_of(mark.item, mark.inside)
        return round(self._spine.top_of(self.places[mark.item]) + inside - mark.below)

    def lay_out(self, top: int, tall: int, still: int, stint: Stint, following: bool) -> bool:
        """Make and lay out what is looked at, as far as there is time; True if any height was other than thought.

        It begins at the height that stays `still`, so that nothing moves which is seen already.
        """
        if not self.ids:
            return False
        room = top - _MARGIN, top + tall + _MARGIN
        below = above = self._spine.index_at(still)
        changed = False
        while below < len(self.ids) and self._spine.top_of(below) <= room[1]:
            changed |= self._lay_out(below, room, still, stint, following)
            below += 1
        while above > 0 and self._spine.top_of(above) >= room[0]:
            above -= 1
            changed |= self._lay_out(above, room, still, stint, following)
        return changed

    def place(self, left: int, top: int, tall: int) -> list[str]:
        """Put the widgets into their places in a pane, and let go those that are far from it.

        The column begins at `left`, and `top` is at the upper edge. Returns the items that have a widget, oldest first.
        """
        for name in self._live.ids():
            index = self.places[name]
            at, height = self._spine.top_of(index), self._spine.height_of(index)
            outside = at + height < top - _MARGIN or at > top + tall + _MARGIN
            message = self._live.get(name)
            if message is not None and not (outside and self._live.let_go(name)):
                message.setGeometry(left - OUTSIDE, at - top, self.width + 2 * OUTSIDE, height)
        return sorted(self._live.ids(), key=self.places.__getitem__)

    def messages(self) -> tuple[Message, ...]:
        """The messages that exist as widgets at this moment, oldest first."""
        return tuple(message for name in self.ids if (message := self._live.get(name)) is not None)

    def _lay_out(self, index: int, room: tuple[int, int], still: int, stint: Stint, following: bool) -> bool:
        is_new = self._live.get(self.ids[index]) is None
        if is_new and not stint.allows():
            return False
        brought = stint if following or not is_new else endless()  # it must not grow above what is seen
        last, now = index == len(self.ids) - 1, self._model.clock()
        message = self._live.show(self._model.items[index], self.look, now, last, brought)
        at = self._spine.top_of(index)
        height = message.lay_out(self.width)
        changed = message.realize(room[0] - at, room[1] - at, still - at, stint)
        if changed:
            height = message.lay_out(self.width)
        return self._spine.set_height(index, height) or changed

    def _forget_all(self) -> None:
        """Another conversation is shown: its items may bear the same ids, and mean others."""
        self._live.forget_all()
        self._spine.cut(0)
        self.ids, self.places = [], {}

    def _guesses(self, items: Sequence[Item]) -> list[int]:
        across = min(self.width or self.look.column, self.look.text_width)
        return guess_heights(items, across / self.look.character, self.look.line)
