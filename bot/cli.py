"""The command line: what there is, what it needs, and one clear sentence when something is wrong."""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.i18n import LANGUAGES, Translator
from bot.trouble import Trouble

Command = Callable[[argparse.Namespace, Translator], Coroutine[None, None, int]]


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 0 fine, 1 a trouble that was said in words, 2 wrong usage, 130 interrupted."""
    given = arguments if arguments is not None else sys.argv[1:]
    t = Translator(_language(given), ZoneInfo("UTC"))
    options = _parser(t).parse_args(given)
    try:
        command: Command = options.command
        return asyncio.run(command(options, t))
    except Trouble as trouble:
        print(t.plain(trouble.key, **trouble.params), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _language(given: list[str]) -> str:
    """Chinese, unless asked otherwise or the machine speaks English only."""
    if "--lang" in given[:-1]:
        asked = given[given.index("--lang") + 1]
        return asked if asked in LANGUAGES else LANGUAGES[0]
    return "en" if os.environ.get("LANG", "").startswith("en") else LANGUAGES[0]


def _parser(t: Translator) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description=t.plain("cli-about"),
        epilog=t.plain("cli-first-steps"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=t.plain("cli-lang"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(
        name: str, command: Command, within: "argparse._SubParsersAction[argparse.ArgumentParser]"
    ) -> argparse.ArgumentParser:
        words = t.plain(f"cli-{name}")
        own = within.add_parser(name, help=words, description=words)
        own.set_defaults(command=command)
        return own

    add("run", run, commands)
    demo = add("demo", demonstrate, commands)
    demo.add_argument("--reset", action="store_true", help=t.plain("cli-demo-reset"))
    demo.add_argument("--port", type=int, default=8088, help=t.plain("cli-port"))
    add("migrate", migrate, commands)
    congress = add("congress", congress_list, commands)
    parts = congress.add_subparsers(metavar="PART")
    added = add("add", congress_add, parts)
    added.add_argument("name")
    added.add_argument("--profile", required=True, help=t.plain("cli-profile"))
    bound = add("bind", congress_bind, parts)
    bound.add_argument("name")
    bound.add_argument("--bot", type=int, required=True, help=t.plain("cli-bot"))
    add("list", congress_list, parts)
    imported = add("import", import_roster, commands)
    imported.add_argument("file", type=Path)
    imported.add_argument("--congress", help=t.plain("cli-congress"))
    invited = add("invite", invite, commands)
    invited.add_argument("name", nargs="?", help=t.plain("cli-invite-name"))
    invited.add_argument("--congress", help=t.plain("cli-congress"))
    template = add("template", roster_template, commands)
    template.add_argument("file", type=Path)
    add("doctor", doctor, commands)
    add("verify", verify, commands)
    add("lifecycle", lifecycle, commands)
    return parser


async def run(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import checked_settings, reachable_bots
    from bot.clock import Clock
    from bot.log import configure

    settings = checked_settings()
    configure(settings.log_level)
    stopping = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, stopping.set)

    from bot.app import Service

    async with Service(settings, Clock()) as service:
        await reachable_bots(service.bots.values(), settings.bot_api_base)
        print(t.plain("said-running"), file=sys.stderr, flush=True)
        await service.serve(stopping)
    return 0


async def demonstrate(options: argparse.Namespace, t: Translator) -> int:
    from bot.demo import demonstrate as show

    return await show(t, port=options.port, reset=options.reset)


async def migrate(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import open_database, settings_of

    async with open_database(settings_of(), schema=False) as database:
        await database.migrate()
    print(t.plain("said-migrated"))
    return 0


async def congress_add(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import open_database, settings_of
    from bot.profiles import add_congress

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        await add_congress(uow, options.name, options.profile)
    print(t.plain("said-congress-added", name=options.name, profile=options.profile))
    return 0


async def congress_bind(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import congress_named, open_database, settings_of

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.name)
        congress.bot_id = options.bot
        await uow.congresses.save(congress)
    print(t.plain("said-congress-bound", name=options.name, bot=str(options.bot)))
    return 0


async def congress_list(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import open_database, settings_of

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        for congress in await uow.congresses.every():
            print(t.plain("doctor-congress", name=congress.name, bot=str(congress.bot_id or "-")))
    return 0


async def import_roster(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import congress_named, open_database, settings_of
    from bot.roster import fault_lines, load_roster, store_roster
    from storage.roster import RosterError

    settings = settings_of()
    try:
        roster = await asyncio.to_thread(load_roster, options.file)
    except RosterError as error:
        print(t.plain("trouble-roster", n=len(error.faults)), file=sys.stderr)
        print("\n".join(fault_lines(error.faults, t)), file=sys.stderr)
        return 1
    async with open_database(settings) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.congress)
        counts = await store_roster(uow, congress, roster, settings.data_dir)
    print(t.plain("said-imported", **counts))
    return 0


async def roster_template(options: argparse.Namespace, t: Translator) -> int:
    from storage.roster import write_roster_template

    await asyncio.to_thread(write_roster_template, options.file, t.language)
    print(options.file)
    return 0


async def invite(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import congress_named, open_database, settings_of
    from bot.invitations import invitation_link

    settings = settings_of()
    async with open_database(settings) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.congress)
        name, link = await invitation_link(uow, congress, options.name, settings)
    print(t.plain("said-invitation", name=name, link=link))
    return 0


async def doctor(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import diagnose

    troubles = await diagnose(t)
    for line in troubles:
        print(line)
    print(t.plain("doctor-fine") if not troubles else "")
    return 1 if troubles else 0


async def verify(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import open_database, settings_of
    from domain.services.verification import verify as prove

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        count, faults = await prove(uow)
    for fault in faults:
        what = t.plain(f"verify-{fault.code}")
        print(t.plain("said-fault", proposal=fault.proposal, seq=str(fault.seq), what=what), file=sys.stderr)
    if not faults:
        print(t.plain("said-verified", n=count))
    return 1 if faults else 0


async def lifecycle(options: argparse.Namespace, t: Translator) -> int:
    from bot.views.lifecycle import lifecycle_markdown

    print(lifecycle_markdown(), end="")
    return 0
