"""Our own poller: an update is confirmed to Telegram only after its transaction has committed."""

import asyncio
from collections import defaultdict

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import Update

from bot.reply import chat_of

log = structlog.get_logger()
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
LONG_POLL_SECONDS = 25
SEND_ATTEMPTS = 4


async def poll(bot: Bot, dispatcher: Dispatcher, stopping: asyncio.Event) -> None:
    """Fetch and handle updates until stopping. Chats go side by side, each chat's own updates in their order.

    aiogram's poller confirms before it handles, so a killed process would lose what it was doing; here the
    offset moves with the next request, after every commit. Raises TelegramUnauthorizedError.
    """
    offset: int | None = None
    pause = 1.0
    while not stopping.is_set():
        try:
            updates = await bot.get_updates(
                offset=offset,
                timeout=LONG_POLL_SECONDS,
                allowed_updates=ALLOWED_UPDATES,
                request_timeout=LONG_POLL_SECONDS + 10,
            )
        except TelegramUnauthorizedError:
            raise
        except (TelegramNetworkError, TelegramServerError, TelegramAPIError) as error:
            log.warning("polling_failed", error=str(error), retry_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30)
            continue
        pause = 1.0
        if not updates:
            continue
        chats: defaultdict[int, list[Update]] = defaultdict(list)
        for update in updates:
            chats[chat_of(update) or 0].append(update)
        done = await asyncio.gather(*(_handle_chat(bot, dispatcher, own) for own in chats.values()))
        # What could not be committed is asked for again, and everything after it too: the unique update
        # rows keep the others from happening twice.
        failed = [update_id for update_id in done if update_id is not None]
        offset = min(failed) if failed else updates[-1].update_id + 1
        if failed:
            await asyncio.sleep(1)


async def _handle_chat(bot: Bot, dispatcher: Dispatcher, updates: list[Update]) -> int | None:
    """Handle in order; the id of the first that could not be committed, or None."""
    for update in updates:
        try:
            method = await dispatcher.feed_update(bot, update)
        except Exception:
            log.exception("update_not_committed", update_id=update.update_id)
            return update.update_id
        if isinstance(method, TelegramMethod):
            await send_reply(bot, method)
    return None


async def send_reply(bot: Bot, method: TelegramMethod[object]) -> None:
    """Send one reply, patiently; what cannot be delivered is said in the log, the state is saved anyway."""
    for attempt in range(1, SEND_ATTEMPTS + 1):
        try:
            await bot(method)
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
        except (TelegramNetworkError, TelegramServerError) as error:
            log.warning("reply_failed", error=str(error), attempt=attempt)
            await asyncio.sleep(attempt)
        except TelegramBadRequest as error:
            if "message is not modified" not in str(error):
                log.error("reply_refused", error=str(error), method=type(method).__name__)
            return
        except TelegramForbiddenError as error:
            log.info("reply_blocked", error=str(error))
            return
        else:
            return
