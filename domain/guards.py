"""Conditions of the lifecycle table: each says nothing, or the key of what is missing."""

from collections.abc import Callable

from domain.contact import Confirmation, Contact, ContactMode, ContactStage
from domain.key_steps import steps_to_tick
from domain.objection import Objection
from domain.people import DEPARTMENT_ROLES, Person, Role
from domain.promise import in_force
from domain.proposal import (
    Assignment,
    AssignmentRole,
    ClockKey,
    Disclosure,
    Kind,
    Proposal,
    Status,
)
from domain.rating import Stage
from domain.reply import Reply
from domain.supervision import OrderState

Guard = Callable[[Proposal, Person | None], str | None]
MAIN = (AssignmentRole.LEAD, AssignmentRole.SEPARATE)


# Writing and signing together


def not_suspended(proposal: Proposal, person: Person | None) -> str | None:
    return "blocked-suspended" if person and person.suspended else None


def is_bill(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.kind is Kind.BILL else "blocked-no-bill"


def no_bill(proposal: Proposal, person: Person | None) -> str | None:
    """A bill is the congress's own business until it is turned into a suggestion."""
    return "blocked-bill" if proposal.kind is Kind.BILL else None


def withdrawal_asked(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.withdrawal_asked else "blocked-no-withdrawal-asked"


def withdrawal_not_asked(proposal: Proposal, person: Person | None) -> str | None:
    return "blocked-withdrawal-asked" if proposal.withdrawal_asked else None


# Key proposals


def is_key(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.key else "blocked-no-key"


def not_key(proposal: Proposal, person: Person | None) -> str | None:
    return "blocked-key-already" if proposal.key else None


def key_step_open(proposal: Proposal, person: Person | None) -> str | None:
    """Whoever owns a step ticks it; the registry keeps the record of all."""
    still = [s for s in proposal.key_steps if s.done_on is None]
    if not still:
        return "blocked-key-steps-done"
    return None if person is None or steps_to_tick(proposal, person) else "blocked-key-step-of-others"


# Shares of departments


def own_shares(proposal: Proposal, person: Person | None, *roles: AssignmentRole) -> list[Assignment]:
    """Several for a clerk of several departments."""
    departments = person.departments_as(Role.DEPARTMENT_CLERK) if person else frozenset()
    return proposal.assignments_of(departments, *roles)


def own_departments(person: Person | None) -> frozenset[int]:
    return person.departments_as(*DEPARTMENT_ROLES) if person else frozenset()


def lead_not_signed(proposal: Proposal, person: Person | None) -> str | None:
    own = own_shares(proposal, person, *MAIN)
    return "blocked-already-signed" if own and all(a.signed_at for a in own) else None


def share_not_signed(proposal: Proposal, person: Person | None) -> str | None:
    """A co-handler's share, or a further one of those that are answered apart."""
    own = own_shares(proposal, person, AssignmentRole.CO)
    if proposal.status is not Status.ASSIGNED:
        own += own_shares(proposal, person, AssignmentRole.SEPARATE)
    return None if any(a.signed_at is None for a in own) else "blocked-already-signed"


def main_signed(proposal: Proposal, person: Person | None) -> str | None:
    own = own_shares(proposal, person, *MAIN)
    return "blocked-sign-first" if own and all(a.signed_at is None for a in own) else None


def co_signed(proposal: Proposal, person: Person | None) -> str | None:
    """Of those that still owe their opinion one is signed for."""
    owing = [a for a in own_shares(proposal, person, AssignmentRole.CO) if a.opinion_at is None]
    return "blocked-sign-first" if owing and all(a.signed_at is None for a in owing) else None


def opinion_open(proposal: Proposal, person: Person | None) -> str | None:
    owing = any(a.opinion_at is None for a in own_shares(proposal, person, AssignmentRole.CO))
    return None if owing else "blocked-opinion-filed"


def opinions_filed(proposal: Proposal, person: Person | None) -> str | None:
    """A lead cannot file its reply while a co-handler's opinion is missing."""
    return "blocked-opinion-missing" if any(a.opinion_at is None for a in proposal.co_handlers) else None


def has_lead(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.lead else "blocked-answered-apart"


# Whose matter it is


def objection_possible(proposal: Proposal, person: Person | None) -> str | None:
    """Inside the window, none open, and the second ruling binds."""
    clerk_of = person.departments_as(Role.DEPARTMENT_CLERK) if person else frozenset()
    mine = [o for o in proposal.objections if o.department_id in clerk_of]
    if any(o.waits_for_head or o.waits_for_ruling for o in mine):
        return "blocked-objection-open"
    if len([o for o in mine if o.ruling == "dismissed"]) > 1:
        return "blocked-objection-binding"
    if proposal.status is Status.PRE_ASSIGNED or any(proposal.clock(ClockKey.OBJECTION, d) for d in clerk_of):
        return None
    return "blocked-objection-late"


def objection_for_head(proposal: Proposal, person: Person | None) -> Objection | None:
    heads = person.departments_as(Role.DEPARTMENT_HEAD) if person else frozenset()
    return next((o for o in proposal.objections if o.waits_for_head and o.department_id in heads), None)


def objection_waits_for_head(proposal: Proposal, person: Person | None) -> str | None:
    return None if objection_for_head(proposal, person) else "blocked-no-objection"


def objection_to_rule(proposal: Proposal, person: Person | None) -> Objection | None:
    """The first is the government office's to decide; a leader decides the second, and that binds."""
    for raised in proposal.objections:
        judge = Role.GOVERNMENT_OFFICE if raised.nth == 1 else Role.LEADER
        if raised.waits_for_ruling and person and person.holds(judge):
            return raised
    return None


def objection_waits_for_ruling(proposal: Proposal, person: Person | None) -> str | None:
    waiting = [o for o in proposal.objections if o.waits_for_ruling]
    if not waiting or person is None:
        return "blocked-no-objection"
    if objection_to_rule(proposal, person):
        return None
    return "blocked-leader-decides" if waiting[0].nth > 1 else "blocked-office-decides"


# Handling


def contact_recorded(proposal: Proposal, person: Person | None) -> str | None:
    """At least one contact before the reply, in every round; two where the congress wants that.

    Of parts answered apart, each department makes its own.
    """
    contacts = proposal.contacts_of_round()
    if proposal.separate:
        own = {a.department_id for a in own_shares(proposal, person, AssignmentRole.SEPARATE)}
        contacts = [c for c in contacts if c.department_id in own] if own else contacts
    if not contacts:
        return "blocked-no-contact"
    if "two_contacts" in proposal.requirements and not any(
        c.stage is not ContactStage.BEFORE for c in contacts
    ):
        return "blocked-one-contact"
    return None


def contact_led_by_leader(proposal: Proposal, person: Person | None) -> str | None:
    """Of a key proposal one contact at least was led by a government leader, where that is the rule."""
    if proposal.key is None or "leader_contact" not in proposal.requirements:
        return None
    # Whoever waived the meeting cannot be made to have one.
    led = any(
        c.rank == "leader" or (c.mode is ContactMode.WAIVED and c.confirmation is not Confirmation.DENIED)
        for c in proposal.contacts_of_round()
    )
    return None if led else "blocked-no-leader-contact"


def is_unexplained(contact: Contact) -> bool:
    """The representative disputed it and has not said what was different."""
    return contact.confirmation in {Confirmation.DISCREPANT, Confirmation.DENIED} and not contact.remark


def contact_disputed(proposal: Proposal, person: Person | None) -> str | None:
    return None if any(is_unexplained(c) for c in proposal.contacts) else "blocked-no-disputed-contact"


def extension_possible(proposal: Proposal, person: Person | None) -> str | None:
    """Once, and before the date."""
    if proposal.extension is not None:
        return "blocked-extension-asked"
    clock = proposal.clock(ClockKey.REPLY) or proposal.clock(ClockKey.REHANDLE)
    return "blocked-extension-late" if clock is None or clock.overdue_at else None


def extension_asked(proposal: Proposal, person: Person | None) -> str | None:
    asked = proposal.extension is not None and proposal.extension.granted is None
    return None if asked else "blocked-no-extension"


# The reply


def countersigning_open(proposal: Proposal, person: Person | None) -> str | None:
    own = proposal.assignments_of(own_departments(person), AssignmentRole.CO)
    if "countersign" not in proposal.requirements:
        return "blocked-no-countersigning"
    return None if any(a.countersigned_at is None for a in own) else "blocked-countersigned"


def countersigned(proposal: Proposal, person: Person | None) -> str | None:
    if "countersign" not in proposal.requirements:
        return None
    missing = any(a.countersigned_at is None for a in proposal.co_handlers)
    return "blocked-countersign-missing" if missing else None


def _letters_to_sign(proposal: Proposal) -> list[bool]:
    newest = [proposal.reply_of(a.department_id) for a in proposal.main_shares]
    return [reply is not None and reply.leader_signed_at is None for reply in newest]


def leader_signature_open(proposal: Proposal, person: Person | None) -> str | None:
    if "leader_signs" not in proposal.requirements:
        return "blocked-no-leader-signature"
    return None if any(_letters_to_sign(proposal)) else "blocked-leader-signed"


def leader_signed(proposal: Proposal, person: Person | None) -> str | None:
    """The leader who leads the handling of a key proposal signs its letter too, where that is the rule."""
    needed = proposal.key is not None and "leader_signs" in proposal.requirements
    return "blocked-leader-signature" if needed and any(_letters_to_sign(proposal)) else None


def last_review(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.at_last_review else "blocked-more-reviews"


def further_review(proposal: Proposal, person: Person | None) -> str | None:
    return "blocked-last-review" if proposal.at_last_review else None


def part_unsigned(proposal: Proposal, person: Person | None) -> str | None:
    """A drafted letter of one's own department waits for its head."""
    waits = any(
        r is not None and r.signed_at is None and not r.returned for r in _own_letters(proposal, person)
    )
    return None if waits else "blocked-no-part"


def part_open(proposal: Proposal, person: Person | None) -> str | None:
    """What the head signed stays, unless review sent just this letter back."""
    letters = _own_letters(proposal, person)
    is_open = any(r is None or r.signed_at is None or r.returned for r in letters)
    return None if is_open else "blocked-part-signed"


def _own_letters(proposal: Proposal, person: Person | None) -> list[Reply | None]:
    own = proposal.assignments_of(own_departments(person), AssignmentRole.SEPARATE)
    return [proposal.reply_of(a.department_id) for a in own]


# Ratings, follow-up, promises


def rating_open(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.clock(ClockKey.RATING) else "blocked-rating-closed"


def attitude_rated(proposal: Proposal, person: Person | None) -> str | None:
    """Stage 1 comes before stage 2."""
    rated = person is not None and proposal.rating_of(person.id, Stage.ATTITUDE)
    return None if rated else "blocked-rate-attitude-first"


def fulfilment_open(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.clock(ClockKey.RATING_3) else "blocked-fulfilment-closed"


def promises_rated(proposal: Proposal, person: Person | None) -> str | None:
    """Closed only when the representatives could say whether it was kept; silence is an answer."""
    clocks = [c for c in proposal.clocks if c.key is ClockKey.RATING_3 and c.round == proposal.round]
    years = [c.started_at.year for c in clocks]
    if any(c.due_on.year > max(years, default=0) for c in in_force(proposal)):
        return "blocked-promises-open"
    running = proposal.clock(ClockKey.RATING_3)
    rated = running is None or proposal.is_fulfilment_rated_by(proposal.representative_id, running)
    return None if rated else "blocked-promises-unrated"


def any_rating_open(proposal: Proposal, person: Person | None) -> str | None:
    if rating_open(proposal, person) is None or fulfilment_open(proposal, person) is None:
        return None
    return "blocked-rating-closed"


def reopening_asked(proposal: Proposal, person: Person | None) -> str | None:
    """People decide when they were asked to; the service follows the congress's coded reasons."""
    return None if person is None or proposal.reopening_asked else "blocked-no-reopening-asked"


def promise_open(proposal: Proposal, person: Person | None) -> str | None:
    return None if any(c.kept_on is None for c in in_force(proposal)) else "blocked-no-promise"


def second_reply_drafted(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.second_reply_on_its_way else "blocked-no-second-reply"


# Supervision


def order_open(proposal: Proposal, person: Person | None) -> str | None:
    """An order to one's own department that was not answered yet."""
    departments = own_departments(person)
    mine = [o for o in proposal.orders if o.department_id in departments]
    return None if any(o.state is OrderState.ISSUED for o in mine) else "blocked-no-order"


def order_proposed(proposal: Proposal, person: Person | None) -> str | None:
    return None if any(o.state is OrderState.PROPOSED for o in proposal.orders) else "blocked-no-order"


def order_stands(proposal: Proposal, person: Person | None) -> str | None:
    return None if any(o.stands for o in proposal.orders) else "blocked-no-order"


def not_on_record(proposal: Proposal, person: Person | None) -> str | None:
    return "blocked-on-record" if proposal.on_record_at else None


def on_record(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.on_record_at else "blocked-not-on-record"


def not_published(proposal: Proposal, person: Person | None) -> str | None:
    return "blocked-published" if proposal.published_at else None


def published(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.published_at else "blocked-not-published"


def may_be_published(proposal: Proposal, person: Person | None) -> str | None:
    """Not against the will of whoever raised it."""
    return "blocked-not-agreed" if proposal.disclosure is Disclosure.NONE else None
