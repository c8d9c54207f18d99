"""Long texts for small messages: cut to a length, or spread over pages, as Telegram counts."""

import html
import re
from collections.abc import Iterable, Iterator

from bot.i18n import Html

# A message may have 4096; the rest is for what stands around a page.
LONGEST_PAGE = 3400
PIECES = re.compile(r"<[^>]*>|&[^;\s]{1,10};|.", re.DOTALL)


def length_of(text: str) -> int:
    """The length of a plain text in UTF-16 units: an emoji counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, longest: int) -> str:
    """A plain text of at most so many UTF-16 units, an ellipsis in place of the rest."""
    if length_of(text) <= longest:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (longest - 1)].decode("utf-16-le", "ignore")
    return f"{kept.rstrip()}\u2026"


def pages_of(lines: Iterable[str], longest: int = LONGEST_PAGE) -> list[Html]:
    """HTML lines put together to pages; what people see of each is at most `longest` UTF-16 units."""
    pages: list[str] = []
    room = 0
    for line in (piece for whole in lines for piece in _split(whole, longest)):
        seen = length_of(_seen(line)) + 1
        if not pages or seen > room:
            pages.append(line)
            room = longest - seen
        else:
            pages[-1] += f"\n{line}"
            room -= seen
    return [Html(page) for page in pages] or [Html("")]


def _seen(line: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", line))


def _split(line: str, longest: int) -> Iterator[str]:
    """The line in pieces that fit; a tag that is open at a cut is closed there and opened again."""
    if length_of(_seen(line)) < longest:
        yield line
        return
    open_tags: list[str] = []
    piece, room = "", longest - 1
    for token in PIECES.findall(line):
        if token.startswith("</"):
            open_tags.pop()
        elif token.startswith("<"):
            open_tags.append(token)
        else:
            size = length_of(html.unescape(token))
            if size > room:
                yield piece + "".join(f"</{tag[1:-1].split()[0]}>" for tag in reversed(open_tags))
                piece, room = "".join(open_tags), longest - 1
            room -= size
        piece += token
    yield piece
