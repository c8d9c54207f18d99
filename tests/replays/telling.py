"""Lives a story for a test and keeps what was printed."""

import io
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.i18n import Translator
from bot.replays.claims import Claims
from bot.replays.running import STORIES, replay
from bot.replays.scripts import Script, script_of
from bot.replays.telling import Teller
from storage.words import JiebaWords


async def told(
    name: str, directory: Path, words: JiebaWords, *, watch: bool = False, language: str = "zh-CN"
) -> tuple[Claims, list[str]]:
    """The claims, and the lines."""
    return await told_by(name, script_of(name, language), directory, words, watch=watch)


async def told_by(
    name: str, script: Script, directory: Path, words: JiebaWords, *, watch: bool = False
) -> tuple[Claims, list[str]]:
    """The same by a script of the test's own."""
    out = io.StringIO()
    teller = Teller(Translator(script.language, ZoneInfo("UTC")), out, watch=watch)
    claims = await replay(STORIES[name], script, teller, directory=directory, words=words)
    return claims, out.getvalue().splitlines()
