"""The card: a proposal's progress at a glance, with what this person can do about it."""

from collections.abc import Sequence
from datetime import datetime

from bot.callbacks import OpenPress, StepPress
from bot.i18n import Html, Translator
from bot.views.appointments import meeting_buttons, meeting_lines
from bot.views.assignment import objection_lines, unit_lines
from bot.views.contacts import contact_answers
from bot.views.cosigning import cosigning_line
from bot.views.key import key_line, may_read_steps
from bot.views.kinds import kind_words
from bot.views.line import line_of
from bot.views.merging import main_button, merged_line
from bot.views.reasons import coded_words
from bot.views.sections import part_lines
from bot.views.sharing import remarks_of, where_now
from bot.views.steps import IN_THE_DRAFT, OFFERED, RARE, is_main, step_words, usual_first
from bot.views.supervision import order_words, orders_of
from bot.views.units import may_read_units
from bot.views.view import Button, View, rows_of
from domain.contact import Confirmation, Contact
from domain.history import HistoryEntry
from domain.lifecycle import steps_for
from domain.notice import contact_of
from domain.parties import Party, parties_of
from domain.people import DEPARTMENT_ROLES, Person
from domain.policy import Policy
from domain.promise import in_force
from domain.proposal import AssignmentRole, Clock, ClockKey, Kind, Proposal, Status
from domain.services.looking import contact_to_confirm, entries_for, may_read_drafting
from domain.services.parts import part_to_sign
from domain.services.ratings import unsatisfied_of
from domain.steps import BEFORE_ASSIGNMENT, BEFORE_REPLY, IN_HAND
from domain.supervision import OrderState

CONTACTS = frozenset(
    {"log_contact", "log_later_contact", "record_meeting", "confirm_contact", "deny_contact"}
)
RATINGS = frozenset({"rate_attitude", "rate_reply"})
ONLY_REPRESENTATIVES = frozenset({Party.LEAD_REPRESENTATIVE, Party.COSIGNER, Party.INVITED, Party.FELLOW})
OF_ONE_VERSION = frozenset(
    {"countersign", "sign_off", "pass_review", "approve", "sign_as_leader", "file_second_reply", "sign_part"}
)
# The units that answer for the matter, and those over them: a contact that did not happen is their business.
CONCERNED = frozenset({Party.LEAD_CLERK, Party.LEAD_HEAD, Party.STAFF})
OUTSIDE_THE_LETTER = ONLY_REPRESENTATIVES | {Party.DELEGATION_OFFICE}
IN_THE_HANDLING = CONCERNED | {Party.GOVERNMENT_OFFICE}


def card_view(proposal: Proposal, viewer: Person, policy: Policy, t: Translator, *, now: datetime) -> View:
    """Number, title, track, units, the line, the deadline, the latest; only this person's own steps."""
    return View(
        card_text(proposal, viewer, policy, t, now=now), rows_of(card_buttons(proposal, viewer, policy, t))
    )


def more_view(proposal: Proposal, viewer: Person, t: Translator) -> View:
    """What can be done now and then; the card has what is usual."""
    buttons = [
        Button(step_words(step.name, t, proposal.status), _step_press(step.name, proposal, viewer))
        for step in steps_for(proposal, viewer)
        if step.name in OFFERED & RARE
    ]
    back = (Button(t.plain("back"), OpenPress(proposal_id=proposal.id).pack()),)
    text = t("ask-about", label=proposal.label, question=t("card-more-what"))
    return View(text, (*rows_of(buttons, width=2), back))


def card_text(proposal: Proposal, viewer: Person, policy: Policy, t: Translator, *, now: datetime) -> Html:
    lines = [
        t("card-head", number=proposal.number or t.plain("card-no-number"), title=proposal.title),
        *_facts(proposal, policy, t),
        line_of(proposal.status, t),
        state_words(proposal, viewer, policy, t, now),
        *_cautions(proposal, viewer, policy, t),
    ]
    if latest := latest_line(proposal, viewer, t):
        lines.append(latest)
    return Html("\n".join(str(line) for line in lines))


def _facts(proposal: Proposal, policy: Policy, t: Translator) -> list[Html]:
    """What kind of matter it is; below that who handles it, who signs, who has the draft."""
    kind = [] if proposal.kind is Kind.SUGGESTION else [Html(kind_words(proposal.kind, t))]
    kind += [t(f"track-{proposal.track.replace('_', '-')}")]
    if proposal.category:
        kind.append(t("plain-text", text=policy.label("categories", proposal.category, t.language)))
    facts = [Html(t.plain("list-dot").join(kind)), *unit_lines(proposal, t)]
    facts += [
        line
        for line in (key_line(proposal, t), cosigning_line(proposal, t), where_now(proposal, policy, t))
        if line
    ]
    return [fact for fact in facts if fact]


