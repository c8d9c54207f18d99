"""Width and height of a picture, read from its first bytes."""

from __future__ import annotations

import struct
from typing import NamedTuple


class Picture(NamedTuple):
    """A recognised picture; width and height in pixels."""

    mime: str
    width: int
    height: int


def measure(content: bytes) -> Picture | None:
    """Recognises PNG, JPEG, GIF and WebP; None for anything else."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return Picture("image/png", width, height)
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return Picture("image/gif", width, height)
    if content[:3] == b"\xff\xd8\xff":
        return _measure_jpeg(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP" and len(content) >= 30:
        return _measure_webp(content)
    return None


def _measure_jpeg(content: bytes) -> Picture | None:
    position = 2
    while position + 9 <= len(content):
        if content[position] != 0xFF:
            return None
        marker = content[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        # SOF0..SOF15 carry the size; C4, C8 and CC in that range are tables.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return Picture("image/jpeg", width, height)
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            position += 2
            continue
        position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
    return None


def _measure_webp(content: bytes) -> Picture | None:
    chunk = content[12:16]
    if chunk == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        height = int.from_bytes(content[27:30], "little") + 1
    elif chunk == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif chunk == b"VP8 ":
        width, height = (size & 0x3FFF for size in struct.unpack("<HH", content[26:30]))
    else:
        return None
    return Picture("image/webp", width, height)
