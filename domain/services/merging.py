"""Merging: what is about one matter is handled together, every author credited, answered and asked."""

from collections.abc import Sequence
from datetime import datetime

from domain.cosigner import CosignerState, CosignerWay
from domain.errors import BadInput
from domain.lifecycle import check
from domain.parties import Party
from domain.people import Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.cosigning import put_beside
from domain.services.steps import take
from domain.steps import OPEN


def alike(proposal: Proposal, others: Sequence[Proposal]) -> list[Proposal]:
    """The open ones that this one could be merged into, those with the most similar titles first."""
    own = _pairs(proposal.title)
    found = [p for p in others if p.id != proposal.id and p.status in OPEN]
    return sorted(found, key=lambda p: -len(own & _pairs(p.title)))


def _pairs(title: str) -> set[str]:
    """Neighbouring signs: enough to see that two titles speak of the same."""
    return {title[n : n + 2] for n in range(len(title) - 1)}


async def merge(uow: UnitOfWork, proposal: Proposal, main: Proposal, actor: Person, *, now: datetime) -> None:
    """Handle `proposal` together with `main`; its authors stand beside the main one's from now on.

    Raises BadInput for itself, and as `check` does for one that has ended or is merged already.
    """
    if proposal.id == main.id:
        raise BadInput("bad-merge-itself")
    check(proposal, "merge", actor)
    check(main, "take_in_merged", actor)
    authors = await _authors(uow, proposal)
    details: dict[str, object] = {"text": main.label, "main": main.id}
    await take(uow, proposal, "merge", actor=actor, now=now, details=details)
    proposal.merged_into_id = main.id
    names = [person.name for person in authors]
    told: dict[str, object] = {"text": proposal.label, "merged": proposal.id, "names": names}
    meant = {Party.LEAD_REPRESENTATIVE: [main.representative_id]}
    await take(uow, main, "take_in_merged", actor=actor, now=now, details=told, meant=meant)
    for person in authors:
        if not main.signs(person.id):
            put_beside(main, person, CosignerWay.MERGED, CosignerState.SIGNED, now)


async def _authors(uow: UnitOfWork, proposal: Proposal) -> list[Person]:
    ids = [proposal.representative_id, *(c.representative_id for c in proposal.signed)]
    found = [await uow.people.get(proposal.congress_id, id_) for id_ in ids]
    return [person for person in found if person is not None]
