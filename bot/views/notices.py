"""A push: one sentence saying what is wanted or what happened, the proposal, its deadline, the buttons."""

from datetime import date, datetime

from bot.callbacks import OpenPress
from bot.i18n import Html, Translator
from bot.views.appointments import MEETING_STEPS, meeting_notice, meeting_sentence
from bot.views.assignment import main_units, units_words
from bot.views.card import reading_buttons, state_words, step_buttons, unsatisfied_words
from bot.views.contacts import contact_answers, contact_text
from bot.views.files import file_buttons
from bot.views.key import leaders_in
from bot.views.kinds import author_words, kind_words
from bot.views.ratings import stage_view
from bot.views.reasons import reason_words
from bot.views.sharing import where_words
from bot.views.steps import usual_first
from bot.views.view import Button, View, rows_of
from domain.contact import Confirmation
from domain.history import HistoryEntry
from domain.notice import Notice, contact_of, entry_of, meeting_of_entry
from domain.parties import Party
from domain.people import Person
from domain.policy import Policy
from domain.proposal import ClockKey, Proposal
from domain.rating import Stage

# The same step says different things to different people.
VARIANTS = {
    ("assign", Party.LEAD_CLERK): "assign-clerk",
    ("assign", Party.CO_CLERK): "assign-co-clerk",
    ("assign", Party.SEPARATE_CLERK): "assign-separate-clerk",
    ("reassign", Party.LEAD_CLERK): "reassign-clerk",
    ("reassign", Party.CO_CLERK): "reassign-clerk",
    ("reassign", Party.SEPARATE_CLERK): "reassign-clerk",
    ("change_shares", Party.LEAD_CLERK): "reassign-clerk",
    ("change_shares", Party.CO_CLERK): "reassign-clerk",
    ("change_shares", Party.SEPARATE_CLERK): "reassign-clerk",
    ("change_shares", Party.LEAD_REPRESENTATIVE): "reassign",
    ("change_shares", Party.COSIGNER): "reassign",
    ("change_shares", Party.STAFF): "reassign",
    ("approve_objection", Party.LEAD_CLERK): "approve-objection-clerk",
    ("approve_objection", Party.CO_CLERK): "approve-objection-clerk",
    ("approve_objection", Party.STAFF): "approve-objection-staff",
    ("deny_contact", Party.STAFF): "deny-contact-staff",
    ("mark_key", Party.LEADING_LEADER): "mark-key-leading",
    ("mark_key", Party.LEADER): "mark-key-supervising",
    ("mark_key", Party.LEAD_REPRESENTATIVE): "mark-key-representative",
    ("mark_key", Party.COSIGNER): "mark-key-cosigner",
    ("mark_key", Party.COMMITTEE): "mark-key-committee",
    ("mark_key", Party.GOVERNMENT_OFFICE): "mark-key-office",
    ("name_leaders", Party.LEADING_LEADER): "name-leaders-leading",
    ("name_leaders", Party.LEADER): "name-leaders-supervising",
    ("sign_off", Party.LEAD_CLERK): "sign-off-clerk",
    ("sign_off", Party.LEADING_LEADER): "sign-as-leader-please",
    ("complete_parts", Party.LEADING_LEADER): "sign-as-leader-please",
    ("draft_reply", Party.CO_HEAD): "draft-reply-co-head",
    ("file_second_reply", Party.LEAD_REPRESENTATIVE): "second-reply-representative",
    ("file_second_reply", Party.COSIGNER): "second-reply-representative",
    ("approve", Party.LEAD_REPRESENTATIVE): "approve-representative",
    ("approve", Party.COSIGNER): "approve-representative",
    ("reopen", Party.LEAD_REPRESENTATIVE): "reopen-representative",
    ("reopen", Party.COSIGNER): "reopen-representative",
    ("revise_draft", Party.COSIGNER): "revise-draft-cosigner",
    ("pre_submit", Party.LEAD_REPRESENTATIVE): "pre-submit-representative",
    ("submit", Party.COSIGNER): "submit-cosigner",
    ("register", Party.COSIGNER): "register-cosigner",
    ("refuse", Party.COSIGNER): "refuse-cosigner",
    ("merge", Party.COSIGNER): "merge-cosigner",
    ("withdraw", Party.COSIGNER): "withdraw-cosigner",
    ("order_supervision", Party.STAFF): "order-supervision-staff",
    ("issue_card", Party.STAFF): "issue-card-staff",
    ("log_later_contact", Party.LEAD_REPRESENTATIVE): "log-contact",
    ("grant_extension", Party.LEAD_REPRESENTATIVE): "grant-extension-representative",
    ("offer_meeting", Party.COSIGNER): "offer-meeting-cosigner",
    ("offer_later_meeting", Party.COSIGNER): "offer-meeting-cosigner",
    ("offer_later_meeting", Party.LEAD_REPRESENTATIVE): "offer-meeting",
    ("propose_times", Party.LEAD_CLERK): "propose-times-clerk",
    ("agree_time", Party.LEAD_CLERK): "agree-time-clerk",
    ("agree_time", Party.COSIGNER): "agree-time-cosigner",
    ("agree_time", Party.LEADING_LEADER): "agree-time-leader",
    ("move_meeting", Party.COSIGNER): "move-meeting-cosigner",
    ("miss_meeting", Party.STAFF): "miss-meeting-staff",
    ("record_meeting", Party.LEAD_REPRESENTATIVE): "log-contact",
    ("grant_extension", Party.COSIGNER): "grant-extension-representative",
}


