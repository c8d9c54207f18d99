"""What one person says and presses and what the bot answers, as a page of the handbook shows it."""

from bot.sandbox.chat import Message
from bot.views.view import columns
from tests.house import Chat

WIDTH = 88
# A button with a whole title on it is recognised by its beginning.
LONGEST_BUTTON = 20
Seen = dict[int, tuple[str, list[str]]]


class Dialogue:
    """A chat that is written down while it goes on; an answer can be cut to its first lines, or left out."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.lines: list[str] = []
        self._seen = self._now()

    async def says(self, text: str, *, lines: int = 12) -> None:
        self._person(text)
        await self.chat.says(text)
        self._answered(lines)

    async def presses(self, *buttons: str, lines: int = 12) -> None:
        """One after the other; what the bot says to the last of them."""
        self._person("  ".join(map(button, buttons)))
        await self.chat.presses(*buttons[:-1])
        self._seen = self._now()
        await self.chat.presses(buttons[-1])
        self._answered(lines)

    def hears(self, *, lines: int = 12) -> None:
        """What has been pushed since the last look: the newest only."""
        self._answered(lines)

    def passes_over(self) -> None:
        """What came meanwhile is not of this dialogue."""
        self._seen = self._now()

    def _now(self) -> Seen:
        return {m.message_id: _looks(m) for m in self.chat.phone.received}

    def _person(self, words: str) -> None:
        self.lines.append(f"› {words}")

    def _answered(self, lines: int) -> None:
        fresh = [m for m in self.chat.phone.received if self._seen.get(m.message_id) != _looks(m)]
        assert fresh, f"no answer to: {self.lines[-1]}"
        said = max(fresh, key=lambda m: (m.edit_date or m.date, m.message_id))
        if lines:
            self.lines += shown(said, lines)
        self._seen = self._now()


def _looks(message: Message) -> tuple[str, list[str]]:
    """Its words and its buttons: an answer can change either."""
    return message.text or "", buttons_of(message)


def shown(message: Message, lines: int) -> list[str]:
    """A message in few lines, its buttons under it."""
    document = message.content.get("document")
    text = [line for line in (message.text or "").splitlines() if line.strip()]
    if document:
        text = [f"〔文件〕{document['file_name']}", *text]
    if len(text) > lines:
        text = [*text[: lines - 1], f"{text[lines - 1]} …"]
    said = [f"{mark} {line}" for mark, line in zip("‹" + " " * len(text), text, strict=False)]
    return said + wrapped(buttons_of(message))


def buttons_of(message: Message) -> list[str]:
    rows = (message.inline or {}).get("inline_keyboard", [])
    return [button(key["text"]) for row in rows for key in row]


def button(words: str) -> str:
    return f"[{words}]" if len(words) <= LONGEST_BUTTON else f"[{words[: LONGEST_BUTTON // 2]}…]"


def wrapped(words: list[str]) -> list[str]:
    """Side by side, as many as a line holds."""
    found: list[str] = []
    for word in words:
        if found and columns(found[-1]) + columns(word) + 2 <= WIDTH:
            found[-1] += f"  {word}"
        else:
            found.append(f"  {word}")
    return found
