"""A booked meeting in words: the times to choose from, what is agreed, what each side can do about it."""

from collections.abc import Sequence
from datetime import datetime

from bot.callbacks import MeetingPress, OpenPress
from bot.i18n import Html, Translator
from bot.views.contacts import rank_words
from bot.views.view import Button, View, rows_of
from domain.appointment import FROM_AFAR, Appointment, Booking, MeetingState, Side
from domain.appointment_guards import side_of
from domain.history import HistoryEntry
from domain.notice import meeting_of_entry
from domain.parties import Party, parties_of
from domain.people import Person
from domain.policy import Policy
from domain.proposal import Proposal

MEETING_STEPS = frozenset(
    {
        "offer_meeting",
        "offer_later_meeting",
        "propose_times",
        "agree_time",
        "waive_consultation",
        "ask_for_call",
        "answer_meeting",
        "move_meeting",
        "cancel_meeting",
        "tell_late",
        "miss_meeting",
        "lapse_meeting",
    }
)
CONCERNED = frozenset(
    {
        Party.LEAD_REPRESENTATIVE,
        Party.COSIGNER,
        Party.LEAD_CLERK,
        Party.LEAD_HEAD,
        Party.STAFF,
        Party.LEADING_LEADER,
    }
)


def meeting_press(proposal: Proposal, meeting: Appointment, action: str, value: str = "") -> str:
    seq = next(n for n, m in enumerate(proposal.appointments, start=1) if m is meeting)
    return MeetingPress(
        proposal_id=proposal.id, seq=seq, revision=meeting.revision, action=action, value=value
    ).pack()


def how_words(meeting: Appointment, policy: Policy, t: Translator) -> Html:
    """The way, the place, and who comes."""
    parts = [t(f"mode-{meeting.mode.replace('_', '-')}")]
    if meeting.place:
        parts.append(t("plain-text", text=meeting.place))
    if meeting.rank:
        rank = rank_words(meeting.rank, policy, t)
        parts.append(t("meeting-led", rank=rank, name=meeting.led_by))
    if meeting.attendees:
        parts.append(t("meeting-with", names=meeting.attendees))
    return Html(t.plain("list-dot").join(parts))


def coming_words(proposal: Proposal, meeting: Appointment, t: Translator) -> Html | None:
    """Of several representatives who comes; nothing where only the lead was asked."""
    if not meeting.with_cosigners or not proposal.signed:
        return None
    said = [meeting.answers.get(str(c.representative_id)) for c in proposal.signed]
    return t("meeting-coming", n=meeting.coming, no=said.count(False), open=said.count(None))


def state_line(proposal: Proposal, meeting: Appointment, t: Translator) -> Html:
    """When, or whose answer is open."""
    if meeting.is_agreed:
        return t("meeting-agreed", at=meeting.starts_at)
    key = "moved" if meeting.state is MeetingState.MOVED else "offered"
    waits = t.plain(f"meeting-side-{meeting.asked.value}", department=meeting.department)
    return t(f"meeting-{key}", who=waits)


def may_read_meetings(proposal: Proposal, viewer: Person) -> bool:
    return bool(parties_of(viewer, proposal) & CONCERNED)


def meeting_lines(proposal: Proposal, viewer: Person, policy: Policy, t: Translator) -> list[Html]:
    """On the card, for those who go there and those over them."""
    if not may_read_meetings(proposal, viewer):
        return []
    lines = []
    for meeting in proposal.appointments:
        if meeting.is_open:
            state = state_line(proposal, meeting, t)
            lines.append(t("card-meeting", state=state, how=how_words(meeting, policy, t)))
    return lines


def meeting_buttons(proposal: Proposal, viewer: Person, t: Translator) -> list[Button]:
    """The way from the card to a meeting; where an answer is wanted the step's own button leads there."""
    if not parties_of(viewer, proposal) & (CONCERNED - {Party.STAFF}):
        return []
    return [
        Button(t.plain("card-meeting-button"), meeting_press(proposal, meeting, "open"))
        for meeting in proposal.appointments
        if meeting.is_open and (meeting.is_agreed or side_of(proposal, meeting, viewer) is not meeting.asked)
    ]


