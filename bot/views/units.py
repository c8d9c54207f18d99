"""The departments that handle a proposal, with the telephone of each, for its representatives."""

from collections.abc import Mapping

from bot.callbacks import OpenPress
from bot.i18n import Html, Translator
from bot.views.assignment import SEPARATOR
from bot.views.view import Button, View
from domain.parties import Party, parties_of
from domain.people import Department, Person
from domain.policy import Policy
from domain.proposal import AssignmentRole, Proposal, Status

ASKS = frozenset({Party.LEAD_REPRESENTATIVE, Party.COSIGNER})
ROLE_KEY = {
    AssignmentRole.LEAD: "card-lead",
    AssignmentRole.SEPARATE: "card-separate",
    AssignmentRole.CO: "card-co",
}


def may_read_units(proposal: Proposal, viewer: Person) -> bool:
    """Once it is theirs: before that the departments may still change."""
    assigned = proposal.standing and proposal.status is not Status.PRE_ASSIGNED
    return bool(assigned and parties_of(viewer, proposal) & ASKS)


def units_view(
    proposal: Proposal, departments: Mapping[int, Department], policy: Policy, t: Translator
) -> View:
    """Who handles it and how to reach them; where no telephone is known, the registry's."""
    lines, unknown = [t("units-head", number=proposal.label)], False
    for share in proposal.standing:
        known = departments.get(share.department_id)
        telephone = known.telephone if known else ""
        unknown = unknown or not telephone
        who = t(ROLE_KEY[share.role], name=known.name if known else share.department)
        reached = t("plain-text", text=telephone) if telephone else t("units-no-telephone")
        lines.append(Html(f"{who}{SEPARATOR}{reached}"))
    if unknown:
        registry, telephone = policy.text("registry", t.language), policy.text("registry_phone", t.language)
        lines.append(t("units-registry", registry=registry, telephone=telephone))
    back = Button(t.plain("back"), OpenPress(proposal_id=proposal.id).pack())
    return View(Html("\n".join(lines)), ((back,),))
