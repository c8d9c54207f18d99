"""`python -m tests.bench.knocking PORT PATH REQUESTS`: a page, again and again; how many a second."""

import asyncio
import sys
import time

CONNECTIONS = 8


async def _ask(port: int, path: str, requests: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    question = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    for _ in range(requests):
        writer.write(question)
        head = await reader.readuntil(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        body = await reader.readexactly(int(length))
        if not head.startswith(b"HTTP/1.1 200") or not body:
            raise RuntimeError("not the page", head)
    writer.close()


async def main(port: int, path: str, requests: int) -> None:
    each = max(1, requests // CONNECTIONS)
    await asyncio.gather(*(_ask(port, path, 5) for _ in range(CONNECTIONS)))
    begin = time.perf_counter()
    await asyncio.gather(*(_ask(port, path, each) for _ in range(CONNECTIONS)))
    print(each * CONNECTIONS / (time.perf_counter() - begin))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
