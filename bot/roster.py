"""A roster workbook into the database: departments, delegations, people and their posts, all or nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.config import phone_key_of
from bot.i18n import Translator
from bot.trouble import Trouble
from domain.people import Congress, Delegation, Department, Person, Post, Role
from domain.ports import UnitOfWork
from domain.services.membership import phone_digest
from storage.roster import DELEGATION_ROLES, Roster, RosterDepartment, RosterPerson, read_roster
from storage.roster_template import CHOICES, template_choices, write_roster_template
from storage.workbook import Fault


def load_roster(path: Path) -> Roster:
    """Raises Trouble for a file that cannot be read, WorkbookError naming every wrong cell."""
    with readable(path):
        return read_roster(path)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Raises Trouble for a file that is not there or cannot be read."""
    if not path.is_file():
        raise Trouble("trouble-file-missing", path=str(path))
    try:
        yield
    except OSError as error:
        raise Trouble("trouble-file-unreadable", path=str(path)) from error


Writer = Callable[[Path, str], None]


def write_template(path: Path, language: str, write: Writer = write_roster_template) -> None:
    """An empty workbook; never over a file that is there, which may be one filled in. Raises Trouble."""
    if path.exists():
        raise Trouble("trouble-file-exists", path=str(path))
    try:
        write(path, language)
    except OSError as error:
        raise Trouble("trouble-file-unwritable", path=str(path)) from error


def fault_lines(faults: Iterable[Fault], t: Translator) -> list[str]:
    """One line a wrong cell: sheet, row, column, and what to do."""
    return [_fault_line(fault, t) for fault in faults]


def _fault_line(fault: Fault, t: Translator) -> str:
    params = {name: str(value) for name, value in fault.params.items()}
    kind = fault.key.removesuffix("_unknown")
    known = t.plain("list-comma").join(template_choices(t.language, kind)) if kind in CHOICES else ""
    what = t.plain(f"fault-{fault.key.replace('_', '-')}", **{"known": known, **params})
    place = {"sheet": fault.sheet, "row": str(fault.row), "what": what}
    if fault.column:
        return t.plain("roster-fault", **place, column=fault.column, header=params["header"])
    if fault.row:
        return t.plain("roster-fault-row", **place)
    return t.plain("roster-fault-sheet", **place) if fault.sheet else what


@dataclass
class Count:
    """What an import did with one kind of entries; `updated` are among the `known`."""

    new: int = 0
    known: int = 0
    updated: int = 0

    def add(self, *, new: bool, changed: bool = False) -> None:
        self.new += new
        self.known += not new
        self.updated += changed and not new


@dataclass
class Counts:
    """What an import did; `renamed` are people whose number now has another name: (before, now)."""

    departments: Count = field(default_factory=Count)
    delegations: Count = field(default_factory=Count)
    people: Count = field(default_factory=Count)
    renamed: list[tuple[str, str]] = field(default_factory=list)


def count_lines(counts: Counts, t: Translator) -> Iterator[str]:
    for key, count in (
        ("said-imported-departments", counts.departments),
        ("said-imported-delegations", counts.delegations),
        ("said-imported-people", counts.people),
    ):
        yield t.plain(key, new=count.new, known=count.known, updated=count.updated)
    for before, now in counts.renamed:
        yield t.plain("said-renamed", before=before, now=now)


async def store_roster(uow: UnitOfWork, congress: Congress, roster: Roster, data_dir: Path) -> Counts:
    """Add what is new, bring what is known up to date; nothing is taken away, an empty cell changes nothing.

    A department is known by its name, or by its short name when it was renamed: then it keeps its id, its
    proposals and its people. A delegation is known by its name, a person by the telephone number, a post by
    its role and unit; a representative has one seat, so another delegation is a move. The same roster twice
    changes nothing the second time. A section is no department: its people hold posts in the one above it.
    """
    counts = Counts()
    sections = {d.name: d for d in roster.departments if d.kind == "section" and d.parent}
    rows = [d for d in roster.departments if d.name not in sections]
    departments = await _store_departments(uow, congress, rows, counts.departments)
    delegations = {d.name: d for d in await uow.people.delegations(congress.id)}
    for name in roster.delegations:
        if new := name not in delegations:
            delegations[name] = await uow.people.add_delegation(Delegation(congress.id, name))
        counts.delegations.add(new=new)
    for digest, entries in _by_person(roster.people, phone_key_of(data_dir)).items():
        person = await uow.people.by_phone(congress.id, digest)
        if new := person is None:
            person = await uow.people.add(Person(congress.id, entries[0].name, phone_digest=digest))
        changed = False
        if person.name != entries[0].name:
            counts.renamed.append((person.name, entries[0].name))
            person.name, changed = entries[0].name, True
            await uow.people.save(person)
        for entry in entries:
            changed |= await _store_post(uow, person, _post(entry, departments, delegations, sections))
        counts.people.add(new=new, changed=changed)
    return counts


