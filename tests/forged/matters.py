"""Suggestions with everything in them that somebody must not read, each text with a mark of its own."""

from dataclasses import dataclass
from datetime import date

from domain.contact import Contact, ContactMode, ContactStage
from domain.cosigner import Cosigner, CosignerState, CosignerWay
from domain.draft import Draft
from domain.parties import Party, parties_of
from domain.people import Congress, Person
from domain.permissions import SEES, Stage, Viewer
from domain.ports import UnitOfWork
from domain.proposal import Assignment, AssignmentRole, Proposal, Status
from domain.rating import Grade, Rating
from domain.rating import Stage as Rated
from domain.reply import Point, Reply
from domain.section import SectionPart, SectionRole
from domain.supervision import Order, OrderKind, OrderState
from tests.builders import NOW, clock, ready_draft
from tests.forged.street import Presser, Street
from tests.viewers import at

NEAR, FAR, OTHER = "matternear", "matterfar", "matterother"
LETTER, ORDER, GRADE = "letter", "order", "grade"
OUTSIDE = {Party.LEAD_REPRESENTATIVE, Party.COSIGNER, Party.INVITED, Party.FELLOW, Party.DELEGATION_OFFICE}
# What those who see a suggestion read in it only as one of these parties (docs/permissions.md).
ONLY_FOR: dict[str, frozenset[Party]] = {
    LETTER: frozenset(set(Party) - OUTSIDE),
    ORDER: frozenset(set(Party) - (OUTSIDE - {Party.DELEGATION_OFFICE})),
    GRADE: frozenset({Party.LEAD_CLERK, Party.LEAD_HEAD, Party.STAFF}),
}
# From the other department's side, and the other representative's, the same grid holds.
ACROSS = {
    Viewer.LEAD: Viewer.OTHER,
    Viewer.BESIDE: Viewer.OTHER,
    Viewer.OTHER: Viewer.LEAD,
    Viewer.OWN_DELEGATION: Viewer.OTHER_DELEGATION,
    Viewer.OTHER_DELEGATION: Viewer.OWN_DELEGATION,
    Viewer.OWN_DEPARTMENT: Viewer.OTHER_DEPARTMENT,
    Viewer.OWN_SECTION: Viewer.OTHER_DEPARTMENT,
    Viewer.OTHER_DEPARTMENT: Viewer.OWN_DEPARTMENT,
}


@dataclass(frozen=True)
class Matter:
    """One suggestion as the tests know it."""

    id: int
    mark: str
    stage: Stage

    def viewer(self, presser: Presser) -> Viewer | None:
        """Whose column of the matrix applies; None for strangers."""
        if presser.viewer is None or self.mark != FAR:
            return presser.viewer
        if presser.viewer is Viewer.OTHER and presser.person and presser.person.suspended:
            return Viewer.OTHER
        return ACROSS.get(presser.viewer, presser.viewer)

    def is_seen_by(self, presser: Presser) -> bool:
        """By the matrix; a suspended person sees what is led or signed by them, nothing else."""
        viewer = self.viewer(presser)
        if viewer is None or presser.person is None:
            return False
        if presser.person.suspended and viewer not in {Viewer.LEAD, Viewer.BESIDE}:
            return False
        return self.stage in SEES.get(viewer, frozenset())


def leaked(matter: Matter, proposal: Proposal, presser: Presser, said: str) -> str:
    """What this person should not have read."""
    if not matter.is_seen_by(presser):
        return matter.mark if matter.mark in said else ""
    parties = parties_of(presser.person, proposal)
    hidden = [f"{matter.mark}{what}" for what, readers in ONLY_FOR.items() if not parties & readers]
    return next((words for words in hidden if words in said), "")


