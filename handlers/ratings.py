"""Rating: first the attitude, then the reply; an unsatisfied grade asks for its reasons."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import FormPress, RatePress, StepPress
from bot.filters import HasText
from bot.i18n import Translator
from bot.views import ratings as views
from bot.views.card import card_view
from bot.views.forms import reasons_view, text_view
from bot.views.view import View
from domain.conversation import Conversation
from domain.errors import StepNotPossible
from domain.lifecycle import check
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.rating import Grade, Stage
from domain.services import ratings
from domain.services.handling import required_text
from domain.services.looking import open_proposal

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


async def begin(
    callback: CallbackQuery,
    callback_data: StepPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    t: Translator,
) -> View:
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    assert person is not None
    check(proposal, ratings.STEP_OF[Stage.ATTITUDE], person)
    stage = Stage.REPLY if _open_stage(proposal, person) is Stage.REPLY else Stage.ATTITUDE
    return views.stage_view(proposal, stage, congress.policy, t)


def _open_stage(proposal: Proposal, person: Person) -> Stage | None:
    """The first stage this representative has not rated in this round."""
    for stage in (Stage.ATTITUDE, Stage.REPLY):
        if proposal.rating_of(person.id, stage) is None:
            return stage
    return None


async def graded(
    callback: CallbackQuery,
    callback_data: RatePress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    assert person is not None
    stage, grade = Stage(callback_data.stage), callback_data.grade
    if grade == "later":
        return View(t("rate-later", label=proposal.label))
    step = ratings.STEP_OF[stage]
    if callback_data.round != proposal.round:
        stale = StepNotPossible(step)
        stale.proposal_id = proposal.id
        raise stale
    check(proposal, step, person)
    if Grade(grade) is Grade.UNSATISFIED:
        answers: dict[str, object] = {"stage": int(stage), "round": proposal.round, "reasons": []}
        conversation.ask(Rating.ticking.state or "", proposal.id, answers)
        return _ask_reasons(proposal, congress, [], t)
    return await _rate(uow, congress, proposal, person, conversation, t, now, stage, Grade(grade), [], "")


async def reason_pressed(
    callback: CallbackQuery,
    callback_data: FormPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    assert person is not None
    answers = conversation.answers
    if conversation.subject_id != proposal.id or answers.get("round") != proposal.round:
        check(proposal, ratings.STEP_OF[Stage.ATTITUDE], person)
        return views.stage_view(proposal, _open_stage(proposal, person) or Stage.REPLY, congress.policy, t)
    chosen = _reasons(conversation)
    if callback_data.field == "reason":
        code = callback_data.value
        chosen = [c for c in chosen if c != code] if code in chosen else [*chosen, code]
        conversation.answers = {**answers, "reasons": chosen}
        return _ask_reasons(proposal, congress, chosen, t)
    if callback_data.field == "words":
        conversation.ask(Rating.words.state or "", proposal.id, answers)
        return text_view("rate_words", proposal, t)
    if not chosen:
        return _ask_reasons(proposal, congress, chosen, t)
    stage = Stage(int(str(answers["stage"])))
    return await _rate(
        uow, congress, proposal, person, conversation, t, now, stage, Grade.UNSATISFIED, chosen, ""
    )


async def said(
    message: Message,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    proposal = await open_proposal(uow, person, conversation.subject_id or 0)
    assert person is not None
    comment, reasons = required_text(message.text or ""), _reasons(conversation)
    stage = Stage(int(str(conversation.answers["stage"])))
    return await _rate(
        uow, congress, proposal, person, conversation, t, now, stage, Grade.UNSATISFIED, reasons, comment
    )


def _ask_reasons(proposal: Proposal, congress: Congress, chosen: list[str], t: Translator) -> View:
    return reasons_view(STEP, proposal, congress.policy.choices("unsatisfied_reasons"), chosen, t)


def _reasons(conversation: Conversation) -> list[str]:
    reasons = conversation.answers.get("reasons")
    return [str(code) for code in reasons] if isinstance(reasons, list) else []


async def _rate(
    uow: UnitOfWork,
    congress: Congress,
    proposal: Proposal,
    person: Person,
    conversation: Conversation,
    t: Translator,
    now: datetime,
    stage: Stage,
    grade: Grade,
    reasons: list[str],
    comment: str,
) -> View:
    outcome = await ratings.rate(
        uow,
        proposal,
        congress,
        person,
        stage=stage,
        grade=grade,
        reasons=reasons,
        comment=comment,
        now=now,
    )
    conversation.end()
    kept = views.kept_words(proposal, outcome, congress.policy, t)
    following = _open_stage(proposal, person)
    if outcome == "kept" and following is not None:
        return views.stage_view(proposal, following, congress.policy, t).after(kept)
    return card_view(proposal, person, congress.policy, t, now=now).after(kept)
