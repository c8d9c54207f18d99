"""The courier: python-telegram-bot carries what the outbox holds, and says honestly what became of it."""

import logging
import os
from datetime import timedelta

# Its durations become timedeltas in the next major version; asked for early they come without a warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")

import httpx
import structlog
from telegram import (
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.views.view import View
from domain.notice import Outcome
from domain.proposal import Attachment
from scheduler.parcel import CommandList, Document, Parcel

log = structlog.get_logger()

PER_SECOND = 29
# A slow chat holds nobody else up, and the longer we listen the seldomer we are left in doubt.
ANSWER_SECONDS = 30.0
RETRY = timedelta(seconds=5)
# It may have arrived; whoever acts on it meanwhile makes the second one unnecessary.
DOUBT = timedelta(seconds=30)
WRONG_TOKEN = timedelta(minutes=5)
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)

# It logs every 429 with a traceback; what becomes of a notice is logged where it is decided.
logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)


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
    """One bot's way out. The outbox owns retries: the limiter never repeats a request by itself."""

    def __init__(self, token: str, api_base: str, *, paced: bool = True) -> None:
        """`paced` False is for a server without limits."""
        self._bot = ExtBot(
            token,
            base_url=f"{api_base}/bot",
            base_file_url=f"{api_base}/file/bot",
            request=HTTPXRequest(read_timeout=ANSWER_SECONDS, write_timeout=ANSWER_SECONDS),
            # One every 34 ms: 29 in a second would let twice as many through in the first one.
            rate_limiter=AIORateLimiter(
                overall_max_rate=int(paced), overall_time_period=1 / PER_SECOND, max_retries=0
            ),
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
            if "chat not found" in error.message.lower():
                return Outcome.NEVER_STARTED
            log.error("notice_refused", error=error.message, parcel=type(parcel).__name__)
            return Outcome.UNDELIVERABLE
        except InvalidToken as error:
            raise BotMustWait(WRONG_TOKEN) from error
        except NetworkError as error:
            cause = error.__cause__
            if isinstance(cause, NOT_SENT):
                raise TryLater(RETRY) from error
            # Unanswered, or answered with a 5xx, which says nothing about what was done before it.
            raise InDoubt(DOUBT if isinstance(cause, httpx.HTTPError) else RETRY) from error
        except TelegramError as error:
            raise InDoubt(RETRY) from error
        return Outcome.SENT

    async def _send(self, chat_id: int, parcel: Parcel) -> None:
        if isinstance(parcel, View):
            await self._bot.send_message(chat_id, parcel.text, ParseMode.HTML, reply_markup=_markup(parcel))
        elif isinstance(parcel, Document):
            await self._bot.send_document(
                chat_id,
                parcel.content,
                filename=parcel.name,
                caption=parcel.caption,
                parse_mode=ParseMode.HTML,
            )
        elif isinstance(parcel, CommandList):
            await self._bot.set_my_commands(parcel.commands, scope=BotCommandScopeChat(chat_id))
        else:
            await self._send_attachment(chat_id, parcel)

    async def _send_attachment(self, chat_id: int, attachment: Attachment) -> None:
        caption = attachment.caption or None
        if attachment.kind == "photo":
            await self._bot.send_photo(chat_id, attachment.file_id, caption=caption)
        elif attachment.kind == "voice":
            await self._bot.send_voice(chat_id, attachment.file_id, caption=caption)
        elif attachment.kind == "video":
            await self._bot.send_video(chat_id, attachment.file_id, caption=caption)
        elif attachment.kind == "place":
            await self._bot.send_location(chat_id, attachment.latitude, attachment.longitude)
        else:
            await self._bot.send_document(chat_id, attachment.file_id, caption=caption)


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