def meeting_view(
    proposal: Proposal,
    meeting: Appointment,
    viewer: Person,
    policy: Policy,
    t: Translator,
    *,
    now: datetime,
    sentence: Html | None = None,
    clashes: Sequence[Booking] = (),
) -> View:
    """The meeting with everything this person can do about it."""
    state = sentence or Html(f"<b>{state_line(proposal, meeting, t)}</b>")
    head = t("card-head", number=proposal.number or t.plain("card-no-number"), title=proposal.title)
    lines = [state, Html(""), head, how_words(meeting, policy, t)]
    if sentence is not None and meeting.is_agreed and t.moment(meeting.starts_at or now) not in sentence:
        lines.append(state_line(proposal, meeting, t))
    if not meeting.is_agreed and meeting.is_open and side_of(proposal, meeting, viewer) is not meeting.asked:
        lines.append(
            t("meeting-times", times=t.plain("list-comma").join(t.moment(at) for at in meeting.times))
        )
    if coming := coming_words(proposal, meeting, t):
        lines.append(coming)
    lines += [
        t("meeting-clash", at=b.starts_at, label=b.label) for b in clashes if b.proposal_id != proposal.id
    ]
    rows = rows_of(_answers(proposal, meeting, viewer, t, now), width=2)
    look = Button(t.plain("look"), OpenPress(proposal_id=proposal.id).pack())
    return View(Html("\n".join(lines)), (*rows, (look,)))


def _answers(
    proposal: Proposal, meeting: Appointment, viewer: Person, t: Translator, now: datetime
) -> list[Button]:
    if not meeting.is_open:
        return []
    side = side_of(proposal, meeting, viewer)
    if side is None:
        signs = any(c.representative_id == viewer.id for c in proposal.signed)
        return _of_cosigner(proposal, meeting, viewer, t) if meeting.with_cosigners and signs else []
    if meeting.is_agreed:
        return _when_agreed(proposal, meeting, side, t, now)
    buttons = []
    if side is meeting.asked:
        buttons += [
            Button(t.moment(at), meeting_press(proposal, meeting, "pick", str(n)))
            for n, at in enumerate(meeting.times, start=1)
            if at > now
        ]
        buttons.append(Button(t.plain("meeting-other-times"), meeting_press(proposal, meeting, "propose")))
    if side is Side.REPRESENTATIVE:
        if meeting.mode not in FROM_AFAR:
            buttons.append(Button(t.plain("step-ask-for-call"), meeting_press(proposal, meeting, "call")))
        buttons.append(Button(t.plain("step-waive-consultation"), meeting_press(proposal, meeting, "waive")))
    else:
        buttons.append(Button(t.plain("step-cancel-meeting"), meeting_press(proposal, meeting, "cancel")))
    return buttons


def _when_agreed(
    proposal: Proposal, meeting: Appointment, side: Side, t: Translator, now: datetime
) -> list[Button]:
    assert meeting.starts_at is not None
    assert meeting.ends_at is not None
    actions = []
    if meeting.starts_at.astimezone(t.zone).date() == now.astimezone(t.zone).date() and now < meeting.ends_at:
        actions.append("tell-late")
    if now < meeting.ends_at:
        actions += ["move-meeting", "cancel-meeting"]
    if meeting.waits_for_outcome and side is Side.DEPARTMENT:
        actions.append("record-meeting")
    if now >= meeting.starts_at:
        actions.append("miss-meeting")
    return [
        Button(
            t.plain(f"step-{a}"),
            meeting_press(proposal, meeting, a.partition("-")[0]),
            main=a == "record-meeting",
        )
        for a in actions
    ]


def _of_cosigner(proposal: Proposal, meeting: Appointment, viewer: Person, t: Translator) -> list[Button]:
    said = meeting.answers.get(str(viewer.id))
    return [
        Button(t.plain(f"meeting-{action}"), meeting_press(proposal, meeting, action))
        for action, comes in (("come", True), ("stay", False))
        if said is not comes
    ]


def meeting_notice(
    key: str,
    proposal: Proposal,
    entry: HistoryEntry,
    viewer: Person,
    policy: Policy,
    t: Translator,
    *,
    now: datetime,
) -> View:
    """What a push about a meeting says; it brings the buttons that answer it."""
    meeting = meeting_of_entry(proposal, entry)
    sentence = meeting_sentence(key, proposal, entry, t)
    return meeting_view(proposal, meeting, viewer, policy, t, now=now, sentence=sentence)


def meeting_sentence(key: str, proposal: Proposal, entry: HistoryEntry, t: Translator) -> Html:
    return Html(f"<b>{t(f'notice-{key}', **_entry_params(proposal, entry, t))}</b>")


def _entry_params(proposal: Proposal, entry: HistoryEntry, t: Translator) -> dict[str, object]:
    """What sentences about a meeting may name."""
    at, comes = entry.details.get("at"), bool(entry.details.get("comes"))
    return {
        "number": proposal.label,
        "name": str(entry.details.get("name") or proposal.representative),
        "actor": entry.actor,
        "department": str(entry.details.get("department") or ""),
        "at": datetime.fromisoformat(at) if isinstance(at, str) else "",
        "text": str(entry.details.get("text") or ""),
        "minutes": int(str(entry.details.get("minutes") or 0)),
        "comes": t.plain("meeting-comes" if comes else "meeting-stays"),
    }