def state_words(proposal: Proposal, viewer: Person, policy: Policy, t: Translator, now: datetime) -> Html:
    """The sentence beside the line: the state in words, and the deadline that matters to this person."""
    state = t(f"status-{proposal.status.replace('_', '-')}")
    if proposal.round > 1:
        state = t("card-round", state=state, round=proposal.round)
    clock = clock_for(proposal, viewer)
    if clock is None:
        return state
    return Html(f"{state}{t.plain('comma')}{deadline_words(clock, policy, t, now)}")


def _cautions(proposal: Proposal, viewer: Person, policy: Policy, t: Translator) -> list[Html]:
    """What this person should know before going on."""
    parties = parties_of(viewer, proposal)
    lines = []
    if proposal.withdrawal_asked and proposal.status in BEFORE_REPLY:
        lines.append(t("card-withdrawal-asked"))
    if merged := merged_line(proposal, t):
        lines.append(merged)
    if waiting := _waiting_for(proposal, parties, t):
        lines.append(waiting)
    if place := contact_to_confirm(proposal, viewer):
        contact = proposal.contacts[place - 1]
        mode = t.plain(f"mode-{contact.mode.replace('_', '-')}")
        lines.append(t("card-contact-asked", day=contact.happened_on, mode=mode))
    lines += meeting_lines(proposal, viewer, policy, t)
    lines += part_lines(proposal, viewer, t)
    lines += _sent_back(proposal, viewer, parties, policy, t)
    lines += objection_lines(proposal, viewer, t)
    asked = proposal.extension
    if asked and asked.granted is None and parties & IN_THE_HANDLING:
        lines.append(t("card-extension-asked", day=asked.until))
    lines += _supervision(proposal, parties, viewer, t)
    if parties & CONCERNED:
        lines += [
            Html(t(f"card-contact-{c.confirmation.value}", day=c.happened_on) + _remark(c, t))
            for c in proposal.contacts_of_round()
            if c.confirmation in {Confirmation.DENIED, Confirmation.DISCREPANT}
        ]
        reasons = unsatisfied_words(proposal, policy, t)
        if proposal.reopening_asked and Party.STAFF in parties:
            lines.append(t("card-reopening-asked", reasons=reasons))
        elif proposal.round > 1 and proposal.status in IN_HAND:
            lines.append(t("card-handled-again", reasons=reasons))
    return lines


def _supervision(proposal: Proposal, parties: frozenset[Party], viewer: Person, t: Translator) -> list[Html]:
    """Urging and orders, the record of hard ones, how many promises are kept."""
    lines = []
    if promises := in_force(proposal):
        kept = sum(1 for c in promises if c.kept_on)
        lines.append(t("card-promises-line", n=len(promises), kept=kept))
    if proposal.on_record_at:
        lines.append(t("card-on-record"))
    if proposal.urges and parties & CONCERNED:
        lines.append(t("card-urged", n=proposal.urges))
    for order in orders_of(proposal, viewer):
        if order.state is OrderState.PROPOSED and Party.STAFF in parties:
            lines.append(t("card-proposed", what=order_words(order, t)))
        elif order.state is OrderState.ISSUED and Party.LEAD_CLERK in parties:
            lines.append(t("card-ordered", what=order_words(order, t)))
    return lines


def _remark(contact: Contact, t: Translator) -> Html:
    """What the representative wrote about it."""
    return t("card-contact-remark", text=contact.remark) if contact.remark else Html("")


def _sent_back(
    proposal: Proposal, viewer: Person, parties: frozenset[Party], policy: Policy, t: Translator
) -> list[Html]:
    """What review found wrong, for the department whose letter it is and those over it."""
    own = viewer.departments_as(*DEPARTMENT_ROLES)
    sent_back = [
        r
        for r in proposal.letters
        if r.returned and r.signed_at and (r.department_id in own or Party.STAFF in parties)
    ]
    return [
        t(
            "card-sent-back",
            department=r.department,
            why=coded_words("send_back", r.send_back_reasons, r.send_back_remark, policy, t),
        )
        for r in sent_back
    ]


def _waiting_for(proposal: Proposal, parties: frozenset[Party], t: Translator) -> Html | None:
    """What the lead department's reply still waits for; without it the missing button would be a riddle."""
    if proposal.status not in IN_HAND or not {Party.LEAD_CLERK, Party.LEAD_HEAD} & parties:
        return None
    missing = [a.department for a in proposal.co_handlers if a.opinion_at is None]
    if missing:
        return t("card-waits-for-opinions", names=t.plain("list-comma").join(missing))
    return None if proposal.contacts_of_round() else t("card-waits-for-contact")


