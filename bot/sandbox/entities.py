"""Formatted text: cleaned and trimmed as Telegram does it, with the entities it finds by itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.html_mode import Entity, parse_html, utf16_length

MAX_ENTITIES = 100
_RAW_LIMIT = 1 << 15
"""Bytes of a text before parsing; Telegram's own server-side limit."""

_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_INVISIBLE = re.compile(
    "[ \n\u1680\u180e\u2000-\u200a\u200b-\u200f\u202e\u202f\u205f\u2800\u3000\ufffc\ufeff\u00a0]*"
)
_FOUND = re.compile(
    r"""
      (?P<url>(?<![\w@/.])(?:https?://|www\.|t\.me/)[^\s<>"\u3000-\u303f\uff00-\uff20]+)
    | (?P<email>(?<![\w.+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b)
    | (?P<mention>(?<!\w)@[A-Za-z]\w{3,31}\b)
    | (?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>]))
    | (?P<hashtag>(?<![\w&/])\#(?=\w*[^\W\d_])\w{1,255})
    """,
    re.VERBOSE,
)
_CLOSED_TO_OTHERS = {"pre", "code", "text_link", "text_mention", "custom_emoji"}


def formatted(text: str, parse_mode: str, given: object) -> tuple[str, list[Entity]]:
    """Text and entities of what a bot sent: `parse_mode` "" or "HTML"; `given` its own entity list."""
    if len(text.encode()) > _RAW_LIMIT:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if mode == "html":
        raw, entities = parse_html(text)
    elif mode in ("", "none"):
        raw, entities = text, _given_entities(given)
    else:
        raise bad_request("unsupported parse_mode")
    return normalise(raw, entities)


def normalise(text: str, entities: list[Entity] | None = None) -> tuple[str, list[Entity]]:
    """Cleans, trims and completes; ("", []) when nothing visible remains."""
    text, kept = _clean(text, entities or [])
    text, kept = _trim(text, kept)
    if _INVISIBLE.fullmatch(text):
        return "", []
    kept = kept + _find(text, kept)
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, kept[:MAX_ENTITIES]


def slice_utf16(text: str, offset: int, length: int) -> str:
    """The part of `text` that an entity with this offset and length covers."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le", "ignore")


def _given_entities(given: object) -> list[Entity]:
    if not isinstance(given, list):
        return []
    entities = []
    for entity in given:
        problem = _entity_fault(entity)
        if problem:
            raise bad_request(f"can't parse MessageEntity: {problem}")
        if entity["length"] > 0 and entity["offset"] >= 0:
            entities.append({key: value for key, value in entity.items() if value is not None})
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _entity_fault(entity: Any) -> str | None:
    if not isinstance(entity, dict):
        return "expected an Object"
    for field, kind in (("type", str), ("offset", int), ("length", int)):
        if not isinstance(entity.get(field), kind):
            return f'can\'t find field "{field}"'
    return None


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Control characters become spaces; carriage returns and direction overrides go, entities move along."""
    text = _CONTROL.sub(" ", text)
    gone = [utf16_length(text[: match.start()]) for match in _REMOVED.finditer(text)]
    if not gone:
        return text, entities
    moved = []
    for entity in entities:
        start = entity["offset"] - bisect_left(gone, entity["offset"])
        end = entity["offset"] + entity["length"]
        moved.append({**entity, "offset": start, "length": end - bisect_left(gone, end) - start})
    return _REMOVED.sub("", text), moved


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    trimmed = text.rstrip(" \n")
    # Leading blanks inside an entity stay, as with Telegram.
    first = min((entity["offset"] for entity in entities if entity["length"] > 0), default=len(trimmed))
    left = min(len(trimmed) - len(trimmed.lstrip(" \n")), first)
    trimmed = trimmed[left:]
    end = utf16_length(trimmed)
    kept = []
    for entity in entities:
        offset = entity["offset"] - left
        length = min(entity["length"], end - offset)
        if length > 0:
            kept.append({**entity, "offset": offset, "length": length})
    return trimmed, kept


def _find(text: str, known: list[Entity]) -> list[Entity]:
    closed = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in known
        if entity["type"] in _CLOSED_TO_OTHERS
    ]
    given = {(entity["type"], entity["offset"]) for entity in known}
    found = []
    for match in _FOUND.finditer(text):
        kind = str(match.lastgroup)
        value = match[0].rstrip(".,;:!?)'") if kind == "url" else match[0]
        start = utf16_length(text[: match.start()])
        end = start + utf16_length(value)
        if (kind, start) in given or any(start < stop and begin < end for begin, stop in closed):
            continue
        found.append({"type": kind, "offset": start, "length": end - start})
    return found
