"""What goes to the log and to the console: never a key, whatever it came from."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from understudy_core.transport.redact import without_keys


def set_up(level: int = logging.WARNING) -> None:
    """Let all that is logged, and every fault that nobody caught, pass the one place that takes keys out."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting("%(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda fault: _told(fault.exc_value)


class _Redacting(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return without_keys(super().format(record))


def _uncaught(kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, _trace)
    else:
        _told(fault)


def _told(fault: BaseException | None) -> None:
    if fault is not None and sys.stderr is not None:  # a windowed program on Windows has no console
        sys.stderr.write(without_keys("".join(traceback.format_exception(fault))))
