"""Conditions of the lifecycle table: each says nothing, or the key of what is missing."""

from collections.abc import Callable

from domain.people import Person, Role
from domain.proposal import Assignment, AssignmentRole, ClockKey, Proposal
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


def _own_co_shares(proposal: Proposal, person: Person | None) -> list[Assignment]:
    """Several for a clerk of several departments."""
    departments = person.departments_as(Role.DEPARTMENT_CLERK) if person else frozenset()
    return proposal.assignments_of(departments, AssignmentRole.CO)


def co_not_signed(proposal: Proposal, person: Person | None) -> str | None:
    unsigned = any(a.signed_at is None for a in _own_co_shares(proposal, person))
    return None if unsigned else "blocked-already-signed"


def co_signed(proposal: Proposal, person: Person | None) -> str | None:
    """Of those that still owe their opinion one is signed for."""
    owing = [a for a in _own_co_shares(proposal, person) if a.opinion_at is None]
    return "blocked-sign-first" if owing and all(a.signed_at is None for a in owing) else None


def opinion_open(proposal: Proposal, person: Person | None) -> str | None:
    owing = any(a.opinion_at is None for a in _own_co_shares(proposal, person))
    return None if owing else "blocked-opinion-filed"


def rating_open(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.clock(ClockKey.RATING) else "blocked-rating-closed"


def attitude_rated(proposal: Proposal, person: Person | None) -> str | None:
    """Stage 1 comes before stage 2."""
    rated = person is not None and proposal.rating_of(person.id, Stage.ATTITUDE)
    return None if rated else "blocked-rate-attitude-first"


def reopening_asked(proposal: Proposal, person: Person | None) -> str | None:
    """People decide when they were asked to; the service follows the congress's coded reasons."""
    return None if person is None or proposal.reopening_asked else "blocked-no-reopening-asked"


def not_suspended(proposal: Proposal, person: Person | None) -> str | None:
    return "blocked-suspended" if person and person.suspended else None
