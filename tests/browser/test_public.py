"""The public pages in a real browser: they fit every width, print in black, go by keyboard alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from bot.demo_ledger import take_over_past
from storage.words import JiebaWords
from tests.house import House
from tests.web.test_public import issue, open_pages, publish

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
PLACES = (
    "",
    "41",
    "1",
    "figures",
    "about",
    "bulletins",
    "bulletins/2026-1",
    "?q=nothing+at+all",
    "?q=建议",
    "?state=closed&timeliness=in_time",
    "999",
)
WIDTHS = (300, 390, 640, 1280)


@pytest.fixture(scope="module")
async def site(tmp_path_factory: pytest.TempPathFactory, words: JiebaWords) -> AsyncIterator[str]:
    """A congress with an invented past and one matter of today, all published."""
    directory = tmp_path_factory.mktemp("site")
    async with open_pages(directory, words) as (house, port):
        await publish(house)
        await issue(house.chat("赵敏"))
        await with_a_past(house)
        yield f"http://127.0.0.1:{port}/keqiao/"


async def with_a_past(house: House) -> None:
    congress = await house.congress()
    await take_over_past(house.service.database, congress, "keqiao", source="a ledger", now=house.clock.now())


@asynccontextmanager
async def opened(browser: Browser, width: int = 1280, scheme: str = "light") -> AsyncIterator[Page]:
    """A page of its own that says what it could not load; nothing may come from elsewhere."""
    context = await browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        locale="zh-CN",  # type: ignore[arg-type]
    )
    page = await context.new_page()
    wrong: list[str] = []
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith("http://127.0.0.1:") else None)
    yield page
    await context.close()
    assert not [words for words in wrong if "404" not in words], wrong


async def test_every_page_fits_every_width(browser: Browser, site: str) -> None:
    for width in WIDTHS:
        async with opened(browser, width) as page:
            for place in PLACES:
                await page.goto(site + place)
                wide = await page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, (place, width, wide)


async def test_by_keyboard_from_the_list_to_a_matter_and_back(browser: Browser, site: str) -> None:
    async with opened(browser) as page:
        await page.goto(site)
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.className") == "skip"
        await page.keyboard.press("Enter")
        for _ in range(3):
            await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.tagName") in {"A", "BUTTON", "INPUT"}
        await page.locator("#q").focus()
        await page.keyboard.type("直2026-001")
        await page.keyboard.press("Enter")
        await page.locator(".list h3 a").focus()
        outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", "what has the focus is seen"
        await page.keyboard.press("Enter")
        await page.wait_for_selector(".stations")
        assert "直2026-001" in await page.inner_text(".proposal")
        await page.locator(".back a").focus()
        await page.keyboard.press("Enter")
        await page.wait_for_selector(".list")


async def test_on_paper_it_is_black_and_without_navigation(browser: Browser, site: str) -> None:
    async with opened(browser) as page:
        await page.goto(site + "41")
        await page.emulate_media(media="print", color_scheme="dark")
        for hidden in (".top nav", ".back", ".foot ul"):
            assert not await page.locator(hidden).first.is_visible(), hidden
        colour = await page.evaluate("getComputedStyle(document.querySelector('h1')).color")
        assert colour == "rgb(0, 0, 0)"
        paper = await page.pdf(prefer_css_page_size=True)
        assert 1 <= paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") + 1 <= 3


async def violations(page: Page) -> list[str]:
    """What axe finds wrong by WCAG 2.2 A and AA, each with where it is."""
    found = await page.evaluate("rules => axe.run(document, {runOnly: rules})", list(RULES))
    return [
        f"{wrong['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for wrong in found["violations"]
        for node in wrong["nodes"]
    ]


if AXE.exists():

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    async def test_axe_finds_nothing_wrong(browser: Browser, site: str, scheme: str) -> None:
        script = await asyncio.to_thread(AXE.read_text, "utf-8")
        for width in (390, 1280):
            async with opened(browser, width, scheme) as page:
                for place in PLACES:
                    await page.goto(site + place)
                    # Evaluated, not added as a script: the pages let none in.
                    await page.evaluate(script)
                    assert not await violations(page), (place, width, scheme)
