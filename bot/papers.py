"""Tables of figures as papers; the same sheets as the workbook's, to the last digit."""

import asyncio
from collections.abc import Sequence

from bot.documents import Wanted, tables
from bot.i18n import Translator
from bot.sheets import Sheets
from bot.views.pages import cut
from domain.paper import Grid, Report, Words
from storage.official_report import render_report
from storage.report_sheet import Cell, Percent, Sheet

DASH = "\u2014"
# More columns do not stand on a page that is upright.
UPRIGHT = 9
LONGEST_CELL = 100


async def paper(wanted: Wanted, kind: str) -> bytes:
    """One kind's tables, written in Chinese, whoever asks for them."""
    w, policy = wanted, wanted.congress.policy
    spoken = Translator("zh-CN", policy.zone)
    made = Sheets(policy, w.rounding, spoken, w.what_in(spoken), w.now)
    sheets = await tables(w, kind, made, whole=False)
    day = w.now.astimezone(policy.zone).date()
    report = Report(
        title=spoken.plain(f"document-title-{kind}", what=w.what_in(spoken)),
        unit=policy.text("registry"),
        day=day,
        dated=spoken.long_day(day),
        across=any(len(sheet.heads) > UPRIGHT for sheet in sheets),
        parts=(
            Words("about", spoken.plain("document-at", day=spoken.long_day(day))),
            *(_grid(sheet, spoken, alone=len(sheets) == 1) for sheet in sheets),
        ),
    )
    return await asyncio.to_thread(render_report, report)


def _grid(sheet: Sheet, t: Translator, *, alone: bool) -> Grid:
    """A table; where nothing is in it, its note says so."""
    words = frozenset(n for n in range(len(sheet.heads)) if n == 0 or _is_of_words(n, sheet.rows))
    notes = sheet.notes if sheet.rows else (t.plain("document-empty"), *sheet.notes)
    return Grid(
        "" if alone else sheet.title,
        sheet.heads,
        tuple(tuple(map(_printed, row)) for row in sheet.rows),
        tuple(map(_printed, sheet.total)),
        "".join(notes),
        words,
    )


def _is_of_words(column: int, rows: Sequence[Sequence[Cell]]) -> bool:
    """Numbers and days are no words, whatever they are kept as."""
    return any(isinstance(cell := row[column], str) and cell != DASH and not cell.isascii() for row in rows)


def _printed(cell: Cell) -> str:
    if isinstance(cell, Percent):
        return f"{cell.printed}%"
    return "" if cell is None else cut(str(cell), LONGEST_CELL)
