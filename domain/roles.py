"""What people may be in a congress."""

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
