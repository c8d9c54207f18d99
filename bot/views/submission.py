"""What is said after submitting, and before withdrawing."""

from bot.callbacks import OpenPress, StepPress
from bot.i18n import Html, Translator
from bot.views.pages import cut
from bot.views.reasons import reason_words
from bot.views.view import Button, View
from domain.policy import Policy
from domain.proposal import ClockKey, Proposal

LONGEST_REMARKS = 600


def submitted_view(proposal: Proposal, policy: Policy, t: Translator) -> View:
    """What happened, what comes next, by when."""
    clock = proposal.clock(ClockKey.HANDOVER)
    text = t("submitted", registry=policy.text("registry", t.language), day=clock.due_on if clock else "")
    row = (
        Button(t.plain("look"), OpenPress(proposal_id=proposal.id).pack()),
        Button(t.plain("step-withdraw"), StepPress(step="withdraw", proposal_id=proposal.id).pack()),
    )
    return View(text, (row,))


def withdraw_view(proposal: Proposal, t: Translator) -> View:
    row = (
        Button(
            t.plain("withdraw-sure"), StepPress(step="withdraw", proposal_id=proposal.id, sure=True).pack()
        ),
        Button(t.plain("withdraw-not"), OpenPress(proposal_id=proposal.id).pack()),
    )
    return View(t("withdraw-ask", title=proposal.title), (row,))


def reasons_of_return(proposal: Proposal, policy: Policy, t: Translator) -> Html | None:
    """What the registry asked to be changed, the last time it was sent back."""
    returns = [e for e in proposal.history if e.step == "return_for_changes"]
    why = reason_words(returns[-1], policy, t) if returns else ""
    return t("revise-why", why=cut(why, LONGEST_REMARKS)) if why else None
