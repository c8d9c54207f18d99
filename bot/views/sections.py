"""A section's part in words: on its own card, and for its department's clerk."""

from bot.i18n import Html, Translator
from domain.people import Person, Role
from domain.proposal import Proposal
from domain.section import Preparation, SectionPart
from domain.section_guards import own_section_parts


def part_lines(proposal: Proposal, viewer: Person, t: Translator) -> list[Html]:
    """Their own part for people of a section; every section's for clerk and head of the department."""
    return [_line(part, t) for part in _parts(proposal, viewer)]


def _parts(proposal: Proposal, viewer: Person) -> list[SectionPart]:
    over = viewer.departments_as(Role.DEPARTMENT_CLERK, Role.DEPARTMENT_HEAD)
    parts = [p for department_id in sorted(over) for p in proposal.section_parts(department_id)]
    return parts + [p for p in own_section_parts(proposal, viewer) if p not in parts]


def _line(part: SectionPart, t: Translator) -> Html:
    words = [t.plain(f"part-{_state(part)}")]
    if part.signed_at and part.handed_in_at is None:
        words += [
            t.plain("part-prepared", what=t.plain(f"preparation-{p.value}"))
            for p in Preparation
            if p in part.preparations
        ]
    state = t.plain("list-comma").join(words)
    return t("card-part", section=part.section, role=t.plain(f"section-role-{part.role.value}"), state=state)


def _state(part: SectionPart) -> str:
    if part.checked_at:
        return "checked"
    if part.handed_in_at:
        return "handed-in"
    return "signed" if part.signed_at else "dispatched"


def part_texts(proposal: Proposal, viewer: Person, t: Translator) -> list[str]:
    """What the sections of the viewer's department wrote, below the full text."""
    return [
        line
        for part in _parts(proposal, viewer)
        if part.text
        for line in ("", *t("full-part", section=part.section, text=part.text).splitlines())
    ]
