"""Tries the .deb on a clean Debian: `sudo python3 packaging/try_deb.py [FILE]`. Needs debootstrap, lintian, and root.

A new system is made in a folder, the package installed there with what it depends on, started by a user without rights,
and purged; then every file is as it was before. 1 if lintian finds an error.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fingerprints import fingerprints
from steps import DIST, ROOT, run, version

ROOT_FOLDER = ROOT / "build/clean-root"
_ANSWER = "Birch answered: The understudy is on stage."
_NOT_OURS = ("proc/", "sys/", "dev/", "tmp/", "var/log/", "var/cache/", "var/lib/apt/", "var/lib/dpkg/", "home/")
"""What every installation of anything changes, and what belongs to users."""
_USER = "somebody"


def main() -> int:
    """Lint, install, start, purge, compare."""
    deb = Path(sys.argv[1]) if len(sys.argv) > 1 else next(DIST.glob(f"understudy_{version()}_*.deb"))
    with tempfile.TemporaryDirectory() as folder:
        lintable = Path(folder, deb.name)
        lintable.write_bytes(deb.read_bytes())
        run("lintian", "--fail-on", "error", "--allow-root", lintable)
    make_root()
    with installed(deb):
        said = inside("su", "-c", "understudy --self-test", _USER)
        assert _ANSWER in said, said
        for place in ("usr/bin/understudy", "usr/share/man/man1/understudy.1.gz", "usr/share/doc/understudy/copyright"):
            assert (ROOT_FOLDER / place).exists(), place
        print("Installed and started on a clean Debian.")
    return 0


def make_root() -> None:
    """A new minimal system of this system's own kind in build/clean-root, or the one that was made before."""
    if not (ROOT_FOLDER / "etc/debian_version").exists():
        ROOT_FOLDER.parent.mkdir(exist_ok=True)
        system = platform.freedesktop_os_release()
        parts = "main,universe" if system["ID"] == "ubuntu" else "main"
        options = ("--variant=minbase", f"--components={parts}", system["VERSION_CODENAME"])
        run("debootstrap", *options, ROOT_FOLDER, *_mirror(), quiet=True)
        inside("useradd", "--create-home", _USER)
    inside("apt-get", "update", "-qq")


@contextmanager
def installed(deb: Path) -> Iterator[None]:
    """With the package and what it depends on in the clean root; purged afterwards, without a trace."""
    depends = run("dpkg-deb", "-f", deb, "Depends", quiet=True).strip()
    inside("apt-get", "satisfy", "-y", "-qq", "--no-install-recommends", depends)
    before = fingerprints(ROOT_FOLDER, _NOT_OURS)
    (ROOT_FOLDER / "understudy.deb").write_bytes(deb.read_bytes())
    inside("dpkg", "-i", "/understudy.deb")
    (ROOT_FOLDER / "understudy.deb").unlink()
    try:
        yield
    finally:
        inside("dpkg", "--purge", "understudy")
    changed = before.items() ^ fingerprints(ROOT_FOLDER, _NOT_OURS).items()
    assert not changed, sorted({name for name, _ in changed})
    print(f"Purged without a trace: {len(before)} files and folders are as before.")


def inside(*command: str) -> str:
    """Run something in the clean root, with nothing of this environment, and return what it says."""
    environ = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    print("#", " ".join(command)[:120], flush=True)
    done = subprocess.run(
        ["chroot", ROOT_FOLDER, *command],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout)
    return done.stdout


def _mirror() -> tuple[str, ...]:
    """Where this system itself comes from; nothing where that is not said, then debootstrap knows."""
    for file in (Path("/etc/apt/sources.list.d/debian.sources"), Path("/etc/apt/sources.list")):
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        for line in lines:
            said = line.partition("#")[0].split()
            if found := [word for word in said if word.startswith("http")]:
                return (found[0],)
    return ()


if __name__ == "__main__":
    sys.exit(main())
