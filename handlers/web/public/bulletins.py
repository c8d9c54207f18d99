"""Issued bulletins: their list, and each as a page, as data and as the document that was issued."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.i18n import Translator
from bot.views.bulletin_paper import bulletin_report
from domain.bulletin import Bulletin, Published
from domain.paper import Grid, Report
from domain.policy import Policy
from domain.publication_port import PublicPages
from handlers.web.public import machine
from handlers.web.public.page import Missing, Page, Visit

# The whole document as a .docx.
Write = Callable[[Bulletin, Policy], Awaitable[bytes]]
PAGE, PAGE_OF_DATA = 20, 100
LONGEST_LEAD = 160


@dataclass(frozen=True)
class Row:
    """One bulletin in the list."""

    link: str
    title: str
    number: str
    unit: str
    day: str
    lead: str


def address(published: Published) -> str:
    return f"bulletins/{published.bulletin.place}"


def report_of(visit: Visit, published: Published) -> Report:
    """What it says, in the language it was issued in."""
    policy = visit.congress.policy
    return bulletin_report(published.bulletin, policy, Translator("zh-CN", policy.zone))


def lead_of(published: Published) -> str:
    """How it begins."""
    text = published.bulletin.words.get("opening", "").split("\n")[0]
    return text if len(text) <= LONGEST_LEAD else f"{text[: LONGEST_LEAD - 1]}…"


async def _found(public: PublicPages, visit: Visit, limit: int) -> tuple[Sequence[Published], str]:
    """A page of them, and where the next one begins."""
    found = await public.bulletins(visit.congress.id, visit.asked.bulletin_before, limit + 1)
    return found[:limit], found[limit - 1].bulletin.place if len(found) > limit else ""


async def listing(public: PublicPages, visit: Visit) -> Page:
    found, after = await _found(public, visit, PAGE)
    speaker = visit.speaker
    rows = [
        Row(
            visit.link(address(one)),
            one.bulletin.title,
            speaker.say("bulletin-number", number=one.bulletin.number),
            one.bulletin.unit,
            speaker.day(one.bulletin.issued_at),
            lead_of(one),
        )
        for one in found
    ]
    return visit.rendered(
        "bulletins.html",
        "bulletins",
        speaker.say("page-bulletins-title"),
        rows=rows,
        next_page=visit.asked.query(after=after) if after else "",
        first_page=visit.asked.query() if visit.asked.after else "",
    )


async def listing_json(public: PublicPages, visit: Visit) -> Page:
    found, after = await _found(public, visit, PAGE_OF_DATA)
    next_page = f"{visit.address}{visit.home}bulletins.json{visit.asked.query(after=after)}"
    lines = [_line(visit, one) for one in found]
    return Page(machine.written({"bulletins": lines, "next": next_page if after else None}))


async def _one(public: PublicPages, visit: Visit) -> Published:
    """Raises Missing for what is a draft or not shown, whether it exists or not."""
    found = await public.bulletin(visit.congress.id, visit.year, visit.id)
    if found is None:
        raise Missing
    return found


async def page(public: PublicPages, visit: Visit) -> Page:
    found = await _one(public, visit)
    report = report_of(visit, found)
    place = address(found)
    return visit.rendered(
        "bulletin.html",
        "bulletins",
        report.title,
        report=report,
        parts=[(part, isinstance(part, Grid)) for part in report.parts],
        examples=[(visit.link(str(e.proposal_id)), e.title) for e in found.bulletin.examples],
        withheld=found.withheld,
        all=visit.link("bulletins"),
        json=f"{visit.home}{place}.json",
        document=f"{visit.home}{place}.docx",
    )


async def page_json(public: PublicPages, visit: Visit) -> Page:
    found = await _one(public, visit)
    parts = [
        {"table": part.caption, "heads": part.heads, "rows": part.rows, "sum": part.total, "note": part.note}
        if isinstance(part, Grid)
        else {"style": part.style, "text": part.text}
        for part in report_of(visit, found).parts
    ]
    examples = [
        {"id": e.proposal_id, "url": f"{visit.address}{visit.home}{e.proposal_id}"}
        for e in found.bulletin.examples
    ]
    data = {**_line(visit, found), "parts": parts, "examples": examples, "examples_withheld": found.withheld}
    return Page(machine.written(data))


async def document(public: PublicPages, visit: Visit, write: Write) -> Page:
    found = await _one(public, visit)
    bulletin = found.bulletin
    name = visit.speaker.say("bulletin-file-issued", number=bulletin.number, title=bulletin.title[:60])
    return Page(await write(bulletin, visit.congress.policy), name)


def _line(visit: Visit, published: Published) -> dict[str, object]:
    bulletin, url = published.bulletin, f"{visit.address}{visit.home}{address(published)}"
    return {
        "url": url,
        "document": f"{url}.docx",
        "number": bulletin.number,
        "title": bulletin.title,
        "unit": bulletin.unit,
        "issued_at": bulletin.issued_at and bulletin.issued_at.isoformat(),
    }
