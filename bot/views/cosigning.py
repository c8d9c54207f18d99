"""Who signs beside the lead representative: a line on the card, names in the full text."""

from bot.i18n import Html, Translator
from domain.cosigner import CosignerState
from domain.parties import Party, parties_of
from domain.people import Person
from domain.proposal import Proposal

STILL_ASKED = (CosignerState.INVITED, CosignerState.DECLINED, CosignerState.LAPSED)


def cosigning_line(proposal: Proposal, t: Translator) -> Html | None:
    """How many sign, and how many have not answered yet."""
    signed, waiting = len(proposal.signed), len(proposal.invited)
    if waiting:
        return t("card-cosigners-waiting", signed=signed, waiting=waiting)
    return t("card-cosigners", signed=signed) if signed else None


def cosigner_lines(proposal: Proposal, viewer: Person, t: Translator) -> list[Html]:
    """The names of those who sign; what became of the invitations is for the lead representative."""
    lines = []
    if proposal.signed:
        lines.append(t("full-cosigners", names=_names(proposal, CosignerState.SIGNED, t)))
    if Party.LEAD_REPRESENTATIVE in parties_of(viewer, proposal):
        lines += [
            t(f"full-{state.value}", names=names)
            for state in STILL_ASKED
            if (names := _names(proposal, state, t))
        ]
    return lines


def _names(proposal: Proposal, state: CosignerState, t: Translator) -> str:
    return t.plain("list-comma").join(c.representative for c in proposal.cosigners if c.state is state)
