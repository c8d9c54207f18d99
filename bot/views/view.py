"""What a handler returns and a delivery sends: a text with buttons, nothing more."""

from dataclasses import dataclass, replace
from unicodedata import east_asian_width

from bot.i18n import Html

# What a third of a telephone's width can show, in Latin letters.
MOST_COLUMNS = 14


@dataclass(frozen=True)
class Button:
    """An inline key: what it says, and what it sends back (at most 64 bytes)."""

    text: str
    data: str
    main: bool = False


@dataclass(frozen=True)
class Key:
    """A key of the keyboard below the text box; it sends its own words, or the phone number."""

    text: str
    asks_phone: bool = False


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class View:
    """One message. `fresh`: send a new message even after a button (the old one keeps its text).

    `keyboard` None leaves the person's keyboard as it is. `toast` is the short word over the chat.
    `keys_only`: after a button only the keys below its message change; its text, or its picture, stays.
    """

    text: Html
    rows: Rows = ()
    keyboard: tuple[tuple[Key, ...], ...] | None = None
    placeholder: str = ""
    fresh: bool = False
    toast: str = ""
    keys_only: bool = False

    def after(self, sentence: Html) -> "View":
        """This view with a sentence above it."""
        return replace(self, text=Html(f"{sentence}\n\n{self.text}"))


def rows_of(buttons: list[Button], width: int = 3) -> Rows:
    """Short words up to `width` in a row, long ones a row each; the main button alone in front."""
    rows: list[tuple[Button, ...]] = [(b,) for b in buttons if b.main]
    line: list[Button] = []
    for button in (b for b in buttons if not b.main):
        if columns(button.text) > MOST_COLUMNS:
            if line:
                rows.append(tuple(line))
                line = []
            rows.append((button,))
            continue
        line.append(button)
        if len(line) == width:
            rows.append(tuple(line))
            line = []
    if line:
        rows.append(tuple(line))
    return tuple(rows)


def columns(text: str) -> int:
    """How wide a text is in Latin letters; a Chinese character is as wide as two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
