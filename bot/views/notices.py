"""A push: one sentence saying what is wanted or what happened, above the card as it is now."""

from datetime import datetime

from bot.callbacks import ContactPress, OpenPress
from bot.i18n import Html, Translator
from bot.views.card import card_view
from bot.views.ratings import stage_view
from bot.views.view import Button, View
from domain.contact import Confirmation
from domain.history import HistoryEntry
from domain.notice import Notice
from domain.parties import Party
from domain.people import Person
from domain.policy import Policy
from domain.proposal import ClockKey, Proposal
from domain.rating import Stage

# The same step says different things to different people.
VARIANTS = {
    ("assign", Party.LEAD_CLERK): "assign-clerk",
    ("assign", Party.CO_CLERK): "assign-clerk",
    ("sign_off", Party.LEAD_CLERK): "sign-off-clerk",
    ("reopen", Party.LEAD_REPRESENTATIVE): "reopen-representative",
    ("log_later_contact", Party.LEAD_REPRESENTATIVE): "log-contact",
}
REASON_LIST_OF = {
    "return_for_changes": "return_reasons",
    "refuse": "refusal_reasons",
    "send_back": "send_back_reasons",
}


def notice_view(
    notice: Notice, proposal: Proposal, viewer: Person, policy: Policy, t: Translator, *, now: datetime
) -> View:
    """What the person sees when the notice arrives."""
    party = Party(str(notice.params.get("party", Party.SERVICE)))
    if notice.kind == "approve" and party in {Party.LEAD_REPRESENTATIVE, Party.COSIGNER}:
        return stage_view(proposal, Stage.ATTITUDE, policy, t)
    if notice.kind in {"log_contact", "log_later_contact"}:
        return _contact_view(proposal, t)
    seq = int(str(notice.params.get("seq", len(proposal.history))))
    entry = proposal.history[seq - 1]
    return card_view(proposal, viewer, policy, t, now=now).after(
        _sentence(notice, entry, proposal, policy, t, party)
    )


def _sentence(
    notice: Notice, entry: HistoryEntry, proposal: Proposal, policy: Policy, t: Translator, party: Party
) -> Html:
    key = VARIANTS.get((notice.kind, party), notice.kind.replace("_", "-"))
    clock = proposal.clock(ClockKey.REHANDLE) or proposal.clock(ClockKey.REPLY)
    text = str(entry.details.get("text") or entry.details.get("remarks") or "")
    words = t(
        f"notice-{key}",
        number=proposal.label,
        name=str(entry.details.get("department") or proposal.representative),
        lead=proposal.lead.department if proposal.lead else "",
        day=clock.due_on if clock else "",
        text=text,
        why=_why(entry, policy, t),
        round=proposal.round,
    )
    return Html(f"<b>{words}</b>")


def _why(entry: HistoryEntry, policy: Policy, t: Translator) -> str:
    """Coded reasons in words, then what was written."""
    name = REASON_LIST_OF.get(entry.step)
    codes = entry.details.get("reasons")
    words = (
        [policy.label(name, str(c), t.language) for c in codes] if name and isinstance(codes, list) else []
    )
    remarks = str(entry.details.get("remarks") or "")
    return t.plain("list-comma").join([*words, *([remarks] if remarks else [])])


def _contact_view(proposal: Proposal, t: Translator) -> View:
    """Ask the representative whether the recorded contact really happened."""
    contact = proposal.contacts[-1]
    text = t(
        "notice-log-contact",
        number=proposal.label,
        title=proposal.title,
        day=contact.happened_on,
        mode=t.plain(f"mode-{contact.mode.value.replace('_', '-')}"),
        text=contact.summary,
    )
    seq = len(proposal.contacts)
    answers = tuple(
        Button(t.plain(key), ContactPress(proposal_id=proposal.id, seq=seq, confirmation=value.value).pack())
        for key, value in (
            ("contact-true", Confirmation.CONFIRMED),
            ("contact-discrepant", Confirmation.DISCREPANT),
            ("contact-denied", Confirmation.DENIED),
        )
    )
    return View(text, (answers, (Button(t.plain("look"), OpenPress(proposal_id=proposal.id).pack()),)))
