"""What people read of the figures: the card in the chat, the workbook, the bulletin's file."""

import re
from collections.abc import Sequence

from bot.i18n import Translator
from bot.replays.phones import Phone
from storage.opened_files import read_paper, read_workbook

TAGS = re.compile(r"<[^>]+>")
NAME, NUMBER, SHARE = r".+?", r"[+-]?\d+", r"[\d.]+%?"
# Above the rows of a sheet: its title, what it is about, its heads.
ABOVE = 3
# A note below them is one cell.
NOT_A_NOTE = 2


def found(t: Translator, key: str, text: str, **gaps: str) -> list[tuple[str, ...]]:
    """What stands in the gaps of this sentence, each time the text has it; a gap is given by its pattern."""
    sentence = TAGS.sub("", t.plain(key, **{name: f"\0{name}\0" for name in gaps})).strip()
    pattern = re.escape(sentence)
    for name, gap in gaps.items():
        pattern = pattern.replace(re.escape(f"\0{name}\0"), f"(?P<{name}>{gap})")
    return [tuple(match[name] for name in gaps) for match in re.finditer(pattern, text)]


def whole_number(gaps: Sequence[str]) -> int | None:
    """The first gap, where the sentence was there."""
    return int(gaps[0]) if gaps else None


class Card:
    """The card of figures on somebody's phone, read as it stands there."""

    def __init__(self, phone: Phone, t: Translator) -> None:
        self._phone = phone
        self._t = t
        self.text = ""

    async def opens(self) -> None:
        """This year's, of everything."""
        self.text = (await self._phone.says("/report")).text or ""

    def line(self, key: str, **gaps: str) -> tuple[str, ...]:
        """The gaps of a sentence on the card; empty where it is not there."""
        return next(iter(found(self._t, key, self.text, **gaps)), ())

    async def table(self, dimension: str) -> list[tuple[str, ...]]:
        """Name, count and share of every row; nothing where there is no such table."""
        button = f"figures-table-{dimension}"
        await self.opens()
        if self._t.plain(button) not in self._phone.offered:
            await self._phone.presses("figures-more")
        if self._t.plain(button) not in self._phone.offered:
            return []
        return await self._pages(button, "figures-row", name=NAME, n=NUMBER, share=SHARE)

    async def returns(self) -> list[tuple[str, ...]]:
        """Department, returns, pieces of every row."""
        await self.opens()
        return await self._pages(
            "figures-returns", "figures-returns-line", name=NAME, n=NUMBER, pieces=NUMBER, share=SHARE
        )

    async def overdue(self) -> list[tuple[str, ...]]:
        """Department and pieces of every row."""
        await self.opens()
        return await self._pages(
            "figures-overdue", "figures-overdue-line", name=NAME, n=NUMBER, days=NUMBER, labels=NAME
        )

    async def _pages(self, button: str, key: str, **gaps: str) -> list[tuple[str, ...]]:
        """The rows of a list, page by page; `text` is its first page then."""
        rows, message = [], await self._phone.presses(button)
        self.text = message.text or ""
        rows += found(self._t, key, self.text, **gaps)
        while self._t.plain("page-after") in self._phone.offered:
            message = await self._phone.presses("page-after")
            rows += found(self._t, key, message.text or "", **gaps)
        return rows


class Sheets:
    """A workbook, read by its tables."""

    def __init__(self, content: bytes, t: Translator) -> None:
        self._sheets = read_workbook(content)
        self._t = t

    def rows(self, name: str) -> list[tuple[str, ...]]:
        """Of the sheet whose name has this key: below its heads, as far as its sum or notes."""
        heads, *below = self._sheets.get(self._t.plain(name), [()] * ABOVE)[ABOVE - 1 :]
        # Beside the table stands what its chart is drawn from.
        wide, rows = sum(map(bool, heads)), list[tuple[str, ...]]()
        for row in below:
            cells = row[:wide]
            if sum(map(bool, cells)) < NOT_A_NOTE or cells[0] == self._t.plain("sheet-sum"):
                break
            rows.append(cells)
        return rows


class Paper:
    """A .docx, read by its sentences and tables."""

    def __init__(self, content: bytes, t: Translator) -> None:
        self.text, self._tables = read_paper(content)
        self._t = t

    def lines(self, key: str, **gaps: str) -> list[tuple[str, ...]]:
        """The gaps of a sentence, each time the paper has it."""
        return found(self._t, key, self.text, **gaps)

    def line(self, key: str, **gaps: str) -> tuple[str, ...]:
        return next(iter(self.lines(key, **gaps)), ())

    def rows(self, *heads: str) -> list[tuple[str, ...]]:
        """Of the table under these heads, without them and without its sum."""
        wanted = tuple(self._t.plain(head) for head in heads)
        for first, *rows in self._tables:
            if first == wanted:
                return [row for row in rows if row[0] != self._t.plain("sheet-sum")]
        return []
