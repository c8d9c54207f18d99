"""GET /calendar/<secret>.ics: whoever has the link gets that person's calendar, and nothing else."""

from collections.abc import Callable
from datetime import datetime, timedelta

from aiohttp import web

from bot.feeds import feed_of, tag_of
from bot.i18n import Translator
from domain.ports import UnitsOfWork
from domain.services import agenda
from domain.services.subscriptions import owner_of

PATH = r"/calendar/{secret:[A-Za-z0-9_-]{20,100}}.ics"
BACK, AHEAD = timedelta(days=60), timedelta(days=400)


class Feeds:
    """Answers calendars; what was not changed is not sent again."""

    def __init__(self, database: UnitsOfWork, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def get(self, request: web.Request) -> web.StreamResponse:
        """404 for a link that is wrong, ended, or of somebody who may not look any more: never which."""
        now = self._now()
        async with self._database.unit_of_work() as uow:
            owner = await owner_of(uow, request.match_info["secret"])
            if owner is None:
                raise web.HTTPNotFound
            congress, person = owner
            today = now.astimezone(congress.policy.zone).date()
            entries = await agenda.entries(uow, congress, person, today - BACK, today + AHEAD)
        tag = tag_of(entries, person, congress)
        headers = {"ETag": f'"{tag}"', "Cache-Control": "private, no-cache"}
        if any(given.value in {tag, "*"} for given in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        t = Translator(person.language, congress.policy.zone)
        headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
        return web.Response(
            body=feed_of(entries, person, congress, t, now=now),
            content_type="text/calendar",
            charset="utf-8",
            headers=headers,
        )
