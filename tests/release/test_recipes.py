"""What is only written here, and run elsewhere: it names what exists, and says the same as the rest."""

from __future__ import annotations

import plistlib
import re

from apple import info
from share import APP_ID
from steps import HERE, ROOT
from understudy_gui.arrivals import ENDING

RECIPES = (
    ROOT / ".ci/run",
    ROOT / ".github/workflows/release.yml",
    HERE / "README.md",
    HERE / f"flatpak/{APP_ID}.yml",
    HERE / "windows/understudy.iss",
)
MIME_TYPE = "application/x-understudy-profile+json"


def test_recipes_name_commands_that_exist() -> None:
    """Whoever renames a command renames it in every recipe."""
    for recipe in RECIPES:
        for name in re.findall(r"packaging[/\\]([\w/\\.-]+\.(?:py|iss|yml))", recipe.read_text(encoding="utf-8")):
            assert (HERE / name.replace("\\", "/")).is_file(), f"{recipe.name} names {name}"


def test_every_system_knows_the_file_type_and_the_same_name() -> None:
    """Profile files open by a double click everywhere, and key rings see one program across versions."""
    flatpak = (HERE / f"flatpak/{APP_ID}.yml").read_text(encoding="utf-8")
    windows = (HERE / "windows/understudy.iss").read_text(encoding="utf-8")
    assert f"\nid: {APP_ID}\n" in flatpak
    assert f'AppUserModelID: "{APP_ID}"' in windows and rf"Software\Classes\{ENDING}" in windows
    (exported,) = info()["UTExportedTypeDeclarations"]
    assert exported["UTTypeTagSpecification"] == {
        "public.filename-extension": [ENDING[1:]],
        "public.mime-type": MIME_TYPE,
    }
    assert info()["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert exported["UTTypeIdentifier"].startswith(APP_ID)


def test_windows_asks_for_no_administrator() -> None:
    """The installer writes to the user's own folder and to the user's own part of the registry only."""
    text = (HERE / "windows/understudy.iss").read_text(encoding="utf-8")
    assert "PrivilegesRequired=lowest" in text and "DefaultDirName={localappdata}" in text
    assert set(re.findall(r"^Root: (\w+);", text, re.MULTILINE)) == {"HKCU"}


def test_macos_entitlements_can_be_read_and_are_few() -> None:
    """The program asks macOS for nothing but what Python needs."""
    asked = plistlib.loads((HERE / "macos.entitlements").read_bytes())
    assert asked == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
