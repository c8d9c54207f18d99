"""Where copies arrive in tests: a real HTTP server for json://, a real SMTP server for mail."""

import asyncio
import email
import email.policy
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web


@dataclass
class Hook:
    """What was posted; `refuses` answers 500, and while `answers` is not set nothing is answered."""

    port: int = 0
    refuses: bool = False
    answers: asyncio.Event = field(default_factory=asyncio.Event)
    got: list[dict[str, str]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"json://127.0.0.1:{self.port}/secret-hook"


@asynccontextmanager
async def hook() -> AsyncIterator[Hook]:
    made = Hook()
    made.answers.set()

    async def take(request: web.Request) -> web.Response:
        made.got.append(json.loads(await request.text()))
        await made.answers.wait()
        return web.Response(status=500 if made.refuses else 200)

    app = web.Application()
    app.router.add_post("/secret-hook", take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.port = runner.addresses[0][1]
    try:
        yield made
    finally:
        await runner.cleanup()


@dataclass
class Mailbox:
    """Letters by recipient, the text of each."""

    port: int = 0
    got: list[tuple[str, str]] = field(default_factory=list)

    @property
    def mail_url(self) -> str:
        return f"mailto://127.0.0.1:{self.port}?from=notices@example.org"


@asynccontextmanager
async def mailbox() -> AsyncIterator[Mailbox]:
    made = Mailbox()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def says(line: str) -> None:
            writer.write(f"{line}\r\n".encode())

        says("220 here")
        to = ""
        while line := (await reader.readline()).decode().strip():
            word = line.upper()
            if word.startswith("RCPT TO:"):
                to = line.partition("<")[2].partition(">")[0]
            if word == "DATA":
                says("354 go on")
                raw = await reader.readuntil(b"\r\n.\r\n")
                letter = email.message_from_bytes(raw[:-5], policy=email.policy.default)
                body = letter.get_body(("plain",))
                made.got.append((to, body.get_content() if body else ""))
            says("221 bye" if word == "QUIT" else "250 well")
            if word == "QUIT":
                break
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
        await server.wait_closed()
