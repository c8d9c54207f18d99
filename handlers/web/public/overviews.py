"""What tells others that there is something new: the Atom feed and the maps of all addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.bulletin import Published
from domain.publication_port import Line, PublicPages, Wanted
from handlers.web.public import bulletins
from handlers.web.public.page import Missing, Page, Visit
from handlers.web.public.rendering import environment

FEED = 50
BLOCK = 10_000


async def feed(public: PublicPages, visit: Visit) -> Page:
    """The newest suggestions and bulletins together."""
    page = await public.listing(visit.congress, Wanted(limit=FEED))
    issued = await public.bulletins(visit.congress.id, limit=FEED)
    entries = [
        *(_entry(visit, line) for line in page.lines),
        *(_bulletin_entry(visit, one) for one in issued),
    ]
    entries.sort(key=lambda entry: entry.at, reverse=True)
    speaker = visit.speaker
    return Page(
        environment()
        .get_template("feed.xml")
        .render(
            title=f"{speaker.policy.text('congress', speaker.t.language)} {speaker.say('page-title')}",
            language=speaker.t.language,
            home=f"{visit.address}{visit.home}",
            at=max((entry.at for entry in entries), default=speaker.now),
            entries=entries[:FEED],
        )
    )


@dataclass(frozen=True)
class Entry:
    """One of the feed."""

    id: str
    title: str
    at: datetime
    summary: str


def _entry(visit: Visit, line: Line) -> Entry:
    where, title = f"{visit.address}{visit.home}{line.id}", f"{line.number} {line.title}".strip()
    return Entry(where, title, line.listed_at, visit.speaker.sentence(line).whole)


def _bulletin_entry(visit: Visit, published: Published) -> Entry:
    bulletin = published.bulletin
    assert bulletin.published_at is not None
    number = visit.speaker.say("bulletin-number", number=bulletin.number)
    where = f"{visit.address}{visit.home}{bulletins.address(published)}"
    return Entry(where, f"{number} {bulletin.title}", bulletin.published_at, bulletins.lead_of(published))


async def sitemap(public: PublicPages, visit: Visit) -> Page:
    rows = await public.block(visit.congress.id, visit.id * BLOCK, BLOCK)
    if not rows and visit.id:
        raise Missing
    urls = [(f"{visit.address}{visit.home}{id_}", at.date().isoformat()) for id_, at in rows]
    if visit.id == 0:
        issued = await public.bulletins(visit.congress.id, limit=BLOCK)
        places = ["", "figures", "bulletins", "about", *map(bulletins.address, issued)]
        urls = [(f"{visit.address}{visit.home}{place}", "") for place in places] + urls
    return Page(environment().get_template("sitemap.xml").render(urls=urls))


def sitemaps(address: str, lasts: Mapping[str, int]) -> str:
    """One file for so many addresses, however many proposals there are."""
    files = [
        f"{address}/{slug}/sitemap-{n}.xml" for slug, last in lasts.items() for n in range(last // BLOCK + 1)
    ]
    return environment().get_template("sitemaps.xml").render(files=files)
