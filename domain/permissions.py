"""Who sees a proposal at which stage of its life, written down and proved against the loading rule."""

from enum import StrEnum


class Stage(StrEnum):
    """What changes who sees it."""

    DRAFT = "draft"
    SHARED = "shared"
    PRE_SUBMITTED = "pre_submitted"
    SUBMITTED = "submitted"
    REGISTERED = "registered"
    ASSIGNED = "assigned"
    RELEASED = "released"


class Viewer(StrEnum):
    """Somebody before one proposal: by their role, and whether it is theirs."""

    LEAD = "lead"
    BESIDE = "beside"
    OTHER = "other"
    OWN_DELEGATION = "own_delegation"
    OTHER_DELEGATION = "other_delegation"
    STAFF = "staff"
    COMMITTEE = "committee"
    LEADER = "leader"
    ADMIN = "admin"
    GOVERNMENT_OFFICE = "government_office"
    OWN_DEPARTMENT = "own_department"
    OWN_SECTION = "own_section"
    OTHER_DEPARTMENT = "other_department"
    INSPECTOR = "inspector"
    OTHER_CONGRESS = "other_congress"


ALWAYS = frozenset(Stage)
ONCE_HANDED_IN = ALWAYS - {Stage.DRAFT, Stage.SHARED}
# A viewer left out sees nothing, ever. "Own" department: the one it is assigned to, or was until released.
SEES: dict[Viewer, frozenset[Stage]] = {
    Viewer.LEAD: ALWAYS,
    Viewer.BESIDE: ALWAYS,
    Viewer.OTHER: frozenset({Stage.REGISTERED}),
    Viewer.OWN_DELEGATION: ALWAYS - {Stage.DRAFT},
    Viewer.STAFF: ONCE_HANDED_IN,
    Viewer.COMMITTEE: ONCE_HANDED_IN,
    Viewer.LEADER: ONCE_HANDED_IN,
    Viewer.ADMIN: ONCE_HANDED_IN,
    Viewer.GOVERNMENT_OFFICE: ONCE_HANDED_IN - {Stage.SUBMITTED},
    Viewer.OWN_DEPARTMENT: frozenset({Stage.ASSIGNED}),
    Viewer.OWN_SECTION: frozenset({Stage.ASSIGNED}),
}
