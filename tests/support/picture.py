"""A picture for messages of tests."""

from __future__ import annotations

from understudy_core.chat import Picture

PICTURE = Picture(
    "image/png",
    bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
    ),
)
"""One transparent pixel."""
