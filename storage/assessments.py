"""Assessments as they were announced, what departments object to, and whose representatives lead key ones."""

from typing import Any

from sqlalchemy import Select, Text, cast, func, insert, select, update

from domain.assessment import Assessment, Objection, Town
from domain.people import Congress
from domain.scope import Scope
from storage.facts import Within
from storage.prepared import Connection
from storage.tables import assessment_objections as objections
from storage.tables import assessments as table
from storage.tables import delegations, proposals

NULL = "null"


class Assessments:
    """Implements domain.assessment_port.Assessments."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def towns(self, congress: Congress, scope: Scope) -> list[Town]:
        within = Within(congress.id, scope, congress.policy.zone)
        # What is no key proposal has JSON's null there.
        key = cast(proposals.c.key, Text)
        counted = (
            select(delegations.c.id, delegations.c.name, func.count())
            .join(proposals, proposals.c.delegation_id == delegations.c.id)
            .where(*within.conditions(), key.is_not(None), key != NULL)
            .group_by(delegations.c.id, delegations.c.name)
            .order_by(delegations.c.id)
        )
        return [Town(*row) for row in await self._connection.execute(counted)]

    async def add(self, assessment: Assessment) -> Assessment:
        values = {c.name: getattr(assessment, c.name) for c in table.c if c.name != "id"}
        statement = insert(table).values(values).returning(table.c.id)
        assessment.id = (await self._connection.execute(statement)).scalar_one()
        return assessment

    async def save(self, assessment: Assessment) -> None:
        values = {"issued_by": assessment.issued_by, "issued_at": assessment.issued_at}
        await self._connection.execute(update(table).where(table.c.id == assessment.id).values(values))

    async def get(self, congress_id: int, assessment_id: int) -> Assessment | None:
        found = await self._all(_own(congress_id, assessment_id))
        return found[0] if found else None

    async def locked(self, congress_id: int, assessment_id: int) -> Assessment | None:
        found = await self._all(_own(congress_id, assessment_id).with_for_update())
        return found[0] if found else None

    async def of(self, congress_id: int, limit: int = 20) -> list[Assessment]:
        own = select(table).where(table.c.congress_id == congress_id)
        return await self._all(own.order_by(table.c.id.desc()).limit(limit))

    async def object(self, objection: Objection) -> Objection:
        values = {c.name: getattr(objection, c.name) for c in objections.c if c.name != "id"}
        statement = insert(objections).values(values).returning(objections.c.id)
        objection.id = (await self._connection.execute(statement)).scalar_one()
        return objection

    async def answer(self, objection: Objection) -> None:
        names = ("answer", "corrected", "answered_by", "answered_at")
        values = {name: getattr(objection, name) for name in names}
        await self._connection.execute(
            update(objections).where(objections.c.id == objection.id).values(values)
        )

    async def _all(self, statement: Select[tuple[Any, ...]]) -> list[Assessment]:
        found = [Assessment(**row._mapping) for row in await self._connection.execute(statement)]
        by_id = {assessment.id: assessment for assessment in found}
        own = select(objections).where(objections.c.assessment_id.in_(by_id)).order_by(objections.c.id)
        raised = [Objection(**row._mapping) for row in await self._connection.execute(own)]
        for id_, assessment in by_id.items():
            assessment.objections = [o for o in raised if o.assessment_id == id_]
        return found


def _own(congress_id: int, assessment_id: int) -> Select[tuple[Any, ...]]:
    return select(table).where(table.c.congress_id == congress_id, table.c.id == assessment_id)