def unsatisfied_words(proposal: Proposal, policy: Policy, t: Translator) -> str:
    """Why a reply was rated unsatisfied, without whose grade it is."""
    rating = unsatisfied_of(proposal)
    if rating is None:
        return ""
    words = [policy.label("unsatisfied_reasons", code, t.language) for code in rating.reasons]
    return t.plain("list-comma").join([*words, *([rating.comment] if rating.comment else [])])


def clock_for(proposal: Proposal, viewer: Person) -> Clock | None:
    """The running clock this person should see: the next one that is theirs, else the one that decides."""
    parties = parties_of(viewer, proposal)
    if proposal.status is Status.UNDER_REVIEW and Party.REVIEWER in parties:
        return proposal.clock(ClockKey.REVIEW)
    if proposal.reopening_asked and {Party.STAFF, Party.LEAD_REPRESENTATIVE} & parties:
        return proposal.clock(ClockKey.REHANDLE_ORDER)
    departments = viewer.departments_as(*DEPARTMENT_ROLES)
    if departments:
        own = [
            c
            for c in proposal.clocks
            if c.running and c.department_id in departments and c.key is not ClockKey.OBJECTION
        ]
        if own or not proposal.assignment_of(departments, AssignmentRole.LEAD):
            return min(own, key=lambda c: c.due_at, default=None)
    clock = proposal.governing_clock
    if clock and clock.key is ClockKey.RATING and Party.LEAD_REPRESENTATIVE not in parties:
        # The time for rating is the representative's own; others have nothing to do by then.
        return None
    return clock


def deadline_words(clock: Clock, policy: Policy, t: Translator, now: datetime) -> Html:
    """How many days are left, with the day in brackets; or how far it is past."""
    left = (clock.due_on - now.astimezone(policy.zone).date()).days
    key = "deadline-left" if left > 0 else "deadline-today" if left == 0 else "deadline-over"
    name = t(f"clock-{clock.key.replace('_', '-')}")
    return t(key, clock=name, days=abs(left), day=t.written(clock.due_on, "pattern-day-in-brackets"))


def latest_line(proposal: Proposal, viewer: Person, t: Translator) -> Html | None:
    """The last thing that happened, as far as this person may know, with its day."""
    shown = [e for e in entries_for(proposal, viewer) if t.has(f"latest-{e.step.replace('_', '-')}")]
    if not shown:
        return None
    entry = shown[-1]
    contact = entry.step in CONTACTS
    words = _contact_words(proposal, entry, viewer, t) if contact else entry_words(entry, t)
    day = t.written(entry.at.astimezone(t.zone).date(), "pattern-short-day")
    return t("card-latest", day=day, what=words)


def entry_words(entry: HistoryEntry, t: Translator) -> Html:
    """What happened; at which level, where a letter passes several."""
    key = f"latest-{entry.step.replace('_', '-')}"
    role = entry.details.get("role")
    if role and t.has(f"{key}-at-level"):
        level = t.plain(f"party-{str(role).replace('_', '-')}")
        return t(f"{key}-at-level", actor=entry.actor, level=level)
    return t(key, actor=entry.actor, department=str(entry.details.get("department") or ""))


def _contact_words(proposal: Proposal, entry: HistoryEntry, viewer: Person, t: Translator) -> Html:
    """How the contact was made, and whether the representative says so too."""
    contact = contact_of(proposal, entry)
    mine = Party.LEAD_REPRESENTATIVE in parties_of(viewer, proposal)
    mode = t.plain(f"mode-{contact.mode.replace('_', '-')}")
    said = t.plain("latest-contact-you" if mine else "latest-contact-representative")
    return t(f"latest-contact-{contact.confirmation}", mode=mode, said=said)


def card_buttons(proposal: Proposal, viewer: Person, policy: Policy, t: Translator) -> list[Button]:
    """The steps this person can take, then the ways to look closer."""
    asked = contact_to_confirm(proposal, viewer)
    buttons = list(contact_answers(proposal, asked, t)) if asked else []
    steps = step_buttons(proposal, viewer, t, usual_first(policy))
    buttons += [*steps, *reading_buttons(proposal, viewer, t)]
    buttons += [*main_button(proposal, t), *meeting_buttons(proposal, viewer, t)]
    buttons += _further(proposal, viewer, t)
    buttons.append(Button(t.plain("card-history"), OpenPress(proposal_id=proposal.id, what="history").pack()))
    if any(c.running for c in proposal.clocks):
        data = OpenPress(proposal_id=proposal.id, what="reckoning").pack()
        buttons.append(Button(t.plain("card-reckoning"), data))
    if any(step.name in OFFERED & RARE for step in steps_for(proposal, viewer)):
        data = OpenPress(proposal_id=proposal.id, what="more").pack()
        buttons.append(Button(t.plain("card-more"), data))
    return buttons


