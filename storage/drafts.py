"""Drafts: the whole form is one JSON value, since it is only ever read and written whole."""

from dataclasses import fields
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select, update

from domain.draft import Draft, Question
from domain.errors import Conflict
from domain.proposal import Disclosure, Kind, Track
from storage.prepared import HOT, Connection
from storage.tables import drafts as table
from storage.tables import people
from storage.types import attachments_of_data, attachments_to_data

COLUMNS = (
    table.c.id,
    table.c.person_id,
    table.c.ordinal,
    table.c.updated_at,
    table.c.proposal_id,
    table.c.content,
)
CONTENT = [f.name for f in fields(Draft) if f.name not in {column.name for column in COLUMNS}]
OWN = (table.c.id == bindparam("draft"), table.c.person_id == bindparam("owner"))

GET = select(*COLUMNS).where(*OWN).execution_options(**HOT)
OF = (
    select(*COLUMNS)
    .where(table.c.person_id == bindparam("owner"))
    .order_by(table.c.updated_at.desc(), table.c.id.desc())
    .execution_options(**HOT)
)
ADD = (
    insert(table)
    .from_select(
        ["congress_id", "person_id", "ordinal", "updated_at", "proposal_id", "content"],
        select(
            people.c.congress_id,
            people.c.id,
            select(func.coalesce(func.max(table.c.ordinal), 0) + 1)
            .where(table.c.person_id == bindparam("owner"))
            .scalar_subquery(),
            bindparam("updated_at", type_=table.c.updated_at.type),
            bindparam("proposal_id", type_=table.c.proposal_id.type),
            bindparam("content", type_=table.c.content.type),
        ).where(people.c.id == bindparam("owner")),
    )
    .returning(table.c.id, table.c.ordinal)
    .execution_options(**HOT)
)
SAVE = (
    update(table)
    .where(*OWN)
    .values(
        updated_at=bindparam("updated_at"), proposal_id=bindparam("proposal_id"), content=bindparam("content")
    )
    .execution_options(**HOT)
)
DELETE = delete(table).where(*OWN).execution_options(**HOT)


class Drafts:
    """Implements domain.ports.Drafts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def get(self, person_id: int, draft_id: int) -> Draft | None:
        row = (await self._connection.execute(GET, {"draft": draft_id, "owner": person_id})).first()
        return from_row(row) if row else None

    async def of(self, person_id: int) -> list[Draft]:
        return [from_row(row) for row in await self._connection.execute(OF, {"owner": person_id})]

    async def add(self, draft: Draft) -> Draft:
        row = await self._connection.execute(ADD, {"owner": draft.person_id, **to_row(draft)})
        draft.id, draft.ordinal = row.one()
        return draft

    async def save(self, draft: Draft) -> None:
        """Raises Conflict when the draft was thrown away meanwhile."""
        row = {"draft": draft.id, "owner": draft.person_id, **to_row(draft)}
        if (await self._connection.execute(SAVE, row)).rowcount == 0:
            raise Conflict

    async def delete(self, draft: Draft) -> None:
        await self._connection.execute(DELETE, {"draft": draft.id, "owner": draft.person_id})


def to_row(draft: Draft) -> dict[str, Any]:
    content = {name: getattr(draft, name) for name in CONTENT}
    content["attachments"] = attachments_to_data(draft.attachments)
    return {"updated_at": draft.updated_at, "proposal_id": draft.proposal_id, "content": content}


def from_row(row: Row[*tuple[Any, ...]]) -> Draft:
    id_, person_id, ordinal, updated_at, proposal_id, data = row
    content = dict(data)
    content["track"] = Track(content["track"])
    content["kind"] = Kind(content["kind"])
    content["disclosure"] = Disclosure(content["disclosure"])
    content["asked"] = Question(content["asked"])
    content["attachments"] = attachments_of_data(content["attachments"])
    return Draft(person_id, ordinal, updated_at, proposal_id=proposal_id, id=id_, **content)