async def near_matter(uow: UnitOfWork, street: Street, stage: Stage = Stage.ASSIGNED) -> Matter:
    """Of the first congress's representative, in the hands of its department unless it is earlier."""
    signed, invited, suspended = (_of(presser) for presser in street.of(Viewer.BESIDE))
    proposal = at(stage, street.first, [signed, invited])
    proposal.cosigners.append(
        Cosigner(suspended.id, suspended.name, CosignerWay.INVITED, CosignerState.SIGNED, NOW)
    )
    mark = NEAR if stage is Stage.ASSIGNED else f"matter{stage.value}"
    _mark(proposal, mark)
    if stage is Stage.ASSIGNED:
        proposal.status = Status.UNDER_REVIEW
        _fill(street.first.congress, proposal, mark, delivered=False)
    return Matter((await uow.proposals.add(proposal)).id, mark, stage)


async def far_matter(uow: UnitOfWork, street: Street) -> Matter:
    """Of another representative and delegation, answered by another department, waiting for the grades."""
    (lead, *_), (office, *_) = street.of(Viewer.OTHER), street.of(Viewer.OTHER_DELEGATION)
    department = _of(street.of(Viewer.OTHER_DEPARTMENT)[0]).posts[0]
    proposal = at(Stage.REGISTERED, street.first, [_of(p) for p in street.of(Viewer.BESIDE)][:2])
    proposal.cosigners.clear()
    proposal.representative_id, proposal.representative = _of(lead).id, _of(lead).name
    proposal.delegation_id = _of(office).posts[0].delegation_id
    proposal.status = Status.REPLIED
    share = Assignment(department.department_id or 0, department.unit, AssignmentRole.LEAD, NOW)
    proposal.assignments = [share]
    proposal.sections = [SectionPart(share.department_id, "法规股", SectionRole.LEAD, "张经办", NOW)]
    _mark(proposal, FAR)
    _fill(street.first.congress, proposal, FAR, delivered=True)
    return Matter((await uow.proposals.add(proposal)).id, FAR, Stage.ASSIGNED)


async def other_matter(uow: UnitOfWork, street: Street) -> Matter:
    """Of the second congress, in the hands of its department, with everything in it."""
    w = street.second
    proposal = at(Stage.ASSIGNED, w, [w.staff, w.head])
    _mark(proposal, OTHER)
    proposal.status = Status.UNDER_REVIEW
    _fill(w.congress, proposal, OTHER, delivered=False)
    return Matter((await uow.proposals.add(proposal)).id, OTHER, Stage.ASSIGNED)


def _of(presser: Presser) -> Person:
    assert presser.person is not None
    return presser.person


def _mark(proposal: Proposal, mark: str) -> None:
    proposal.title, proposal.situation, proposal.request = (
        f"{mark}title",
        f"{mark}situation",
        f"{mark}request",
    )
    proposal.number = f"{mark}number"
    proposal.remarks = f"{mark}remarks"


def _fill(of: Congress, proposal: Proposal, mark: str, *, delivered: bool) -> None:
    share = proposal.assignments[0]
    id_, unit = share.department_id, share.department
    proposal.clocks = [clock(of, department_id=id_)]
    share.signed_at, share.signed_by = NOW, "张经办"
    proposal.review_chain = ["government_office"]
    proposal.contacts = [
        Contact(
            id_, ContactStage.BEFORE, ContactMode.PHONE, date(2026, 3, 2), f"{mark}contact", "张经办", NOW
        )
    ]
    letter = f"{mark}reply" if delivered else f"{mark}{LETTER}"
    reply = Reply(id_, unit, "A", 1, "张经办", NOW, done=[Point(letter)], signed_by="陈局长", signed_at=NOW)
    reply.delivered_at = NOW if delivered else None
    proposal.replies = [reply]
    order = Order(OrderKind.PHONE, OrderState.ISSUED, id_, unit, f"{mark}{ORDER}", NOW)
    order.issued_by, order.issued_at = "李工委", NOW
    proposal.orders = [order]
    if delivered:
        proposal.replied_at = NOW
        proposal.ratings = [
            Rating(
                proposal.representative_id,
                Rated.ATTITUDE,
                Grade.UNSATISFIED,
                NOW,
                comment=f"{mark}{GRADE}",
            )
        ]


def draft_of(by: Person, mark: str) -> Draft:
    """Ready to be submitted."""
    draft = ready_draft(by)
    draft.title, draft.situation, draft.request = f"{mark}title", f"{mark}situation", f"{mark}request"
    draft.from_preview = True
    return draft
