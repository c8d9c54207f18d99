"""Text and entities into safe HTML for the page of phones."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from bot.sandbox.entities import slice_utf16
from bot.sandbox.html_mode import Entity

_PLAIN = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}


class _Wrap(NamedTuple):
    start: int
    end: int
    opening: str
    closing: str


def to_html(text: str, entities: list[Entity]) -> str:
    """Only b, i, u, s, code, pre, blockquote, a and span.tg-spoiler; everything else is escaped text."""
    encoded = text.encode("utf-16-le")
    total = len(encoded) // 2
    wraps = [wrap for entity in entities if (wrap := _wrap(text, entity, total)) is not None]
    cuts = sorted({0, total, *(wrap.start for wrap in wraps), *(wrap.end for wrap in wraps)})
    parts: list[str] = []
    opened: list[_Wrap] = []
    for here, following in zip(cuts, [*cuts[1:], total], strict=True):
        # Entities may overlap half-way; elements may not, so what must stay open is closed and opened again.
        ending = next((index for index, wrap in enumerate(opened) if wrap.end <= here), len(opened))
        parts += [wrap.closing for wrap in reversed(opened[ending:])]
        again = [wrap for wrap in opened[ending:] if wrap.end > here]
        starting = sorted((wrap for wrap in wraps if wrap.start == here), key=lambda wrap: -wrap.end)
        parts += [wrap.opening for wrap in again + starting]
        opened = opened[:ending] + again + starting
        parts.append(escape(encoded[2 * here : 2 * following].decode("utf-16-le", "replace")))
    return "".join(parts)


def _wrap(text: str, entity: Entity, total: int) -> _Wrap | None:
    start = entity["offset"]
    end = min(start + entity["length"], total)
    if not 0 <= start < end:
        return None
    kind = entity["type"]
    if kind in _PLAIN:
        tag = _PLAIN[kind]
        return _Wrap(start, end, f"<{tag}>", f"</{tag}>")
    if kind == "spoiler":
        return _Wrap(start, end, '<span class="tg-spoiler">', "</span>")
    address = _address(kind, entity, slice_utf16(text, start, end - start))
    if address is None:
        return None
    opening = f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
    return _Wrap(start, end, opening, "</a>")


def _address(kind: str, entity: Entity, covered: str) -> str | None:
    """Where a link entity leads; only http, https, tg and mailto addresses, for the page is a browser."""
    if kind == "text_link":
        address = str(entity.get("url", ""))
    elif kind == "url":
        address = covered if "://" in covered else f"https://{covered}"
    elif kind == "email":
        address = f"mailto:{covered}"
    else:
        return None
    return address if address.lower().startswith(("http://", "https://", "tg://", "mailto:")) else None
