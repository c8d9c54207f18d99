"""Booking a consultation: the department offers times, the representative answers with one press."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import MeetingPress, StepPress
from bot.filters import Pressed
from bot.i18n import Html
from bot.scene import Scene
from bot.views.appointments import may_read_meetings, meeting_view
from bot.views.forms import Option
from bot.views.view import Button, View
from domain.appointment import Appointment
from domain.appointment_guards import meetings_to_answer, own_meetings
from domain.errors import BadInput, NotAllowed
from domain.lifecycle import check
from domain.proposal import Proposal
from domain.services import appointments, meeting_ends
from handlers.clashes import clash_lines, own_clashes
from handlers.fields import Asking, Choice, Given, Note, Sure
from handlers.forms import Form, open_form
from handlers.moments import Moments, Suggested
from handlers.options import spoken

LATE = ("late-10", "late-20", "late-30", "late-60")
REASONS = ("cancel-reason-busy", "cancel-reason-away", "cancel-reason-settled")
MISSED = ("missed-representative", "missed-department", "missed-later")


def router() -> Router:
    own = Router(name="appointments")
    own.callback_query.register(choose, Pressed(StepPress, step={"agree_time"}))
    own.callback_query.register(pressed, Pressed(MeetingPress))
    return own


async def choose(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    """From the card to the times that wait for an answer."""
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, "agree_time", scene.member)
    return await _shown(scene, proposal, meetings_to_answer(proposal, scene.member)[0][1])


async def pressed(callback: CallbackQuery, callback_data: MeetingPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    if not 1 <= callback_data.seq <= len(proposal.appointments):
        raise BadInput("button-unknown")
    meeting, action = proposal.appointments[callback_data.seq - 1], callback_data.action
    own = [m for _, m in own_meetings(proposal, scene.member)]
    if not meeting.is_open:
        return scene.card(proposal, scene.t("meeting-over"))
    if meeting not in own and not (action == "open" and may_read_meetings(proposal, scene.member)):
        raise NotAllowed
    if callback_data.revision != meeting.revision and action != "open":
        view = await _shown(scene, proposal, meeting)
        return view.after(scene.t("meeting-changed"))
    if action in STEP_OF:
        return await open_form(scene, proposal, STEP_OF[action], meeting=callback_data.seq)
    match action:
        case "open":
            return await _shown(scene, proposal, meeting)
        case "pick" | "sure":
            return await _pick(scene, proposal, meeting, callback_data)
        case "come" | "stay":
            await appointments.answer(
                scene.uow,
                proposal,
                scene.member,
                seq=callback_data.seq,
                comes=action == "come",
                now=scene.now,
            )
            view = await _shown(scene, proposal, meeting)
            return view.after(scene.t(f"done-meeting-{action}"))
    raise BadInput("button-unknown")


STEP_OF = {
    "propose": "propose_times",
    "call": "ask_for_call",
    "waive": "waive_consultation",
    "move": "move_meeting",
    "cancel": "cancel_meeting",
    "tell": "tell_late",
    "record": "record_meeting",
    "miss": "miss_meeting",
}


async def _shown(scene: Scene, proposal: Proposal, meeting: Appointment) -> View:
    """With one's own other bookings at these times."""
    clashes = []
    if not meeting.is_agreed:
        for at in meeting.times:
            clashes += await own_clashes(scene, proposal, meeting, at)
    return meeting_view(
        proposal,
        meeting,
        scene.member,
        scene.policy,
        scene.t,
        now=scene.now,
        clashes=list(dict.fromkeys(clashes)),
    )


async def _pick(scene: Scene, proposal: Proposal, meeting: Appointment, press: MeetingPress) -> View:
    """Agree, unless it would clash with something: then once more, knowing that."""
    places = range(1, len(meeting.times) + 1)
    if press.value not in {str(n) for n in places}:
        raise BadInput("button-unknown")
    at = meeting.times[int(press.value) - 1]
    clashes = await clash_lines(scene, proposal, meeting.department_id, at)
    if clashes and press.action == "pick":
        anyway = Button(
            scene.t.plain("meeting-anyway"), press.model_copy(update={"action": "sure"}).pack(), main=True
        )
        back = Button(scene.t.plain("back"), press.model_copy(update={"action": "open"}).pack())
        question = Html("\n".join([*clashes, scene.t("ask-meeting-anyway", at=at)]))
        text = scene.t("ask-about", label=proposal.label, question=question)
        return View(text, ((anyway,), (back,)))
    await appointments.agree(
        scene.uow, proposal, scene.congress, scene.member, seq=press.seq, at=at, now=scene.now
    )
    done = scene.t("done-agree-time", at=at)
    return meeting_view(proposal, meeting, scene.member, scene.policy, scene.t, now=scene.now, sentence=done)


