"""The matrix of permissions: its page current, its grid what the loading rule says, no step beside it."""

from pathlib import Path

import pytest

from bot.views.card import may_read_draft, may_read_orders
from bot.views.permissions import permissions_markdown
from domain.errors import NotAllowed, Refusal
from domain.lifecycle import check, steps_for
from domain.parties import Party, parties_of
from domain.people import Person
from domain.permissions import SEES, Stage, Viewer
from domain.proposal import Assignment, AssignmentRole, Proposal, Status
from domain.reply import Reply
from domain.steps import STEPS
from domain.supervision import Order, OrderKind, OrderState
from storage.engine import Database
from tests.builders import NOW, world
from tests.tree import text_of
from tests.viewers import at, cast

NO_PARTY = {Viewer.OTHER_DELEGATION, Viewer.ADMIN, Viewer.OTHER_DEPARTMENT, Viewer.INSPECTOR}


def test_the_page_of_permissions_is_current() -> None:
    assert text_of(Path("docs/permissions.md")) == permissions_markdown(), "make docs"


async def test_the_grid_is_what_the_loading_rule_says(database: Database) -> None:
    """Every viewer at every stage: what is blank loads nothing, by id, by number or in a list."""
    w, foreign = await world(database), await world(database, "宜昌市人大", bot_id=8)
    async with database.unit_of_work() as uow:
        people = await cast(uow, w, foreign)
        kept = {stage: (await uow.proposals.add(at(stage, w, people[Viewer.BESIDE]))).id for stage in Stage}
    assert people.keys() == set(Viewer)
    async with database.unit_of_work() as uow:
        for viewer, played in people.items():
            for who in played:
                listed = {p.id for p in await uow.proposals.list_for(who)}
                loaded = {s for s in Stage if await uow.proposals.visible_to(who, kept[s])}
                numbered = {s for s in Stage if await uow.proposals.numbered(who, s.value)}
                assert loaded == numbered == SEES.get(viewer, frozenset()), (viewer, who.name)
                assert listed == {kept[s] for s in loaded}, (viewer, who.name)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_no_step_beside_the_matrix(database: Database) -> None:
    """Every viewer, status and step: refused unless a party in its column, and offered exactly if allowed."""
    w, foreign = await world(database), await world(database, "宜昌市人大", bot_id=8)
    async with database.unit_of_work() as uow:
        people = await cast(uow, w, foreign)
    tried = 0
    for stage in Stage:
        matter = at(stage, w, people[Viewer.BESIDE])
        for matter.status in Status:
            for viewer, played in people.items():
                for who in played:
                    parties = parties_of(who, matter)
                    assert not (parties and viewer in NO_PARTY | {Viewer.OTHER_CONGRESS}), (viewer, parties)
                    offered = {step.name for step in steps_for(matter, who)}
                    for step in STEPS:
                        tried += 1
                        assert (step.name in offered) == _allowed(matter, step.name, who)
                        assert step.name not in offered or parties & step.by
    assert tried > 100_000


def _allowed(matter: Proposal, step: str, who: Person) -> bool:
    try:
        check(matter, step, who)
    except (NotAllowed, Refusal):
        return False
    return True


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_orders_are_not_for_who_only_represents(database: Database) -> None:
    w = await world(database)
    matter = at(Stage.ASSIGNED, w, [w.staff, w.head])
    matter.orders = [Order(OrderKind.PHONE, OrderState.ISSUED, w.department.id, "住建", "请抓紧", NOW)]
    assert not may_read_orders(matter, w.representative)
    assert may_read_orders(matter, w.government_office)


def test_a_letter_on_its_way_is_for_those_who_work_on_it() -> None:
    matter = Proposal(1, 1, "王芳", "T", "S", "R", created_at=NOW)
    matter.assignments = [Assignment(1, "住建", AssignmentRole.LEAD, NOW)]
    matter.replies = [Reply(1, "住建", "A", 1, "陈涛", NOW)]
    outside = {
        Party.LEAD_REPRESENTATIVE,
        Party.COSIGNER,
        Party.INVITED,
        Party.FELLOW,
        Party.DELEGATION_OFFICE,
    }
    inside = {party for party in Party if may_read_draft(matter, frozenset({party}))}
    assert inside == set(Party) - outside
