"""The chain, and what the verifier finds when something was changed behind the service's back."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.contact import ContactMode
from domain.proposal import Proposal, Status
from domain.rating import Grade, Rating, Stage
from domain.reply import Point
from domain.services import assignment, handling, ratings, replies, review, screening, submission
from domain.services.verification import faults_of
from storage.engine import Database
from tests import builders

NOW = builders.NOW


async def travelled(database: Database) -> int:
    """A suggestion taken all the way to a rated reply by the services; its id."""
    w = await builders.world(database)
    async with database.unit_of_work() as uow:
        draft = await uow.drafts.add(builders.ready_draft(w.representative))
        p = await submission.submit(uow, draft, w.congress, w.representative, now=NOW)
        await screening.register(uow, p, w.congress, w.staff, category="social", now=NOW)
        lead, co = w.department, w.co_department
        await assignment.assign(uow, p, w.congress, w.staff, lead=lead, co_handlers=[co], now=NOW)
        await assignment.sign_for(uow, p, w.clerk, now=NOW)
        await assignment.sign_for(uow, p, w.co_clerk, now=NOW, as_co=True)
        await handling.file_opinion(uow, p, w.co_clerk, "同意", now=NOW)
        await handling.log_contact(
            uow, p, w.clerk, mode=ContactMode.PHONE, happened_on=NOW.date(), summary="通话",
            today=NOW.date(), now=NOW,
        )  # fmt: skip
        content = replies.Content("A", done=[Point("装好了")])
        await replies.draft_reply(uow, p, w.clerk, content, now=NOW)
        await replies.sign_off(uow, p, w.head, version=1, now=NOW)
        await review.approve(uow, p, w.congress, w.government_office, version=1, now=NOW)
        for stage in (Stage.ATTITUDE, Stage.REPLY):
            await ratings.rate(
                uow, p, w.congress, w.representative, stage=stage, grade=Grade.SATISFIED,
                reasons=[], comment="", now=NOW,
            )  # fmt: skip
        assert p.status is Status.ANSWERED
        return p.id


async def test_an_untouched_history_is_whole(database: Database) -> None:
    id_ = await travelled(database)
    async with database.unit_of_work() as uow:
        assert faults_of(await uow.proposals.get(id_)) == []


def _plant(p: Proposal) -> None:
    p.ratings.append(Rating(p.representative_id, Stage.REPLY, Grade.SATISFIED, NOW))


PLANTED: dict[str, tuple[Callable[[Proposal], object], str]] = {
    "title": (lambda p: setattr(p, "title", "别的题目"), "sealed"),
    "situation": (lambda p: setattr(p, "situation", "别的情况"), "sealed"),
    "request": (lambda p: setattr(p, "request", "别的建议"), "sealed"),
    "opinion": (lambda p: setattr(p.co_handlers[0], "opinion", "不同意"), "sealed"),
    "letter": (lambda p: setattr(p.replies[0], "done", [Point("没装")]), "sealed"),
    "class": (lambda p: setattr(p.replies[0], "result_class", "C"), "sealed"),
    "grade": (lambda p: setattr(p.ratings[1], "grade", Grade.UNSATISFIED), "sealed"),
    "rating planted": (_plant, "planted"),
    "rating removed": (lambda p: p.ratings.pop(), "sealed"),
    "status": (lambda p: setattr(p, "status", Status.CLOSED), "status"),
    "actor of a row": (lambda p: setattr(p.history[2], "actor", "别人"), "content"),
    "time of a row": (lambda p: setattr(p.history[2], "at", NOW + timedelta(days=1)), "content"),
    "details of a row": (lambda p: setattr(p.history[2], "details", {"category": "x"}), "content"),
    "row in the middle removed": (lambda p: p.history.pop(3), "link"),
    "tail cut": (lambda p: p.history.pop(), "head"),
    "first row removed": (lambda p: p.history.pop(0), "gap"),
    "row resealed": (lambda p: _reseal(p, 2), "link"),
}  # fmt: skip


def _reseal(p: Proposal, place: int) -> None:
    entry = p.history[place]
    entry.actor = "别人"
    entry.digest = entry.seal()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_every_planted_change_is_found(database: Database) -> None:
    id_ = await travelled(database)
    for what, (change, code) in PLANTED.items():
        async with database.unit_of_work() as uow:
            p = await uow.proposals.get(id_)
            assert faults_of(p) == [], what
            change(p)
            assert code in {fault.code for fault in faults_of(p)}, what
            uow._session.expunge_all()  # what was planted is not kept: the next one starts from the true rows


async def test_a_row_changed_in_the_database_is_found(database: Database) -> None:
    id_ = await travelled(database)
    async with database.unit_of_work() as uow:
        (await uow.proposals.get(id_)).replies[0].done = [Point("没装")]
    async with database.unit_of_work() as uow:
        assert [f.code for f in faults_of(await uow.proposals.get(id_))] == ["sealed"]
