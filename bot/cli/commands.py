"""What each command does. Imports are late, so that --help and the small commands answer at once."""

import argparse
import asyncio
import gc
import signal
import sys
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from bot.i18n import Translator
from bot.trouble import Trouble

if TYPE_CHECKING:
    from bot.cli.progress import Bar
    from storage.ledger import Ledger

VERIFIED_AT_ONCE = 20


def _import_undisturbed() -> None:
    """Importing makes a million objects that stay: looking through them again and again costs a third of the
    start. The service turns the collector on again when it has started.
    """
    gc.disable()


async def run(options: argparse.Namespace, t: Translator) -> int:
    _import_undisturbed()
    from bot.checks import (
        checked_settings,
        database_troubles,
        free_address,
        open_database,
        unbound_bots,
        usernames,
        writable_data_dir,
    )
    from bot.clock import Clock
    from bot.log import configure

    settings = checked_settings()
    configure(settings.log_level, (*settings.bot_token, settings.webhook_secret, settings.mail_url))
    stopping = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, stopping.set)
    writable_data_dir(settings)
    free_address(settings)
    async with open_database(settings) as database, database.unit_of_work() as uow:
        for trouble in await unbound_bots(uow, settings):
            raise trouble
    await usernames(settings.bot_token, settings.bot_api_base)

    from bot.app import Service

    async with AsyncExitStack() as stack:
        with database_troubles():
            service = await stack.enter_async_context(Service(settings, Clock()))
        print(t.plain("said-running"), file=sys.stderr, flush=True)
        await service.serve(stopping)
    return 0


async def demonstrate(options: argparse.Namespace, t: Translator) -> int:
    _import_undisturbed()
    from bot.checks import database_troubles, settings_of, writable_data_dir

    writable_data_dir(settings_of())

    from bot.demo import demonstrate as show

    with database_troubles():
        return await show(t, port=options.port, reset=options.reset, everybody=options.everybody)


async def replay(options: argparse.Namespace, t: Translator) -> int:
    _import_undisturbed()
    from bot.log import configure
    from bot.replays.running import STORIES, tell
    from bot.replays.scripts import script_of
    from bot.replays.telling import Teller

    configure("WARNING")
    teller = Teller(t, watch=options.watch, speed=options.speed)
    return await tell(STORIES[options.story], script_of(options.story, t.language), teller)


