"""Windows on the page of phones, and what the tests look for in them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, ConsoleMessage, Locator, Page

from bot.sandbox.phone import Phone
from tests.sandbox.bare_client import BareClient

WIDE = (1600, 1000)
NARROW = (390, 844)

OpenPage = Callable[..., Awaitable[Page]]


@asynccontextmanager
async def watched_page(
    browser: Browser, size: tuple[int, int], language: str = "zh-CN"
) -> AsyncIterator[Page]:
    """A fresh window that must leave without a word in its console."""
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(message.text)

    width, height = size
    context = await browser.new_context(viewport={"width": width, "height": height}, locale=language)
    page = await context.new_page()
    page.set_default_timeout(10_000)
    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url} {request.failure}"))
    yield page
    broken = [text for text in said if "ERR_ABORTED" not in text]  # the event stream, cut by leaving
    await context.close()
    assert broken == []


def phone_of(page: Page, phone: Phone) -> Locator:
    return page.locator(f"[data-phone='{phone.user_id}']")


def box_of(page: Page, phone: Phone) -> Locator:
    return phone_of(page, phone).locator("textarea[data-input]")


async def next_updates(api: BareClient, kind: str, count: int = 1) -> list[dict[str, Any]]:
    """The next updates of a kind, everything taken being confirmed."""
    found: list[dict[str, Any]] = []
    while len(found) < count:
        updates = await api.updates(timeout=5)
        assert updates, f"no {kind} arrived"
        await api.updates(offset=updates[-1]["update_id"] + 1)
        found += [update[kind] for update in updates if kind in update]
    return found


async def overflow(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    widths = (
        "[document.documentElement, document.querySelector('main')].map(e => e.scrollWidth - e.clientWidth)"
    )
    return int(max(await page.evaluate(widths)))