CONTACTS = frozenset({"log_contact", "log_later_contact", "record_meeting"})
# The date that a sentence names.
TOLD = (ClockKey.REHANDLE, ClockKey.REPLY, ClockKey.COSIGN)


def notice_view(
    notice: Notice, proposal: Proposal, viewer: Person, policy: Policy, t: Translator, *, now: datetime
) -> View:
    """What the person sees when the notice arrives."""
    entry = entry_of(notice, proposal)
    party = Party(str(notice.params.get("party", Party.SERVICE)))
    if notice.kind in CONTACTS:
        return _contact_view(proposal, entry, policy, t)
    if notice.kind == "approve" and VARIANTS.get((notice.kind, party)) and _can_rate(proposal, viewer):
        return stage_view(proposal, Stage.ATTITUDE, policy, t)
    key = VARIANTS.get((notice.kind, party), notice.kind.replace("_", "-"))
    if notice.kind in MEETING_STEPS:
        if meeting_of_entry(proposal, entry).is_open:
            return meeting_notice(key, proposal, entry, viewer, policy, t, now=now)
        sentence = meeting_sentence(key, proposal, entry, t)
        return _lean_view(sentence, proposal, viewer, policy, t, [], now=now)
    files = file_buttons(proposal, [entry], t)
    sentence = _sentence(key, entry, proposal, policy, t)
    return _lean_view(sentence, proposal, viewer, policy, t, files, now=now)


def _can_rate(proposal: Proposal, viewer: Person) -> bool:
    """Not rated meanwhile, and not in hand again."""
    return (
        proposal.clock(ClockKey.RATING) is not None and proposal.rating_of(viewer.id, Stage.ATTITUDE) is None
    )


def _lean_view(
    sentence: Html,
    proposal: Proposal,
    viewer: Person,
    policy: Policy,
    t: Translator,
    files: list[Button],
    *,
    now: datetime,
) -> View:
    """Read in passing on a locked phone: what, which one, until when, and what can be done about it."""
    head = t("card-head", number=proposal.number or t.plain("card-no-number"), title=proposal.title)
    text = Html("\n".join([sentence, "", head, state_words(proposal, viewer, policy, t, now)]))
    look = Button(t.plain("look"), OpenPress(proposal_id=proposal.id).pack())
    buttons = [
        *files,
        *step_buttons(proposal, viewer, t, usual_first(policy)),
        *reading_buttons(proposal, viewer, t),
        look,
    ]
    return View(text, rows_of(buttons))


def parting_view(notice: Notice, proposal: Proposal, policy: Policy, t: Translator) -> View:
    """To somebody whose business it is no longer: the one sentence, nothing to press."""
    key = notice.kind.replace("_", "-")
    return View(_sentence(key, entry_of(notice, proposal), proposal, policy, t))


def _sentence(key: str, entry: HistoryEntry, proposal: Proposal, policy: Policy, t: Translator) -> Html:
    clock = next((c for key in TOLD if (c := proposal.clock(key))), None)
    reply = proposal.delivered_reply
    confirmation = str(entry.details.get("confirmation") or Confirmation.DENIED)
    words = t(
        f"notice-{key}",
        number=proposal.label,
        where=where_words(proposal, step, policy, t)
        if (step := str(entry.details.get("to_step") or ""))
        else "",
        actor=entry.actor,
        kind=kind_words(proposal.kind, t),
        author=author_words(proposal.kind, t),
        signed=len(proposal.signed),
        name=str(entry.details.get("department") or proposal.representative),
        lead=main_units(proposal, t),
        units=units_words(proposal, t),
        day=clock.due_on if clock else "",
        text=str(entry.details.get("text") or entry.details.get("remarks") or ""),
        why=reason_words(entry, policy, t),
        reasons=unsatisfied_words(proposal, policy, t),
        round=proposal.round,
        letter=reply.result_class if reply else "",
        category=policy.label("categories", proposal.category or "", t.language),
        decided=_day_of(entry.details.get("decided_on")),
        **{"class": str(entry.details.get("class") or "")},
        leaders=leaders_in(entry.details, t),
        key_step=policy.label("key_steps", str(entry.details.get("key_step") or ""), t.language),
        section=str(entry.details.get("section") or ""),
        until=_day_of(entry.details.get("until")),
        said=t.plain("contact-denied" if confirmation == Confirmation.DENIED else "contact-discrepant"),
    )
    return Html(f"<b>{words}</b>")


def _day_of(value: object) -> date | str:
    """A day that an entry keeps in ISO form."""
    return date.fromisoformat(value) if isinstance(value, str) and value else ""


def _contact_view(proposal: Proposal, entry: HistoryEntry, policy: Policy, t: Translator) -> View:
    """Ask the representative whether the contact of this entry really happened."""
    contact = contact_of(proposal, entry)
    text = t(
        "notice-log-contact",
        number=proposal.label,
        title=proposal.title,
        day=contact.happened_on,
        mode=t.plain(f"mode-{contact.mode.value.replace('_', '-')}"),
        text=contact_text(contact, policy, t),
    )
    seq = int(str(entry.details["contact"]))
    return View(
        text,
        (
            contact_answers(proposal, seq, t),
            (Button(t.plain("look"), OpenPress(proposal_id=proposal.id).pack()),),
        ),
    )
