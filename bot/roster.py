"""A roster workbook into the database: departments, delegations, people and their posts, all or nothing."""

from collections.abc import Iterable
from pathlib import Path

from bot.app import phone_key_of
from bot.i18n import Translator
from bot.trouble import Trouble
from domain.people import Congress, Delegation, Department, Person, Post, Role
from domain.ports import UnitOfWork
from handlers.registration import phone_digest
from storage.roster import Fault, Roster, read_roster


def load_roster(path: Path) -> Roster:
    """Raises Trouble for a missing file, storage.roster.RosterError naming every wrong cell."""
    if not path.is_file():
        raise Trouble("trouble-file-missing", path=str(path))
    return read_roster(path)


def fault_lines(faults: Iterable[Fault], t: Translator) -> list[str]:
    """One line a wrong cell: sheet, row, column, and what to do."""
    lines = []
    for fault in faults:
        what = t.plain(f"fault-{fault.key.replace('_', '-')}", **fault.params)
        place = {"sheet": fault.sheet, "row": str(fault.row), "column": fault.column}
        lines.append(t.plain("roster-fault" if fault.row else "roster-fault-sheet", what=what, **place))
    return lines


async def store_roster(uow: UnitOfWork, congress: Congress, roster: Roster, data_dir: Path) -> dict[str, int]:
    """Add what is new, complete what is known (by name, people by telephone); nothing is taken away."""
    departments = {d.name: d for d in await uow.people.departments(congress.id)}
    delegations = {d.name: d for d in await uow.people.delegations(congress.id)}
    for row in roster.departments:
        known = departments.get(row.name)
        if known is None:
            added = Department(congress.id, row.name, row.short_name or row.name, row.kind, row.duties)
            departments[row.name] = await uow.people.add_department(added)
        else:
            known.short_name, known.kind, known.duties = row.short_name or row.name, row.kind, row.duties
            await uow.people.save_department(known)
    for name in roster.delegations:
        if name not in delegations:
            delegations[name] = await uow.people.add_delegation(Delegation(congress.id, name))
    people: dict[str, Person] = {}
    key = phone_key_of(data_dir)
    for entry in roster.people:
        digest = phone_digest(entry.phone, key)
        person = people.get(digest) or await uow.people.by_phone(congress.id, digest)
        if person is None:
            person = await uow.people.add(Person(congress.id, entry.name, phone_digest=digest))
        people[digest] = person
        department, delegation = departments.get(entry.unit), delegations.get(entry.unit)
        post = Post(
            Role(entry.role),
            department_id=department.id if department else None,
            delegation_id=delegation.id if delegation and not department else None,
            unit=department.short_name if department else entry.unit,
            title=entry.title,
        )
        held = {(p.role, p.department_id, p.delegation_id) for p in person.posts}
        if (post.role, post.department_id, post.delegation_id) not in held:
            await uow.people.add_post(person, post)
    return {
        "departments": len(roster.departments),
        "delegations": len(roster.delegations),
        "people": len(people),
    }
