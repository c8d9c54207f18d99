"""The end of the form: screening questions, preview, submit; and leaving a draft."""

from dataclasses import replace
from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks import DraftPress, StepPress
from bot.i18n import Translator
from bot.views import drafting as views
from bot.views import submission as submitted
from bot.views.card import card_view
from bot.views.view import View
from domain.conversation import Conversation
from domain.draft import Draft, Question
from domain.errors import BadInput, NotAllowed
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.services import drafting, submission
from domain.services.looking import open_proposal
from handlers.drafting import ask


def router() -> Router:
    own = Router(name="submission")
    own.callback_query.register(screening, DraftPress.filter(F.action.startswith("screen")))
    own.callback_query.register(choose, DraftPress.filter(F.action.in_({"choose", "edit"})))
    own.callback_query.register(leave, DraftPress.filter(F.action.in_({"keep", "leave", "drop", "dropsure"})))
    own.callback_query.register(submit, DraftPress.filter(F.action == "submit"))
    own.callback_query.register(revise, StepPress.filter(F.step == "submit"))
    own.callback_query.register(withdraw, StepPress.filter(F.step == "withdraw"))
    return own


async def own_draft(uow: UnitOfWork, person: Person | None, draft_id: int) -> Draft:
    draft = await uow.drafts.get(person.id, draft_id) if person else None
    if draft is None:
        raise NotAllowed("draft-gone")
    return draft


async def screening(
    callback: CallbackQuery,
    callback_data: DraftPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    """The representative answers, staff decide; only a state secret ends it here, and nothing of it is kept."""
    draft = await own_draft(uow, person, callback_data.draft_id)
    code = callback_data.value
    match callback_data.action:
        case "screen_none":
            draft.screening_answers, draft.screened = [], True
        case "screen":
            question = congress.policy.choice("screening_questions", code)
            if question.stops:
                await uow.drafts.delete(draft)
                conversation.end()
                return View(t("secret", registry=congress.policy.text("registry", t.language)))
            answers = set(draft.screening_answers) ^ {code}
            await drafting.decide(uow, draft, now=now, screening_answers=sorted(answers))
            return views.screening_choices_view(draft, congress.policy, t)
        case "screen_done":
            if not draft.screening_answers:
                return replace(
                    views.screening_choices_view(draft, congress.policy, t), toast=t.plain("screening-pick")
                )
            draft.screened = True
        case "screen_back":
            draft.asked = Question.PREVIEW if draft.from_preview else Question.SCREENING
            return await ask(uow, draft, congress, conversation, t)
    draft.passed = [*draft.passed, Question.SCREENING]
    await drafting.decide(uow, draft, now=now, asked=Question.PREVIEW, from_preview=True)
    return await ask(uow, draft, congress, conversation, t)


async def choose(
    callback: CallbackQuery,
    callback_data: DraftPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    """Open the list behind a field."""
    draft = await own_draft(uow, person, callback_data.draft_id)
    match callback_data.value:
        case "category":
            await drafting.decide(uow, draft, now=now, asked=Question.CATEGORY, category=None)
            return await ask(uow, draft, congress, conversation, t)
        case "department":
            await drafting.decide(uow, draft, now=now, asked=Question.DEPARTMENT)
            return await ask(uow, draft, congress, conversation, t)
        case "screening":
            return views.screening_choices_view(draft, congress.policy, t)
        case "disclosure":
            return views.disclosure_view(draft, t)
        case "attachments":
            return views.attachments_view(draft, t)
    return views.edit_view(draft, t)


async def leave(
    callback: CallbackQuery,
    callback_data: DraftPress,
    uow: UnitOfWork,
    person: Person | None,
    congress: Congress,
    conversation: Conversation,
    t: Translator,
) -> View:
    """Put it aside, or throw it away after being asked."""
    draft = await own_draft(uow, person, callback_data.draft_id)
    match callback_data.action:
        case "leave":
            return views.leave_view(draft, t)
        case "drop":
            return views.delete_view(draft, t)
        case "dropsure":
            await uow.drafts.delete(draft)
            conversation.end()
            return View(t("draft-deleted", ordinal=draft.ordinal))
    conversation.end()
    return views.put_aside_view(draft, t)


async def submit(
    callback: CallbackQuery,
    callback_data: DraftPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    draft = await own_draft(uow, person, callback_data.draft_id)
    assert person is not None
    try:
        proposal = await submission.submit(uow, draft, congress, person, now=now)
    except BadInput as error:
        draft.asked = drafting.missing(draft) or Question.PREVIEW
        await drafting.decide(uow, draft, now=now)
        view = await ask(uow, draft, congress, conversation, t)
        return view.after(t(error.key, **error.params))
    conversation.end()
    return submitted.submitted_view(proposal, congress.policy, t)


async def revise(
    callback: CallbackQuery,
    callback_data: StepPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    """A returned proposal is opened for changes, at its preview."""
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    assert person is not None
    draft = await drafting.revise(uow, proposal, person, now=now)
    view = await ask(uow, draft, congress, conversation, t)
    return replace(view, fresh=True)


async def withdraw(
    callback: CallbackQuery,
    callback_data: StepPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    t: Translator,
    now: datetime,
) -> View:
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    assert person is not None
    if not callback_data.sure:
        return submitted.withdraw_view(proposal, t)
    await submission.withdraw(uow, proposal, person, now=now)
    return card_view(proposal, person, congress.policy, t, now=now).after(t("withdrawn"))
