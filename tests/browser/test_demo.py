"""`python -m bot demo` in a real browser: the whole journey on the page of phones, then a restart."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.hands import Hand, Hands, running_demo
from tests.sandbox.page.windows import WIDE, overflow, watched_page

LONGEST_HOLIDAY = 12  # days, with the weekends around it


@pytest.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    expect.set_options(timeout=20_000)
    async with watched_page(browser, WIDE) as opened:
        yield opened


async def until_greeted(page: Page, hand: Hand) -> None:
    """The demonstration begins today: the next day may be one off, when nobody is reminded."""
    greeting = hand.phone.locator("[data-message]").filter(has_text="早上好")
    clock = page.locator("[data-clock=day]")
    for _ in range(LONGEST_HOLIDAY):
        await clock.click()
        await expect(clock).to_be_enabled()
        if await greeting.count():
            break
    await hand.sees("早上好")


async def test_a_newcomer_watches_a_suggestion_travel(page: Page, tmp_path: Path) -> None:
    async with running_demo(tmp_path) as address:
        await page.goto(address)
        await page.locator(".ready [data-phone]").first.wait_for(state="attached")
        hands = Hands(page)
        await hands.write_and_submit()
        await hands.register_and_assign()
        await hands.handle()
        await hands.reply()
        wang, chen = hands.wang, hands.chen
        await wang.sees("答复.docx")
        await wang.sees("请先评办理态度")
        await wang.presses("基本满意", "再评答复内容")
        await wang.presses("不满意", "请告诉我原因")
        await wang.presses("没有时限", "✓")
        await wang.presses("选好了", "第 2 轮")
        await chen.sees("重新办理（第 2 轮）")
        assert await overflow(page) == 0
        await page.goto("about:blank")
    # Goes on where it was.
    async with running_demo(tmp_path) as address:
        await page.goto(address)
        await page.locator(".ready [data-phone]").first.wait_for(state="attached")
        await wang.sees("第 2 轮")
        await until_greeted(page, chen)
        assert await overflow(page) == 0
        await page.goto("about:blank")
