"""Workbooks made of figures, in pieces and off the event loop."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.bulletins import bulletin_document
from bot.i18n import Translator
from bot.sheets import LEDGER_WIDTHS, Sheets
from bot.views.bulletin_words import (
    bulletin_figures,
    bulletin_title,
    document_scope,
    first_words,
    next_steps,
)
from domain.bulletin import Bulletin
from domain.overview import Rounding
from domain.people import Congress, Person
from domain.report_port import Books
from domain.scope import Scope
from domain.services import figures
from domain.services.assessments import trial
from storage.report_sheet import Sheet
from storage.report_workbook import Book

PIECE = 500

# How many are done, of how many.
Tell = Callable[[int, int], Awaitable[None]]


async def silently(done: int, of: int) -> None:
    """To whoever does not watch."""


@dataclass(frozen=True)
class Wanted:
    """Of whom, of what, how shares are printed, in whose words, as it stands when; for whose eyes, where
    somebody is named; who is told how far it is; in words, what but the time narrows it.
    """

    books: Books
    congress: Congress
    scope: Scope
    rounding: Rounding
    t: Translator
    now: datetime
    person: Person | None = None
    tell: Tell = silently
    narrowed: str = ""

    def what_in(self, t: Translator) -> str:
        time = document_scope(self.scope, t)
        return t.plain("document-narrowed", time=time, narrowed=self.narrowed) if self.narrowed else time


async def workbook(wanted: Wanted, kind: str) -> bytes:
    """One kind's tables; with the overview come all the others and the ledger. Raises KeyError."""
    w = wanted
    what = w.what_in(w.t)
    sheets = Sheets(w.congress.policy, w.rounding, w.t, what, w.now)
    book = Book(w.t.plain(f"document-title-{kind}", what=what), w.congress.name)
    for sheet in await tables(w, kind, sheets, whole=kind == "overview"):
        await asyncio.to_thread(book.add, sheet)
    if kind == "overview":
        await _ledger(w, book, sheets)
    return await asyncio.to_thread(book.done)


async def tables(w: Wanted, kind: str, sheets: Sheets, *, whole: bool) -> list[Sheet]:
    """Of one kind, and nothing else is counted; `whole`: of all but the assessment. Raises KeyError."""
    asked = (w.books, w.congress, w.scope)
    overview = partial(figures.overview, *asked, now=w.now)
    units = partial(figures.of_departments, *asked, now=w.now)
    late = partial(figures.overdue, *asked, now=w.now)
    if whole:
        counted, each = await overview(), await units()
        return [
            *sheets.overview(counted),
            sheets.departments(each),
            sheets.returns(each),
            sheets.overdue(await late()),
            sheets.ratings(counted, each)[-1],
        ]
    match kind:
        case "overview":
            found = sheets.overview(await overview())
        case "departments":
            found = [sheets.departments(await units())]
        case "returns":
            found = [sheets.returns(await units())]
        case "overdue":
            found = [sheets.overdue(await late())]
        case "ratings":
            found = sheets.ratings(await overview(), await units())
        case "assessment":
            found = sheets.assessment(await trial(*asked, now=w.now))
        case _:
            raise KeyError(kind)
    return found


async def _ledger(w: Wanted, book: Book, sheets: Sheets) -> None:
    only = (await figures.names_of(w.books, w.congress)).departments_of(w.scope)
    book.begin_ledger(sheets.ledger(), LEDGER_WIDTHS)
    after = done = 0
    while lines := await w.books.excerpts.lines(w.congress, w.scope, only, w.person, after, PIECE):
        rows = [sheets.ledger_line(line) for line in lines]
        await asyncio.to_thread(book.add_lines, rows)
        after, done = lines[-1].proposal_id, done + len(lines)
        await w.tell(done, 0)


async def first_bulletin(wanted: Wanted) -> bytes:
    """As it would be drafted now, with nobody's words; kept nowhere."""
    w, policy = wanted, wanted.congress.policy
    spoken = Translator("zh-CN", policy.zone)
    summary = await figures.summary(w.books, w.congress, w.scope, now=w.now)
    found = bulletin_figures(summary, policy, w.rounding, spoken)
    day = w.now.astimezone(policy.zone).date()
    words = first_words(found, w.scope, day, spoken)
    what, unit = document_scope(w.scope, spoken), policy.text("registry")
    title = bulletin_title(what, spoken)
    made = Bulletin(w.congress.id, what, unit, title, words, found, w.now, "", 0, w.now)
    made.steps = next_steps(found, spoken)
    return await bulletin_document(made, policy)
