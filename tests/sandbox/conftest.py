"""A sandbox for each test, a phone on it, and clients."""

from __future__ import annotations

import struct
import zlib
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import ClientSession

from bot.sandbox import server
from bot.sandbox.phone import Phone
from tests.sandbox.bare_client import BareClient

WANG = 1001


@pytest.fixture
async def sandbox() -> AsyncIterator[server.Sandbox]:
    async with await server.start() as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as opened:
        yield opened


@pytest.fixture
def api(sandbox: server.Sandbox, session: ClientSession) -> BareClient:
    return BareClient(session, sandbox.base_url, sandbox.token)


@pytest.fixture
def wang(sandbox: server.Sandbox) -> Phone:
    """A representative's phone that has not started the bot."""
    return sandbox.add_phone(WANG, "王芳", phone_number="+8613800000001", face="王")


@pytest.fixture
def started(wang: Phone, sandbox: server.Sandbox) -> Phone:
    """The same phone after Start, with that update already taken."""
    wang.starts()
    sandbox.world.queues[sandbox.bot.id].clear()
    return wang


@pytest.fixture
def picture() -> Callable[[int, int], bytes]:
    """Makes a PNG of the given width and height in pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    def make(width: int, height: int) -> bytes:
        header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
        pixels = zlib.compress((b"\0" + b"\x80" * width) * height)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")

    return make


@pytest.fixture
def client_for(session: ClientSession) -> Callable[[server.Sandbox], BareClient]:
    """A bare client for a sandbox that the test started itself."""
    return lambda sandbox: BareClient(session, sandbox.base_url, sandbox.token)
