"""Saves, lists, shows, deletes, imports and exports profiles and backends."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from functools import partial
from pathlib import Path

from understudy_core.cli.files import read_file, user_library
from understudy_core.cli.results import ANSWERED, UsageError
from understudy_core.exchange import Incoming
from understudy_core.incoming import held_keys, incoming, under_free_names
from understudy_core.keys import Keys, clean
from understudy_core.library import Library, Row, SavedProfile, with_profile
from understudy_core.litellm import to_proxy
from understudy_core.profile_file import dump_profile
from understudy_core.profiles import Backend, FailoverSettings, KeyRef, Profile
from understudy_core.providers.catalogue import known
from understudy_core.worker import Worker


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Let the parser of `profile` know its actions."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    _add_save(actions.add_parser("save"))
    actions.add_parser("list").set_defaults(act=_list)
    for name, act in (("show", _show), ("export", _export), ("delete", _delete)):
        one = actions.add_parser(name)
        one.add_argument("name")
        one.set_defaults(act=act)
        if act is _export:
            one.add_argument("--format", choices=("understudy", "litellm"), default="understudy")
    files = actions.add_parser("import")
    files.add_argument("files", nargs="+", type=Path, metavar="FILE")
    files.add_argument("--agree", action="store_true", help="take the key references the files name")
    files.set_defaults(act=_import)


def _add_save(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="WHAT")
    model = kinds.add_parser("model", help="save a backend")
    model.add_argument("name")
    model.add_argument("--provider", required=True)
    model.add_argument("--model", required=True)
    model.add_argument("--base-url")
    model.add_argument("--key-env", metavar="VARIABLE")
    model.add_argument("--key-name", metavar="NAME", help="its key's name in the key ring")
    model.set_defaults(act=_save_model)
    balancer = kinds.add_parser("loadbalancer", help="save a profile")
    balancer.add_argument("name")
    balancer.add_argument("policy", help="roundrobin or failover")
    balancer.add_argument("backends", nargs="+", metavar="BACKEND")
    balancer.add_argument("--retry-count", type=int)
    balancer.add_argument("--retry-delay-ms", type=int)
    balancer.add_argument("--status-codes", metavar="CODES", help="for example 429,5xx")
    balancer.set_defaults(act=_save_profile)


def _save_model(options: argparse.Namespace) -> int:
    if known(options.provider).base_url is None and options.base_url is None:
        raise UsageError(f"{options.provider} is not a service we know the address of; add --base-url.")
    key = None
    if options.key_env or options.key_name:
        key = KeyRef(env=options.key_env, keyring=options.key_name)
    backend = Backend(
        name=options.name, provider=options.provider, model=options.model, base_url=options.base_url, key=key
    )
    user_library().change(lambda library: library.with_backend(backend))
    print(f"Saved the backend {options.name}.")
    return ANSWERED


def _save_profile(options: argparse.Namespace) -> int:
    library = user_library().load()
    for name in options.backends:
        if library.backend(name) is None:
            raise library.unknown(name)
    settings = {
        "retry_count": options.retry_count,
        "retry_delay_ms": options.retry_delay_ms,
        "status_codes": [int(code) if code.isdigit() else code for code in options.status_codes.split(",")]
        if options.status_codes
        else None,
    }
    failover = FailoverSettings.model_validate({name: value for name, value in settings.items() if value is not None})
    saved = SavedProfile.model_validate(
        {
            "name": options.name,
            "policy": options.policy,
            "failover": failover,
            "rows": [Row(backend=name) for name in options.backends],
        }
    )
    Profile(
        name=saved.name,
        policy=saved.policy,
        backends=tuple(backend for name in options.backends if (backend := library.backend(name)) is not None),
    )
    user_library().change(lambda library: library.with_profile(saved))
    print(f"Saved the profile {options.name} ({saved.policy.value}): {', '.join(options.backends)}.")
    return ANSWERED


def _list(_options: argparse.Namespace) -> int:
    library = user_library().load()
    for profile in library.profiles:
        print(f"{profile.name}  ({profile.policy.value}: {', '.join(row.backend for row in profile.rows)})")
    for backend in library.backends:
        print(f"{backend.name}  ({backend.provider} · {backend.model})")
    return ANSWERED


def _show(options: argparse.Namespace) -> int:
    profile, skipped = user_library().load().resolve(options.name)
    sys.stdout.write(dump_profile(profile).decode())
    for event in skipped:
        print(f"Left out: {event.backend} ({event.reason.value})", file=sys.stderr)
    return ANSWERED


def _export(options: argparse.Namespace) -> int:
    if options.format == "understudy":
        return _show(options)
    made = to_proxy(*user_library().load().resolve(options.name))
    sys.stdout.write(made.text)
    print(*made.lost, sep="\n", file=sys.stderr)
    return ANSWERED


def _delete(options: argparse.Namespace) -> int:
    user_library().change(lambda library: library.without(options.name))
    print(f"Deleted {options.name}.")
    return ANSWERED


def _import(options: argparse.Namespace) -> int:
    files = {file.stem: read_file(file) for file in options.files}
    for came in incoming(files):
        came = under_free_names(came, user_library().load())
        profile = came.profile
        refs = [f"  {one.name}: {_reference(one)}" for one in profile.backends if one.key]
        if refs and not options.agree:
            raise UsageError("\n".join([f"{profile.name} wants to use these keys. Add --agree to allow it:", *refs]))
        _keep_keys(came)
        user_library().change(partial(with_profile, profile=profile))
        print(f"Imported {profile.name}.")
        for note in came.notes:
            print(f"  {note}", file=sys.stderr)
    return ANSWERED


def _keep_keys(came: Incoming) -> None:
    """Put the keys that stood in a file into the key ring, each bound to the host it is for."""
    keys = Keys(Worker("keys"), os.environ)
    for held in held_keys(came):
        asyncio.run(keys.store(held.name, clean(held.key), held.origin))
        user_library().change(partial(Library.with_key_name, name=held.name))


def _reference(backend: Backend) -> str:
    key = backend.key
    named = f"${key.env}" if key and key.env else f"key ring entry {key.keyring if key else None}"
    return f"{named} → {backend.base_url or known(backend.provider).base_url}"
