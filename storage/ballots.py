"""Secret ballots: the sealed pile of papers, and apart from it who has voted."""

from typing import Any

from sqlalchemy import Select, insert, select, update

from domain.ballot import Ballot, Voter
from storage.prepared import Connection
from storage.tables import ballot_voters as voters
from storage.tables import ballots as table


class Ballots:
    """Implements domain.ballot_port.Ballots."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, ballot: Ballot) -> Ballot:
        statement = insert(table).values(_values(ballot)).returning(table.c.id)
        ballot.id = (await self._connection.execute(statement)).scalar_one()
        rows = [
            {
                "ballot_id": ballot.id,
                "person_id": voter.person_id,
                "congress_id": ballot.congress_id,
                "name": voter.name,
                "voted": voter.voted,
            }
            for voter in ballot.voters
        ]
        await self._connection.execute(insert(voters).values(rows))
        return ballot

    async def get(self, congress_id: int, ballot_id: int) -> Ballot | None:
        return await self._one(_own(congress_id, ballot_id))

    async def locked(self, congress_id: int, ballot_id: int) -> Ballot | None:
        return await self._one(_own(congress_id, ballot_id).with_for_update())

    async def last_of(self, congress_id: int, inspection_id: int) -> Ballot | None:
        own = table.c.congress_id == congress_id, table.c.inspection_id == inspection_id
        return await self._one(select(table).where(*own).order_by(table.c.id.desc()).limit(1))

    async def save(self, ballot: Ballot) -> None:
        await self._connection.execute(update(table).where(table.c.id == ballot.id).values(_values(ballot)))

    async def mark_voted(self, ballot_id: int, person_id: int) -> bool:
        own = voters.c.ballot_id == ballot_id, voters.c.person_id == person_id
        marked = update(voters).where(*own, voters.c.voted.is_(False)).values(voted=True)
        return (await self._connection.execute(marked)).rowcount == 1

    async def _one(self, statement: Select[tuple[Any, ...]]) -> Ballot | None:
        row = (await self._connection.execute(statement)).first()
        if row is None:
            return None
        found = Ballot(**row._mapping)
        named = select(voters.c.person_id, voters.c.name, voters.c.voted)
        own = named.where(voters.c.ballot_id == found.id).order_by(voters.c.person_id)
        found.voters = [Voter(*voter) for voter in await self._connection.execute(own)]
        return found


def _own(congress_id: int, ballot_id: int) -> Select[tuple[Any, ...]]:
    return select(table).where(table.c.congress_id == congress_id, table.c.id == ballot_id)


def _values(ballot: Ballot) -> dict[str, Any]:
    return {column.name: getattr(ballot, column.name) for column in table.c if column.name != "id"}