async def _store_departments(
    uow: UnitOfWork, congress: Congress, rows: Sequence[RosterDepartment], count: Count
) -> dict[str, Department]:
    """Every department there is now, by its name."""
    every = {d.name: d for d in await uow.people.every_department(congress.id)}
    for row in rows:
        if row.name in every and every[row.name].retired_at:
            raise Trouble("trouble-department-retired", name=row.name)
    named = {row.name for row in rows}
    renamed = {d.short_name: d for d in every.values() if d.name not in named}
    for row in rows:
        department = every.get(row.name) or renamed.pop(row.short_name, None)
        if department is None:
            added = Department(congress.id, row.name, row.short_name or row.name, row.kind, row.duties)
            added.telephone = row.telephone
            every[row.name] = await uow.people.add_department(added)
            count.add(new=True)
            continue
        before = replace(department)
        department.name = row.name
        department.short_name = row.short_name or department.short_name
        department.kind = row.kind or department.kind
        department.duties = row.duties or department.duties
        department.telephone = row.telephone or department.telephone
        if changed := department != before:
            await uow.people.save_department(department)
            await _rename_posts(uow, department)
        every[row.name] = department
        count.add(new=False, changed=changed)
    return every


async def _rename_posts(uow: UnitOfWork, department: Department) -> None:
    """Whoever holds a post there reads the new name, also those who are not in the workbook."""
    for role in Role:
        for person in await uow.people.holding(department.congress_id, role, department_id=department.id):
            for post in person.posts:
                section = post.role is Role.SECTION
                if not section and post.department_id == department.id and post.unit != department.short_name:
                    post.unit = department.short_name
                    await uow.people.save_post(post)


def _by_person(entries: Iterable[RosterPerson], key: bytes) -> dict[str, list[RosterPerson]]:
    """The rows of each person, by the digest of the telephone number."""
    people: dict[str, list[RosterPerson]] = {}
    for entry in entries:
        people.setdefault(phone_digest(entry.phone, key), []).append(entry)
    return people


def _post(
    entry: RosterPerson,
    departments: Mapping[str, Department],
    delegations: Mapping[str, Delegation],
    sections: Mapping[str, RosterDepartment],
) -> Post:
    """A town may be a department and a delegation under one name: the role says which is meant."""
    unit, section = entry.unit, sections.get(entry.unit)
    while unit in sections:
        unit = sections[unit].parent
    department = None if entry.role in DELEGATION_ROLES else departments.get(unit)
    if department and section and entry.role == Role.SECTION:
        name = section.short_name or section.name
        return Post(Role.SECTION, department_id=department.id, unit=name, title=entry.title)
    delegation = None if department else delegations.get(entry.unit)
    return Post(
        Role(entry.role),
        department_id=department.id if department else None,
        delegation_id=delegation.id if delegation else None,
        unit=department.short_name if department else entry.unit,
        title=entry.title,
    )


async def _store_post(uow: UnitOfWork, person: Person, post: Post) -> bool:
    """Whether anything changed."""
    for held in person.posts:
        seat = post.role == held.role == Role.REPRESENTATIVE
        if seat or _place(held) == _place(post):
            before = replace(held)
            held.title = post.title or held.title
            if seat and post.delegation_id is not None:
                held.delegation_id, held.unit = post.delegation_id, post.unit
            if held == before:
                return False
            await uow.people.save_post(held)
            return True
    await uow.people.add_post(person, post)
    return True


def _place(post: Post) -> tuple[Role, int | None, int | None, str]:
    """One may belong to two sections of a department."""
    return post.role, post.department_id, post.delegation_id, post.unit if post.role is Role.SECTION else ""
