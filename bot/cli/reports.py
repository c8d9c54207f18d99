"""Reports at the command line: of which time, how rounded, into which file."""

import argparse
import sys
from pathlib import Path

from bot.i18n import Translator
from bot.reporting import FORMATS, KINDS, MADE, formats_of
from bot.trouble import Trouble

__all__ = ["DECIMALS", "FORMATS", "KINDS", "ROUNDINGS", "report"]

ROUNDINGS = ("largest-remainder", "half-up")
DECIMALS = (1, 2)


async def report(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import congress_named, open_database, settings_of
    from bot.clock import Clock
    from bot.documents import Wanted
    from domain.errors import BadInput
    from domain.overview import Rounding
    from domain.scope import EVERYTHING
    from domain.services.figures import asked_scope

    maker = MADE.get((options.kind, options.format))
    if maker is None:
        known = ", ".join(formats_of(options.kind))
        raise Trouble("trouble-report-format", kind=options.kind, format=options.format, known=known)
    _can_be_written(options.format, options.output)
    rounding = Rounding(options.decimals, options.rounding == "half-up")
    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.congress)
        try:
            scope = await asked_scope(uow, congress, options.period) if options.period else EVERYTHING
        except BadInput as wrong:
            said = {
                name: t.plain("list-comma").join(value) if isinstance(value, list) else value
                for name, value in wrong.params.items()
            }
            raise Trouble(wrong.key, **said) from wrong
        made = await maker(Wanted(database.books, congress, scope, rounding, t, Clock().now()))
    _write(made, options.output, t)
    return 0


def _can_be_written(form: str, output: Path | None) -> None:
    """A file is not poured into a terminal."""
    if output is None and form != "json" and sys.stdout.isatty():
        raise Trouble("trouble-report-output", format=form)


def _write(made: str | bytes, output: Path | None, t: Translator) -> None:
    if output is not None:
        try:
            output.write_bytes(made.encode() + b"\n" if isinstance(made, str) else made)
        except OSError as error:
            raise Trouble("trouble-report-file", path=str(output)) from error
        print(t.plain("said-report", path=str(output)))
    elif isinstance(made, str):
        print(made)
    else:
        sys.stdout.buffer.write(made)
