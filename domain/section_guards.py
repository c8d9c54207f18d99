"""Conditions of the steps inside a department: what is dispatched to its sections, and what comes back."""

from domain.guards import own_departments, own_shares
from domain.people import Person, Role
from domain.proposal import AssignmentRole, Proposal
from domain.section import SectionPart, SectionRole


def share_signed(proposal: Proposal, person: Person | None) -> str | None:
    """One of the clerk's own shares is signed for: what is not accepted is not dispatched."""
    own = own_shares(proposal, person, *AssignmentRole)
    return None if any(a.signed_at for a in own) else "blocked-sign-first"


def own_section_parts(proposal: Proposal, person: Person | None) -> list[SectionPart]:
    """What is in hand with the sections this person belongs to."""
    posts = [p for p in person.posts if p.role is Role.SECTION] if person else []
    return [
        part
        for post in posts
        for part in proposal.section_parts(post.department_id or 0)
        if part.section == post.unit
    ]


def part_not_signed(proposal: Proposal, person: Person | None) -> str | None:
    parts = own_section_parts(proposal, person)
    return None if any(p.signed_at is None for p in parts) else "blocked-already-signed"


def part_in_hand(proposal: Proposal, person: Person | None) -> str | None:
    """Signed for and not handed in."""
    parts = own_section_parts(proposal, person)
    if parts and all(p.signed_at is None for p in parts):
        return "blocked-sign-first"
    return None if any(p.signed_at and p.handed_in_at is None for p in parts) else "blocked-part-handed-in"


def part_ready(proposal: Proposal, person: Person | None) -> str | None:
    """Consulted, surveyed and visited where the congress wants that; a lead section waits for the others."""
    for part in (p for p in own_section_parts(proposal, person) if p.handed_in_at is None):
        if "three_firsts" in proposal.requirements and not part.prepared:
            return "blocked-not-prepared"
        if part.role is SectionRole.LEAD:
            others = proposal.section_parts(part.department_id)
            if any(p.role is SectionRole.CO and p.handed_in_at is None for p in others):
                return "blocked-sections-missing"
    return None


def part_to_check(proposal: Proposal, person: Person | None) -> str | None:
    waits = any(
        part.handed_in_at and part.checked_at is None
        for department in own_departments(person)
        for part in proposal.section_parts(department)
    )
    return None if waits else "blocked-no-part"


def sections_done(proposal: Proposal, person: Person | None) -> str | None:
    """What was dispatched to one's own sections has come back and was checked."""
    missing = any(
        part.checked_at is None
        for department in own_departments(person)
        for part in proposal.section_parts(department)
    )
    return "blocked-sections-missing" if missing else None
