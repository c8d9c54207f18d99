"""Decisions about pairs of proposals, and what of published ones the public may read."""

from collections.abc import Collection, Sequence
from dataclasses import asdict

from sqlalchemy import RowMapping, case, cast, insert, or_, select, union

from domain.proposal import AssignmentRole
from domain.similar import Answer, Decision, PublicCase
from storage.prepared import Connection
from storage.publications import letter_of_data
from storage.tables import assignments, proposals, publication_cells, publications
from storage.tables import same_matters as table
from storage.types import Id

# Of more, the older ones tell nothing that these do not.
MOST_ANSWERS = 200


class SimilarCases:
    """Implements domain.similar_port.SimilarCases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def decide(self, decision: Decision) -> Decision:
        decision.one_id, decision.other_id = sorted((decision.one_id, decision.other_id))
        values = {name: value for name, value in asdict(decision).items() if name != "id"}
        statement = insert(table).values(values).returning(table.c.id)
        decision.id = (await self._connection.execute(statement)).scalar_one()
        return decision

    async def decisions(self, congress_id: int, proposal_id: int) -> list[Decision]:
        of_congress = table.c.congress_id == congress_id
        reached = select(cast(proposal_id, Id).label("id")).cte("reached", recursive=True)
        beyond = case((table.c.one_id == reached.c.id, table.c.other_id), else_=table.c.one_id)
        from_it = or_(table.c.one_id == reached.c.id, table.c.other_id == reached.c.id)
        reached = reached.union(select(beyond).where(of_congress, table.c.same, from_it))
        # One half for each index.
        halves = (
            select(table).join(reached, reached.c.id == end) for end in (table.c.one_id, table.c.other_id)
        )
        wanted = union(*(half.where(of_congress) for half in halves))
        found = [Decision(**row._mapping) for row in await self._connection.execute(wanted)]
        return list({(d.one_id, d.other_id): d for d in sorted(found, key=lambda d: d.id)}.values())

    async def answers(self, congress_id: int) -> list[Answer]:
        wanted = (
            select(table.c.one_id, table.c.other_id, table.c.same, table.c.chance, table.c.trees)
            .where(table.c.congress_id == congress_id)
            .order_by(table.c.id.desc())
            .limit(MOST_ANSWERS)
        )
        newest: dict[tuple[int, int], Answer] = {}
        for one_id, other_id, *said in await self._connection.execute(wanted):
            newest.setdefault((one_id, other_id), Answer(*said))
        return [answer for answer in newest.values() if answer.chance is not None]

    async def published(self, congress_id: int, ids: Collection[int]) -> list[PublicCase]:
        wanted = (
            select(
                proposals.c.id,
                proposals.c.number,
                proposals.c.status,
                publications.c.title,
                publications.c.situation,
                publications.c.request,
                publications.c.summary,
                publications.c.letters,
                publication_cells.c.result_class,
            )
            .join(publications, publications.c.proposal_id == proposals.c.id)
            .join(publication_cells, publication_cells.c.id == publications.c.cell_id)
            .where(
                proposals.c.congress_id == congress_id,
                proposals.c.id.in_(sorted(ids)),
                publications.c.ended_at.is_(None),
            )
        )
        rows = [row._mapping for row in await self._connection.execute(wanted)]
        units = await self._units([row["id"] for row in rows])
        return [_case(row, units.get(row["id"], [])) for row in rows]

    async def _units(self, ids: Collection[int]) -> dict[int, list[str]]:
        """Who answers."""
        wanted = select(assignments.c.proposal_id, assignments.c.department).where(
            assignments.c.proposal_id.in_(sorted(ids)),
            assignments.c.released_at.is_(None),
            assignments.c.role != AssignmentRole.CO,
        )
        found: dict[int, list[str]] = {}
        for proposal_id, department in await self._connection.execute(wanted.order_by(assignments.c.id)):
            found.setdefault(proposal_id, []).append(department)
        return found


def _case(row: RowMapping, departments: Sequence[str]) -> PublicCase:
    letters = [letter_of_data(letter) for letter in row["letters"]]
    told = [point.text for letter in letters for group in letter.groups for point in group]
    return PublicCase(
        proposal_id=row["id"],
        number=row["number"] or "",
        status=row["status"],
        title=row["title"],
        situation=row["situation"],
        request=row["request"],
        result_class=row["result_class"],
        answered=told or [row["summary"]] * bool(row["summary"]),
        departments=departments,
    )
