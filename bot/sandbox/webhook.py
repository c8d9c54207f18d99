"""Webhooks: updates posted to the bot's address, again and again until it takes them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from bot.sandbox.accounts import Bot, Json
from bot.sandbox.errors import ApiError
from bot.sandbox.parameters import Parameters, read_parameters
from bot.sandbox.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
DEFAULT_CONNECTIONS = 40
_LONGEST_PAUSE = 60.0
_ANSWER_SECONDS = 60

Execute = Callable[[Bot, str, Parameters], Awaitable[object]]


class Webhooks:
    """The webhooks of all bots; a running one has a task that empties the bot's queue."""

    def __init__(self, world: World, execute: Execute) -> None:
        self._world = world
        self._execute = execute
        self._deliveries: dict[int, _Delivery] = {}

    async def start(self, bot: Bot) -> None:
        """Begins to deliver to `bot.webhook`, ending what ran before."""
        await self.stop(bot)
        self._deliveries[bot.id] = _Delivery(self._world, bot, self._execute)

    async def stop(self, bot: Bot) -> None:
        delivery = self._deliveries.pop(bot.id, None)
        if delivery is not None:
            await delivery.close()

    async def close(self) -> None:
        for bot in list(self._world.bots.values()):
            await self.stop(bot)

    def last_error(self, bot: Bot) -> Json:
        """The fields of WebhookInfo about the last failed delivery; {} when there was none."""
        delivery = self._deliveries.get(bot.id)
        return delivery.last_error if delivery is not None else {}


class _Delivery:
    """Delivers in parallel over chats, in order within each."""

    def __init__(self, world: World, bot: Bot, execute: Execute) -> None:
        self._world = world
        self._bot = bot
        self._execute = execute
        self._settings: Json = bot.webhook or {}
        self._queue = world.queues[bot.id]
        self._busy: dict[object, asyncio.Task[None]] = {}
        self._wake = asyncio.Event()
        self._session = ClientSession(timeout=ClientTimeout(total=_ANSWER_SECONDS))
        self.last_error: Json = {}
        self._queue.on_arrival = self._wake.set
        self._wake.set()
        self._loop = asyncio.create_task(self._run())

    async def close(self) -> None:
        self._queue.on_arrival = None
        # A bot may end its webhook in the answer to an update: that delivery is the one running this.
        own = asyncio.current_task()
        tasks = [task for task in (self._loop, *self._busy.values()) if task is not own]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._session.close()

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            for update in list(self._queue.pending.values()):
                if len(self._busy) >= self._settings["max_connections"]:
                    break
                sender = _sender(update)
                if sender not in self._busy:
                    self._busy[sender] = asyncio.create_task(self._deliver(sender, update))

    async def _deliver(self, sender: object, update: Json) -> None:
        pause = self._world.limits.webhook_retry_seconds
        try:
            while not await self._post(update):
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        finally:
            del self._busy[sender]
            self._wake.set()

    async def _post(self, update: Json) -> bool:
        """True when the update arrived: any 2xx. The method in the response, if any, is carried out."""
        secret = self._settings.get("secret_token")
        headers = {SECRET_HEADER: secret} if secret else {}
        try:
            async with self._session.post(self._settings["url"], json=update, headers=headers) as response:
                if not 200 <= response.status <= 299:
                    self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
                    return False
                answer = await self._read_answer(response)
        except TimeoutError:
            self._failed("Read timeout expired")
            return False
        except (ClientError, OSError) as error:
            self._failed(f"Connection failed: {error}")
            return False
        self._queue.confirm(update["update_id"])
        if answer is not None and answer.has("method"):
            # Its result is not told to anyone, as the Bot API documents.
            await self._execute(self._bot, answer.text("method"), answer)
        self._world.commit()
        return True

    async def _read_answer(self, response: ClientResponse) -> Parameters | None:
        try:
            return await read_parameters(
                {}, response.headers, response.content, limit=self._world.limits.upload_bytes
            )
        except ApiError:
            return None

    def _failed(self, reason: str) -> None:
        self.last_error = {"last_error_date": int(time.time()), "last_error_message": reason}


def _sender(update: Json) -> object:
    """Whose update it is: updates of one person keep their order."""
    payload = next(value for name, value in update.items() if name != "update_id")
    return payload["from"]["id"]
