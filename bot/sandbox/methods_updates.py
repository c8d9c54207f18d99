"""Methods that bring updates to the bot: long polling and webhooks."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.accounts import Json
from bot.sandbox.call import Call, refuse
from bot.sandbox.errors import conflict
from bot.sandbox.updates import ENDED_BY_WEBHOOK
from bot.sandbox.webhook import DEFAULT_CONNECTIONS

LONGEST_POLL = 50
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(call: Call) -> list[Json]:
    if call.bot.webhook is not None:
        raise conflict(_WEBHOOK_ACTIVE)
    _read_allowed_updates(call)
    parameters = call.parameters
    limit = max(1, min(100, parameters.integer("limit", 100)))
    timeout = max(0, min(LONGEST_POLL, parameters.integer("timeout")))
    return await call.world.queues[call.bot.id].poll(parameters.integer("offset"), limit, timeout)


async def set_webhook(call: Call) -> bool:
    parameters = call.parameters
    url = parameters.text("url")
    if not url:
        return await delete_webhook(call)
    if not _is_web_address(url):
        refuse("invalid webhook URL specified")
    secret = parameters.text("secret_token")
    if len(secret) > 256:
        refuse("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        refuse("secret token contains unallowed characters")
    _read_allowed_updates(call)
    if parameters.flag("drop_pending_updates"):
        call.world.queues[call.bot.id].clear()
    connections = parameters.integer("max_connections", DEFAULT_CONNECTIONS)
    call.bot.webhook = {
        "url": url,
        "secret_token": secret,
        "max_connections": max(1, min(100, connections)),
    }
    call.world.save_bot(call.bot)
    call.world.queues[call.bot.id].end_poll(conflict(ENDED_BY_WEBHOOK))
    await call.webhooks.start(call.bot)
    return True


async def delete_webhook(call: Call) -> bool:
    if call.parameters.flag("drop_pending_updates"):
        call.world.queues[call.bot.id].clear()
    call.bot.webhook = None
    call.world.save_bot(call.bot)
    await call.webhooks.stop(call.bot)
    return True


def get_webhook_info(call: Call) -> Json:
    webhook = call.bot.webhook or {}
    info: Json = {
        "url": webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(call.world.queues[call.bot.id].pending),
    }
    if webhook:
        info["max_connections"] = webhook["max_connections"]
        info |= call.webhooks.last_error(call.bot)
    if call.bot.allowed_updates:
        info["allowed_updates"] = call.bot.allowed_updates
    return info


def _is_web_address(url: str) -> bool:
    # Telegram asks for https; on a machine of one's own there are no certificates to show.
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _read_allowed_updates(call: Call) -> None:
    """Takes over `allowed_updates` when given; an empty list means the usual ones, as documented."""
    try:
        given = call.parameters.structure("allowed_updates")
    except ValueError:
        # Telegram ignores what it cannot read here.
        return
    if not isinstance(given, list) or not all(isinstance(kind, str) for kind in given):
        return
    allowed = given or None
    if allowed != call.bot.allowed_updates:
        call.bot.allowed_updates = allowed
        call.world.save_bot(call.bot)


METHODS: dict[str, Any] = {
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
}
