"""R11: known keys go through every flow there is; afterwards they are looked for wherever something was left."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from scorecard.measure import Dice, Measure, Outcome
from support.echoing import ECHOES
from support.key_ring import in_key_ring, is_there
from support.secret_flows import KEY, SECOND

LEAST_FLOWS = 40
_CODE = "from pathlib import Path; from support.secret_flows import main; main(Path({folder!r}), {echoes})"


def take(rounds: int, _dice: Dice) -> Outcome:
    """Go through all flows in a session with a real key ring, then search all that it wrote, told and sent."""
    if not is_there():
        return Outcome("needs dbus-run-session and gnome-keyring-daemon", None)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        home = Path(name)
        folder = home / "flows"
        folder.mkdir()
        code = _CODE.format(folder=str(folder), echoes=rounds)
        flows = in_key_ring(code, home, QT_QPA_PLATFORM="offscreen").splitlines()
        searched, found = hits_below(home)
        assert (folder / "home" / "history.sqlite3").stat().st_size > 50_000, "the flows left nothing to search"
    for one in found:
        print(f"  {one}")
    said = f"{len(found)} hits in {searched} files after {len(flows)} flows"
    return Outcome(said, not found and (len(flows) >= LEAST_FLOWS or rounds < len(ECHOES)))


def hits_below(home: Path) -> tuple[int, list[str]]:
    """How many files were searched, and where one of the keys was found."""
    assert forms_in(b"x" + base64.b64encode(b"ab" + KEY.encode())), "the search finds nothing"
    files = sorted(one for one in home.rglob("*") if one.is_file() and not one.is_symlink())
    return len(files), [f"{file.relative_to(home)}: {form}" for file in files for form in forms_in(file.read_bytes())]


def forms_in(data: bytes) -> list[str]:
    """In which forms a key stands in these bytes."""
    return [name for key in (KEY, SECOND) for name, form in _forms(key) if form in data]


def _forms(key: str) -> Iterator[tuple[str, bytes]]:
    raw = key.encode()
    yield from (("as it is", raw), ("hexadecimal", raw.hex().encode()), ("HEXADECIMAL", raw.hex().upper().encode()))
    yield from (("escaped", quote(key, safe="").encode()), ("UTF-16", key.encode("utf-16-le")))
    for before in range(3):
        packed = base64.b64encode(b"\0" * before + raw).rstrip(b"=")[2 * before : -2]
        yield f"base64 {before}", packed
        yield f"base64 {before}, for addresses", packed.translate(bytes.maketrans(b"+/", b"-_"))


MEASURE = Measure(
    mark="R11",
    name="Secret scan",
    target=f"≥ {LEAST_FLOWS} flows, everything written, logged, shown, copied, sent elsewhere: 0 hits in any form",
    take=take,
    short=4,
    full=len(ECHOES),
)
