"""The table of faults as a page of the documentation: `PYTHONPATH=tests python -m support.fault_report`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from support.fault_cases import CASES, Case
from understudy_core.events import Failed
from understudy_core.failures import FailureKind

K = FailureKind
_DOWN = "A has a problem on its side. Nothing is wrong on your computer."
_BROKE = "The connection to A broke before the reply was complete. The text so far is kept."
SAID = {
    K.RATE_LIMITED: "A is getting too many requests from you.",
    K.QUOTA_EXHAUSTED: "Your credit at A is used up.",
    K.KEY_REJECTED: "A does not accept this key. It may be mistyped, expired or deleted.",
    K.NOT_PERMITTED: "A refused: this account may not use A-model, or not from your country.",
    K.MODEL_NOT_FOUND: "A no longer offers A-model, or your account has no access.",
    K.CONTEXT_TOO_LONG: "This chat has become too long for A-model.",
    K.REFUSED_CONTENT: "A declined to answer this.",
    K.BAD_REQUEST: "A could not understand the request. A setting it does not know is the usual reason.",
    K.OVERLOADED: _DOWN,
    K.SERVER_ERROR: _DOWN,
    K.REFUSED_CONNECTION: "A on this computer is not running.",
    K.NETWORK: "The connection to A was lost before it answered.",
    K.DNS: "no-such-host.invalid cannot be reached.",
    K.TLS: "The secure connection to {host} could not be checked. Often a company network or a wrong clock.",
    K.SILENT: "A did not answer within 180 s.",
    K.STALLED: _BROKE,
    K.CUT: _BROKE,
    K.EMPTY_REPLY: "A answered with nothing.",
    K.MALFORMED_REPLY: "This address answers, but not as an AI service. Perhaps /v1 is missing.",
    K.MISCONFIGURED: "The address of this service names a host that does not exist.",
}
"""What the user is told, by kind."""


def told(failed: Failed) -> str:
    """What the user must be told about a failure of the table."""
    said = SAID[failed.kind]
    if failed.kind is K.RATE_LIMITED and failed.retry_after_s:
        return f"{said} It asks to wait {span(failed.retry_after_s)}."
    if failed.kind is K.TLS:
        return failed.message if "127.0.0.1:" in failed.message else said
    return said


def span(seconds: float) -> str:
    """A wait as people say it."""
    if seconds < 1:
        return f"{seconds:.1f} s"
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.0f} h"


def written() -> str:
    """The page."""
    lines = [
        "# Faults",
        "",
        "Every fault below is played over real HTTP by a server that misbehaves byte by byte, each time with a second",
        "backend that is well. Made from `tests/support/fault_cases.py`, which the tests play; do not edit.",
        "",
        f"{len(CASES)} cases. *Step* is what the balancer does after the first failure, *wait* the seconds before it.",
    ]
    for group, cases in groupby(CASES, lambda case: case.group):
        lines += [
            "",
            f"## {group}",
            "",
            "| A does | kind | step | wait | end | settings |",
            "|---|---|---|---|---|---|",
        ]
        lines += [_row(case) for case in cases]
    lines += ["", "## What the user is told", "", "| kind | sentence (A is the service) |", "|---|---|"]
    lines += [f"| `{kind.value}` | {said.replace('{host}', 'its host')} |" for kind, said in SAID.items()]
    lines += ["", "A wait that a service asks for is added: “It asks to wait 45 s.”"]
    return "\n".join(lines) + "\n"


def _row(case: Case) -> str:
    settings = ", ".join(f"{name}: {value}" for name, value in case.settings.items())
    if case.kind is None:
        return f"| {case.name} | – | – | – | {case.end} | {settings} |"
    return f"| {case.name} | `{case.kind.value}` | {case.action} | {case.wait_s:g} | {case.end} | {settings} |"


if __name__ == "__main__":
    (Path(__file__).parents[2] / "docs" / "faults.md").write_text(written())
