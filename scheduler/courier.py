"""The courier: python-telegram-bot carries what the outbox holds, and says honestly what became of it."""

import os
from datetime import timedelta

# Its durations become timedeltas in the next major version; asked for early they come without a warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot

from bot.views.view import View
from domain.notice import Outcome
from domain.proposal import Attachment
from scheduler.parcel import Document, Parcel

PER_SECOND = 29
RETRY_SECONDS = 5.0


class TryLater(Exception):
    """Not now: Telegram asked for a pause, or could not be reached. `wait` is how long."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        super().__init__(str(wait))


class Courier:
    """One bot's way out. The outbox owns retries: the limiter never repeats a request by itself."""

    def __init__(self, token: str, api_base: str) -> None:
        self._bot = ExtBot(
            token,
            base_url=f"{api_base}/bot",
            base_file_url=f"{api_base}/file/bot",
            rate_limiter=AIORateLimiter(overall_max_rate=PER_SECOND, overall_time_period=1, max_retries=0),
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
            raise TryLater(pause) from error
        except Forbidden as error:
            return Outcome.NEVER_STARTED if "initiate" in error.message else Outcome.BLOCKED
        except BadRequest:
            return Outcome.UNDELIVERABLE
        except InvalidToken as error:
            raise TryLater(timedelta(minutes=5)) from error
        except (NetworkError, TelegramError) as error:
            raise TryLater(timedelta(seconds=RETRY_SECONDS)) from error
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
        )
    return None
