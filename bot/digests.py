"""The digest of replies: contents, what was asked and answered, indexes; written a piece at a time."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from itertools import groupby

from bot.documents import Wanted
from bot.i18n import Translator
from bot.views.digests import DIGEST, Numbered, by_number, digest_line, digest_of, in_order, indexes, parts_of
from bot.views.pages import cut
from domain.excerpt import Entry, Excerpt
from domain.services import figures
from storage.official_paper import Paper
from storage.report_sheet import Sheet
from storage.report_workbook import Book

PIECE = 20
LONGEST_LINE = 60
LONGEST_HEADING = 100


async def digest_json(wanted: Wanted) -> str:
    from bot.reporting import written

    found = await _entries(wanted)
    told = [
        digest_of(n, excerpt, wanted.congress.policy, wanted.t)
        async for piece in _pieces(wanted, found)
        for n, excerpt in piece
    ]
    return written(told)


async def digest_book(wanted: Wanted) -> bytes:
    """A line for each letter."""
    w, t = wanted, wanted.t
    title = t.plain("digest-title", what=w.what_in(t))
    book = Book(title, w.congress.name)
    heads = tuple(t.plain(f"digest-head-{key}") for key, _ in DIGEST)
    about = t.plain("document-at", day=t.long_day(w.now.astimezone(w.congress.policy.zone).date()))
    book.begin_ledger(
        Sheet(t.plain("digest-sheet"), title, about, heads), [float(wide) for _, wide in DIGEST]
    )
    async for piece in _pieces(w, await _entries(w)):
        lines = [line for n, excerpt in piece for line in digest_line(n, excerpt, w.congress.policy, t)]
        await asyncio.to_thread(book.add_lines, lines)
    return await asyncio.to_thread(book.done)


async def digest(wanted: Wanted) -> bytes:
    """Written in Chinese, whoever asks for it. What is written is held no longer."""
    w, policy = wanted, wanted.congress.policy
    t = Translator("zh-CN", policy.zone)
    found = await _entries(w)
    day = w.now.astimezone(policy.zone).date()
    title = t.plain("digest-title", what=w.what_in(t))
    unit = policy.text("registry")
    paper = await asyncio.to_thread(Paper, title=title, author=unit, day=day, pages_asked=bool(found))
    await asyncio.to_thread(_cover, paper, title, unit, t.long_day(day))
    await asyncio.to_thread(_contents, paper, found, t)
    group = None
    async for piece in _pieces(w, found):
        await asyncio.to_thread(_write, paper, piece, group, found, t)
        group = found[piece[-1][0] - 1].group
    await asyncio.to_thread(_indexes, paper, found, t)
    return await asyncio.to_thread(paper.done)


async def _entries(w: Wanted) -> list[Numbered]:
    """Enough for contents and index; the texts come in pieces."""
    only = (await figures.names_of(w.books, w.congress)).departments_of(w.scope)
    found = await w.books.excerpts.answered(w.congress, w.scope, only, w.person)
    return in_order(found, w.congress.policy, w.t)


async def _pieces(w: Wanted, found: Sequence[Numbered]) -> AsyncIterator[list[tuple[int, Excerpt]]]:
    """With their serial numbers; one whose letter is gone meanwhile has no answers."""
    for start in range(0, len(found), PIECE):
        some = [each.entry for each in found[start : start + PIECE]]
        read = {e.entry.proposal_id: e for e in await w.books.excerpts.texts(w.congress, some)}
        yield [
            (start + n, read.get(entry.proposal_id, Excerpt(entry, "", ())))
            for n, entry in enumerate(some, start=1)
        ]
        await w.tell(start + len(some), len(found))


def _cover(paper: Paper, title: str, unit: str, dated: str) -> None:
    paper.title(title, "cover")
    paper.line("cover_line", unit)
    paper.line("cover_line", dated)
    paper.new_page()


def _contents(paper: Paper, found: Sequence[Numbered], t: Translator) -> None:
    paper.line("contents_title", t.plain("digest-contents"))
    if not found:
        paper.line("body", t.plain("digest-nothing"))
    for group, entries in groupby(found, lambda each: each.group):
        paper.line("contents_group", group)
        for each in entries:
            text = t.plain("digest-line", n=str(each.n), title=cut(each.entry.title, LONGEST_LINE))
            paper.reference("contents", text, _mark(each.n))


def _write(
    paper: Paper,
    piece: Iterable[tuple[int, Excerpt]],
    group: str | None,
    found: Sequence[Numbered],
    t: Translator,
) -> None:
    for n, excerpt in piece:
        own = found[n - 1].group
        if own != group:
            if group is None:
                paper.new_page()
            group = own
            paper.line("group", group)
        entry = excerpt.entry
        heading = t.plain("digest-line", n=str(n), title=cut(entry.title, LONGEST_HEADING))
        paper.line("entry", heading, mark=_mark(n))
        for style, text in _said(entry, excerpt, t):
            paper.lines(style, text)


def _said(entry: Entry, excerpt: Excerpt, t: Translator) -> Iterator[tuple[str, str]]:
    if len(entry.title) > LONGEST_HEADING:
        yield "body", t.plain("digest-whole-title", title=entry.title)
    yield from parts_of(excerpt, t)


def _indexes(paper: Paper, found: Sequence[Numbered], t: Translator) -> None:
    """They name serial numbers, which are right in any reader."""
    if not found:
        return
    paper.new_page()
    paper.line("contents_title", t.plain("digest-index"))
    paper.line("note", t.plain("digest-index-about"))
    for key, lines in indexes(found):
        paper.line("contents_group", t.plain(f"digest-index-{key}"))
        for head, entries in lines:
            paper.index(f"{head}\u3000", [(text, _mark(n)) for text, n in entries])
    paper.line("contents_group", t.plain("digest-index-number"))
    for line in by_number(found, t):
        paper.index_line([(text, _mark(n)) for text, n in line])


def _mark(n: int) -> str:
    return f"entry_{n}"