def _further(proposal: Proposal, viewer: Person, t: Translator) -> list[Button]:
    """What hangs on it: promises, ratings, supervision; each for those whose business it is."""
    parties = parties_of(viewer, proposal)
    shown = {
        "units": may_read_units(proposal, viewer),
        "key": may_read_steps(proposal, viewer),
        "promises": bool(proposal.commitments),
        "ratings": bool(proposal.ratings and parties & CONCERNED),
        "orders": may_read_orders(proposal, viewer),
    }
    return [
        Button(t.plain(f"card-{what}"), OpenPress(proposal_id=proposal.id, what=what).pack())
        for what, on in shown.items()
        if on
    ]


def step_buttons(
    proposal: Proposal, viewer: Person, t: Translator, usual: frozenset[str] = frozenset()
) -> list[Button]:
    """The steps this person can take; at most one stands out. `usual` are not rare in this congress."""
    shown = OFFERED - (RARE - usual) - IN_THE_DRAFT
    steps = [step.name for step in steps_for(proposal, viewer) if step.name in shown]
    steps.sort(key=lambda name: name not in usual)
    if proposal.status is Status.UNDER_REVIEW and Party.REVIEWER in parties_of(viewer, proposal):
        # It lies with this person; there is nobody to urge.
        steps = [name for name in steps if name != "urge"]
    first = next((name for name in steps if name in usual or is_main(name)), "")
    buttons = [
        Button(step_words(name, t, proposal.status), _step_press(name, proposal, viewer), main=name == first)
        for name in steps
        if name not in RATINGS
    ]
    if RATINGS & set(steps):
        words = t.plain("change-rating" if proposal.is_rated_by(viewer.id) else "menu-rate")
        buttons.insert(0, Button(words, StepPress(step="rate", proposal_id=proposal.id).pack()))
    return buttons


def buttons_for(names: Sequence[str], proposal: Proposal, viewer: Person, t: Translator) -> list[Button]:
    """Those of these steps that this person can take now, in this order; the first stands out."""
    own = {step.name for step in steps_for(proposal, viewer)} & OFFERED
    if RATINGS & own:
        own.add("rate")
    possible = [name for name in names if name in own]
    words = {"rate": t.plain("change-rating" if proposal.is_rated_by(viewer.id) else "menu-rate")}
    return [
        Button(
            words.get(name) or step_words(name, t, proposal.status),
            _step_press(name, proposal, viewer),
            main=name == possible[0],
        )
        for name in possible
    ]


def _step_press(name: str, proposal: Proposal, viewer: Person) -> str:
    version = proposal.letters_version if name in OF_ONE_VERSION else 0
    if name == "sign_part":
        own = part_to_sign(proposal, viewer)
        version = own.version if own else 0
    return StepPress(step=name, proposal_id=proposal.id, version=version).pack()


def reading_buttons(proposal: Proposal, viewer: Person, t: Translator) -> list[Button]:
    """What can be read of it: the text, the letter, its draft for those who work on it."""
    parties = parties_of(viewer, proposal)
    buttons = [Button(t.plain("card-full"), OpenPress(proposal_id=proposal.id, what="full").pack())]
    if proposal.delivered_reply:
        buttons.append(Button(t.plain("card-reply"), OpenPress(proposal_id=proposal.id, what="reply").pack()))
    if may_read_drafting(proposal, viewer) and (n := len(remarks_of(proposal))):
        data = OpenPress(proposal_id=proposal.id, what="remarks").pack()
        buttons.append(Button(t.plain("card-remarks", n=n), data))
    if Party.STAFF in parties and proposal.status in BEFORE_ASSIGNMENT:
        buttons.append(
            Button(t.plain("card-similar"), OpenPress(proposal_id=proposal.id, what="similar").pack())
        )
    if may_read_draft(proposal, parties):
        data = OpenPress(proposal_id=proposal.id, what="draft").pack()
        buttons.append(Button(t.plain("card-draft"), data))
    return buttons


def may_read_draft(proposal: Proposal, parties: frozenset[Party]) -> bool:
    """A letter on its way is for those who work on it; the representative gets the finished one."""
    on_its_way = any(reply.delivered_at is None for reply in proposal.letters)
    return on_its_way and bool(parties) and not parties & OUTSIDE_THE_LETTER


def may_read_orders(proposal: Proposal, viewer: Person) -> bool:
    """Supervision is between the offices and the departments; whoever only represents hears the outcome."""
    return bool(orders_of(proposal, viewer) and parties_of(viewer, proposal) - ONLY_REPRESENTATIVES)
