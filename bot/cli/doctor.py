"""`doctor`: looks at everything the service needs, and says of each whether it is right."""

import os
from collections.abc import AsyncIterator, Callable

from bot.checks import (
    congress_line,
    open_database,
    setting_troubles,
    settings_of,
    unbound_bots,
    usernames,
)
from bot.config import Settings, bot_id_of
from bot.i18n import Translator
from bot.trouble import Trouble

RIGHT, WRONG = "\u2713", "\u2717"
Findings = AsyncIterator[str | Trouble]


async def examine(t: Translator) -> int:
    """Prints a line for each thing as soon as it is known; the exit status is 1 when one is to be mended."""
    try:
        settings = settings_of()
    except Trouble as trouble:
        print(WRONG, t.plain(trouble.key, **trouble.params))
        return 1
    count = 0
    parts: tuple[Callable[[Settings, Translator], Findings], ...] = (_settings, _data, _database, _bots)
    for part in parts:
        async for finding in part(settings, t):
            if isinstance(finding, Trouble):
                count += 1
                print(WRONG, t.plain(finding.key, **finding.params), flush=True)
            else:
                print(RIGHT, finding, flush=True)
    print(t.plain("doctor-troubles", n=count) if count else t.plain("doctor-fine"))
    return 1 if count else 0


async def _settings(settings: Settings, t: Translator) -> Findings:
    for trouble in setting_troubles(settings):
        yield trouble
    if settings.bot_mode == "webhook":
        yield t.plain("doctor-webhook", url=settings.webhook_url)


async def _data(settings: Settings, t: Translator) -> Findings:
    """Not made here: looking changes nothing."""
    folder = settings.data_dir.absolute()
    standing = next(path for path in (folder, *folder.parents) if path.exists())
    if standing.is_dir() and os.access(standing, os.W_OK | os.X_OK):
        yield t.plain("doctor-data", path=str(folder))
    else:
        yield Trouble("trouble-data-dir", path=str(folder))


async def _database(settings: Settings, t: Translator) -> Findings:
    try:
        async with open_database(settings) as database:
            yield t.plain("doctor-database", address=database.address)
            async with database.unit_of_work() as uow:
                congresses, loose = await uow.congresses.every(), await unbound_bots(uow, settings)
        for congress in congresses:
            yield congress_line(congress, t)
        for trouble in loose:
            yield trouble
    except Trouble as trouble:
        yield trouble


async def _bots(settings: Settings, t: Translator) -> Findings:
    for token in settings.bot_token:
        if bot_id_of(token) is None:
            continue
        try:
            name = (await usernames([token], settings.bot_api_base))[token]
        except Trouble as trouble:
            yield trouble
            if trouble.key == "trouble-api-unreachable":
                return
        else:
            yield t.plain("doctor-bot", name=name, base=settings.bot_api_base)
