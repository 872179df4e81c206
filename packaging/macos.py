"""Signs dist/Understudy.app, packs it into a disk image, and has it notarised: `python3 -m uv run packaging/macos.py`.

Runs on macOS after `bundle.py`, once on each architecture. APPLE_IDENTITY names the signing identity in the keychain;
without it the app is signed for this computer only. APPLE_PROFILE names the credentials that `notarytool
store-credentials` kept; without it nothing is sent to Apple. The identity and the bundle's name stay the same for ever:
macOS gives keys by them.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from steps import BUNDLE, DIST, HERE, run, version

APP = DIST / "Understudy.app"
_FOR_THIS_COMPUTER = "-"


def main() -> int:
    """Sign, pack, notarise."""
    identity = os.environ.get("APPLE_IDENTITY", _FOR_THIS_COMPUTER)
    options = ("--force", "--deep", "--options", "runtime", "--entitlements", HERE / "macos.entitlements")
    stamp = ("--timestamp",) if identity != _FOR_THIS_COMPUTER else ()
    shutil.copy(BUNDLE / "licences.txt", APP / "Contents/Resources")
    run("codesign", *options, *stamp, "--sign", identity, APP)
    run("codesign", "--verify", "--deep", "--strict", APP)
    run(APP / "Contents/MacOS/understudy", "--self-test")
    image = DIST / f"Understudy-{version()}-macos-{platform.machine()}.dmg"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(APP, Path(folder, APP.name), symlinks=True)
        Path(folder, "Applications").symlink_to("/Applications")
        run("hdiutil", "create", "-volname", "Understudy", "-srcfolder", folder, "-format", "ULFO", "-ov", image)
    if profile := os.environ.get("APPLE_PROFILE"):
        run("codesign", "--sign", identity, *stamp, image)
        run("xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait")
        run("xcrun", "stapler", "staple", image)
    print(f"{image}: {image.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
