"""Lives a story for a test and keeps what was printed."""

import io
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.i18n import Translator
from bot.replays.claims import Claims
from bot.replays.running import STORIES, replay
from bot.replays.scripts import script_of
from bot.replays.telling import Teller
from storage.words import JiebaWords


async def told(
    name: str, directory: Path, words: JiebaWords, *, watch: bool = False, language: str = "zh-CN"
) -> tuple[Claims, list[str]]:
    """The claims, and the lines."""
    out = io.StringIO()
    teller = Teller(Translator(language, ZoneInfo("UTC")), out, watch=watch)
    script = script_of(name, language)
    claims = await replay(STORIES[name], script, teller, directory=directory, words=words)
    return claims, out.getvalue().splitlines()
