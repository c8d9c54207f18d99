"""Drafts."""

from datetime import timedelta

import pytest

from domain.draft import Draft, Question
from domain.errors import Conflict
from domain.proposal import Attachment, Disclosure, Kind, Track
from storage.engine import Database
from tests.builders import NOW, suggestion, world


async def test_everything_written_comes_back(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        proposal = await uow.proposals.add(suggestion(w.representative))
        draft = await uow.drafts.add(
            Draft(
                w.representative.id,
                0,
                NOW,
                track=Track.IN_SESSION,
                kind=Kind.CPPCC_PROPOSAL,
                title="题",
                situation="情况\n第二行 <b>&",
                disclosure=Disclosure.NONE,
                screening_answers=["personal"],
                attachments=[
                    Attachment("photo", "AgAC", size=3),
                    Attachment("location", latitude=30.0, longitude=1.5),
                ],
                messages={"5": "situation"},
                asked=Question.PREVIEW,
                from_preview=True,
                wished_department_id=w.department.id,
                proposal_id=proposal.id,
            )
        )
    async with database.unit_of_work() as uow:
        read = await uow.drafts.get(w.representative.id, draft.id)
        assert read == draft
        assert read.asked is Question.PREVIEW
        assert read.kind is Kind.CPPCC_PROPOSAL
        read.request, read.updated_at = "请", NOW + timedelta(days=1)
        read.attachments = [*read.attachments, Attachment("voice", "v")]
        await uow.drafts.save(read)
    async with database.unit_of_work() as uow:
        assert await uow.drafts.get(w.representative.id, draft.id) == read


async def test_each_person_has_their_own(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        mine = [
            await uow.drafts.add(Draft(w.representative.id, 0, NOW + timedelta(minutes=n), title=str(n)))
            for n in range(3)
        ]
        theirs = await uow.drafts.add(Draft(w.clerk.id, 0, NOW))
        assert [draft.ordinal for draft in (*mine, theirs)] == [1, 2, 3, 1]
        assert [draft.title for draft in await uow.drafts.of(w.representative.id)] == ["2", "1", "0"]
        assert await uow.drafts.get(w.representative.id, theirs.id) is None
        with pytest.raises(Conflict):
            await uow.drafts.save(Draft(w.representative.id, 1, NOW, title="taken over", id=theirs.id))
        await uow.drafts.delete(Draft(w.representative.id, 1, NOW, id=theirs.id))
        assert await uow.drafts.get(w.clerk.id, theirs.id) == theirs


async def test_a_thrown_away_draft_never_comes_back_under_its_id(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        first = await uow.drafts.add(Draft(w.representative.id, 0, NOW))
        await uow.drafts.delete(first)
        assert await uow.drafts.get(w.representative.id, first.id) is None
        second = await uow.drafts.add(Draft(w.representative.id, 0, NOW))
        assert second.id > first.id
        assert second.ordinal == 1
        with pytest.raises(Conflict):
            await uow.drafts.save(first)
