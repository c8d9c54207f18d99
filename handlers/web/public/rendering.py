"""Templates, the style sheet, and how pages are handed out: kept as bytes until something changed."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import cache
from gzip import compress
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from aiohttp import web
from aiohttp.typedefs import LooseHeaders
from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Browsers ask each time whether it is still so: what was taken back must not live on in their caches.
KEPT = {**SAFE, "Cache-Control": "public, no-cache", "Vary": "Accept-Encoding, Accept-Language"}
FOREVER = {**SAFE, "Cache-Control": "public, max-age=31536000, immutable"}
MOST_BYTES = 64 * 1024 * 1024
SMALL = 600


@cache
def environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def asset(name: str) -> tuple[bytes, str]:
    """A file that belongs to the pages, and a mark of its content for its address."""
    body = (HERE / name).read_bytes()
    return body, sha256(body).hexdigest()[:12]


@dataclass(frozen=True)
class Kept:
    """A page as it goes out, plain and compressed."""

    body: bytes
    packed: bytes
    headers: LooseHeaders
    packed_headers: LooseHeaders
    tag: str
    status: int = 200
    lasting: bool = True

    @classmethod
    def of(
        cls, text: str | bytes, kind: str, status: int = 200, name: str = "", *, lasting: bool = True
    ) -> "Kept":
        """`name`: under which it is saved instead of shown."""
        body = text.encode() if isinstance(text, str) else text
        tag = sha256(body).hexdigest()[:24]
        packed = compress(body, 6, mtime=0) if len(body) > SMALL and isinstance(text, str) else b""
        headers = {**KEPT, "Content-Type": kind, "ETag": f'W/"{tag}"'}
        if name:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
        return cls(
            body,
            packed,
            headers,
            {**headers, "Content-Encoding": "gzip"},
            tag,
            status,
            lasting and status == 200,
        )

    def answer(self, request: web.Request) -> web.Response:
        """Nothing is sent again to whoever has it."""
        given = request.headers.get("If-None-Match", "")
        if given and self.status == 200 and (self.tag in given or given.strip() == "*"):
            return web.Response(status=304, headers=self.headers)
        if self.packed and "gzip" in request.headers.get("Accept-Encoding", ""):
            return web.Response(body=self.packed, headers=self.packed_headers, status=self.status)
        return web.Response(body=self.body, headers=self.headers, status=self.status)


class Cache:
    """Pages by their key, the longest unused thrown away first."""

    def __init__(self, most: int = 4000) -> None:
        self._most = most
        self._bytes = 0
        self._pages: OrderedDict[object, Kept] = OrderedDict()

    def get(self, key: object) -> Kept | None:
        page = self._pages.get(key)
        if page is not None:
            self._pages.move_to_end(key)
        return page

    def put(self, key: object, page: Kept) -> None:
        if key in self._pages:
            return
        self._pages[key] = page
        self._bytes += len(page.body) + len(page.packed)
        while len(self._pages) > self._most or self._bytes > MOST_BYTES:
            _, old = self._pages.popitem(last=False)
            self._bytes -= len(old.body) + len(old.packed)
