"""The people of a story: a roster as a congress would import it, and who they are to the story."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count, cycle
from typing import Any

from bot.profiles import demonstration_people
from bot.replays.scripts import Script, invented_names
from domain.people import Role
from storage.roster import Roster, RosterDepartment, RosterPerson

FIRST_USER = 5001
FIRST_NUMBER = 13900000001
OFFICERS = (Role.DEPARTMENT_CLERK, Role.DEPARTMENT_HEAD)


@dataclass(frozen=True)
class Member:
    """Somebody on the roster. `key` is how the story calls those whom it knows by name."""

    key: str
    name: str
    role: Role
    unit: str = ""
    title: str = ""
    user_id: int = 0

    @property
    def phone_number(self) -> str:
        return f"+86{FIRST_NUMBER + self.user_id - FIRST_USER}"


class Cast:
    """Everybody in the script, and the crowds that it asks for, with invented names.

    A script without departments has those of its profile. Each department that names no clerk or no head gets
    one.
    """

    def __init__(self, script: Script) -> None:
        told = {**demonstration_people(script.data["profile"]), **script.data}
        self.departments = [RosterDepartment(**row) for row in _rows(told["departments"])]
        self.delegations = tuple(told["delegations"])
        named = [_member(row) for row in told["people"]]
        taken = {member.name for member in named}
        names = (name for name in invented_names() if name not in taken)
        every = [*named, *_officers(self.departments, named, names), *_crowds(told, self.delegations, names)]
        ids = count(FIRST_USER)
        self.members = [replace(member, user_id=next(ids)) for member in every]

    @property
    def roster(self) -> Roster:
        full = {department.short_name: department.name for department in self.departments}
        people = tuple(
            RosterPerson(m.name, m.phone_number, m.role.value, full.get(m.unit, m.unit), m.title)
            for m in self.members
        )
        return Roster(tuple(self.departments), self.delegations, people)


def _rows(departments: Iterable[Any]) -> Iterator[dict[str, str]]:
    """A department is a table, or only its name."""
    for row in departments:
        told = {"name": row} if isinstance(row, str) else row
        usual = {
            "name": "",
            "short_name": told["name"],
            "kind": "",
            "duties": "",
            "parent": "",
            "telephone": "",
        }
        yield {key: told.get(key, value) for key, value in usual.items()}


def _member(row: dict[str, str]) -> Member:
    return Member(row["key"], row["name"], Role(row["role"]), row.get("unit", ""), row.get("title", ""))


def _officers(
    departments: Iterable[RosterDepartment], named: Iterable[Member], names: Iterator[str]
) -> Iterator[Member]:
    there = {(member.role, member.unit) for member in named}
    for department in (d for d in departments if d.kind != "section"):
        for role in OFFICERS:
            if (role, department.short_name) not in there:
                yield Member("", next(names), role, department.short_name)


def _crowds(told: Mapping[str, Any], delegations: tuple[str, ...], names: Iterator[str]) -> Iterator[Member]:
    """`[crowd]`: so many more of a role; representatives are spread over the delegations."""
    for role, number in told.get("crowd", {}).items():
        units = cycle(delegations) if Role(role) is Role.REPRESENTATIVE else cycle([""])
        for _ in range(number):
            yield Member("", next(names), Role(role), next(units))