def _place(given: Given) -> int:
    """Which of the matter's meetings the form is about; 0 where no button said."""
    return int(given.get("meeting") or 0)


async def _propose(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    return await _with_times(scene, proposal, given, "propose_times")


async def _move(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    return await _with_times(scene, proposal, given, "move_meeting")


async def _with_times(scene: Scene, proposal: Proposal, given: Given, step: str) -> View:
    act = appointments.propose if step == "propose_times" else appointments.move
    meeting = await act(
        scene.uow,
        proposal,
        scene.congress,
        scene.member,
        seq=_place(given),
        times=[datetime.fromisoformat(value) for value in given["times"]["times"]],
        now=scene.now,
    )
    who = scene.t.plain(f"meeting-side-{meeting.asked.value}", department=meeting.department)
    done = scene.t("done-propose-times", who=who)
    return meeting_view(proposal, meeting, scene.member, scene.policy, scene.t, now=scene.now, sentence=done)


async def _cancel(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await meeting_ends.cancel(
        scene.uow,
        proposal,
        scene.congress,
        scene.member,
        given["text"],
        seq=_place(given),
        now=scene.now,
    )
    return None


async def _call(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    seq = _place(given)
    await meeting_ends.ask_for_call(scene.uow, proposal, scene.member, seq=seq, now=scene.now)
    return None


async def _waive(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    seq, text = _place(given), scene.t.plain("waived-by-representative")
    await meeting_ends.waive(scene.uow, proposal, scene.member, text, seq=seq, now=scene.now)
    return None


async def _late(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    seq, minutes = _place(given), int(given["minutes"])
    await meeting_ends.tell_late(
        scene.uow, proposal, scene.congress, scene.member, minutes, seq=seq, now=scene.now
    )
    return None


async def _record(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await meeting_ends.record(
        scene.uow,
        proposal,
        scene.congress,
        scene.member,
        seq=_place(given),
        attendees=given.get("who") or "",
        **given["text"],
        now=scene.now,
    )
    return scene.t("done-log-contact", label=proposal.label, name=proposal.representative)


async def _miss(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    seq = _place(given)
    await meeting_ends.miss(scene.uow, proposal, scene.member, given["text"], seq=seq, now=scene.now)
    return None


async def _who_was_there(asking: Asking) -> Sequence[Option]:
    """Whoever said that they come, as one proposal to accept."""
    seq = _place(asking.given)
    own = own_meetings(asking.proposal, asking.scene.member)
    meeting = next((m for n, m in own if m.waits_for_outcome and seq in (0, n)), None)
    if meeting is None:
        return []
    came = [c.representative for c in asking.proposal.signed if meeting.answers.get(str(c.representative_id))]
    names = [*filter(None, [meeting.attendees]), asking.proposal.representative, *came]
    return [Option("0", asking.scene.t.plain("list-comma").join(names))]


FORMS = (
    Form("propose_times", _propose, (Moments("times", words="ask-propose-times"),)),
    Form("move_meeting", _move, (Moments("times", words="ask-move-meeting"),)),
    Form("cancel_meeting", _cancel, (Suggested(spoken(*REASONS), "text"),)),
    Form("ask_for_call", _call),
    Form("waive_consultation", _waive, (Sure(),)),
    Form("tell_late", _late, (Choice(spoken(*LATE), "minutes"),)),
    Form(
        "record_meeting",
        _record,
        (
            Suggested(_who_was_there, "who", words="ask-record-meeting-who", limit=300),
            Note("text", words="ask-record-meeting-text"),
        ),
    ),
    Form("miss_meeting", _miss, (Suggested(spoken(*MISSED), "text"),)),
)
