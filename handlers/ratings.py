"""Rating: first the attitude, then the reply; an unsatisfied grade asks for its reasons."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import FormPress, RatePress, StepPress
from bot.filters import HasText
from bot.scene import Scene
from bot.views import ratings as views
from bot.views.forms import reasons_view, text_view
from bot.views.view import View
from domain.errors import StepNotPossible
from domain.lifecycle import check
from domain.proposal import Proposal
from domain.rating import Grade, Stage
from domain.services import ratings
from domain.services.handling import required_text

STEP = "rate"


class Rating(StatesGroup):
    ticking = State()
    words = State()


def router() -> Router:
    own = Router(name="ratings")
    own.callback_query.register(begin, StepPress.filter(F.step == STEP))
    own.callback_query.register(graded, RatePress.filter())
    own.callback_query.register(reason_pressed, FormPress.filter(F.step == STEP))
    own.message.register(said, StateFilter(Rating), HasText())
    return own


async def begin(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, ratings.STEP_OF[Stage.ATTITUDE], scene.member)
    stage = Stage.REPLY if _open_stage(scene, proposal) is Stage.REPLY else Stage.ATTITUDE
    return views.stage_view(proposal, stage, scene.policy, scene.t)


def _open_stage(scene: Scene, proposal: Proposal) -> Stage | None:
    """The first stage this representative has not rated in this round."""
    for stage in (Stage.ATTITUDE, Stage.REPLY):
        if proposal.rating_of(scene.member.id, stage) is None:
            return stage
    return None


async def graded(callback: CallbackQuery, callback_data: RatePress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    stage, grade = Stage(callback_data.stage), callback_data.grade
    if grade == "later":
        return View(scene.t("rate-later", label=proposal.label))
    step = ratings.STEP_OF[stage]
    if callback_data.round != proposal.round:
        stale = StepNotPossible(step)
        stale.proposal_id = proposal.id
        raise stale
    check(proposal, step, scene.member)
    if Grade(grade) is Grade.UNSATISFIED:
        answers: dict[str, object] = {"stage": int(stage), "round": proposal.round, "reasons": []}
        scene.conversation.ask(Rating.ticking.state or "", proposal.id, answers)
        return _ask_reasons(scene, proposal, [])
    return await _rate(scene, proposal, stage, Grade(grade), [], "")


async def reason_pressed(callback: CallbackQuery, callback_data: FormPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    answers = scene.conversation.answers
    if scene.conversation.subject_id != proposal.id or answers.get("round") != proposal.round:
        check(proposal, ratings.STEP_OF[Stage.ATTITUDE], scene.member)
        return views.stage_view(proposal, _open_stage(scene, proposal) or Stage.REPLY, scene.policy, scene.t)
    chosen = _reasons(scene)
    if callback_data.field == "reason":
        code = callback_data.value
        chosen = [c for c in chosen if c != code] if code in chosen else [*chosen, code]
        scene.conversation.answers = {**answers, "reasons": chosen}
        return _ask_reasons(scene, proposal, chosen)
    if callback_data.field == "words":
        scene.conversation.ask(Rating.words.state or "", proposal.id, answers)
        return text_view("rate_words", proposal, scene.t)
    if not chosen:
        return _ask_reasons(scene, proposal, chosen)
    stage = Stage(int(str(answers["stage"])))
    return await _rate(scene, proposal, stage, Grade.UNSATISFIED, chosen, "")


async def said(message: Message, scene: Scene) -> View:
    proposal = await scene.open(scene.conversation.subject_id or 0)
    comment, reasons = required_text(message.text or ""), _reasons(scene)
    stage = Stage(int(str(scene.conversation.answers["stage"])))
    return await _rate(scene, proposal, stage, Grade.UNSATISFIED, reasons, comment)


def _ask_reasons(scene: Scene, proposal: Proposal, chosen: list[str]) -> View:
    return reasons_view(STEP, proposal, scene.policy.choices("unsatisfied_reasons"), chosen, scene.t)


def _reasons(scene: Scene) -> list[str]:
    reasons = scene.conversation.answers.get("reasons")
    return [str(code) for code in reasons] if isinstance(reasons, list) else []


async def _rate(
    scene: Scene, proposal: Proposal, stage: Stage, grade: Grade, reasons: list[str], comment: str
) -> View:
    outcome = await ratings.rate(
        scene.uow,
        proposal,
        scene.congress,
        scene.member,
        stage=stage,
        grade=grade,
        reasons=reasons,
        comment=comment,
        now=scene.now,
    )
    scene.conversation.end()
    kept = views.kept_words(proposal, outcome, scene.policy, scene.t)
    following = _open_stage(scene, proposal)
    if outcome == "kept" and following is not None:
        return views.stage_view(proposal, following, scene.policy, scene.t).after(kept)
    return scene.card(proposal, kept)
