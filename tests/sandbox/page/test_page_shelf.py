"""All phones together: widths, keyboard, drafts, a lost connection, the clock, languages."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.sandbox import server
from bot.sandbox.phone import Phone
from tests.sandbox.bare_client import BareClient, inline
from tests.sandbox.page.windows import (
    NARROW,
    WIDE,
    OpenPage,
    box_of,
    next_updates,
    overflow,
    phone_of,
    watched_page,
)


@pytest.mark.parametrize("width", [700, 1024, 1600, 2280])
async def test_as_many_open_as_fit(
    open_page: OpenPage, six: list[Phone], api: BareClient, width: int
) -> None:
    page = await open_page((width, 1000))
    open_ones = page.locator("[data-phone]:not(.folded)")
    await expect(open_ones).to_have_count({700: 1, 1024: 2, 1600: 4, 2280: 6}[width])
    assert await overflow(page) == 0
    folded = page.locator("[data-phone].folded")
    if await folded.count():
        number = int(str(await folded.last.get_attribute("data-phone")))
        await api.result("sendMessage", chat_id=number, text="等您裁定")
        await expect(page.locator(".push")).to_contain_text("等您裁定")
        spine = page.locator(f"[data-phone='{number}'] [data-open]")
        await expect(spine.locator(".badge")).to_have_text("1")
        await expect(page.locator(f"[data-phone='{number}']")).to_have_class(re.compile("ringed"))
        before = await open_ones.count()
        await spine.focus()
        await page.keyboard.press("Enter")
        await expect(page.locator(f"[data-phone='{number}'] textarea[data-input]")).to_be_focused()
        await expect(open_ones).to_have_count(before)
        assert await overflow(page) == 0


async def test_one_at_a_time_on_a_narrow_screen(
    open_page: OpenPage, six: list[Phone], api: BareClient
) -> None:
    page = await open_page(NARROW)
    wang, min_ = six[0], six[1]
    await expect(page.locator("[data-phone]:visible")).to_have_count(1)
    assert await overflow(page) == 0
    keys = inline([("满意", "1"), ("基本满意", "2"), ("不满意", "3")], [("以后再评", "4")])
    await api.result("sendMessage", chat_id=wang.user_id, text="请评办理态度" * 20, reply_markup=keys)
    for key in await phone_of(page, wang).locator("[data-key]").all():
        place = await key.bounding_box()
        assert place is not None
        assert place["height"] >= 40
    await phone_of(page, wang).locator("[data-key=基本满意]").click()
    assert (await next_updates(api, "callback_query"))[0]["data"] == "2"

    await api.result("sendMessage", chat_id=min_.user_id, text="等您审核 1 件")
    await expect(page.locator(f"[data-tab='{min_.user_id}'] .badge")).to_have_text("1")
    await page.locator("[data-push]").click()
    await expect(phone_of(page, min_)).to_be_visible()
    await expect(phone_of(page, wang)).to_be_hidden()
    await expect(page.locator(f"[data-tab='{min_.user_id}'] .badge")).to_be_hidden()
    await box_of(page, min_).fill("看" * 200)
    await box_of(page, min_).press("Enter")
    assert (await next_updates(api, "message"))[-1]["text"] == "看" * 200
    await page.locator("#clock-menu").click()
    await page.locator("[data-menu=flow]").click()
    await page.locator("[data-flow] .entry").filter(has_text="请评办理态度").first.click()
    await expect(phone_of(page, wang)).to_be_visible()
    assert await overflow(page) == 0
    await page.set_viewport_size({"width": 300, "height": 600})
    assert await overflow(page) == 0


async def test_drafts_outlive_a_reload(open_page: OpenPage, six: list[Phone]) -> None:
    page = await open_page()
    await box_of(page, six[0]).fill("写到一半，")
    await box_of(page, six[1]).fill("另一部")
    await page.reload()
    await expect(box_of(page, six[0])).to_have_value("写到一半，")
    await expect(box_of(page, six[1])).to_have_value("另一部")


async def test_a_lost_connection_loses_nothing(browser: Browser, tmp_path: Path) -> None:
    first = await server.start(directory=tmp_path)
    phone = first.add_phone(1001, "王芳")
    phone.starts()
    context = await browser.new_context(viewport={"width": 1600, "height": 1000})
    page = await context.new_page()
    await page.goto(first.base_url)
    box = box_of(page, phone)
    await box.fill("写在断线前")
    await first.stop()
    await expect(page.locator("#note")).to_contain_text("正在重连")
    await box.press("Enter")
    await expect(phone_of(page, phone).get_by_role("alert")).to_contain_text("没有发出去")
    await expect(box).to_have_value("写在断线前")
    async with await server.start(directory=tmp_path, port=first.port) as second:
        await expect(page.locator("#note.lost")).to_have_count(0, timeout=10_000)
        second.phone(1001).says("在别处写的")
        await expect(phone_of(page, phone).locator(".own").last).to_contain_text("在别处写的")
        await box.press("Enter")
        await expect(phone_of(page, phone).locator(".own").last).to_contain_text("写在断线前")
        await expect(box).to_have_value("")
        await context.close()


async def test_everything_by_keyboard(open_page: OpenPage, six: list[Phone], api: BareClient) -> None:
    page = await open_page()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")  # past the top bar
    await expect(box_of(page, six[0])).to_be_focused()
    await page.keyboard.press("Alt+2")
    await expect(box_of(page, six[1])).to_be_focused()
    await api.result(
        "sendMessage", chat_id=six[1].user_id, text="?",
        reply_markup=inline([("立案", "accept"), ("全文", "full")]),
    )  # fmt: skip
    key = phone_of(page, six[1]).locator("[data-key=立案]")
    await key.focus()
    await page.keyboard.press("Enter")
    (query,) = await next_updates(api, "callback_query")
    await api.result(
        "editMessageText", chat_id=six[1].user_id, message_id=query["message"]["message_id"], text="已立案",
        reply_markup=inline([("全文", "full")]),
    )  # fmt: skip
    # The pressed key is gone; the focus stays with the message instead of falling to the top of the page.
    await expect(phone_of(page, six[1]).locator("[data-key=全文]")).to_be_focused()
    await page.locator("[data-link=help]").press("Enter")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator("[data-link=help]")).to_be_focused()
    unnamed = await page.evaluate(
        "[...document.querySelectorAll('button, a, textarea, [role=log]')]"
        ".filter(e => e.checkVisibility() && !(e.ariaLabel || e.textContent).trim()).map(e => e.outerHTML)"
    )
    assert unnamed == []


class HandClock:
    """A service's time that stands still until it is moved."""

    on_change: Callable[[], None] | None = None
    running = False

    def __init__(self) -> None:
        self._now = datetime(2025, 11, 24, 2, 42, tzinfo=UTC)

    def now(self) -> datetime:
        return self._now

    async def advance(self, seconds: int) -> None:
        self.running = True
        for _ in range(4):
            self._now += timedelta(seconds=seconds / 4)
            if self.on_change is not None:
                self.on_change()
            await asyncio.sleep(0.1)
        self.running = False

    async def advance_to_next(self) -> None:
        at, _ = await self.next_event()
        await self.advance(int((at - self._now).total_seconds()))

    async def next_event(self) -> tuple[datetime, str]:
        return datetime(2025, 12, 3, 9, 30, tzinfo=UTC), "第27号签收到期"


