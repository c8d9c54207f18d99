"""Who handles a proposal, who has signed for it, and what became of a department's objection, in words."""

from bot.i18n import Html, Translator
from domain.objection import Objection
from domain.parties import Party, parties_of
from domain.people import DEPARTMENT_ROLES, Person
from domain.proposal import Proposal, Status
from domain.steps import IN_HAND

SEPARATOR = "\u3000"
JUDGES = frozenset({Party.STAFF, Party.GOVERNMENT_OFFICE, Party.LEADER})


def main_units(proposal: Proposal, t: Translator) -> str:
    """Who answers: one department, or several."""
    return t.plain("list-comma").join(a.department for a in proposal.main_shares)


def units_words(proposal: Proposal, t: Translator) -> Html:
    """Lead and co-handlers, or those that answer their own parts."""
    groups = (
        ("card-lead", [proposal.lead] if proposal.lead else []),
        ("card-separate", proposal.separate),
        ("card-co", proposal.co_handlers),
    )
    comma = t.plain("list-comma")
    return Html(
        SEPARATOR.join(
            t(key, name=comma.join(a.department for a in shares)) for key, shares in groups if shares
        )
    )


def unit_lines(proposal: Proposal, t: Translator) -> list[Html]:
    """Below what the matter is: its departments; until all have signed, who has and who has not."""
    units = units_words(proposal, t)
    if not units:
        return []
    if proposal.status is Status.PRE_ASSIGNED:
        return [t("card-planned", units=units)]
    lines, standing = [units], proposal.standing
    if proposal.status in IN_HAND and any(a.signed_at is None for a in standing):
        comma = t.plain("list-comma")
        signed = [a.department for a in standing if a.signed_at]
        unsigned = [a.department for a in standing if a.signed_at is None]
        words = [t("card-signed", names=comma.join(signed))] if signed else []
        lines.append(Html(SEPARATOR.join([*words, t("card-unsigned", names=comma.join(unsigned))])))
    return lines


def objection_lines(proposal: Proposal, viewer: Person, t: Translator) -> list[Html]:
    """For the department its own, for those who rule what waits for them."""
    own = viewer.departments_as(*DEPARTMENT_ROLES)
    over = bool(parties_of(viewer, proposal) & JUDGES)
    latest = {o.department_id: o for o in proposal.objections}
    return [
        _objection_line(o, t)
        for o in latest.values()
        if (o.department_id in own or (over and o.waits_for_ruling))
        and proposal.status in IN_HAND | {Status.PRE_ASSIGNED}
    ]


def _objection_line(raised: Objection, t: Translator) -> Html:
    if raised.waits_for_head:
        return t("card-objection-head", name=raised.department)
    if raised.waits_for_ruling:
        key = "card-objection-office" if raised.nth == 1 else "card-objection-leader"
        return t(key, name=raised.department, reason=raised.reason)
    return t(f"card-objection-{raised.ruling}", name=raised.department, text=raised.remark)
