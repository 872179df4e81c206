"""Work that somebody stops half way."""

from __future__ import annotations

from understudy_core.work import Work


class Stopped(Work):
    """Stopped by somebody after so many steps."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._after = after

    def step(self) -> None:
        if self.done == self._after:
            self.stop()
        super().step()
