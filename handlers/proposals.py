"""Looking at a proposal: its card, full text, files, history, reckoning and reply."""

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks import OpenPress, StepPress
from bot.i18n import Translator
from bot.views import proposals as views
from bot.views.card import card_view
from bot.views.view import View
from domain.conversation import Conversation
from domain.errors import NotAllowed
from domain.notice import Notice
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.services import submission
from domain.services.looking import open_proposal


def router() -> Router:
    own = Router(name="proposals")
    own.callback_query.register(look, OpenPress.filter())
    own.callback_query.register(urge, StepPress.filter(F.step == "urge"))
    return own


async def look(
    callback: CallbackQuery,
    callback_data: OpenPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    assert person is not None
    policy = congress.policy
    match callback_data.what:
        case "full":
            return views.full_view(proposal, person, policy, t, callback_data.page)
        case "history":
            return views.history_view(proposal, t)
        case "reckoning":
            return views.reckoning_view(proposal, policy, t)
        case "reply":
            reply = proposal.delivered_reply or proposal.reply
            if reply is None:
                raise NotAllowed("reply-not-yet")
            return views.reply_view(proposal, reply, policy, t)
        case "files":
            for place, _ in enumerate(proposal.attachments):
                key = f"file:{proposal.id}:{place}:{person.id}:{callback.id}"
                params: dict[str, object] = {"place": place}
                await uow.outbox.post(
                    Notice(congress.id, person.id, "file", key, now, proposal_id=proposal.id, params=params)
                )
            return View(t("files-coming", n=len(proposal.attachments)), fresh=True)
    if conversation.subject_id == proposal.id and not (conversation.state or "").startswith("Drafting"):
        conversation.end()
    return card_view(proposal, person, policy, t, now=now)


async def urge(
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
    await submission.urge(uow, proposal, congress, person, now=now)
    return card_view(proposal, person, congress.policy, t, now=now).after(t("urged"))
