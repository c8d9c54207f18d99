"""The end of the form: screening questions, preview, submit; and leaving a draft."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import DraftPress, StepPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import drafting as views
from bot.views import drafts
from bot.views import submission as submitted
from bot.views.view import View
from domain.draft import Draft, Question
from domain.errors import BadInput
from domain.lifecycle import check
from domain.policy import Choice
from domain.services import cosigning, drafting, revising, submission
from domain.steps import DRAFTING
from handlers.question import MATTER, ask, is_at, moved_on, own_draft

SCREENING = frozenset({"screen", "unscreen", "screen_none", "screen_done", "screen_back", "screen_secret"})


def router() -> Router:
    own = Router(name="submission")
    own.callback_query.register(screening, Pressed(DraftPress, action=SCREENING))
    own.callback_query.register(choose, Pressed(DraftPress, action={"choose", "edit"}))
    own.callback_query.register(leave, Pressed(DraftPress, action={"keep", "leave", "drop", "dropsure"}))
    own.callback_query.register(submit, Pressed(DraftPress, action={"submit"}))
    own.callback_query.register(revise, Pressed(StepPress, step={"submit"}))
    own.callback_query.register(withdraw, Pressed(StepPress, step={"withdraw"}))
    return own


async def screening(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    """The representative answers, staff decide; only a state secret ends it here, nothing of it is kept."""
    draft = await own_draft(scene, callback_data.draft_id)
    action, code = callback_data.action, callback_data.value
    question = next((c for c in scene.policy.choices("screening_questions") if c.code == code), None)
    if not is_at(draft, Question.SCREENING):
        return await moved_on(scene, draft)
    match action:
        case "screen" | "unscreen" | "screen_secret" if question is not None:
            return await _tick(draft, question, action, scene)
        case "screen_none":
            return await _screened(draft, [], scene)
        case "screen_done" if draft.screening_answers:
            return await _screened(draft, draft.screening_answers, scene)
        case "screen_done":
            view = views.screening_choices_view(draft, scene.policy, scene.t)
            return replace(view, toast=scene.t.plain("screening-pick"))
    asked = Question.PREVIEW if draft.from_preview else Question.SCREENING
    await drafting.decide(scene.uow, draft, now=scene.now, asked=asked)
    return await ask(scene, draft)


async def _tick(draft: Draft, question: Choice, action: str, scene: Scene) -> View:
    if question.stops and action == "screen_secret":
        await _throw_away(draft, scene)
        stop_listening(scene, draft)
        return View(scene.t("secret", registry=scene.policy.text("registry", scene.t.language)))
    if question.stops:
        return views.secret_view(draft, question.code, scene.t)
    others = set(draft.screening_answers) - {question.code}
    answers = others if action == "unscreen" else others | {question.code}
    await drafting.decide(scene.uow, draft, now=scene.now, screening_answers=sorted(answers))
    return views.screening_choices_view(draft, scene.policy, scene.t)


async def _screened(draft: Draft, answers: list[str], scene: Scene) -> View:
    draft.passed = [*draft.passed, Question.SCREENING]
    draft.screening_answers, draft.screened = answers, True
    await drafting.decide(scene.uow, draft, now=scene.now, asked=Question.PREVIEW, from_preview=True)
    return await ask(scene, draft)


async def choose(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    """Open the list behind a field, or the list of all fields."""
    draft = await own_draft(scene, callback_data.draft_id)
    match callback_data.value:
        case "category" if is_at(draft, *MATTER):
            await drafting.decide(scene.uow, draft, now=scene.now, asked=Question.CATEGORY)
            return views.categories_view(draft, scene.policy, scene.t)
        case "department" if is_at(draft, *MATTER):
            await drafting.decide(scene.uow, draft, now=scene.now, asked=Question.DEPARTMENT)
            return await ask(scene, draft)
        case "screening" if is_at(draft, Question.SCREENING):
            return views.screening_choices_view(draft, scene.policy, scene.t)
    if not draft.from_preview:
        return await moved_on(scene, draft)
    return _field_view(callback_data.value, draft, scene)


def _field_view(field: str, draft: Draft, scene: Scene) -> View:
    match field:
        case "disclosure":
            return views.disclosure_view(draft, scene.t)
        case "attachments":
            return views.attachments_view(draft, scene.t)
        case "kind":
            return views.kinds_view(draft, scene.policy, scene.t)
        case "track":
            return views.tracks_view(draft, scene.policy, scene.t)
    return views.edit_view(draft, scene.policy, scene.t)


async def leave(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    """Put it aside, or throw it away after being asked."""
    draft = await own_draft(scene, callback_data.draft_id)
    match callback_data.action:
        case "leave":
            return drafts.leave_view(draft, scene.t)
        case "drop":
            return drafts.delete_view(draft, scene.t)
        case "dropsure":
            await _throw_away(draft, scene)
            stop_listening(scene, draft)
            return View(scene.t("draft-deleted", ordinal=draft.ordinal))
    stop_listening(scene, draft)
    return drafts.put_aside_view(draft, scene.t)


async def _throw_away(draft: Draft, scene: Scene) -> None:
    """With the proposal that others read meanwhile, unless the registry has it already."""
    proposal = await submission.proposal_of(scene.uow, draft, scene.member)
    if proposal is not None and proposal.status in DRAFTING:
        await cosigning.discard(scene.uow, proposal, scene.member, now=scene.now)
    await scene.uow.drafts.delete(draft)


def stop_listening(scene: Scene, draft: Draft) -> None:
    """Another draft's open question stays open."""
    if (scene.conversation.state or "").startswith("Drafting") and scene.conversation.subject_id == draft.id:
        scene.conversation.end()


async def submit(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    if not draft.from_preview:
        return await moved_on(scene, draft)
    try:
        proposal = await submission.submit(scene.uow, draft, scene.congress, scene.member, now=scene.now)
    except BadInput as error:
        draft.asked = drafting.missing(draft) or drafting.too_long(draft, scene.policy) or Question.PREVIEW
        await drafting.decide(scene.uow, draft, now=scene.now)
        view = await ask(scene, draft)
        return view.after(scene.t(error.key, **error.params))
    stop_listening(scene, draft)
    return submitted.submitted_view(proposal, scene.policy, scene.t)


async def revise(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    """A returned proposal is opened for changes, at its preview, below what should be changed."""
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, "submit", scene.member)
    draft = await revising.revise(scene.uow, proposal, scene.member, now=scene.now)
    view = replace(await ask(scene, draft), fresh=True)
    why = submitted.reasons_of_return(proposal, scene.policy, scene.t)
    return view.after(why) if why else view


async def withdraw(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, "withdraw", scene.member)
    if not callback_data.sure:
        return submitted.withdraw_view(proposal, scene.t)
    await submission.withdraw(scene.uow, proposal, scene.member, now=scene.now)
    return scene.card(proposal, scene.t("withdrawn"))
