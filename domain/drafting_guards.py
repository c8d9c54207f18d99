"""Conditions of the first steps: where a draft is, who signs it; all others are in `domain.guards`."""

from domain.people import Person
from domain.proposal import BACK_WITH_LEAD, UNDER_FIRST_REVIEW, Proposal, Track


def shared(proposal: Proposal, person: Person | None) -> str | None:
    """The draft is on its way through the drafting steps."""
    return None if proposal.drafting_step else "blocked-not-shared"


def not_shared(proposal: Proposal, person: Person | None) -> str | None:
    """Not with others now: what came back can go round again."""
    return None if proposal.drafting_step in {"", BACK_WITH_LEAD} else "blocked-shared-already"


def with_delegation(proposal: Proposal, person: Person | None) -> str | None:
    elsewhere = proposal.drafting_step in {BACK_WITH_LEAD, UNDER_FIRST_REVIEW}
    return "blocked-not-with-delegation" if elsewhere else None


def for_session(proposal: Proposal, person: Person | None) -> str | None:
    """Only what is raised at a session is handed in before it."""
    return None if proposal.track is Track.IN_SESSION else "blocked-not-for-session"


def pre_submitted(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.pre_submitted_at else "blocked-not-pre-submitted"


def not_pre_submitted(proposal: Proposal, person: Person | None) -> str | None:
    return "blocked-pre-submitted" if proposal.pre_submitted_at else None


def has_cosigner(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.signed else "blocked-no-cosigner"


def invitation_open(proposal: Proposal, person: Person | None) -> str | None:
    return None if proposal.invited else "blocked-nobody-invited"
