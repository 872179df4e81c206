"""The command line of the contract, section 2: the same core without a window."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from pydantic import ValidationError

from understudy_core.cli import asking, keys, profiles
from understudy_core.cli.results import STOPPED, UNANSWERED, WRONG, UsageError
from understudy_core.failures import BackendError
from understudy_core.files import StorageError
from understudy_core.library import UnknownNameError
from understudy_core.logs import set_up
from understudy_core.profile_file import ProfileFileError


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    options = _parser().parse_args(arguments)
    set_up()
    act: Callable[[argparse.Namespace], int] = options.act
    try:
        status = act(options)
        sys.stdout.flush()
        return status
    except (UsageError, UnknownNameError, StorageError, ProfileFileError) as problem:
        print(problem, file=sys.stderr)
        return WRONG
    except ValidationError as problem:
        print(problem.errors(include_url=False)[0]["msg"].removeprefix("Value error, "), file=sys.stderr)
        return WRONG
    except BackendError as problem:
        print(problem.failure.detail or problem.failure.kind.value, file=sys.stderr)
        return UNANSWERED
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        _say_no_more()  # whoever read it has enough, as `head` does
        return STOPPED
    except OSError as problem:
        _say_no_more()
        print(f"The output could not be written: {problem.strerror}.", file=sys.stderr)
        return WRONG


def _say_no_more() -> None:
    """What was not written yet is let go of: Python would try again at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="understudy")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    asking.add_command(commands.add_parser("ask", help="one reply on stdout, the account of attempts on stderr"))
    profiles.add_commands(commands.add_parser("profile", help="save, list, show, delete, import, export"))
    keys.add_commands(commands.add_parser("key", help="keys in the key ring of this computer"))
    return parser
