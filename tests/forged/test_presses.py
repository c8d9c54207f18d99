"""Everybody presses every button of every suggestion: what the matrix forbids is refused, in clear words."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.callbacks import StepPress
from bot.views.refusals import refusal_view
from domain.errors import NotAllowed, Refusal
from domain.lifecycle import check, steps_for
from domain.permissions import Stage
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from storage.words import JiebaWords
from tests.forged.matters import Matter, far_matter, leaked, near_matter
from tests.forged.presses import Forged, of_a_proposal, registered
from tests.forged.street import BUG, Presser, Said, Street, open_street
from tests.house import MONDAY
from tests.tree import none_of

Make = Callable[[UnitOfWork, Street], Awaitable[Matter]]
# These looks send files: whoever may see the suggestion gets them, which is a change of the outbox.
SENDING = ("files", "letter")
OTHER_STAGES = tuple(stage for stage in Stage if stage is not Stage.ASSIGNED)


# Each presses every second or sixth, another one each, so that every one is pressed by many.
@pytest.mark.parametrize(("make", "every"), [(near_matter, 2), (far_matter, 6)])
async def test_everybody_presses_everything(
    tmp_path: Path, words: JiebaWords, make: Make, every: int
) -> None:
    """Own, own department's, another's, another congress's: forbidden presses first, then what is allowed."""
    async with open_street(tmp_path, words) as street:
        async with street.house.service.database.unit_of_work() as uow:
            matter = await make(uow, street)
        proposal = await _kept(street, matter)
        before = street.kept()
        said = await street.answers(
            (presser, forged)
            for shift, presser in enumerate(street.pressers)
            for forged in of_a_proposal(matter.id)[shift % every :: every]
            if not _allowed(matter, proposal, presser, forged)
        )
        assert len(said) > 5_000 // every
        none_of(fault for one in said if (fault := _fault(street, matter, proposal, one)))
        assert street.kept() == before
        assert await _takes_what_is_allowed(street, matter) > 10
        assert street.kept()["failures"] == []


async def test_everybody_looks_at_every_stage(tmp_path: Path, words: JiebaWords) -> None:
    """From the draft to the day it is taken back, by the grid of docs/permissions.md."""
    async with open_street(tmp_path, words) as street:
        async with street.house.service.database.unit_of_work() as uow:
            matters = [await near_matter(uow, street, stage) for stage in OTHER_STAGES]
        before = street.kept()
        for matter in matters:
            proposal = await _kept(street, matter)
            what = [forged for forged in of_a_proposal(matter.id) if not forged.step]
            what = [forged for forged in what if forged.data.split(":")[2] not in SENDING]
            said = await street.answers((presser, f) for presser in street.pressers for f in what)
            none_of(fault for one in said if (fault := _fault(street, matter, proposal, one)))
            seen = {one.presser.name for one in said if matter.mark in one.text}
            assert seen == {p.name for p in street.pressers if matter.is_seen_by(p)}, matter.stage
        assert street.kept() == before


async def _kept(street: Street, matter: Matter) -> Proposal:
    async with street.house.service.database.unit_of_work() as uow:
        return await uow.proposals.get(matter.id)


def _allowed(matter: Matter, proposal: Proposal, presser: Presser, forged: Forged) -> bool:
    """What changes something when it is pressed, and may."""
    if not matter.is_seen_by(presser):
        return False
    if not forged.step:
        return forged.data.split(":")[2] in SENDING
    return _refusal(proposal, presser, forged.step) is None


def _refusal(proposal: Proposal, presser: Presser, step: str) -> Refusal | None:
    try:
        check(proposal, step, presser.person)
    except Refusal as refusal:
        return refusal
    return None


def _fault(street: Street, matter: Matter, proposal: Proposal, said: Said) -> str:
    """What is wrong with an answer to a press that the matrix forbids, or to a look; empty for nothing."""
    if BUG in said.text or not said.text:
        return f"broke: {said}"
    if words := leaked(matter, proposal, said.presser, said.text):
        return f"leaked {words}: {said}"
    seen, step = matter.is_seen_by(said.presser), said.forged.step
    if seen and not step:
        return ""
    refusal = _refusal(proposal, said.presser, step) if seen else NotAllowed()
    if not said.forged.handled:
        refusal = Refusal("button-unknown")
    meant = {str(refusal_view(refusal, street.t, now=MONDAY).text)} if refusal else set()
    if seen:
        # A question or a stage that there is not.
        meant.add(str(street.t("button-unknown")))
        return "" if any(said.text.startswith(words) for words in meant) else f"not refused: {said}"
    return "" if said.text in meant else f"not refused alike: {said}"


async def _takes_what_is_allowed(street: Street, matter: Matter) -> int:
    """Each begins each step that is offered: it is asked about, or taken in that person's own name."""
    taken = 0
    for presser in street.pressers:
        if not matter.is_seen_by(presser):
            continue
        begun = [s.name for s in steps_for(await _kept(street, matter), presser.person)]
        for step in begun:
            proposal = await _kept(street, matter)
            if step not in registered()[StepPress] or _refusal(proposal, presser, step) is not None:
                continue
            press = StepPress(step=step, proposal_id=matter.id, version=proposal.letters_version)
            (said,) = await street.answers([(presser, Forged(press.pack(), step))])
            assert BUG not in said.text, said
            assert str(street.t("not-allowed")) not in said.text, said
            new = (await _kept(street, matter)).history[len(proposal.history) :]
            assert presser.person is not None
            assert {e.actor_id for e in new} <= {presser.person.id, None}, said
            taken += 1
    return taken
