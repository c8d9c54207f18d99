"""HTML parse mode: text with tags into text and entities, refusing exactly what Telegram refuses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import ApiError, bad_request

Entity = dict[str, Any]
"""A MessageEntity as the Bot API spells it; offset and length count UTF-16 code units."""

_STYLES = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip
_TAGS = {*_STYLES, "a", "tg-emoji", "pre", "code", "blockquote"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SPACE = " \t\r\n\v\0"
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*))(;?)")
_ATTRIBUTE_NAME = re.compile(r"""[^\s\0=>/"']*""")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")


@dataclass(slots=True)
class _OpenTag:
    name: str
    argument: str
    offset: int
    position: int


def utf16_length(text: str) -> int:
    """How many UTF-16 code units Telegram counts for `text`."""
    return len(text) + sum(character > "\uffff" for character in text)


def checked_link(url: str) -> str | None:
    """The URL in the form Telegram keeps, or None when it is not one it would keep.

    A host must have a dot, so http://localhost is no link; without a scheme http:// is assumed.
    """
    if re.match(r"(?i)tg://|tg:", url):
        return url
    match = re.fullmatch(r"(?i)(?:(https?)://)?([^/?#\s]+)([/?#]\S*)?", url)
    if match is None or "." not in match[2]:
        return None
    scheme = (match[1] or "http").lower()
    rest = match[3] or "/"
    return f"{scheme}://{match[2].lower()}{rest if rest.startswith('/') else '/' + rest}"


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Text and entities of HTML-formatted `source`; ApiError 400 "can't parse entities: ..." otherwise."""
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.text: list[str] = []
        self.offset = 0
        self.open: list[_OpenTag] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        source = self.source
        while self.position < len(source):
            character = source[self.position]
            if character == "&":
                self._append(self._decode_character())
            elif character != "<":
                self.position += 1
                self._append(character)
            elif source.startswith("</", self.position):
                self._close_tag()
            else:
                self._open_tag()
        if self.open:
            name = self.open[-1].name
            raise _refusal(f'can\'t find end tag corresponding to start tag "{name}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.text), self.entities

    def _append(self, character: str) -> None:
        self.text.append(character)
        self.offset += 2 if character > "\uffff" else 1

    def _decode_character(self) -> str:
        """The character at `&`: a reference that Telegram knows, else the ampersand itself."""
        match = _CHARACTER.match(self.source, self.position)
        decoded = None
        if match is not None:
            if match[3] is not None:
                decoded = _NAMED.get(match[3])
            elif len(match[0].rstrip(";")) < 10:
                code = int(match[1] or "0", 16) if match[1] is not None else int(match[2] or "0")
                if 0xD800 <= code <= 0xDFFF:
                    raise _refusal(
                        "text contains invalid Unicode characters after decoding HTML entities, "
                        "check for unmatched surrogate code units"
                    )
                decoded = chr(code) if 0 < code < 0x10FFFF else None
        if match is None or decoded is None:
            self.position += 1
            return "&"
        self.position = match.end()
        return decoded

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _peek(self) -> str:
        # As in the C original, a NUL stands behind the last character.
        return self.source[self.position] if self.position < len(self.source) else "\0"

    def _skip_space(self) -> None:
        while self.position < len(self.source) and self._peek() in _SPACE:
            self.position += 1

    def _take_name(self) -> str:
        start = self.position
        while self._peek() not in _SPACE + ">":
            self.position += 1
        return self.source[start : self.position].lower()

    def _open_tag(self) -> None:
        begin = self.position
        self.position += 1
        name = self._take_name()
        if self.position >= len(self.source):
            raise _refusal(f"unclosed start tag at byte offset {self._byte(begin)}")
        if name not in _TAGS:
            raise _refusal(f'unsupported start tag "{name}" at byte offset {self._byte(begin)}')
        argument = ""
        while True:
            self._skip_space()
            if self._peek() == ">":
                break
            attribute, value = self._take_attribute(name, begin)
            argument = _argument(name, attribute, value) or argument
        self.position += 1
        if name == "span" and argument != "spoiler":
            raise _refusal(f'tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.open.append(_OpenTag(name, argument, self.offset, len(self.text)))

    def _take_attribute(self, tag: str, begin: int) -> tuple[str, str | None]:
        match = _ATTRIBUTE_NAME.match(self.source, self.position)
        attribute = match[0] if match else ""
        if not attribute:
            raise _refusal(f'empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}')
        self.position += len(attribute)
        self._skip_space()
        unclosed = f'unclosed start tag "{tag}" at byte offset {self._byte(begin)}'
        if self._peek() != "=":
            if self.position >= len(self.source):
                raise _refusal(unclosed)
            return attribute, None
        self.position += 1
        self._skip_space()
        if self.position >= len(self.source):
            raise _refusal(unclosed)
        value = self._take_quoted(begin) if self._peek() in "\"'" else self._take_token()
        if self.position >= len(self.source):
            raise _refusal(f"unclosed start tag at byte offset {self._byte(begin)}")
        return attribute, value

    def _take_token(self) -> str:
        begin = self.position
        match = _NAME_TOKEN.match(self.source, begin)
        token = match[0] if match else ""
        self.position += len(token)
        if self._peek() not in _SPACE + ">":
            raise _refusal(f"unexpected end of name token at byte offset {self._byte(begin)}")
        return token.lower()

    def _take_quoted(self, begin: int) -> str:
        quote = self._peek()
        self.position += 1
        value: list[str] = []
        while self._peek() != quote:
            if self.position >= len(self.source):
                raise _refusal(f"unclosed start tag at byte offset {self._byte(begin)}")
            if self._peek() == "&":
                value.append(self._decode_character())
            else:
                value.append(self._peek())
                self.position += 1
        self.position += 1
        return "".join(value)

    def _close_tag(self) -> None:
        begin = self.position
        if not self.open:
            raise _refusal(f"unexpected end tag at byte offset {self._byte(begin)}")
        self.position += 2
        found = self._take_name()
        self._skip_space()
        if self._peek() != ">":
            raise _refusal(f"unclosed end tag at byte offset {self._byte(begin)}")
        self.position += 1
        tag = self.open.pop()
        if found and found != tag.name:
            raise _refusal(
                f"unmatched end tag at byte offset {self._byte(begin)}, "
                f'expected "</{tag.name}>", found "</{found}>"'
            )
        if self.offset > tag.offset:
            self._add_entity(tag)

    def _add_entity(self, tag: _OpenTag) -> None:
        entity: Entity = {"type": "", "offset": tag.offset, "length": self.offset - tag.offset}
        if tag.name in _STYLES:
            self.entities.append({**entity, "type": _STYLES[tag.name]})
        elif tag.name == "blockquote":
            kind = "expandable_blockquote" if tag.argument else "blockquote"
            self.entities.append({**entity, "type": kind})
        elif tag.name == "tg-emoji":
            if not tag.argument.isdecimal():
                raise _refusal("invalid custom emoji identifier specified")
            self.entities.append({**entity, "type": "custom_emoji", "custom_emoji_id": tag.argument})
        elif tag.name == "a":
            self.entities += _link(entity, tag.argument or "".join(self.text[tag.position :]))
        else:
            self._add_code(entity, tag)

    def _add_code(self, entity: Entity, tag: _OpenTag) -> None:
        """pre and code; one right inside the other, with a language, make one block of code."""
        last = self.entities[-1] if self.entities else None
        if last is not None and all(last[key] == entity[key] for key in ("offset", "length")):
            if tag.name == "pre" and last["type"] == "code" and last.get("language"):
                last["type"] = "pre"
                return
            if tag.name == "code" and last["type"] == "pre" and tag.argument:
                last["language"] = tag.argument
                return
        language = {"language": tag.argument} if tag.argument else {}
        self.entities.append({**entity, "type": tag.name, **language})


def _link(entity: Entity, url: str) -> list[Entity]:
    """The entity of an anchor; none when Telegram would not keep the address."""
    person = re.fullmatch(r"tg://user\?id=(\d+)", url)
    if person is not None:
        return [{**entity, "type": "text_mention", "user": {"id": int(person[1])}}]
    link = checked_link(url)
    return [{**entity, "type": "text_link", "url": link}] if link is not None else []


def _argument(tag: str, attribute: str, value: str | None) -> str:
    match tag, attribute:
        case ("blockquote", "expandable"):
            return "1"
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value or ""
        case ("code", "class") if value and value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value and value.startswith("tg-"):
            return value.removeprefix("tg-")
        case _:
            return ""


def _refusal(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
