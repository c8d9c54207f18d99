"""The picture of the README: `python -m tests.browser.picture docs/phones.png` runs the demo and looks."""

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright, expect

from tests.browser.hands import Hands, running_demo
from tests.conftest import CHROMIUM_ARGUMENTS

SIZE = {"width": 1600, "height": 1000}


async def take(picture: Path) -> None:
    """Four phones in the middle of a journey: the contact to confirm, the reply to sign."""
    expect.set_options(timeout=30_000)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS
        )
        page = await browser.new_page(viewport=SIZE)
        with tempfile.TemporaryDirectory() as folder:
            async with running_demo(Path(folder)) as address:
                await page.goto(address)
                await page.locator(".ready [data-phone]").first.wait_for(state="attached")
                hands = Hands(page)
                await hands.write_and_submit()
                await hands.register_and_assign()
                await hands.handle()
                await hands.reply()
                await hands.wang.sees("请先评")
                # The toasts and the soft appearance of new messages are over by then.
                await page.wait_for_timeout(3000)
                await page.screenshot(path=picture)
                await page.goto("about:blank")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1])))
