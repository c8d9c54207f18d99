"""Looking at a proposal: its card, full text, files, history, reckoning and reply."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks import OpenPress, StepPress
from bot.scene import Scene
from bot.views import proposals as views
from bot.views.card import card_view
from bot.views.view import View
from domain.errors import NotAllowed
from domain.notice import Notice
from domain.services import submission


def router() -> Router:
    own = Router(name="proposals")
    own.callback_query.register(look, OpenPress.filter())
    own.callback_query.register(urge, StepPress.filter(F.step == "urge"))
    return own


async def look(callback: CallbackQuery, callback_data: OpenPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    policy = scene.policy
    match callback_data.what:
        case "full":
            return views.full_view(proposal, scene.member, policy, scene.t, callback_data.page)
        case "history":
            return views.history_view(proposal, scene.t)
        case "reckoning":
            return views.reckoning_view(proposal, policy, scene.t)
        case "reply":
            reply = proposal.delivered_reply or proposal.reply
            if reply is None:
                raise NotAllowed("reply-not-yet")
            return views.reply_view(proposal, reply, policy, scene.t)
        case "files":
            for place, _ in enumerate(proposal.attachments):
                key = f"file:{proposal.id}:{place}:{scene.member.id}:{callback.id}"
                params: dict[str, object] = {"place": place}
                await scene.uow.outbox.post(
                    Notice(
                        scene.congress.id,
                        scene.member.id,
                        "file",
                        key,
                        scene.now,
                        proposal_id=proposal.id,
                        params=params,
                    )
                )
            return View(scene.t("files-coming", n=len(proposal.attachments)), fresh=True)
    if scene.conversation.subject_id == proposal.id and not (scene.conversation.state or "").startswith(
        "Drafting"
    ):
        scene.conversation.end()
    return card_view(proposal, scene.member, policy, scene.t, now=scene.now)


async def urge(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    await submission.urge(scene.uow, proposal, scene.congress, scene.member, now=scene.now)
    return scene.card(proposal, scene.t("urged"))
