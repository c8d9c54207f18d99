"""The public pages' addresses: each congress under its own, every page kept until something of it changed."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog
from aiohttp import web

from bot.i18n import Translator
from domain.channel import slugs
from domain.overview import Overview
from domain.people import Congress
from domain.ports import UnitsOfWork, Words
from domain.publication_port import PublicPages
from domain.services.public_finding import find
from handlers.web.public import bulletins, overviews, pages
from handlers.web.public.asked import Asked, NotUnderstood, asked_of, language_of
from handlers.web.public.figures import Counter
from handlers.web.public.page import Missing, Page, Visit
from handlers.web.public.rendering import FOREVER, Cache, Kept, asset
from handlers.web.public.wording import Speaker

log = structlog.get_logger()
SLUG = r"{slug:[a-z][a-z0-9-]{1,40}}"
NUMBER = r"{year:\d{4}}-{id:\d{1,6}}"
HTML, JSON, ATOM = (
    "text/html; charset=utf-8",
    "application/json; charset=utf-8",
    "application/atom+xml; charset=utf-8",
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XML, TEXT = "application/xml; charset=utf-8", "text/plain; charset=utf-8"
ASSETS = {"page.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}
# So long a page is handed out without asking whether it is still so.
FRESH = timedelta(seconds=1)
Maker = Callable[[PublicPages, Visit], Awaitable[Page]]


@dataclass
class _Watched:
    """What is known of a congress, and when that was asked for."""

    congress: Congress
    slug: str
    mark: str
    counted: Overview
    asked_at: datetime


class Site:
    """Answers everything under a congress's address, and what belongs to all of them."""

    def __init__(
        self,
        database: UnitsOfWork,
        words: Words,
        now: Callable[[], datetime],
        public_url: str,
        write: bulletins.Write,
    ) -> None:
        self._public = public = database.public
        self._find = partial(find, database, words)
        self._now = now
        self._url = public_url
        self._write = write
        self._watched: dict[str, _Watched] = {}
        self._cache = Cache()
        self._counter = Counter(public, now)

    def add_to(self, app: web.Application) -> None:
        for name in ASSETS:
            app.router.add_get(f"/-/{name}", self._asset)
        app.router.add_get("/", self._root)
        app.router.add_get("/robots.txt", self._robots)
        app.router.add_get("/sitemap.xml", self._sitemaps)
        for path, make, kind in (
            ("/", pages.listing, HTML),
            ("/proposals.json", pages.listing_json, JSON),
            (r"/{id:\d{1,15}}", pages.proposal, HTML),
            (r"/{id:\d{1,15}}.json", pages.proposal_json, JSON),
            ("/figures", pages.figures, HTML),
            ("/figures.json", pages.figures_json, JSON),
            ("/bulletins", bulletins.listing, HTML),
            ("/bulletins.json", bulletins.listing_json, JSON),
            (f"/bulletins/{NUMBER}", bulletins.page, HTML),
            (f"/bulletins/{NUMBER}.json", bulletins.page_json, JSON),
            (f"/bulletins/{NUMBER}.docx", self._document, DOCX),
            ("/about", pages.about, HTML),
            ("/feed.xml", overviews.feed, ATOM),
            ("/openapi.json", pages.openapi, JSON),
            (r"/sitemap-{id:\d{1,9}}.xml", overviews.sitemap, XML),
        ):
            app.router.add_get(f"/{SLUG}{path}", self._answering(make, kind))
        app.router.add_get(f"/{SLUG}", self._with_slash)
        app.router.add_get(f"/{SLUG}/{{rest:.*}}", self._answering(pages.nothing, HTML))

    async def _document(self, public: PublicPages, visit: Visit) -> Page:
        return await bulletins.document(public, visit, self._write)

    def _answering(self, make: Maker, kind: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def answer(request: web.Request) -> web.StreamResponse:
            accepted = request.headers.get("Accept-Language", "")
            watched = self._watched.get(request.match_info["slug"])
            now = self._now()
            if watched is None or not timedelta() <= now - watched.asked_at <= FRESH:
                watched = await self._watch(request.match_info["slug"])
                if watched is None:
                    return await self._nowhere(request)
            today = now.astimezone(watched.congress.policy.zone).date()
            state = watched.mark, watched.counted.at, today
            key = (state, request.rel_url.raw_path_qs, accepted[:60])
            if (kept := self._cache.get(key)) is not None:
                return kept.answer(request)
            kept = await self._made(request, watched, make, kind)
            if kept.lasting:
                self._cache.put(key, kept)
            return kept.answer(request)

        return answer

    async def _made(self, request: web.Request, watched: _Watched, make: Maker, kind: str) -> Kept:
        """Raises nothing: what cannot be answered is said on a page."""
        visit, status = self._visit(request, watched), 200
        try:
            visit = replace(visit, asked=asked_of(request.query))
            visit = replace(visit, speaker=self._speaker(request, watched, visit.asked.lang))
            page = await make(self._public, visit)
        except NotUnderstood:
            page, status = pages.trouble(visit, "page-not-understood"), 400
        except Missing:
            page, status = pages.trouble(visit, "page-missing"), 404
        except Exception:
            code = secrets.token_hex(2).upper()
            log.exception("page_failed", code=code, path=request.path)
            page, status = pages.trouble(visit, "page-broken", code=code), 503
        return Kept.of(page.text, kind if status == 200 else HTML, status, page.name, lasting=page.lasting)

    def _speaker(self, request: web.Request, watched: _Watched, lang: str) -> Speaker:
        policy = watched.congress.policy
        language = language_of(lang, request.headers.get("Accept-Language", ""))
        return Speaker(Translator(language, policy.zone), policy, self._now())

    def _visit(self, request: web.Request, watched: _Watched) -> Visit:
        return Visit(
            congress=watched.congress,
            slug=watched.slug,
            speaker=self._speaker(request, watched, ""),
            asked=Asked(),
            id=int(request.match_info.get("id") or 0),
            year=int(request.match_info.get("year") or 0),
            path=request.path,
            address=self._url or f"{request.scheme}://{request.host}",
            counted=watched.counted,
            find=self._find,
        )

    async def _watch(self, slug: str) -> _Watched | None:
        found = slugs(await self._public.congresses()).get(slug)
        if found is None:
            return None
        mark = await self._public.mark(found.id)
        counted = await self._counter.of(found, mark)
        watched = _Watched(found, slug, mark, counted, self._now())
        self._watched[slug] = watched
        return watched

    async def _root(self, request: web.Request) -> web.StreamResponse:
        """To the only congress there is, else a list of them."""
        found = slugs(await self._public.congresses())
        if len(found) == 1:
            raise web.HTTPFound(f"/{next(iter(found))}/")
        language = language_of(request.query.get("lang", ""), request.headers.get("Accept-Language", ""))
        return Kept.of(pages.congresses(found, language, self._now()), HTML).answer(request)

    async def _with_slash(self, request: web.Request) -> web.StreamResponse:
        if await self._watch(request.match_info["slug"]) is None:
            return await self._nowhere(request)
        raise web.HTTPMovedPermanently(f"{request.path}/")

    async def _nowhere(self, request: web.Request) -> web.StreamResponse:
        language = language_of("", request.headers.get("Accept-Language", ""))
        found = slugs(await self._public.congresses())
        text = pages.congresses(found, language, self._now(), missing=True)
        return Kept.of(text, HTML, 404).answer(request)

    async def _asset(self, request: web.Request) -> web.StreamResponse:
        name = request.path.rpartition("/")[2]
        return web.Response(body=asset(name)[0], headers={**FOREVER, "Content-Type": ASSETS[name]})

    async def _robots(self, request: web.Request) -> web.StreamResponse:
        address = self._url or f"{request.scheme}://{request.host}"
        return Kept.of(f"User-agent: *\nAllow: /\nSitemap: {address}/sitemap.xml\n", TEXT).answer(request)

    async def _sitemaps(self, request: web.Request) -> web.StreamResponse:
        address = self._url or f"{request.scheme}://{request.host}"
        found = slugs(await self._public.congresses())
        lasts = {slug: await self._public.last_id(congress.id) for slug, congress in found.items()}
        return Kept.of(overviews.sitemaps(address, lasts), XML).answer(request)