async def test_the_clock_moves(browser: Browser) -> None:
    async with await server.start(time=HandClock()) as sandbox, watched_page(browser, WIDE, "en-US") as page:
        phone = sandbox.add_phone(1001, "王芳")
        phone.starts()
        await page.goto(sandbox.base_url)
        # In the zone of the congress, wherever the browser is.
        await expect(page.locator("#date")).to_have_text("2025年11月24日周一10:42")
        await expect(page.locator("[data-clock=next]")).to_have_text("到下一件事12月3日 17:30")
        await expect(phone_of(page, phone).locator(".day")).to_have_text("今天")
        await page.locator("[data-clock=day]").click()
        await expect(page.locator("[data-clock=week]")).to_be_disabled()
        await expect(page.locator(".running")).to_contain_text("时间正在走")
        await expect(page.locator("#date")).to_have_text("2025年11月25日周二10:42")
        await expect(page.locator("[data-clock=week]")).to_be_enabled()
        await expect(phone_of(page, phone).locator(".day")).to_have_text("昨天")
        await page.locator("[data-clock=week]").click()
        await expect(page.locator("#date")).to_have_text("2025年12月2日周二10:42")
        await expect(page.locator("[data-clock=next]")).to_have_text("到下一件事明天 17:30")
        await page.locator("[data-clock=next]").click()
        await expect(page.locator("#date")).to_have_text("2025年12月3日周三17:30")


async def test_english_labels(open_page: OpenPage, six: list[Phone]) -> None:
    page = await open_page(WIDE, "?lang=en")
    await expect(page.locator("[data-clock=day]")).to_have_text("One day")
    await expect(box_of(page, six[0])).to_have_attribute("placeholder", "Message")
    assert await page.evaluate("document.documentElement.lang") == "en"
    assert await overflow(page) == 0


def test_both_languages_say_everything() -> None:
    """Every word the page asks for stands in both dictionaries, and nothing stands there unasked."""
    source = {path.name: path.read_text("utf-8") for path in server.PAGE.glob("*.js")}
    dictionaries = re.findall(r"= \{\n(.*?)\n\};", source.pop("strings.js"), re.S)
    flat = [re.sub(r"refusals: \{.*?\}", "refusals: []", words, flags=re.S) for words in dictionaries]
    chinese, english = (set(re.findall(r"(?<![\w'])(\w+): (?=['\[])", words)) for words in flat)
    assert chinese == english
    code = " ".join(source.values())
    assert set(re.findall(r"\bt\('(\w+)'", code)) <= chinese
    links = {"flow", "reset", "help"}
    assert chinese - links <= set(re.findall(r"'(\w+)'", code))
