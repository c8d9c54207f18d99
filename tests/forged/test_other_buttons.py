"""Buttons that name no suggestion: another's draft, clerk, rule, day, reminder, post; and the lists."""

from collections.abc import Callable, Iterable
from pathlib import Path

from domain.broadcast import MAY_BROADCAST, Broadcast, Condition
from domain.draft import Draft
from domain.inspection import Inspection, Scope
from domain.people import Role
from domain.permissions import Stage, Viewer
from domain.report import WHOLE_CONGRESS
from domain.rules import BY_CODE
from domain.services import inspections
from domain.services.corrections import KEEPERS
from domain.services.departures import OFFICES
from storage.words import JiebaWords
from tests.builders import NOW, ready_draft
from tests.forged import presses
from tests.forged.matters import Matter, far_matter, near_matter
from tests.forged.presses import Forged
from tests.forged.street import BUG, Presser, Street, open_street
from tests.tree import none_of

MARK = "draftsecret"


async def test_what_is_anothers(tmp_path: Path, words: JiebaWords) -> None:
    """Refused in one of the sentences that say so, nothing read, nothing changed."""
    async with open_street(tmp_path, words) as street:
        drafts, code = await _drafts(street)
        w, (lead,) = street.first, street.of(Viewer.LEAD)
        assert lead.person is not None
        head = next(p for p in street.pressers if p.person and p.person.id == w.head.id)
        (writer,) = street.of(Viewer.STAFF)
        broadcast_id = await _broadcast(street, writer)
        opened = await _inspection(street, writer)
        before = street.kept()

        async def refused(
            given: Iterable[Forged], key: str, but: Callable[[Presser], bool], *others: str
        ) -> None:
            those = [presser for presser in street.pressers if not but(presser)]
            assert len(those) > 8
            said = await street.answers((presser, forged) for presser in those for forged in given)
            words = {str(street.t(k)) for k in (key, *others)}
            none_of(f"{key}: {one}" for one in said if one.text not in words)

        await refused(presses.drafts(drafts["lead"].id, 0), "draft-gone", lambda p: p is lead)
        await refused(
            presses.people(w.clerk.id, w.department.id, w.head.id),
            "people-not-allowed",
            lambda p: _holds(p, Role.DEPARTMENT_HEAD, *OFFICES),
            "join-first",
            "button-unknown",
        )
        await refused(
            presses.people(w.representative.id, w.department.id, w.head.id)[1:],
            "people-not-allowed",
            lambda p: _holds(p, *OFFICES) or p is head,
            "join-first",
            "button-unknown",
        )
        await refused(presses.rules(1, next(iter(BY_CODE))), "not-allowed", lambda p: _holds(p, Role.ADMIN))
        await refused(presses.days(1), "not-allowed", lambda p: _holds(p, *KEEPERS))
        await refused(
            presses.broadcasts(broadcast_id),
            "broadcast-gone",
            lambda p: p is writer,
            "broadcast-not-allowed",
            "button-unknown",
        )
        await refused(
            presses.inspections(opened),
            "not-allowed",
            lambda p: _holds(p, Role.STAFF, Role.INSPECTOR),
            "join-first",
            "button-unknown",
            "inspection-none",
            "inspection-not-allowed",
        )
        await refused(
            presses.ballots(opened),
            "not-allowed",
            lambda p: _holds(p, Role.STAFF, Role.INSPECTOR),
            "join-first",
        )
        await refused(
            presses.visits(opened),
            "not-allowed",
            lambda p: _holds(p, Role.STAFF, Role.INSPECTOR),
            "join-first",
        )
        await refused(
            presses.assessments(1, w.department.id),
            "not-allowed",
            lambda p: _holds(p, Role.STAFF, Role.DEPARTMENT_HEAD, Role.DEPARTMENT_CLERK),
            "assessment-not-allowed",
            "join-first",
        )
        # Everybody has figures of their own: here those of everything, of a department of none of them.
        await refused(
            presses.figures(["", "dzzzz"]),
            "not-allowed",
            lambda p: _holds(p, *WHOLE_CONGRESS),
            "join-first",
            "button-unknown",
        )
        await refused(presses.retries(code), "retry-gone", lambda p: p is lead)
        post = lead.person.posts[0].id
        await refused(presses.settings(post)[:2], "not-allowed", lambda p: p is lead, "join-first")
        for_the_registry = [Forged("b:new:0::0"), Forged("b:list:0::0")]
        await refused(for_the_registry, "broadcast-not-allowed", lambda p: _holds(p, *MAY_BROADCAST))
        await refused(
            [Forged("m:ledger:0:")], "not-allowed", lambda p: _holds(p, Role.STAFF, Role.ADMIN), "join-first"
        )
        await refused(
            [Forged("m:new:0:")], "only-representatives-write", lambda p: _holds(p, Role.REPRESENTATIVE)
        )
        assert street.kept() == before


