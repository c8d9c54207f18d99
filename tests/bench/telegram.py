"""A Bot API server that only says yes, as a process of its own: `python -m tests.bench.telegram`.

It prints its port. What it costs is little, so that the other side is what is measured.
"""

import asyncio
import json

ME = {"id": 7000001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
SENT = {
    "message_id": 1,
    "date": 1772413200,
    "chat": {"id": 1, "type": "private"},
    "text": "-",
}


def _answer(result: object) -> bytes:
    body = json.dumps({"ok": True, "result": result}).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
        len(body),
        body,
    )


YES, WHO = _answer(SENT), _answer(ME)


class Yes(asyncio.Protocol):
    """One connection; a request is its header and as many bytes as that says."""

    def __init__(self) -> None:
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            header = self._read[:end].lower()
            start = header.find(b"content-length:")
            length = int(header[start + 15 :].split(b"\r\n", 1)[0]) if start >= 0 else 0
            if len(self._read) < end + 4 + length:
                return
            self._read = self._read[end + 4 + length :]
            self._transport.write(WHO if b"/getme" in header.split(b"\r\n", 1)[0] else YES)


async def main() -> None:
    server = await asyncio.get_running_loop().create_server(Yes, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)  # whoever started it reads this
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
