"""Puts keys into the key ring of this computer and takes them out; no key is ever an argument."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import os
import sys

from understudy_core.cli.files import user_library
from understudy_core.cli.results import ANSWERED, UsageError
from understudy_core.keys import Keys, clean
from understudy_core.worker import Worker


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Let the parser of `key` know its actions."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    for name, act in (("set", _set), ("delete", _delete)):
        one = actions.add_parser(name)
        one.add_argument("name")
        one.set_defaults(act=act)
    actions.add_parser("list").set_defaults(act=_list)


def _set(options: argparse.Namespace) -> int:
    typed = getpass.getpass("Key: ") if sys.stdin.isatty() else sys.stdin.readline()
    try:
        key = clean(typed)
    except ValueError as problem:
        raise UsageError(str(problem)) from None
    keys = Keys(Worker("keys"), os.environ)
    asyncio.run(keys.store(options.name, key))
    user_library().change(lambda library: library.with_key_name(options.name))
    print(f"Saved the key {options.name} in {asyncio.run(keys.store_name())}.")
    return ANSWERED


def _delete(options: argparse.Namespace) -> int:
    was_there = asyncio.run(Keys(Worker("keys"), os.environ).delete(options.name))
    user_library().change(lambda library: library.without_key_name(options.name))
    if not was_there:
        raise UsageError(f"There is no key called {options.name} in the key ring.")
    print(f"Deleted the key {options.name}.")
    return ANSWERED


def _list(_options: argparse.Namespace) -> int:
    print(*user_library().load().key_names, sep="\n")
    return ANSWERED
