"""Names for the proxy: the variables that hold keys, and models in signs that fit anywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from understudy_core.language import tr
from understudy_core.litellm.services import PREFIXES
from understudy_core.profiles import Backend
from understudy_core.providers.catalogue import known
from understudy_core.routes import address_of
from understudy_core.transport.http import host_of

PROTECTION = "LITELLM_MASTER_KEY"
"""The variable whose value programs must show the proxy."""
NO_KEY = "none"
"""What stands for a key where a service wants none; the proxy's own client refuses an empty one."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable that must hold a key where the proxy runs: whose, and the host it goes to ("": the proxy itself)."""

    name: str
    backends: tuple[str, ...] = ()
    host: str = ""


def key_of(backend: Backend, variables: Mapping[str, str]) -> dict[str, str]:
    """`api_key` of a backend: the variable that holds it."""
    if backend.name in variables:
        return {"api_key": f"os.environ/{variables[backend.name]}"}
    return {} if PREFIXES.get(backend.provider) == "ollama_chat" else {"api_key": NO_KEY}


def named(backends: Sequence[Backend]) -> dict[str, str]:
    """The variable for each backend that has a key, by its name. One key, one variable."""
    found = {one.name: one.key.env for one in backends if one.key is not None and one.key.env is not None}
    of_entry: dict[str, str] = {}
    for backend in backends:
        if backend.name in found:
            continue
        if backend.key is not None or known(backend.provider).needs_key:
            entry = backend.key.keyring if backend.key and backend.key.keyring else known(backend.provider).name
            if entry not in of_entry:
                taken = [PROTECTION, *found.values(), *of_entry.values()]
                of_entry[entry] = unique(_variable(entry, known(backend.provider).name), taken, "_")
            found[backend.name] = of_entry[entry]
    return found


def _variable(entry: str, service: str) -> str:
    made = re.sub(r"\W+", "_", plain(entry, "") or plain(service, "service")).strip("_").upper()
    return f"{made if made[:1].isalpha() else f'KEY_{made}'}_API_KEY"


def told(backends: Sequence[Backend], variables: Mapping[str, str]) -> Iterator[Variable]:
    """Each variable once for each host its key goes to."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for backend in backends:
        if backend.name in variables:
            mark = (variables[backend.name], host_of(address_of(backend)))
            found[mark] = (*found.get(mark, ()), backend.name)
    yield from (Variable(name, names, host) for (name, host), names in found.items())


def in_words(variable: Variable) -> str:
    """What a variable is for."""
    if not variable.backends:
        return tr("a password of your own, which programs must show the proxy")
    return tr(
        "the key of {names}, which goes to {host}",
        names=", ".join(variable.backends),
        host=variable.host or tr("no address"),
    )


def plain(name: str, otherwise: str) -> str:
    """The name in signs that also fit into the headers of a reply."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^\w.-]+", "-", text).strip("-.") or otherwise


def unique(name: str, taken: Collection[str], gap: str) -> str:
    """The name, with `gap` and a number when it is taken."""
    return next(one for n in count(1) if (one := name if n == 1 else f"{name}{gap}{n}") not in taken)
