"""Conditions of the lifecycle table: each says nothing, or the key of what is missing."""

from collections.abc import Callable

from domain.people import Person, Role
from domain.proposal import ClockKey, Proposal
from domain.rating import Stage

Guard = Callable[[Proposal, Person | None], str | None]


def opinions_filed(proposal: Proposal, person: Person | None) -> str | None:
    """A lead cannot file its reply while a co-handler's opinion is missing."""
    return "blocked-opinion-missing" if any(a.opinion_at is None for a in proposal.co_handlers) else None


def contact_recorded(proposal: Proposal, person: Person | None) -> str | None:
    """At least one contact before the reply, in every round."""
    return None if proposal.contacts_of_round() else "blocked-no-contact"


def lead_not_signed(proposal: Proposal, person: Person | None) -> str | None:
    return "blocked-already-signed" if proposal.lead and proposal.lead.signed_at else None


def _own_co_assignment(proposal: Proposal, person: Person | None) -> list[bool]:
    departments = person.departments_as(Role.DEPARTMENT_CLERK) if person else frozenset()
    own = [a for a in proposal.co_handlers if a.department_id in departments]
    return [a.signed_at is not None for a in own]


def co_not_signed(proposal: Proposal, person: Person | None) -> str | None:
    return None if False in _own_co_assignment(proposal, person) else "blocked-already-signed"


def co_signed(proposal: Proposal, person: Person | None) -> str | None:
    return None if True in _own_co_assignment(proposal, person) else "blocked-sign-first"


def opinion_open(proposal: Proposal, person: Person | None) -> str | None:
    departments = person.departments_as(Role.DEPARTMENT_CLERK) if person else frozenset()
    own = [a for a in proposal.co_handlers if a.department_id in departments]
    return None if any(a.opinion_at is None for a in own) else "blocked-opinion-filed"


def rating_open(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.clock(ClockKey.RATING) else "blocked-rating-closed"


def attitude_rated(proposal: Proposal, person: Person | None) -> str | None:
    """Stage 1 comes before stage 2."""
    rated = person is not None and proposal.rating_of(person.id, Stage.ATTITUDE)
    return None if rated else "blocked-rate-attitude-first"


def reopening_asked(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.reopening_asked else "blocked-no-reopening-asked"


def not_suspended(proposal: Proposal, person: Person | None) -> str | None:
    return "blocked-suspended" if person and person.suspended else None
