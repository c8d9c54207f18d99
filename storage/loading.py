"""The parts of proposals, read by one short statement for each kind and put in their places by hand.

A proposal has many kinds of parts and comes with all of them. SQLAlchemy's own eager loading spends half a
millisecond on each kind, also where there is none; what it makes is the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapper, class_mapper, make_transient_to_detached
from sqlalchemy.orm.attributes import set_committed_value

from domain.proposal import Proposal
from storage.mapping import PARTS, order_of
from storage.prepared import HOT, Connection


class _Part:
    """One kind of part: how it is read and how its objects are made."""

    def __init__(self, name: str) -> None:
        kind, table = PARTS[name]
        self._mapper: Mapper[Any] = class_mapper(kind)
        self._names = [column.key for column in table.c]
        self._id, self._proposal_id = self._names.index("id"), self._names.index("proposal_id")
        of = table.c.proposal_id
        of_one = select(table).where(of == bindparam("proposal")).order_by(order_of(table))
        self.of_one: Select[Any] = of_one.execution_options(**HOT)
        self.of_several = select(table).where(of.in_(bindparam("proposals", expanding=True)))
        self.of_several = self.of_several.order_by(of, order_of(table))

    def made_of(self, session: AsyncSession, row: Sequence[Any]) -> tuple[int, Any]:
        """The proposal's id and the part, as the ORM would have made it."""
        key = self._mapper.identity_key_from_primary_key((row[self._id],))
        part = session.identity_map.get(key)
        if part is None:
            part = self._mapper.class_manager.new_instance()
            part.__dict__.update(zip(self._names, row, strict=True))
            make_transient_to_detached(part)
            session.add(part)
        return row[self._proposal_id], part


KINDS = {name: _Part(name) for name in PARTS}


async def with_parts(
    session: AsyncSession,
    connection: Connection,
    proposals: Iterable[Proposal],
    names: Collection[str] = tuple(PARTS),
) -> list[Proposal]:
    """The same proposals with these of their parts; what the session has already stays as it is."""
    found = list(proposals)
    for name in names:
        bare = {proposal.id: proposal for proposal in found if name not in proposal.__dict__}
        if not bare:
            continue
        kind, parts = KINDS[name], defaultdict(list)
        if len(bare) == 1:
            rows = await connection.execute(kind.of_one, {"proposal": next(iter(bare))})
        else:
            rows = await connection.execute(kind.of_several, {"proposals": list(bare)})
        for row in rows:
            proposal_id, part = kind.made_of(session, row)
            parts[proposal_id].append(part)
        for proposal_id, proposal in bare.items():
            set_committed_value(proposal, name, parts[proposal_id])
    return found
