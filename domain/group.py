"""A department's Telegram group: where its pushes also go, and what of them."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.people import Person, Role

MEMBER_ROLES = (Role.DEPARTMENT_CLERK, Role.DEPARTMENT_HEAD)
# Events that the whole department may read of. Nothing about ratings, contacts, meetings or drafts.
TOLD_IN_GROUPS = frozenset(
    {
        "pre_assign",
        "assign",
        "reassign",
        "change_shares",
        "uphold_objection",
        "dismiss_objection",
        "grant_extension",
        "deny_extension",
        "return_draft",
        "return_part_draft",
        "refuse_countersigning",
        "sign_off",
        "send_back",
        "approve",
        "reopen",
        "order_supervision",
        "issue_card",
        "revoke_order",
        "urge",
        "take_in_merged",
        "confirm_withdrawal",
    }
)


@dataclass
class DepartmentGroup:
    """A group, or a topic in it (`thread_id`, 0 for none). One at most of a department has not ended."""

    congress_id: int
    department_id: int
    chat_id: int
    thread_id: int
    language: str
    bound_by: int
    bound_at: datetime
    ended_at: datetime | None = None
    id: int = 0


def as_member(person: Person, department_id: int) -> Person | None:
    """The person with no other eyes than the department's; None for whoever is not of it."""
    posts = [p for p in person.posts if p.role in MEMBER_ROLES and p.department_id == department_id]
    return replace(person, posts=posts) if posts else None