async def migrate(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import open_database, settings_of, writable_data_dir

    settings = settings_of()
    writable_data_dir(settings)
    async with open_database(settings, schema=False) as database:
        before = await database.schema_state()
        await database.migrate()
    print(t.plain("said-migrated-already" if before == "current" else "said-migrated"))
    return 0


async def congress_add(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import open_database, settings_of
    from bot.profiles import add_congress

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        await add_congress(uow, options.name, options.profile)
    print(t.plain("said-congress-added", name=options.name, profile=options.profile))
    return 0


async def congress_bind(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import bind_bot, open_database, settings_of

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        await bind_bot(uow, options.name, options.bot)
    print(t.plain("said-congress-bound", name=options.name, bot=str(options.bot)))
    return 0


async def congress_list(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import congress_line, open_database, settings_of

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        every = await uow.congresses.every()
    if not every:
        raise Trouble("trouble-no-congress")
    for congress in every:
        print(congress_line(congress, t))
    return 0


async def print_policy(options: argparse.Namespace, t: Translator) -> int:
    import json

    from bot.checks import congress_named, open_database, settings_of

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.congress)
    print(json.dumps(congress.policy.data, ensure_ascii=False, indent=2))
    return 0


async def template(options: argparse.Namespace, t: Translator) -> int:
    from bot.roster import write_template
    from storage.ledger_template import write_ledger_template
    from storage.roster_template import write_roster_template

    write_template(
        options.file, t.language, write_ledger_template if options.ledger else write_roster_template
    )
    print(t.plain("said-template-ledger" if options.ledger else "said-template", path=str(options.file)))
    return 0


async def import_workbook(options: argparse.Namespace, t: Translator) -> int:
    """A roster or a past ledger: its headings tell which."""
    from bot.cli.progress import Bar
    from bot.ledger import load_ledger
    from bot.roster import fault_lines
    from storage.workbook import WorkbookError

    bar = Bar(t)
    try:
        ledger = await asyncio.to_thread(load_ledger, options.file, bar.reading)
    except WorkbookError as error:
        return _refused("trouble-roster", fault_lines(error.faults, t), t)
    finally:
        bar.end()
    return await (_import_ledger(ledger, options, bar, t) if ledger else _import_roster(options, t))


def _refused(key: str, lines: list[str], t: Translator) -> int:
    print(t.plain(key, n=len(lines)), *lines, sep="\n", file=sys.stderr)
    return 1


async def _import_roster(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import congress_named, open_database, settings_of
    from bot.roster import count_lines, fault_lines, load_roster, store_roster
    from storage.workbook import WorkbookError

    settings = settings_of()
    try:
        roster = await asyncio.to_thread(load_roster, options.file)
    except WorkbookError as error:
        return _refused("trouble-roster", fault_lines(error.faults, t), t)
    async with open_database(settings) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.congress)
        counts = await store_roster(uow, congress, roster, settings.data_dir)
    print(t.plain("said-imported", name=congress.name), *count_lines(counts, t), sep="\n")
    return 0


async def _import_ledger(ledger: "Ledger", options: argparse.Namespace, bar: "Bar", t: Translator) -> int:
    from bot.checks import congress_named, open_database, settings_of
    from bot.clock import Clock
    from bot.ledger import fault_lines_of, store_ledger, stored_lines, warning_lines
    from storage.workbook import WorkbookError

    try:
        async with open_database(settings_of()) as database:
            async with database.unit_of_work() as uow:
                congress = await congress_named(uow, options.congress)
            stored = await store_ledger(
                database,
                congress,
                ledger,
                source=options.file.name,
                create_missing=options.create_missing,
                now=Clock().now(),
                progress=bar.storing,
            )
    except WorkbookError:
        bar.end()
        status = _refused("trouble-ledger", fault_lines_of(ledger, t), t)
        print(*warning_lines(ledger, t), sep="\n", end="", file=sys.stderr)
        return status
    bar.end()
    said = t.plain("said-imported-ledger", name=congress.name, n=stored.proposals)
    print(said, *stored_lines(stored, t), *warning_lines(ledger, t), sep="\n")
    return 0


async def invite(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import checked_settings, congress_named, open_database
    from bot.invitations import bot_name, invitation

    settings = checked_settings()
    async with open_database(settings) as database:
        async with database.unit_of_work() as uow:
            congress = await congress_named(uow, options.congress)
        # Asked before the transaction: nobody else could write while Telegram thinks.
        username = await bot_name(congress, settings, t)
        async with database.unit_of_work() as uow:
            name, code = await invitation(uow, congress, options.name, options.unit, t)
    if username:
        print(t.plain("said-invitation", name=name, link=f"https://t.me/{username}?start={code}"))
    else:
        print(t.plain("said-invitation-code", name=name, code=code))
    return 0


async def doctor(options: argparse.Namespace, t: Translator) -> int:
    from bot.cli.doctor import examine

    return await examine(t)


async def verify(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import open_database, settings_of
    from domain.bulletin import Bulletin
    from domain.services.verification import Fault, changed_bulletins, faults_of

    faults, issued, changed, gone = list[Fault](), 0, list[Bulletin](), list[str]()
    async with open_database(settings_of()) as database:
        async with database.unit_of_work() as uow:
            ids = await uow.proposals.every_id()
            for congress in await uow.congresses.every():
                seen, found = await changed_bulletins(uow, congress.id)
                issued, changed = issued + seen, changed + found
                gone += await uow.bulletins.cut_off(congress.id)
        # A few at a time: on SQLite nobody else can write meanwhile.
        for start in range(0, len(ids), VERIFIED_AT_ONCE):
            async with database.unit_of_work() as uow:
                for proposal_id in ids[start : start + VERIFIED_AT_ONCE]:
                    faults += faults_of(await uow.proposals.get(proposal_id))
    for fault in faults:
        what = t.plain(f"verify-{fault.code}")
        print(t.plain("said-fault", proposal=fault.proposal, seq=fault.seq, what=what), file=sys.stderr)
    for bulletin in changed:
        print(t.plain("said-bulletin-changed", number=bulletin.number), file=sys.stderr)
    for number in gone:
        print(t.plain("said-bulletin-gone", number=number), file=sys.stderr)
    if not faults:
        print(t.plain("said-verified", n=len(ids)))
    if issued and not changed and not gone:
        print(t.plain("said-bulletins-verified", n=issued))
    return 1 if faults or changed or gone else 0


async def lifecycle(options: argparse.Namespace, t: Translator) -> int:
    from bot.views.lifecycle import lifecycle_markdown

    print(lifecycle_markdown(), end="")
    return 0


async def permissions(options: argparse.Namespace, t: Translator) -> int:
    from bot.views.permissions import permissions_markdown

    print(permissions_markdown(), end="")
    return 0
