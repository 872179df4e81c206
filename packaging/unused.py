"""What the bundle does without: parts of Qt that the program never uses, and libraries that then nobody asks for.

Read by `understudy.spec`. An entry of PyInstaller is its place in the bundle, the file it comes from, and its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from elf import needed

Entry = tuple[str, str, str]

LEFT_OUT = re.compile(
    r"Qt/translations/(?!qtbase_(de|en)\.qm)"  # languages the program does not speak
    r"|platformthemes/libqgtk3"  # draws with GTK; the portal's theme asks the desktop without it
    # platforms that are no desktops
    r"|platforms/(lib)?q(eglfs|linuxfb|minimal|minimalegl|vnc|vkkhrdisplay|direct2d)|egldeviceintegrations"
    r"|wayland-shell-integration/lib(fullscreen|ivi|qt|wl)-shell"  # cars, kiosks, and what came before xdg-shell
    r"|wayland-graphics-integration-client/lib(drm-egl|dmabuf|shm-emulation|vulkan)-server"  # embedded devices
    r"|imageformats/(lib)?q(tiff|tga|wbmp|icns|pdf)|generic/libq(evdev|libinput|tuio)"
    r"|plugins/tls|plugins/networkinformation"  # services are reached with httpx
    r"|ziafont/fonts/DejaVuSans\.ttf$"  # for text without a font; formulas bring theirs
    r"|\.dist-info/(RECORD|INSTALLER|REQUESTED)$"  # how it was installed, which is another each time
    r"|(^|/)opengl32sw"  # draws OpenGL without a graphics card; the program draws no OpenGL
)
_LIBRARY = re.compile(r"^(PySide6/Qt/lib/)?lib[^/]*\.so[^/]*$")
_LOADED_BY_NAME = ("libpython", "libcrypto", "libssl")
"""Loaded by the program or by Python without being named in any file that asks for them."""


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """These without what the program never uses, and without the libraries that only it asked for."""
    wished = [entry for entry in entries if not LEFT_OUT.search(entry[0].replace("\\", "/"))]
    libraries = {Path(entry[0]).name for entry in wished if _LIBRARY.match(entry[0])}
    asked = {name for name in libraries if name.startswith(_LOADED_BY_NAME)}
    sources = {Path(entry[0]).name: entry[1] for entry in wished if entry[2] != "SYMLINK"}
    new = {Path(entry[0]).name for entry in wished} - libraries | asked
    while new:
        named = {one for name in new if name in sources for one in needed(Path(sources[name]))}
        new = (named & libraries) - asked
        asked |= new
    return [entry for entry in wished if Path(entry[0]).name not in libraries - asked]