def _holds(presser: Presser, *roles: Role) -> bool:
    return presser.person is not None and presser.person.holds(*roles)


async def test_one_s_own_draft_does_not_swallow_anothers(tmp_path: Path, words: JiebaWords) -> None:
    async with open_street(tmp_path, words) as street:
        drafts, _ = await _drafts(street)
        before = street.kept()
        (other, *_) = street.of(Viewer.OTHER)
        given = presses.drafts(drafts["other"].id, drafts["lead"].id)
        said = await street.answers((other, f) for f in given if ":join:" in f.data)
        assert [one.text for one in said] == [str(street.t("draft-gone"))] * 2
        assert street.kept() == before


async def _drafts(street: Street) -> tuple[dict[str, Draft], str]:
    """Of two representatives each one; and something of the first that broke."""
    kept = {}
    async with street.house.service.database.unit_of_work() as uow:
        for name, viewer in (("lead", Viewer.LEAD), ("other", Viewer.OTHER)):
            who = street.of(viewer)[0]
            assert who.person is not None
            draft = ready_draft(who.person)
            draft.title = draft.situation = draft.request = MARK
            draft.from_preview = name == "lead"
            kept[name] = await uow.drafts.add(draft)
        lead = street.of(Viewer.LEAD)[0].phone.user_id
        code = await uow.updates.keep_failed(street.bot_ids[0], lead, "{}", "broke")
    return kept, code


async def _inspection(street: Street, by: Presser) -> int:
    """Open, so that no department may read in it."""
    assert by.person is not None
    async with street.house.service.database.unit_of_work() as uow:
        congress = street.first.congress
        points = inspections.points_of(congress.policy)
        opened = Inspection(
            congress.id, Scope("made up"), by.person.name, by.person.id or 0, NOW, NOW, points
        )
        await uow.inspections.add(opened)
        return opened.id


async def _broadcast(street: Street, by: Presser) -> int:
    """Ready to be sent."""
    assert by.person is not None
    given = Broadcast(street.first.congress.id, by.person.id, by.person.name, NOW, text=MARK)
    given.audience, given.wants_receipts = {Condition.REPRESENTATIVES: []}, True
    async with street.house.service.database.unit_of_work() as uow:
        return (await uow.broadcasts.add(given)).id


async def test_lists_and_reminders_show_what_is_seen(tmp_path: Path, words: JiebaWords) -> None:
    async with open_street(tmp_path, words) as street:
        matters = []
        async with street.house.service.database.unit_of_work() as uow:
            matters += [await near_matter(uow, street, stage) for stage in (Stage.ASSIGNED, Stage.SUBMITTED)]
            matters.append(await far_matter(uow, street))
            clocks = {m.id: (await uow.proposals.get(m.id)).clocks[:1] for m in matters}
        lines = [f for found in clocks.values() for clock in found for f in presses.dues(clock.id)]
        asked = [*presses.lists(), *presses.agendas(), *presses.settings(0)[2:], *lines]
        asked += presses.groups(street.first.department.id)
        before = street.kept()
        said = await street.answers((presser, forged) for presser in street.pressers for forged in asked)
        none_of(f"broke: {one}" for one in said if BUG in one.text or not one.text)
        none_of(
            f"leaked {matter.mark}: {one}"
            for one in said
            for matter in matters
            if matter.mark in one.text and not matter.is_seen_by(one.presser)
        )
        assert _listed(street, matters) == {
            (p.name, m.mark) for p in street.pressers for m in matters if m.is_seen_by(p)
        }
        changed = {name for name, rows in street.kept().items() if rows != before[name]}
        # Who is responsible puts a line off, for themselves.
        assert changed <= {"snoozes"}


def _listed(street: Street, matters: list[Matter]) -> set[tuple[str, str]]:
    """Who has read of what by now."""
    return {
        (presser.name, matter.mark)
        for presser in street.pressers
        for matter in matters
        if any(matter.mark in (message.text or "") for message in presser.phone.received)
    }
