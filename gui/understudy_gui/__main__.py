"""`understudy`: the window, or the command line when a command is given."""

from __future__ import annotations

import sys

COMMANDS = ("ask", "profile", "key")
STOPPED = 130
"""The exit status of a command that the user stopped, also before there was one."""


def main() -> int:
    """Run what the arguments ask for; the result is the exit status (contract, section 2)."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] in COMMANDS:
        try:
            from understudy_core.cli import main as command_line

            return command_line(arguments)
        except KeyboardInterrupt:  # while it was being loaded
            return STOPPED
    from understudy_gui.garbage import kept_here
    from understudy_gui.imports import keep_plain

    with kept_here():
        keep_plain()
        from understudy_gui.app import main as window

        return window(arguments)


if __name__ == "__main__":
    sys.exit(main())
