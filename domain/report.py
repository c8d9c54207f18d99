"""Reports that are files: which kinds there are, in which formats, for whom."""

from collections.abc import Mapping

from domain.bulletin import MAY_ISSUE
from domain.people import Person, Role

# Whoever oversees all of it.
WHOLE_CONGRESS = (Role.STAFF, Role.ADMIN, Role.COMMITTEE, Role.GOVERNMENT_OFFICE, Role.LEADER)
# In the order in which they are offered; what is read by other programs is for the command line.
FORMATS: Mapping[str, tuple[str, ...]] = {
    "overview": ("json", "xlsx", "docx", "png"),
    "departments": ("json", "xlsx", "docx", "png"),
    "returns": ("json", "xlsx", "docx"),
    "overdue": ("json", "xlsx", "docx"),
    "ratings": ("json", "xlsx", "docx", "png"),
    "assessment": ("json", "xlsx", "docx"),
    "digest": ("json", "xlsx", "docx"),
    "yearly": ("json", "docx"),
    "bulletin": ("docx",),
}
FOR_PROGRAMS = "json"
# What staff word before it is issued is asked for in its own conversation.
WORDED = ("bulletin",)
# All others are for the whole congress's offices.
ONLY_FOR: Mapping[str, tuple[Role, ...]] = {"assessment": (Role.STAFF,), "bulletin": MAY_ISSUE}


def chat_formats(kind: str) -> tuple[str, ...]:
    if kind in WORDED:
        return ()
    return tuple(form for form in FORMATS.get(kind, ()) if form != FOR_PROGRAMS)


def may_have(person: Person | None, kind: str) -> bool:
    """Whether this report is for this person."""
    if person is None or person.suspended or kind not in FORMATS:
        return False
    return person.holds(*ONLY_FOR.get(kind, WHOLE_CONGRESS))


def offered_to(person: Person | None) -> list[str]:
    return [kind for kind in FORMATS if kind not in WORDED and may_have(person, kind)]
