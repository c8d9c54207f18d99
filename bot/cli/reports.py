"""Reports at the command line: every kind in the formats it is made in."""

import argparse
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.i18n import Translator
from bot.trouble import Trouble

if TYPE_CHECKING:
    from domain.overview import Rounding
    from domain.people import Congress
    from domain.ports import UnitOfWork
    from domain.scope import Scope


@dataclass(frozen=True)
class Asked:
    """Of whom, of what, how it is printed, in whose words."""

    uow: "UnitOfWork"
    congress: "Congress"
    scope: "Scope"
    rounding: "Rounding"
    t: Translator
    now: datetime


# Text is printed; bytes are a file.
Maker = Callable[[Asked], Awaitable[str | bytes]]


def written(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


async def overview_json(asked: Asked) -> str:
    from bot.views.figures import overview_data
    from domain.services.figures import overview

    found = await overview(asked.uow, asked.congress, asked.scope, now=asked.now)
    return written(overview_data(found, asked.congress.policy, asked.rounding, asked.t))


async def departments_json(asked: Asked) -> str:
    from bot.views.figures import departments_data
    from domain.services.figures import of_departments

    found = await of_departments(asked.uow, asked.congress, asked.scope, now=asked.now)
    return written(departments_data(found, asked.rounding))


async def returns_json(asked: Asked) -> str:
    from bot.views.figures import returns_data
    from domain.services.figures import of_departments

    found = await of_departments(asked.uow, asked.congress, asked.scope, now=asked.now)
    return written(returns_data(found, asked.rounding))


async def overdue_json(asked: Asked) -> str:
    from bot.views.figures import overdue_data
    from domain.services.figures import overdue

    return written(overdue_data(await overdue(asked.uow, asked.congress, asked.scope, now=asked.now)))


async def ratings_json(asked: Asked) -> str:
    from bot.views.figures import ratings_data
    from domain.services.figures import of_departments, overview

    whole = await overview(asked.uow, asked.congress, asked.scope, now=asked.now)
    found = await of_departments(asked.uow, asked.congress, asked.scope, now=asked.now)
    return written(ratings_data(whole, found, asked.congress.policy, asked.rounding, asked.t))


async def assessment_json(asked: Asked) -> str:
    from bot.views.assessments import assessment_data
    from domain.services.assessments import trial

    return written(assessment_data(await trial(asked.uow, asked.congress, asked.scope, now=asked.now)))


def _picture(dimension: str) -> Maker:
    """The overview with one table as bars."""

    async def made(asked: Asked) -> bytes:
        from bot.pictures import drawn
        from bot.views.figure_picture import picture_of
        from bot.views.figure_scopes import Places
        from domain.overview import Dimension
        from domain.people import Person
        from domain.services.figures import names_of, overview, sessions

        found = await overview(asked.uow, asked.congress, asked.scope, now=asked.now)
        names, known = await names_of(asked.uow, asked.congress), await sessions(asked.uow, asked.congress)
        at = Places(asked.congress.policy, known, Person(asked.congress.id, ""), names)
        return await drawn(picture_of(found, Dimension(dimension), at, asked.t))

    return made


async def bulletin_docx(asked: Asked) -> bytes:
    from bot.documents import Wanted, first_bulletin

    return await first_bulletin(
        Wanted(asked.uow, asked.congress, asked.scope, asked.rounding, asked.t, asked.now)
    )


async def _in_workbook(asked: Asked, kind: str) -> bytes:
    from bot.documents import Wanted, workbook

    return await workbook(
        Wanted(asked.uow, asked.congress, asked.scope, asked.rounding, asked.t, asked.now), kind
    )


# A line for each kind and format.
MADE: Mapping[tuple[str, str], Maker] = {
    ("overview", "json"): overview_json,
    ("overview", "png"): _picture("category"),
    ("departments", "json"): departments_json,
    ("departments", "png"): _picture("department"),
    ("returns", "json"): returns_json,
    ("overdue", "json"): overdue_json,
    ("ratings", "json"): ratings_json,
    ("assessment", "json"): assessment_json,
    ("bulletin", "docx"): bulletin_docx,
    **{
        (kind, "xlsx"): partial(_in_workbook, kind=kind)
        for kind in ("overview", "departments", "returns", "overdue", "ratings")
    },
}
KINDS = tuple(dict.fromkeys(kind for kind, _ in MADE))
FORMATS = tuple(dict.fromkeys(form for _, form in MADE))
ROUNDINGS = ("largest-remainder", "half-up")
DECIMALS = (1, 2)


async def report(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import congress_named, open_database, settings_of
    from bot.clock import Clock
    from domain.errors import BadInput
    from domain.overview import Rounding
    from domain.scope import EVERYTHING
    from domain.services.figures import asked_scope

    maker = MADE.get((options.kind, options.format))
    if maker is None:
        known = ", ".join(form for kind, form in MADE if kind == options.kind)
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
        made = await maker(Asked(uow, congress, scope, rounding, t, Clock().now()))
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
