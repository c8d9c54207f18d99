"""The way out for copies: Apprise, in threads of its own, to those services only that are let in."""

import asyncio
import logging
import socket
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from importlib import import_module
from typing import Any

import structlog

from bot.addresses import is_private, with_recipient

log = structlog.get_logger()
THREADS = 4
PATIENCE = 40.0
# Each named: whatever else Apprise can do (files, commands, a hundred services) is never loaded.
PLUGINS = {
    **dict.fromkeys(("mailto", "mailtos"), ("email", "NotifyEmail")),
    **dict.fromkeys(("ntfy", "ntfys"), ("ntfy", "NotifyNtfy")),
    **dict.fromkeys(("bark", "barks"), ("bark", "NotifyBark")),
    **dict.fromkeys(("json", "jsons"), ("custom_json", "NotifyJSON")),
    "wecombot": ("wecombot", "NotifyWeComBot"),
    "dingtalk": ("dingtalk", "NotifyDingTalk"),
    "feishu": ("feishu", "NotifyFeishu"),
}
FIXED = frozenset({"wecombot", "dingtalk", "feishu"})


class Copied(StrEnum):
    """What became of a copy."""

    SENT = "sent"
    FAILED = "failed"
    REFUSED = "refused"
    """It would have gone into a network that is closed to copies, or the address is none."""


class ByApprise:
    """`mail_url` is the installation's way of sending mail; `private` lets copies into its own network."""

    def __init__(self, mail_url: str, *, private: bool) -> None:
        self._mail_url = mail_url
        self._private = private
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="second-way")

    async def send(self, address: str, title: str, body: str) -> Copied:
        """Never raises; what takes too long has failed. An address that cannot be read any more is empty."""
        if not address:
            return Copied.REFUSED
        loop = asyncio.get_running_loop()
        sending = loop.run_in_executor(self._threads, self._send, address, title, body)
        try:
            return await asyncio.wait_for(sending, PATIENCE)
        except Exception as error:
            # Its words may hold the address: only the kind is noted.
            log.warning("copy_broke", error=type(error).__name__)
            return Copied.FAILED

    def stop(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _send(self, address: str, title: str, body: str) -> Copied:
        is_mail = "://" not in address
        if is_mail and not self._mail_url:
            return Copied.REFUSED
        plugin = _plugin(with_recipient(self._mail_url, address) if is_mail else address)
        if plugin is None or not (is_mail or self._private or _leads_outside(plugin, address)):
            return Copied.REFUSED
        from apprise import NotifyFormat

        plugin.notify_format = NotifyFormat.TEXT
        return Copied.SENT if plugin.notify(body=body, title=title) else Copied.FAILED


def _plugin(url: str) -> Any:
    """None for what it cannot read."""
    from apprise import AppriseAsset

    # What it logs names addresses.
    logging.getLogger("apprise").disabled = True
    module, name = PLUGINS[url.partition("://")[0]]
    kind = getattr(import_module(f"apprise.plugins.{module}"), name)
    read = kind.parse_url(url)
    try:
        return kind(**{**read, "asset": AppriseAsset(http_redirects=False)}) if read else None
    except TypeError:
        return None


def _leads_outside(plugin: Any, address: str) -> bool:
    """Every number that the name of the server stands for is of the public network."""
    if address.partition("://")[0] in FIXED:
        return True
    host = str(getattr(plugin, "smtp_host", None) or plugin.host or "").strip("[]")
    if not host:
        return True  # a service's own server: ntfy without one
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        return False
    return bool(found) and not any(is_private(str(entry[4][0])) for entry in found)
