"""Small worlds for tests: a congress, its people, a suggestion. Every function takes an open unit of work."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from domain.draft import Draft
from domain.people import Congress, Delegation, Department, Person, Post, Role
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.proposal import Assignment, AssignmentRole, Clock, ClockKey, Kind, Proposal, Track
from storage.engine import Database

PROFILES = Path(__file__).parent.parent / "locales" / "profiles"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Monday


def policy(profile: str = "keqiao", **changes: Any) -> Policy:
    return Policy(tomllib.loads((PROFILES / f"{profile}.toml").read_text("utf-8")) | changes)


async def congress(uow: UnitOfWork, name: str = "柯桥区人大", bot_id: int | None = 7) -> Congress:
    return await uow.congresses.add(Congress(name, policy(), bot_id=bot_id))


async def department(uow: UnitOfWork, of: Congress, name: str = "住房和城乡建设局") -> Department:
    return await uow.people.add_department(Department(of.id, name, name[:2]))


async def delegation(uow: UnitOfWork, of: Congress, name: str = "柯岩街道") -> Delegation:
    return await uow.people.add_delegation(Delegation(of.id, name))


async def person(
    uow: UnitOfWork,
    of: Congress,
    name: str,
    *posts: Post,
    chat_id: int | None = None,
    suspended: bool = False,
) -> Person:
    return await uow.people.add(Person(of.id, name, chat_id=chat_id, suspended=suspended, posts=list(posts)))


def post(role: Role, unit: Department | Delegation | None = None) -> Post:
    return Post(
        role,
        department_id=unit.id if isinstance(unit, Department) else None,
        delegation_id=unit.id if isinstance(unit, Delegation) else None,
    )


def suggestion(by: Person, **values: Any) -> Proposal:
    """Not kept yet: `await uow.proposals.add(suggestion(person))`."""
    given: dict[str, Any] = {
        "title": "关于增设公交站点的建议",
        "situation": "小区门口没有公交站。",
        "request": "请增设一站。",
        "created_at": NOW,
        "submitted_at": NOW,
        "delegation_id": by.delegation_id,
    }
    return Proposal(by.congress_id, by.id, by.name, **(given | values))


def ready_draft(by: Person) -> Draft:
    """Complete enough to be submitted; not kept yet: `await uow.drafts.add(ready_draft(person))`."""
    return Draft(
        person_id=by.id, ordinal=0, updated_at=NOW, track=Track.THROUGH_TRAIN, kind=Kind.SUGGESTION,
        title="题目", situation="情况", request="建议", category="social", screened=True,
    )  # fmt: skip


def assignment(to: Department, role: AssignmentRole = AssignmentRole.LEAD, **values: Any) -> Assignment:
    return Assignment(to.id, to.name, role, NOW, **values)


def clock(of: Congress, key: ClockKey = ClockKey.REPLY, days: int = 30, **values: Any) -> Clock:
    """Due so many days after NOW."""
    due_at = NOW + timedelta(days=days)
    working: list[tuple[str, dict[str, str | int]]] = [("started", {"day": NOW.date().isoformat()})]
    return Clock(of.id, key, NOW, due_at, due_at.date(), working, **values)


@dataclass
class World:
    """One congress with one person for each role."""

    congress: Congress
    delegation: Delegation
    department: Department
    co_department: Department
    representative: Person
    staff: Person
    clerk: Person
    head: Person
    co_clerk: Person
    government_office: Person


async def world(database: Database, name: str = "柯桥区人大", bot_id: int = 7) -> World:
    """Kept already. Chats are numbered from bot_id * 100 + 1 in the order of the fields."""
    chat = iter(range(bot_id * 100 + 1, bot_id * 100 + 100))
    async with database.unit_of_work() as uow:
        of = await congress(uow, name, bot_id)
        town = await delegation(uow, of)
        lead = await department(uow, of)
        co = await department(uow, of, "交通运输局")
        return World(
            of,
            town,
            lead,
            co,
            await person(uow, of, "王代表", post(Role.REPRESENTATIVE, town), chat_id=next(chat)),
            await person(uow, of, "李工委", post(Role.STAFF), chat_id=next(chat)),
            await person(uow, of, "张经办", post(Role.DEPARTMENT_CLERK, lead), chat_id=next(chat)),
            await person(uow, of, "陈局长", post(Role.DEPARTMENT_HEAD, lead), chat_id=next(chat)),
            await person(uow, of, "赵经办", post(Role.DEPARTMENT_CLERK, co), chat_id=next(chat)),
            await person(uow, of, "孙督查", post(Role.GOVERNMENT_OFFICE), chat_id=next(chat)),
        )
