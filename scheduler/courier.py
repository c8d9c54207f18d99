"""The courier: python-telegram-bot carries what the outbox holds, and says honestly what became of it."""

import os
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

# Its durations become timedeltas in the next major version; asked for early they come without a warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")

import structlog
from telegram import (
    Bot,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.views.view import View
from domain.notice import Outcome
from domain.proposal import Attachment
from scheduler.parcel import (
    Album,
    CommandList,
    Document,
    Illustrated,
    InGroup,
    Living,
    Parcel,
    Picture,
    Posted,
)
from scheduler.transport import NotSent, Transport

log = structlog.get_logger()

# A slow chat holds nobody else up, and the longer we listen the seldomer we are left in doubt.
ANSWER_SECONDS = 30.0
RETRY = timedelta(seconds=5)
# It may have arrived; whoever acts on it meanwhile makes the second one unnecessary.
DOUBT = timedelta(seconds=30)
WRONG_TOKEN = timedelta(minutes=5)
ALBUM_ITEMS = {"photo": InputMediaPhoto, "video": InputMediaVideo, "document": InputMediaDocument}


class TryLater(Exception):
    """Not now: this one could not be delivered. `wait` is how long at least."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        super().__init__(str(wait))


class InDoubt(TryLater):
    """Perhaps it has been delivered, perhaps not: Telegram got it, or may have, and did not say."""


class BotMustWait(TryLater):
    """Not now, and nothing else of this bot either: Telegram asked for a pause, or refuses the token."""


class Courier:
    """One bot's way out. The outbox owns retries and pace: here nothing waits and nothing is repeated."""

    def __init__(self, token: str, api_base: str) -> None:
        transport = Transport(ANSWER_SECONDS)
        self._bot = Bot(
            token,
            base_url=f"{api_base}/bot",
            base_file_url=f"{api_base}/file/bot",
            request=transport,
            get_updates_request=transport,
        )

    async def start(self) -> None:
        await self._bot.initialize()

    async def stop(self) -> None:
        await self._bot.shutdown()

    async def carry(self, chat_id: int, parcel: Parcel) -> Outcome:
        """Deliver one parcel. Raises TryLater when it should be tried again."""
        try:
            await self._send(chat_id, parcel)
        except RetryAfter as error:
            pause = error.retry_after
            assert isinstance(pause, timedelta)
            raise BotMustWait(pause) from error
        except Forbidden as error:
            return Outcome.NEVER_STARTED if "initiate" in error.message else Outcome.BLOCKED
        except BadRequest as error:
            if any(gone in error.message.lower() for gone in ("chat not found", "thread not found")):
                return Outcome.NEVER_STARTED
            if "administrator rights" in error.message:
                return Outcome.BLOCKED
            log.error("notice_refused", error=error.message, parcel=type(parcel).__name__)
            return Outcome.UNDELIVERABLE
        except InvalidToken as error:
            raise BotMustWait(WRONG_TOKEN) from error
        except NotSent as error:
            raise TryLater(RETRY) from error
        except NetworkError as error:
            if error.message.startswith("Too Many Requests"):
                raise BotMustWait(RETRY) from error
            # Unanswered, or answered with a 5xx, which says nothing about what was done before it.
            raise InDoubt(RETRY if error.__cause__ is None else DOUBT) from error
        except TelegramError as error:
            raise InDoubt(RETRY) from error
        return Outcome.SENT

    async def _send(self, chat_id: int, parcel: Parcel) -> None:
        if isinstance(parcel, View):
            await self._bot.send_message(chat_id, parcel.text, ParseMode.HTML, reply_markup=_markup(parcel))
        elif isinstance(parcel, InGroup):
            await self._bot.send_message(
                chat_id,
                parcel.view.text,
                ParseMode.HTML,
                reply_markup=_markup(parcel.view),
                message_thread_id=parcel.thread_id or None,
            )
        elif isinstance(parcel, Document):
            await self._bot.send_document(
                chat_id,
                parcel.content,
                filename=parcel.name,
                caption=parcel.caption,
                parse_mode=ParseMode.HTML,
            )
        elif isinstance(parcel, Picture):
            await self._bot.send_photo(
                chat_id, parcel.content, caption=parcel.caption, parse_mode=ParseMode.HTML
            )
        elif isinstance(parcel, CommandList):
            await self._bot.set_my_commands(parcel.commands, scope=BotCommandScopeChat(chat_id))
        elif isinstance(parcel, Album):
            await self._bot.send_media_group(
                chat_id, [ALBUM_ITEMS[file.kind](file.file_id) for file in parcel.attachments]
            )
        elif isinstance(parcel, Living | Posted):
            await self._send_living(chat_id, parcel)
        elif isinstance(parcel, Illustrated):
            await self._send_attachment(chat_id, parcel.attachment, parcel.view)
        else:
            await self._send_attachment(chat_id, parcel)

    async def _send_living(self, chat_id: int, parcel: Living | Posted) -> None:
        """Change the message; send another one where it is gone or cannot be changed any more."""
        view = parcel.view
        markup = _markup(view)
        assert not isinstance(markup, ReplyKeyboardMarkup)
        if parcel.message_id is not None:
            try:
                await self._bot.edit_message_text(
                    view.text, chat_id, parcel.message_id, parse_mode=ParseMode.HTML, reply_markup=markup
                )
            except BadRequest as error:
                if "not modified" in error.message or (isinstance(parcel, Posted) and not parcel.anew):
                    return
                if "administrator rights" in error.message:
                    raise
            else:
                return
        sent = await self._bot.send_message(chat_id, view.text, ParseMode.HTML, reply_markup=markup)
        parcel.message_id = sent.message_id

    async def _send_attachment(self, chat_id: int, attachment: Attachment, below: View | None = None) -> None:
        """Its own caption, or the text and the keys of what stands below it."""
        if attachment.kind == "place":
            await self._bot.send_location(chat_id, attachment.latitude, attachment.longitude)
            return
        said: dict[str, Any] = {"caption": attachment.caption or None}
        if below is not None:
            said = {"caption": below.text, "parse_mode": ParseMode.HTML, "reply_markup": _markup(below)}
        senders: dict[str, Callable[..., Awaitable[object]]] = {
            "photo": self._bot.send_photo,
            "voice": self._bot.send_voice,
            "video": self._bot.send_video,
        }
        send = senders.get(attachment.kind, self._bot.send_document)
        await send(chat_id, attachment.file_id, **said)


def _markup(view: View) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if view.rows:
        return InlineKeyboardMarkup(
            [
                [
                    InlineKeyboardButton(
                        b.text, callback_data=b.data, api_kwargs={"style": "primary"} if b.main else None
                    )
                    for b in row
                ]
                for row in view.rows
            ]
        )
    if view.keyboard:
        return ReplyKeyboardMarkup(
            [[KeyboardButton(k.text, request_contact=k.asks_phone) for k in row] for row in view.keyboard],
            resize_keyboard=True,
            is_persistent=True,
            input_field_placeholder=view.placeholder or None,
        )
    return None
