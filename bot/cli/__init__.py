"""The command line: what there is, what it needs, and one clear sentence when something is wrong."""

import asyncio
import io
import os
import sys

from bot.cli.arguments import parse
from bot.i18n import LANGUAGES, Translator
from bot.trouble import Trouble

CHINESE, ENGLISH = LANGUAGES


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 0 fine, 1 a trouble that was said in words, 2 wrong usage, 130 interrupted."""
    from zoneinfo import ZoneInfo

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without Chinese still gets its answer
    given = arguments if arguments is not None else sys.argv[1:]
    t = Translator(_language(given), ZoneInfo("UTC"))
    command, options = parse(given, t)
    try:
        return asyncio.run(command(options, t))
    except Trouble as trouble:
        print(t.plain(trouble.key, **trouble.params), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read us has seen enough; what is still buffered must not be flushed into the void.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _language(given: list[str]) -> str:
    """Chinese, unless asked otherwise or the machine speaks English."""
    for flag, value in zip(given, [*given, ""][1:], strict=True):
        asked = value if flag == "--lang" else flag.removeprefix("--lang=")
        if flag.startswith("--lang") and asked in LANGUAGES:
            return asked
    spoken = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return ENGLISH if spoken.startswith("en") else CHINESE
