"""A clerk of two departments: each share is signed for and answered on its own."""

import pytest

from domain.errors import StepBlocked
from domain.people import Role
from domain.proposal import AssignmentRole, ClockKey, Proposal
from domain.services import assignment, handling, screening, submission
from storage.engine import Database
from tests import builders

NOW = builders.NOW
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def running(proposal: Proposal, key: ClockKey) -> set[int | None]:
    return {clock.department_id for clock in proposal.clocks if clock.running and clock.key is key}


async def test_signing_for_one_share_leaves_the_other_open(database: Database) -> None:
    w = await builders.world(database)
    async with database.unit_of_work() as uow:
        await uow.people.add_post(w.clerk, builders.post(Role.DEPARTMENT_CLERK, w.co_department))
        draft = await uow.drafts.add(builders.ready_draft(w.representative))
        p = await submission.submit(uow, draft, w.congress, w.representative, now=NOW)
        await screening.register(uow, p, w.congress, w.staff, category="social", now=NOW)
        lead, co = w.department, w.co_department
        await assignment.assign(uow, p, w.congress, w.staff, lead=lead, co_handlers=[co], now=NOW)
        await assignment.sign_for(uow, p, w.clerk, now=NOW)
        assert running(p, ClockKey.SIGN_FOR) == {co.id}
        with pytest.raises(StepBlocked, match="blocked-sign-first"):
            await handling.file_opinion(uow, p, w.clerk, "同意", now=NOW)
        await assignment.sign_for(uow, p, w.clerk, now=NOW, as_co=True)
        assert running(p, ClockKey.SIGN_FOR) == set()
        with pytest.raises(StepBlocked, match="blocked-already-signed"):
            await assignment.sign_for(uow, p, w.clerk, now=NOW, as_co=True)


async def test_each_opinion_goes_to_its_own_share(database: Database) -> None:
    w = await builders.world(database)
    async with database.unit_of_work() as uow:
        third = await builders.department(uow, w.congress, "水利局")
        await uow.people.add_post(w.co_clerk, builders.post(Role.DEPARTMENT_CLERK, third))
        draft = await uow.drafts.add(builders.ready_draft(w.representative))
        p = await submission.submit(uow, draft, w.congress, w.representative, now=NOW)
        await screening.register(uow, p, w.congress, w.staff, category="social", now=NOW)
        await assignment.assign(
            uow, p, w.congress, w.staff, lead=w.department, co_handlers=[w.co_department, third], now=NOW
        )
        await assignment.sign_for(uow, p, w.co_clerk, now=NOW, as_co=True)
        await handling.file_opinion(uow, p, w.co_clerk, "同意", now=NOW)
        assert running(p, ClockKey.CO_OPINION) == {third.id}
        await assignment.sign_for(uow, p, w.co_clerk, now=NOW, as_co=True)
        await handling.file_opinion(uow, p, w.co_clerk, "也同意", now=NOW)
        opinions = [a.opinion for a in p.assignments if a.role is AssignmentRole.CO]
        assert opinions == ["同意", "也同意"]
        with pytest.raises(StepBlocked, match="blocked-opinion-filed"):
            await handling.file_opinion(uow, p, w.co_clerk, "再说一次", now=NOW)
