"""What is said after submitting, and before withdrawing."""

from bot.callbacks import OpenPress, StepPress
from bot.i18n import Translator
from bot.views.view import Button, View
from domain.policy import Policy
from domain.proposal import ClockKey, Proposal


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
