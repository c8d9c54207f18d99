"""What departments do before they reply: contacts, progress notes, co-handlers' opinions."""

from datetime import date, datetime

from domain.contact import Confirmation, Contact, ContactMode, ContactStage
from domain.errors import BadInput, StepNotPossible
from domain.history import digest_of
from domain.lifecycle import IN_HAND
from domain.people import Person, Role
from domain.ports import UnitOfWork
from domain.proposal import AssignmentRole, Proposal
from domain.services.drafting import cleaned, has_words
from domain.services.steps import take


def required_text(text: str, limit: int = 2000) -> str:
    """The text as kept. Raises BadInput when there is nothing to read or too much."""
    text = cleaned(text)
    if not text or not has_words(text):
        raise BadInput("bad-text-empty")
    if len(text) > limit:
        raise BadInput("bad-body-long", limit=limit, length=len(text), text=text)
    return text


async def log_contact(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    mode: ContactMode,
    happened_on: date,
    summary: str,
    today: date,
    now: datetime,
) -> Contact:
    """Record an exchange with the representative, who is asked whether it really happened."""
    if happened_on > today:
        raise BadInput("bad-date-future")
    summary = required_text(summary)
    before_reply = proposal.status in IN_HAND
    if before_reply:
        stage = ContactStage.DURING if proposal.contacts_of_round() else ContactStage.BEFORE
    else:
        stage = ContactStage.AFTER if proposal.delivered_reply else ContactStage.DURING
    assignment = proposal.assignment_of(
        actor.departments_as(Role.DEPARTMENT_CLERK), AssignmentRole.LEAD, AssignmentRole.SEPARATE
    )
    details: dict[str, object] = {"mode": mode.value, "on": happened_on.isoformat(), "summary": summary}
    await take(
        uow,
        proposal,
        "log_contact" if before_reply else "log_later_contact",
        actor=actor,
        now=now,
        details=details,
    )
    contact = Contact(
        department_id=assignment.department_id if assignment else 0,
        stage=stage,
        mode=mode,
        happened_on=happened_on,
        summary=summary,
        recorded_by=actor.name,
        recorded_at=now,
        round=proposal.round,
    )
    proposal.contacts.append(contact)
    return contact


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

    Once said it stands; a second press is told so.
    """
    contact = proposal.contacts[contact_seq - 1]
    if contact.confirmation is not Confirmation.OPEN:
        raise StepNotPossible("confirm_contact", by=proposal.representative, at=contact.confirmed_at)
    step = "confirm_contact" if confirmation is Confirmation.CONFIRMED else "deny_contact"
    await take(
        uow,
        proposal,
        step,
        actor=actor,
        now=now,
        details={"contact": contact_seq, "confirmation": confirmation.value},
    )
    contact.confirmation, contact.confirmed_at = confirmation, now


async def note_progress(
    uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, now: datetime
) -> None:
    """A progress note for everybody concerned."""
    await take(uow, proposal, "note_progress", actor=actor, now=now, details={"text": required_text(text)})


async def file_opinion(
    uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, *, now: datetime
) -> None:
    """A co-handler's opinion; the lead's reply waits for it."""
    text = required_text(text)
    assignment = proposal.assignment_of(actor.departments_as(Role.DEPARTMENT_CLERK), AssignmentRole.CO)
    details: dict[str, object] = {
        "department": assignment.department if assignment else "",
        "content": digest_of(text),
    }
    await take(uow, proposal, "file_opinion", actor=actor, now=now, details=details)
    if assignment:
        assignment.opinion, assignment.opinion_at = text, now
