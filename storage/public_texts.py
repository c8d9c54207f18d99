"""What the public reads of each proposal, for an index of its own: hidden words find nothing there."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import select, tuple_

from domain.search_port import ChangedText, Position
from storage.prepared import Connection
from storage.publications import letter_of_data
from storage.tables import assignments, proposals, public_text_changes, publications
from storage.texts import Texts, settled_change

C, Q, A = public_text_changes.c, publications.c, assignments.c


class PublicTexts:
    """Implements domain.search_port.Texts."""

    def __init__(self, connection: Connection, *, counts_transactions: bool) -> None:
        self._connection = connection
        self._counts_transactions = counts_transactions
        self._all = Texts(connection, counts_transactions=counts_transactions)

    async def identity(self) -> str:
        return f"{await self._all.identity()}-public"

    async def changed(self, since: Position, limit: int) -> tuple[list[ChangedText], Position]:
        """Of what is not published any more, nothing but its id."""
        settled = await settled_change(self._connection, public_text_changes, self._counts_transactions)
        if since.change > settled:
            since = Position()
        asked = (
            select(C.change, C.proposal_id, proposals.c.congress_id, *_TEXTS)
            .join(proposals, proposals.c.id == C.proposal_id)
            .outerjoin(publications, (Q.proposal_id == C.proposal_id) & Q.ended_at.is_(None))
            .where(tuple_(C.change, C.proposal_id) > tuple_(since.change, since.proposal_id))
            .order_by(C.change, C.proposal_id)
            .limit(limit)
        )
        rows = (await self._connection.execute(asked)).all()
        units = await self._units([row.proposal_id for row in rows if row.title is not None])
        texts = [_changed(row, units[row.proposal_id]) for row in rows]
        if len(rows) == limit:
            return texts, Position(rows[-1].change, rows[-1].proposal_id)
        return texts, Position(settled, 0)

    async def units(self, congress_id: int) -> list[str]:
        return await self._all.units(congress_id)

    async def _units(self, ids: Collection[int]) -> defaultdict[int, list[str]]:
        """Who answers: what they are called finds it too."""
        found: defaultdict[int, list[str]] = defaultdict(list)
        if ids:
            standing = select(A.proposal_id, A.department).where(
                A.proposal_id.in_(ids), A.released_at.is_(None)
            )
            for proposal_id, name in await self._connection.execute(standing.order_by(A.id)):
                found[proposal_id].append(name)
        return found


_TEXTS = (Q.title, Q.situation, Q.request, Q.summary, Q.letters)


def _changed(row: Any, units: Collection[str]) -> ChangedText:
    if row.title is None:
        return ChangedText(row.proposal_id, row.congress_id, "", "")
    body = "\n".join([body_of(row), *units])
    return ChangedText(row.proposal_id, row.congress_id, row.title, body)


def body_of(row: Any) -> str:
    """Everything but the title, as it is published."""
    letters = [letter_of_data(data) for data in row.letters]
    points = [p for letter in letters for group in letter.groups for p in group]
    told = [text for p in points for text in (p.text, p.reason)]
    return "\n".join(text for text in (row.situation, row.request, row.summary, *told) if text)
