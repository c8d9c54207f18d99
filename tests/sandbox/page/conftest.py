"""Windows on the page, and six people with phones."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page

from bot.sandbox import server
from bot.sandbox.phone import Phone
from tests.sandbox.page.windows import WIDE, OpenPage, watched_page

OTHERS = {1002: "赵敏", 1003: "陈涛", 1004: "周明", 1005: "孙莉", 1006: "何伟"}


@pytest.fixture
async def open_page(browser: Browser, sandbox: server.Sandbox) -> AsyncIterator[OpenPage]:
    """Opens the sandbox's page in a window of a size and waits until the phones stand there."""
    async with watched_page(browser, WIDE) as page:

        async def open_it(size: tuple[int, int] = WIDE, query: str = "") -> Page:
            await page.set_viewport_size({"width": size[0], "height": size[1]})
            await page.goto(f"{sandbox.base_url}/{query}")
            await page.locator(".ready [data-phone]").first.wait_for(state="attached")
            return page

        yield open_it


@pytest.fixture
def six(sandbox: server.Sandbox, wang: Phone) -> list[Phone]:
    """Wang and five others, all started."""
    phones = [wang, *(sandbox.add_phone(number, name) for number, name in OTHERS.items())]
    for phone in phones:
        phone.starts()
    return phones
