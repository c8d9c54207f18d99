"""Many new proposals at once: rows without a unit of work remembering each of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.proposal import Proposal
from domain.publication import Publication, past_publication
from storage import tables
from storage.mapping import PARTS
from storage.publications import counted, row_of, sort_key

FIRST_VERSION = 1  # what version_id_col begins with
KNOWN_HERE = frozenset({"id", "congress_id", "proposal_id"})


async def insert_all(session: AsyncSession, proposals: Sequence[Proposal]) -> None:
    """Insert them with all their parts; the objects are not kept, and get no ids."""
    if not proposals:
        return
    own = [column.name for column in tables.proposals.c if column.name not in {"id", "version", "changed_at"}]
    rows = [
        {
            **{name: getattr(proposal, name) for name in own},
            "version": FIRST_VERSION,
            "changed_at": _last_change(proposal),
        }
        for proposal in proposals
    ]
    statement = insert(tables.proposals).returning(tables.proposals.c.id, sort_by_parameter_order=True)
    ids = list(await session.scalars(statement, rows))
    await _publish(session, proposals, ids)
    for name, (_, table) in PARTS.items():
        if parts := _parts(name, table, proposals, ids):
            await session.execute(insert(table), parts)


async def _publish(session: AsyncSession, proposals: Sequence[Proposal], ids: Sequence[int]) -> None:
    """What a past ledger says was published stands published here: as it reads, personal data blotted out."""
    published = [
        replace(found, proposal_id=proposal_id)
        for proposal, proposal_id in zip(proposals, ids, strict=True)
        if (found := past_publication(proposal)) is not None
    ]
    if not published:
        return
    sorts: dict[tuple[object, ...], list[Publication]] = {}
    for publication in published:
        sorts.setdefault(sort_key(publication), []).append(publication)
    rows = []
    for alike in sorts.values():
        cell_id, sort_id = await counted(session.execute, alike[0], len(alike))
        rows += [row_of(replace(p, cell_id=cell_id, sort_id=sort_id)) for p in alike]
    await session.execute(insert(tables.publications), rows)


def _parts(
    name: str, table: Table, proposals: Sequence[Proposal], ids: Sequence[int]
) -> list[dict[str, Any]]:
    own = [column.name for column in table.c if column.name not in KNOWN_HERE]
    return [
        {
            **{column: getattr(part, column) for column in own},
            "congress_id": proposal.congress_id,
            "proposal_id": proposal_id,
        }
        for proposal, proposal_id in zip(proposals, ids, strict=True)
        for part in getattr(proposal, name)
    ]


def _last_change(proposal: Proposal) -> object:
    """By which lists go: when the matter itself moved last. Past ones must not come before present ones."""
    moments = (proposal.created_at, proposal.assigned_at, proposal.replied_at)
    return max(moment for moment in moments if moment is not None)
