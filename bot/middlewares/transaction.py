"""One update is one transaction and one reply; a refusal rolls everything back and then says so."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.types import ChatMemberUpdated, TelegramObject, Update

from bot.callbacks import RetryPress, without_choices
from bot.clock import Clock
from bot.i18n import Translator
from bot.reply import chat_of, to_method
from bot.scene import Scene
from bot.views.refusals import bug_view, refusal_view
from bot.views.view import View
from domain.errors import Conflict, Refusal
from domain.ports import UnitOfWork, UnitsOfWork
from domain.services import reach

log = structlog.get_logger()
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
# Of several who press at once each round lets at least one through.
ATTEMPTS = 5


class TransactionMiddleware(BaseMiddleware):
    """Gives handlers their `scene`; commits before the reply is sent."""

    def __init__(self, database: UnitsOfWork, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if isinstance(event, Update) and event.my_chat_member is not None:
            return await self._note_reach(event.my_chat_member, data["bot"])
        if not isinstance(event, Update) or chat_of(event) is None:
            return None
        view = await self._answer(handler, event, data)
        if not isinstance(view, View):
            return None
        data["toast"] = view.toast
        return to_method(view, event)

    async def _note_reach(self, change: ChatMemberUpdated, bot: Bot) -> None:
        """Somebody blocks the bot or lets it in again; groups are none of this."""
        if change.chat.type != "private":
            return
        async with self._database.unit_of_work() as uow:
            congress = await uow.congresses.of_bot(bot.id)
            person = await uow.people.by_chat(congress.id, change.chat.id) if congress else None
            if person is None:
                return
            if change.new_chat_member.status == "kicked":
                await reach.lost(uow, person, now=self._clock.now())
            elif person.unreachable_since is not None:
                await reach.returned(uow, person, now=self._clock.now())

    async def _answer(self, handler: Handler, update: Update, data: dict[str, Any]) -> View | None:
        try:
            for _ in range(ATTEMPTS - 1):
                # Somebody else's commit came between: the next try sees it and meets the same table.
                with suppress(Conflict):
                    return await self._attempt(handler, update, data)
            return await self._attempt(handler, update, data)
        except Refusal as refusal:
            return await self._refuse(refusal, update, data)
        except Exception as error:
            log.exception("update_failed", update_id=update.update_id)
            return await self._keep(error, update, data)

    async def _attempt(self, handler: Handler, update: Update, data: dict[str, Any]) -> View | None:
        async with self._database.unit_of_work() as uow:
            data["scene"] = scene = await self._scene(uow, update, data)
            if scene.person is not None and scene.person.unreachable_since is not None:
                await reach.returned(uow, scene.person, now=scene.now)
            data["repeated"] = not await uow.updates.first_time(data["bot"].id, update.update_id)
            before = repr(scene.conversation)
            kept = await _taken_out(uow, update, data)
            retried = Update.model_validate_json(kept, context={"bot": data["bot"]}) if kept else update
            view: View | None = await handler(retried, data)
            if repr(scene.conversation) != before:
                await uow.conversations.save(data["bot"].id, scene.conversation)
        return view

    async def _scene(self, uow: UnitOfWork, update: Update, data: dict[str, Any]) -> Scene:
        bot: Bot = data["bot"]
        chat_id = chat_of(update)
        assert chat_id is not None
        congress = await uow.congresses.of_bot(bot.id)
        if congress is None:
            raise LookupError(f"bot {bot.id} belongs to no congress")
        person = await uow.people.by_chat(congress.id, chat_id)
        language = person.language if person else _language_of(update)
        conversation = await uow.conversations.load(bot.id, chat_id)
        data["raw_state"] = conversation.state
        t = Translator(language, congress.policy.zone)
        return Scene(
            uow, congress, person, conversation, t, self._clock.now(), data["words"], data["phone_key"]
        )

    async def _refuse(self, refusal: Refusal, update: Update, data: dict[str, Any]) -> View:
        async with self._database.unit_of_work() as uow:
            scene = await self._scene(uow, update, data)
            await uow.updates.first_time(data["bot"].id, update.update_id)
            view = refusal_view(refusal, scene.t, now=scene.now)
            if refusal.proposal_id is not None and scene.person is not None:
                proposal = await uow.proposals.visible_to(scene.person, refusal.proposal_id)
                if proposal is not None:
                    return scene.card(proposal, view.text)
        return view

    async def _keep(self, error: Exception, update: Update, data: dict[str, Any]) -> View | None:
        """A bug: what was sent is kept with a number, so that nothing is lost and it can be tried again."""
        try:
            async with self._database.unit_of_work() as uow:
                scene = await self._scene(uow, update, data)
                await uow.updates.first_time(data["bot"].id, update.update_id)
                # A retry that breaks again keeps what it was to try, not the press of its button. And a
                # telephone number is never kept in clear: it has to be shared again.
                kept = await _taken_out(uow, update, data) or without_choices(update).model_dump_json(
                    exclude_none=True, exclude={"message": {"contact"}}
                )
                code = await uow.updates.keep_failed(data["bot"].id, chat_of(update) or 0, kept, repr(error))
        except Exception:
            log.exception("failed_update_not_kept", update_id=update.update_id)
            # Not confirmed to Telegram: the poller will bring it again.
            raise
        # The number on the person's screen is the one to look for.
        log.error("update_kept", code=code, update_id=update.update_id)
        return bug_view(code, scene.t)


async def _taken_out(uow: UnitOfWork, update: Update, data: dict[str, Any]) -> str | None:
    """The kept update (JSON) behind a pressed "try again", now in this update's transaction."""
    callback = update.callback_query
    prefix, _, code = ((callback.data or "") if callback else "").partition(":")
    if callback is None or prefix != RetryPress.__prefix__:
        return None
    return await uow.updates.failed(data["bot"].id, callback.from_user.id, code)


def _language_of(update: Update) -> str:
    event = update.message or update.edited_message or update.callback_query
    user = event.from_user if event else None
    code = (user.language_code or "") if user else ""
    return "en" if code.startswith("en") else "zh-CN"
