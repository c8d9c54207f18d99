"""The roster: people with their posts, the units they hold them in, and invitations."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, func, insert, or_, select, update

from domain.people import NO_PREFERENCES, Delegation, Department, Invitation, Person, Post, Role
from storage.prepared import HOT, Connection
from storage.tables import delegations, departments, invitations, people, posts

MOST_AT_ONCE = 10_000
PERSON = (
    people.c.congress_id,
    people.c.name,
    people.c.phone_digest,
    people.c.chat_id,
    people.c.language,
    people.c.suspended,
    people.c.active_post_id,
    people.c.preferences,
    people.c.unreachable_since,
)
UNIT = func.coalesce(func.nullif(posts.c.unit, ""), departments.c.name, delegations.c.name, "")
POST = (
    posts.c.role,
    posts.c.department_id,
    posts.c.delegation_id,
    UNIT,
    posts.c.title,
    posts.c.id,
    posts.c.person_id,
)
IN_CONGRESS = people.c.congress_id == bindparam("congress")

# A person with all posts and the names of their units is one query: it runs for every update.
SELECT = (
    select(people.c.id, *PERSON, *POST)
    .select_from(
        people.outerjoin(posts, posts.c.person_id == people.c.id)
        .outerjoin(departments, departments.c.id == posts.c.department_id)
        .outerjoin(delegations, delegations.c.id == posts.c.delegation_id)
    )
    .where(IN_CONGRESS)
    .order_by(people.c.id, posts.c.id)
)
BY_ID = SELECT.where(people.c.id == bindparam("person"))
THOSE = SELECT.where(people.c.id.in_(bindparam("ids", expanding=True)))
UNREACHABLE = SELECT.where(or_(people.c.chat_id.is_(None), people.c.unreachable_since.is_not(None)))
LOST = (
    update(people)
    .where(people.c.id.in_(bindparam("ids", expanding=True)))
    .where(people.c.chat_id.is_not(None), people.c.unreachable_since.is_(None))
    .values(unreachable_since=bindparam("moment"))
)
BY_CHAT = SELECT.where(people.c.chat_id == bindparam("chat")).execution_options(**HOT)
BY_PHONE = SELECT.where(people.c.phone_digest == bindparam("digest"))
NAMED = SELECT.where(people.c.name == bindparam("named"))

# Who holds a role, in the whole congress or in one unit of it.
IN_UNIT = {
    "department": posts.c.department_id == bindparam("department"),
    "delegation": posts.c.delegation_id == bindparam("delegation"),
}
HOLDERS = select(posts.c.person_id).where(
    posts.c.congress_id == bindparam("congress"), posts.c.role == bindparam("role", type_=posts.c.role.type)
)
HOLDING: dict[tuple[str, ...], Select[*tuple[Any, ...]]] = {
    units: SELECT.where(people.c.id.in_(HOLDERS.where(*(IN_UNIT[unit] for unit in units)))).execution_options(
        **HOT
    )
    for units in ((), ("department",), ("delegation",), ("department", "delegation"))
}

UNITS = departments.c
UNIT_COLUMNS = (
    UNITS.congress_id,
    UNITS.name,
    UNITS.short_name,
    UNITS.kind,
    UNITS.duties,
    UNITS.id,
    UNITS.retired_at,
    UNITS.telephone,
)
EVERY_DEPARTMENT = select(*UNIT_COLUMNS).where(UNITS.congress_id == bindparam("congress")).order_by(UNITS.id)
DEPARTMENTS = EVERY_DEPARTMENT.where(UNITS.retired_at.is_(None)).execution_options(**HOT)


class People:
    """Implements domain.ports.People."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def get(self, congress_id: int, person_id: int) -> Person | None:
        return await self._one(BY_ID, congress=congress_id, person=person_id)

    async def by_chat(self, congress_id: int, chat_id: int) -> Person | None:
        return await self._one(BY_CHAT, congress=congress_id, chat=chat_id)

    async def by_phone(self, congress_id: int, phone_digest: str) -> Person | None:
        return await self._one(BY_PHONE, congress=congress_id, digest=phone_digest)

    async def named(self, congress_id: int, name: str) -> list[Person]:
        return await self._all(NAMED, congress=congress_id, named=name)

    async def holding(
        self,
        congress_id: int,
        role: Role,
        *,
        department_id: int | None = None,
        delegation_id: int | None = None,
    ) -> list[Person]:
        unit = {"department": department_id, "delegation": delegation_id}
        narrowed = tuple(name for name, value in unit.items() if value is not None)
        return await self._all(
            HOLDING[narrowed], congress=congress_id, role=role, **{name: unit[name] for name in narrowed}
        )

    async def those(self, congress_id: int, ids: Collection[int]) -> list[Person]:
        wanted, found = sorted(ids), list[Person]()
        for start in range(0, len(wanted), MOST_AT_ONCE):
            found += await self._all(THOSE, congress=congress_id, ids=wanted[start : start + MOST_AT_ONCE])
        return found

    async def unreachable(self, congress_id: int) -> list[Person]:
        found = await self._all(UNREACHABLE, congress=congress_id)
        return [person for person in found if person.posts]

    async def lose(self, ids: Collection[int], moment: datetime) -> None:
        await self._connection.execute(LOST, {"ids": sorted(ids), "moment": moment})

    async def add(self, person: Person) -> Person:
        """With the posts given."""
        statement = insert(people).values(_values(person)).returning(people.c.id)
        person.id = (await self._connection.execute(statement)).scalar_one()
        given, person.posts = person.posts, []
        for post in given:
            await self.add_post(person, post)
        return person

    async def add_post(self, person: Person, post: Post) -> Post:
        """Adds it to `person.posts` too; a post without a unit gets its department's or delegation's name."""
        post.person_id = person.id
        values = {
            "congress_id": person.congress_id,
            "person_id": person.id,
            "role": post.role,
            "department_id": post.department_id,
            "delegation_id": post.delegation_id,
            "unit": post.unit,
            "title": post.title,
        }
        statement = insert(posts).values(values).returning(posts.c.id)
        post.id = (await self._connection.execute(statement)).scalar_one()
        kept = await self.get(person.congress_id, person.id)
        post.unit = next((p.unit for p in kept.posts if p.id == post.id), "") if kept else ""
        person.posts.append(post)
        return post

    async def remove_post(self, person: Person, post: Post) -> None:
        await self._connection.execute(delete(posts).where(posts.c.id == post.id))
        person.posts = [p for p in person.posts if p.id != post.id]

    async def save(self, person: Person) -> None:
        """The person alone; posts are added by `add_post`."""
        await self._connection.execute(update(people).where(people.c.id == person.id).values(_values(person)))

    async def save_post(self, post: Post) -> None:
        """The place and the title; a role is given by another post."""
        values = {
            "department_id": post.department_id,
            "delegation_id": post.delegation_id,
            "unit": post.unit,
            "title": post.title,
        }
        await self._connection.execute(update(posts).where(posts.c.id == post.id).values(values))

    async def departments(self, congress_id: int) -> list[Department]:
        rows = await self._connection.execute(DEPARTMENTS, {"congress": congress_id})
        return [Department(*row) for row in rows]

    async def every_department(self, congress_id: int) -> list[Department]:
        rows = await self._connection.execute(EVERY_DEPARTMENT, {"congress": congress_id})
        return [Department(*row) for row in rows]

    async def add_department(self, department: Department) -> Department:
        statement = insert(departments).values(_department_values(department)).returning(departments.c.id)
        department.id = (await self._connection.execute(statement)).scalar_one()
        return department

    async def save_department(self, department: Department) -> None:
        found = departments.c.id == department.id
        await self._connection.execute(
            update(departments).where(found).values(_department_values(department))
        )

    async def delegations(self, congress_id: int) -> list[Delegation]:
        columns = (delegations.c.congress_id, delegations.c.name, delegations.c.id)
        statement = (
            select(*columns).where(delegations.c.congress_id == congress_id).order_by(delegations.c.id)
        )
        return [Delegation(*row) for row in await self._connection.execute(statement)]

    async def add_delegation(self, delegation: Delegation) -> Delegation:
        values = {"congress_id": delegation.congress_id, "name": delegation.name}
        statement = insert(delegations).values(values).returning(delegations.c.id)
        delegation.id = (await self._connection.execute(statement)).scalar_one()
        return delegation

    async def add_invitation(self, invitation: Invitation) -> Invitation:
        values = {
            "congress_id": invitation.congress_id,
            "person_id": invitation.person_id,
            "code": invitation.code,
            "used": invitation.used,
        }
        statement = insert(invitations).values(values).returning(invitations.c.id)
        invitation.id = (await self._connection.execute(statement)).scalar_one()
        return invitation

    async def invitation(self, congress_id: int, code: str) -> Invitation | None:
        t = invitations.c
        statement = (
            select(t.congress_id, t.person_id, t.code, t.used, t.id)
            .where(t.congress_id == congress_id, t.code == code, t.used.is_(False))
            .with_for_update()
        )
        row = (await self._connection.execute(statement)).first()
        return Invitation(*row) if row else None

    async def use_invitation(self, invitation: Invitation) -> None:
        found = invitations.c.id == invitation.id
        await self._connection.execute(update(invitations).where(found).values(used=True))
        invitation.used = True

    async def _one(self, statement: Select[*tuple[Any, ...]], **values: object) -> Person | None:
        return next(iter(await self._all(statement, **values)), None)

    async def _all(self, statement: Select[*tuple[Any, ...]], **values: object) -> list[Person]:
        return _people(await self._connection.execute(statement, values))


def _people(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Person]:
    found: dict[int, Person] = {}
    for row in rows:
        id_, person, post = row[0], row[1 : -len(POST)], row[-len(POST) :]
        if id_ not in found:
            values = {column.name: value for column, value in zip(PERSON, person, strict=True)}
            found[id_] = Person(**values | {"preferences": values["preferences"] or NO_PREFERENCES}, id=id_)
        if post[0] is not None:
            found[id_].posts.append(Post(*post))
    return list(found.values())


def _values(person: Person) -> dict[str, object]:
    return {column.name: getattr(person, column.name) for column in PERSON}


def _department_values(department: Department) -> dict[str, object]:
    names = ("congress_id", "name", "short_name", "kind", "duties", "retired_at", "telephone")
    return {name: getattr(department, name) for name in names}
