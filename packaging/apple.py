"""What macOS is told of the program and of its files."""

from __future__ import annotations

from typing import Any

from share import APP_ID
from steps import version

_PROFILE = f"{APP_ID}.profile"


def info() -> dict[str, Any]:
    """The entries of Info.plist."""
    return {
        "CFBundleDisplayName": "Understudy",
        "CFBundleShortVersionString": version(),
        "CFBundleVersion": version(),
        "CFBundleLocalizations": ["en", "de"],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Understudy profile",
                "CFBundleTypeRole": "Viewer",
                "CFBundleTypeIconFile": _PROFILE,
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [_PROFILE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _PROFILE,
                "UTTypeDescription": "Understudy profile",
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["understudy"],
                    "public.mime-type": "application/x-understudy-profile+json",
                },
            }
        ],
    }
