"""Departments at the command line: the list, merging two, retiring one."""

import argparse
from typing import TYPE_CHECKING

from bot.i18n import Translator
from bot.trouble import Trouble

if TYPE_CHECKING:
    from domain.people import Department
    from domain.ports import UnitOfWork


async def department_list(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import congress_named, open_database, settings_of

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.congress)
        every = await uow.people.every_department(congress.id)
    if not every:
        raise Trouble("trouble-no-department", name=congress.name)
    for department in every:
        key = "department-retired" if department.retired_at else "department-line"
        day = department.retired_at.astimezone(congress.policy.zone).date() if department.retired_at else ""
        print(t.plain(key, name=department.name, short=department.short_name, day=str(day)))
    return 0


async def department_merge(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import congress_named, open_database, settings_of
    from bot.clock import Clock
    from domain.errors import BadInput
    from domain.services.departments import merge

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.congress)
        gone = await _named(uow, congress.id, options.name)
        into = await _named(uow, congress.id, options.into)
        try:
            cases = await merge(uow, gone, into, now=Clock().now())
        except BadInput as wrong:
            raise Trouble(wrong.key, **wrong.params) from wrong
    print(t.plain("said-department-merged", name=gone.name, into=into.name, n=cases))
    return 0


async def department_retire(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import congress_named, open_database, settings_of
    from bot.clock import Clock
    from domain.errors import BadInput
    from domain.services.departments import retire

    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.congress)
        department = await _named(uow, congress.id, options.name)
        try:
            await retire(uow, department, now=Clock().now())
        except BadInput as wrong:
            raise Trouble(wrong.key, **wrong.params) from wrong
    print(t.plain("said-department-retired", name=department.name))
    return 0


async def _named(uow: "UnitOfWork", congress_id: int, name: str) -> "Department":
    """By its full or its short name. Raises Trouble for one that is unknown, retired or not the only one."""
    standing = await uow.people.departments(congress_id)
    found = [d for d in standing if d.name == name] or [d for d in standing if d.short_name == name]
    if len(found) == 1:
        return found[0]
    raise Trouble("trouble-department-several" if found else "trouble-department-unknown", name=name)
