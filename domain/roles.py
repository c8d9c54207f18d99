"""What people may be in a congress."""

from collections.abc import Sequence
from enum import StrEnum


class Role(StrEnum):
    """What a person may be here (domain rules: who may do what)."""

    REPRESENTATIVE = "representative"
    DELEGATION_OFFICE = "delegation_office"
    STAFF = "staff"
    COMMITTEE = "committee"
    GOVERNMENT_OFFICE = "government_office"
    DEPARTMENT_HEAD = "department_head"
    DEPARTMENT_CLERK = "department_clerk"
    SECTION = "section"
    LEADER = "leader"
    INSPECTOR = "inspector"
    ADMIN = "admin"


def reviewer_in(chain: Sequence[str], level: int) -> str:
    """The role of a review chain whose turn it is at this level."""
    chain = chain or ["government_office"]
    return chain[min(level, len(chain) - 1)]
