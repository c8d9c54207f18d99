"""The end of the form: screening questions, preview, submit; and leaving a draft."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks import DraftPress, StepPress
from bot.scene import Scene
from bot.views import drafting as views
from bot.views import submission as submitted
from bot.views.view import View
from domain.draft import Question
from domain.errors import BadInput
from domain.services import drafting, submission
from handlers.drafting import ask, own_draft


def router() -> Router:
    own = Router(name="submission")
    own.callback_query.register(screening, DraftPress.filter(F.action.startswith("screen")))
    own.callback_query.register(choose, DraftPress.filter(F.action.in_({"choose", "edit"})))
    own.callback_query.register(leave, DraftPress.filter(F.action.in_({"keep", "leave", "drop", "dropsure"})))
    own.callback_query.register(submit, DraftPress.filter(F.action == "submit"))
    own.callback_query.register(revise, StepPress.filter(F.step == "submit"))
    own.callback_query.register(withdraw, StepPress.filter(F.step == "withdraw"))
    return own


async def screening(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    """The representative answers, staff decide; only a state secret ends it here, and nothing of it is kept."""
    draft = await own_draft(scene, callback_data.draft_id)
    code = callback_data.value
    match callback_data.action:
        case "screen_none":
            draft.screening_answers, draft.screened = [], True
        case "screen":
            question = scene.policy.choice("screening_questions", code)
            if question.stops:
                await scene.uow.drafts.delete(draft)
                scene.conversation.end()
                return View(scene.t("secret", registry=scene.policy.text("registry", scene.t.language)))
            answers = set(draft.screening_answers) ^ {code}
            await drafting.decide(scene.uow, draft, now=scene.now, screening_answers=sorted(answers))
            return views.screening_choices_view(draft, scene.policy, scene.t)
        case "screen_done":
            if not draft.screening_answers:
                return replace(
                    views.screening_choices_view(draft, scene.policy, scene.t),
                    toast=scene.t.plain("screening-pick"),
                )
            draft.screened = True
        case "screen_back":
            draft.asked = Question.PREVIEW if draft.from_preview else Question.SCREENING
            return await ask(scene, draft)
    draft.passed = [*draft.passed, Question.SCREENING]
    await drafting.decide(scene.uow, draft, now=scene.now, asked=Question.PREVIEW, from_preview=True)
    return await ask(scene, draft)


async def choose(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    """Open the list behind a field."""
    draft = await own_draft(scene, callback_data.draft_id)
    match callback_data.value:
        case "category":
            await drafting.decide(scene.uow, draft, now=scene.now, asked=Question.CATEGORY, category=None)
            return await ask(scene, draft)
        case "department":
            await drafting.decide(scene.uow, draft, now=scene.now, asked=Question.DEPARTMENT)
            return await ask(scene, draft)
        case "screening":
            return views.screening_choices_view(draft, scene.policy, scene.t)
        case "disclosure":
            return views.disclosure_view(draft, scene.t)
        case "attachments":
            return views.attachments_view(draft, scene.t)
    return views.edit_view(draft, scene.t)


async def leave(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    """Put it aside, or throw it away after being asked."""
    draft = await own_draft(scene, callback_data.draft_id)
    match callback_data.action:
        case "leave":
            return views.leave_view(draft, scene.t)
        case "drop":
            return views.delete_view(draft, scene.t)
        case "dropsure":
            await scene.uow.drafts.delete(draft)
            scene.conversation.end()
            return View(scene.t("draft-deleted", ordinal=draft.ordinal))
    scene.conversation.end()
    return views.put_aside_view(draft, scene.t)


async def submit(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    try:
        proposal = await submission.submit(scene.uow, draft, scene.congress, scene.member, now=scene.now)
    except BadInput as error:
        draft.asked = drafting.missing(draft) or Question.PREVIEW
        await drafting.decide(scene.uow, draft, now=scene.now)
        view = await ask(scene, draft)
        return view.after(scene.t(error.key, **error.params))
    scene.conversation.end()
    return submitted.submitted_view(proposal, scene.policy, scene.t)


async def revise(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    """A returned proposal is opened for changes, at its preview."""
    proposal = await scene.open(callback_data.proposal_id)
    draft = await drafting.revise(scene.uow, proposal, scene.member, now=scene.now)
    view = await ask(scene, draft)
    return replace(view, fresh=True)


async def withdraw(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    if not callback_data.sure:
        return submitted.withdraw_view(proposal, scene.t)
    await submission.withdraw(scene.uow, proposal, scene.member, now=scene.now)
    return scene.card(proposal, scene.t("withdrawn"))
