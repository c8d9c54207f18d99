"""A merged proposal says where it went; the main one names whose others it took in."""

from bot.callbacks import OpenPress
from bot.i18n import Html, Translator
from bot.views.view import Button
from domain.cosigner import CosignerWay
from domain.proposal import Proposal


def merged_line(proposal: Proposal, t: Translator) -> Html | None:
    """On the card of one that was merged."""
    if proposal.merged_into_id is None:
        return None
    entry = next(e for e in reversed(proposal.history) if e.step == "merge")
    return t("card-merged-into", main=str(entry.details.get("text") or ""))


def main_button(proposal: Proposal, t: Translator) -> list[Button]:
    if proposal.merged_into_id is None:
        return []
    return [Button(t.plain("card-see-main"), OpenPress(proposal_id=proposal.merged_into_id).pack())]


def merged_authors(proposal: Proposal, t: Translator) -> list[Html]:
    """In the full text of the main one: who raised the same."""
    names = [c.representative for c in proposal.signed if c.way is CosignerWay.MERGED]
    return [t("full-merged", names=t.plain("list-comma").join(names))] if names else []
