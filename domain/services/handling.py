"""What departments do before they reply: contacts, progress notes, co-handlers' opinions."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from domain.contact import Confirmation, Contact, ContactMode, ContactStage
from domain.errors import BadInput, StepNotPossible
from domain.guards import is_unexplained
from domain.history import digest_of
from domain.lifecycle import check
from domain.people import Person, Role
from domain.ports import UnitOfWork
from domain.proposal import AssignmentRole, Proposal
from domain.services.meeting_steps import settle_by_contact
from domain.services.parts import complete_parts
from domain.services.reading import required_text
from domain.services.steps import take
from domain.steps import AFTER_REPLY, IN_HAND


async def log_contact(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    mode: ContactMode,
    happened_on: date,
    summary: str,
    rank: str = "",
    led_by: str = "",
    attendees: str = "",
    today: date,
    now: datetime,
) -> Contact:
    """Record an exchange with the representative, who is asked whether it really happened.

    Of one that the representative waived nobody has a rank.
    """
    if happened_on > today:
        raise BadInput("bad-date-future")
    summary = required_text(summary)
    in_hand, stage = proposal.status in IN_HAND, stage_now(proposal)
    share = proposal.assignment_of(
        actor.departments_as(Role.DEPARTMENT_CLERK), AssignmentRole.LEAD, AssignmentRole.SEPARATE
    )
    details: dict[str, object] = {
        "contact": len(proposal.contacts) + 1,
        "mode": mode.value,
        "on": happened_on.isoformat(),
        "summary": summary,
        **{k: v for k, v in (("rank", rank), ("led_by", led_by), ("attendees", attendees)) if v},
    }
    await take(
        uow,
        proposal,
        "log_contact" if in_hand else "log_later_contact",
        actor=actor,
        now=now,
        details=details,
        share=share,
    )
    contact = Contact(
        department_id=share.department_id if share else 0,
        stage=stage,
        mode=mode,
        happened_on=happened_on,
        summary=summary,
        recorded_by=actor.name,
        recorded_at=now,
        round=proposal.round,
        rank=rank,
        led_by=led_by,
        attendees=attendees,
    )
    proposal.contacts.append(contact)
    if share and mode is not ContactMode.WAIVED:
        congress = await uow.congresses.get(proposal.congress_id)
        settle_by_contact(proposal, contact, congress.policy.zone, now=now)
    return contact


def stage_now(proposal: Proposal) -> ContactStage:
    """Of which of the three contacts one made now is."""
    if proposal.status in IN_HAND:
        return ContactStage.DURING if proposal.contacts_of_round() else ContactStage.BEFORE
    return ContactStage.AFTER if proposal.status in AFTER_REPLY else ContactStage.DURING


async def confirm_contact(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    contact_seq: int,
    confirmation: Confirmation,
    now: datetime,
) -> None:
    """The representative says whether the contact with this place in the list (from 1) happened as recorded.

    Once said it stands; a second press is told so. Raises BadInput for a contact that does not exist.
    """
    step = "confirm_contact" if confirmation is Confirmation.CONFIRMED else "deny_contact"
    check(proposal, step, actor)
    if not 1 <= contact_seq <= len(proposal.contacts) or confirmation is Confirmation.OPEN:
        raise BadInput("button-unknown")
    contact = proposal.contacts[contact_seq - 1]
    if contact.confirmation is not Confirmation.OPEN:
        said_before = StepNotPossible(step, by=actor.name, at=contact.confirmed_at)
        said_before.proposal_id = proposal.id
        raise said_before
    await take(
        uow,
        proposal,
        step,
        actor=actor,
        now=now,
        details={"contact": contact_seq, "confirmation": confirmation.value},
    )
    contact.confirmation, contact.confirmed_at = confirmation, now


async def explain_contact(
    uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, contact_seq: int = 0, now: datetime
) -> None:
    """What is not as recorded, in the representative's words; of the last one where none is named."""
    check(proposal, "explain_contact", actor)
    open_ones = [n for n, c in enumerate(proposal.contacts, start=1) if is_unexplained(c)]
    seq = contact_seq if contact_seq in open_ones else open_ones[-1]
    text = required_text(text)
    details: dict[str, object] = {"contact": seq, "text": text}
    await take(uow, proposal, "explain_contact", actor=actor, now=now, details=details)
    proposal.contacts[seq - 1].remark = text


async def note_progress(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    text: str,
    *,
    files: Sequence[Mapping[str, object]] = (),
    now: datetime,
) -> None:
    """A progress note for everybody concerned, perhaps with photos and files (as an Attachment's fields)."""
    details: dict[str, object] = {"text": required_text(text)}
    if files:
        details["files"] = [dict(file) for file in files]
    await take(uow, proposal, "note_progress", actor=actor, now=now, details=details)


async def file_opinion(
    uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, now: datetime
) -> None:
    """A co-handler's opinion; the lead's reply waits for it."""
    text = required_text(text)
    own = proposal.assignments_of(actor.departments_as(Role.DEPARTMENT_CLERK), AssignmentRole.CO)
    share = next((a for a in own if a.signed_at is not None and a.opinion_at is None), None)
    details: dict[str, object] = {
        "department": share.department if share else "",
        "content": digest_of(text),
    }
    await take(uow, proposal, "file_opinion", actor=actor, now=now, details=details, share=share)
    if share:
        share.opinion, share.opinion_at = text, now
    await complete_parts(uow, proposal, answered=actor, now=now)
