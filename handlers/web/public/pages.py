"""Every page, made from what is read of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.i18n import Translator
from domain.people import Congress
from domain.publication_port import Listing, PublicPages
from domain.services.public_finding import Found, Way
from handlers.web.public import figures as counting
from handlers.web.public import machine
from handlers.web.public.asked import place_of
from handlers.web.public.letters import parts_of_letters
from handlers.web.public.listing import filters_of, heading_of, rows_of, where_they_are
from handlers.web.public.page import Missing, Page, Visit
from handlers.web.public.proposal import facts_of, history_of, promises_of, station_days
from handlers.web.public.rendering import asset, environment


async def found(public: PublicPages, visit: Visit, limit: int = 20) -> tuple[Listing, Found | None, str]:
    """What a list asks for, how it was found where words were given, and where the next page begins.

    Raises NotUnderstood, and Missing for a filter that is not there.
    """
    wanted = visit.asked.wanted(visit.speaker.today, limit)
    if visit.asked.words:
        one = await visit.find(visit.congress, visit.asked.words, wanted)
        page, after = one.listing, str(wanted.start + limit) if one.more else ""
    else:
        one, page = None, await public.listing(visit.congress, wanted)
        after = place_of(page.after) if page.after else ""
    if any(f.unknown for f in filters_of(visit, page)):
        raise Missing
    return page, one, after


async def listing(public: PublicPages, visit: Visit) -> Page:
    page, one, after = await found(public, visit)
    speaker = visit.speaker
    best, titles = (one is not None and one.way is way for way in (Way.WORDS, Way.TITLES))
    made = visit.rendered(
        "list.html",
        "list",
        speaker.say("page-title"),
        asked=visit.asked,
        rows=rows_of(visit, page, one),
        filters=filters_of(visit, page),
        bar=where_they_are(visit, page) if one is None else [],
        four=counting.four(visit.counted, speaker),
        heading=heading_of(visit, page, one),
        order=speaker.say("page-order-best" if best else "page-order"),
        by_titles=titles,
        next_page=visit.asked.query(after=after) if after else "",
        first_page=visit.asked.query() if visit.asked.after else "",
    )
    return replace(made, lasting=not titles)


async def proposal(public: PublicPages, visit: Visit) -> Page:
    """Raises Missing for what is not published, whether it exists or not."""
    shown = await public.one(visit.congress, visit.id)
    if shown is None:
        raise Missing
    speaker = visit.speaker
    line = shown.line
    return visit.rendered(
        "proposal.html",
        "list",
        line.title,
        line=line,
        meta=speaker.meta(line),
        tag=(speaker.class_name(line.result_class), speaker.tag(line)[1])
        if speaker.meaning(line)
        else speaker.tag(line),
        sentence=speaker.sentence(line),
        colour=speaker.colour(line),
        stations=speaker.stations(line, station_days(shown)),
        shown=shown,
        letters=parts_of_letters(shown, speaker),
        promises=promises_of(shown, speaker),
        facts=facts_of(shown, speaker),
        history=history_of(shown, speaker),
        json=f"{visit.home}{line.id}.json",
    )


async def figures(public: PublicPages, visit: Visit) -> Page:
    speaker, counted = visit.speaker, visit.counted
    return visit.rendered(
        "figures.html",
        "figures",
        speaker.say("page-figures-title"),
        counted=speaker.minute(counted.at),
        four=counting.four(counted, speaker),
        tables=counting.tables(counted, speaker),
        rates=counting.rates(counted, speaker),
        remarks=counting.remarks(counted, speaker),
    )


async def figures_json(public: PublicPages, visit: Visit) -> Page:
    return Page(machine.written(counting.data(visit.counted, visit.speaker)))


async def nothing(public: PublicPages, visit: Visit) -> Page:
    raise Missing


async def about(public: PublicPages, visit: Visit) -> Page:
    return visit.rendered("about.html", "about", visit.speaker.say("page-about-title"), api=visit.home)


def trouble(visit: Visit, key: str, **params: object) -> Page:
    """What is the case and what to do next."""
    say = visit.speaker.say
    what = say(key, **params)
    return visit.rendered("trouble.html", "", what, what=what, next=say(f"{key}-next", **params))


def congresses(found: Mapping[str, Congress], language: str, now: datetime, *, missing: bool = False) -> str:
    """Whose pages there are."""
    t = Translator(language, ZoneInfo("UTC"))
    return (
        environment()
        .get_template("congresses.html")
        .render(
            say=t.plain,
            language=language,
            missing=missing,
            congresses=[(f"/{slug}/", c.policy.text("congress", language)) for slug, c in found.items()],
            style=f"/-/page.css?{asset('page.css')[1]}",
            icon=f"/-/icon.svg?{asset('icon.svg')[1]}",
        )
    )


async def listing_json(public: PublicPages, visit: Visit) -> Page:
    page, one, after = await found(public, visit, 100)
    lasting = one is None or one.way is not Way.TITLES
    return Page(machine.listing(visit, page, one, after), lasting=lasting)


async def proposal_json(public: PublicPages, visit: Visit) -> Page:
    shown = await public.one(visit.congress, visit.id)
    if shown is None:
        raise Missing
    return Page(machine.proposal(visit, shown))


async def openapi(public: PublicPages, visit: Visit) -> Page:
    return Page(machine.description(visit))
