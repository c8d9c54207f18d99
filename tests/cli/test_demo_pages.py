"""The demonstration says where its public pages are, and that there is something to read there."""

import asyncio
import os
import socket
import sys
from pathlib import Path

from aiohttp import ClientSession

from bot.demo import free_beside
from tests.tree import ROOT
from tests.web.test_webhook import free_port


async def test_the_demonstration_says_where_the_public_pages_are(tmp_path: Path) -> None:
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", str(port)),
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(tmp_path)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(90):
            phones, pages = [(await process.stdout.readline()).decode() for _ in range(2)]
        assert f":{port}" in phones
        assert "公开网页" in pages or "public pages" in pages
        async with (
            ClientSession() as client,
            client.get("http://" + pages.strip().partition("http://")[2]) as answer,
        ):
            assert str(answer.url).endswith("/keqiao/")
            assert "关于" in await answer.text()
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 15) == 0


async def test_a_port_that_somebody_has_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_beside(port - 1) != port
    assert free_beside(0) == 0
