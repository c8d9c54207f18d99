"""Rating: first the attitude, then the reply; an unsatisfied grade asks for its reasons."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import FormPress, RatePress, StepPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import ratings as views
from bot.views.forms import reasons_view, text_view
from bot.views.view import View
from domain.errors import BadInput, StepBlocked, StepNotPossible
from domain.lifecycle import check
from domain.proposal import Proposal
from domain.rating import AT_REPLY, Grade, Stage
from domain.services import ratings
from handlers.open_question import (
    NotTyped,
    Typed,
    ask_again,
    known,
    put_away,
    put_down,
    takes_over,
    ticked,
    toggled,
    typed_answer,
)

STEP = "rate"


class Rating(StatesGroup):
    ticking = State()
    words = State()


def router() -> Router:
    own = Router(name="ratings")
    own.callback_query.register(begin, Pressed(StepPress, step={STEP}))
    own.callback_query.register(graded, Pressed(RatePress))
    own.callback_query.register(reason_pressed, Pressed(FormPress, step={STEP}))
    own.message.register(said, StateFilter(Rating), Typed())
    own.message.register(not_said, StateFilter(Rating), NotTyped())
    return own


async def begin(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, ratings.STEP_OF[Stage.ATTITUDE], scene.member)
    stage = _open_stage(scene, proposal)
    if stage is None:
        return views.change_view(proposal, scene.member, scene.t)
    return views.stage_view(proposal, stage, scene.policy, scene.t)


def _open_stage(scene: Scene, proposal: Proposal) -> Stage | None:
    """The first stage this representative has not rated in this round."""
    for stage in AT_REPLY:
        if proposal.rating_of(scene.member.id, stage) is None:
            return stage
    return None


async def graded(callback: CallbackQuery, callback_data: RatePress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    if callback_data.grade == "later":
        return View(scene.t("rate-later", label=proposal.label))
    stage, grade = _stage(callback_data.stage), callback_data.grade
    step = ratings.STEP_OF[stage]
    check(proposal, step, scene.member)
    if callback_data.round != proposal.round:
        stale = StepNotPossible(step)
        stale.proposal_id = proposal.id
        raise stale
    if grade not in views.GRADES:
        raise BadInput("button-unknown")
    if Grade(grade) is not Grade.UNSATISFIED:
        return await _rate(scene, proposal, stage, Grade(grade))
    answers: dict[str, object] = {"stage": int(stage), "round": proposal.round, "reasons": []}
    view = takes_over(scene, proposal, "Rating", _list_view(scene, proposal, []))
    scene.conversation.ask(Rating.ticking.state or "", proposal.id, answers)
    return view


def _stage(number: int | str) -> Stage:
    """One of the stages that are asked now; a forged button may say anything."""
    for stage in AT_REPLY:
        if str(number) == str(int(stage)):
            return stage
    raise BadInput("button-unknown")


async def reason_pressed(callback: CallbackQuery, callback_data: FormPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    if callback_data.field == "stage":
        stage = _stage(callback_data.value)
        check(proposal, ratings.STEP_OF[stage], scene.member)
        return views.stage_view(proposal, stage, scene.policy, scene.t)
    answers = scene.conversation.answers
    if scene.conversation.subject_id != proposal.id or answers.get("round") != proposal.round:
        # A list from further up, of a rating that was given or put aside meanwhile.
        return await begin(callback, StepPress(step=STEP, proposal_id=proposal.id), scene)
    chosen, code = ticked(scene), callback_data.value
    match callback_data.field:
        case "reason":
            known(scene.policy.choices("unsatisfied_reasons"), code)
            chosen = toggled(chosen, code)
            scene.conversation.answers = {**answers, "reasons": chosen}
        case "words":
            scene.conversation.ask(Rating.words.state or "", proposal.id, answers)
            return text_view("rate_words", proposal, scene.t)
        case "done" if chosen:
            return await _rate(scene, proposal, _stage_asked(scene), Grade.UNSATISFIED, reasons=chosen)
    return _list_view(scene, proposal, chosen)


def _stage_asked(scene: Scene) -> Stage:
    return _stage(str(scene.conversation.answers["stage"]))


def _question(scene: Scene, proposal: Proposal) -> View:
    if (scene.conversation.state or "") == Rating.words.state:
        return text_view("rate_words", proposal, scene.t)
    return _list_view(scene, proposal, ticked(scene))


async def not_said(message: Message, scene: Scene) -> View | None:
    return await ask_again(message, scene, _question, "form-needs-text")


async def said(message: Message, scene: Scene) -> View | None:
    return await typed_answer(message, scene, ratings.STEP_OF[_stage_asked(scene)], _keep_words)


async def _keep_words(scene: Scene, proposal: Proposal, text: str) -> View:
    if scene.conversation.answers.get("round") != proposal.round:
        # Last round's question: what is typed now is not about this round's reply.
        late = StepBlocked("blocked-rating-closed")
        late.proposal_id = proposal.id
        return await put_away(scene, late, text)
    stage = _stage_asked(scene)
    return await _rate(scene, proposal, stage, Grade.UNSATISFIED, reasons=ticked(scene), comment=text)


def _list_view(scene: Scene, proposal: Proposal, chosen: list[str]) -> View:
    return reasons_view(STEP, proposal, scene.policy.choices("unsatisfied_reasons"), chosen, scene.t)


async def _rate(
    scene: Scene,
    proposal: Proposal,
    stage: Stage,
    grade: Grade,
    *,
    reasons: list[str] | None = None,
    comment: str = "",
) -> View:
    outcome = await ratings.rate(
        scene.uow,
        proposal,
        scene.congress,
        scene.member,
        stage=stage,
        grade=grade,
        reasons=reasons or [],
        comment=comment,
        now=scene.now,
    )
    put_down(scene, proposal)
    kept = views.kept_words(proposal, outcome, scene.policy, scene.t)
    following = _open_stage(scene, proposal)
    if outcome in {"kept", "flagged"} and following is not None:
        return views.stage_view(proposal, following, scene.policy, scene.t).after(kept)
    return scene.card(proposal, kept)
