"""Writes the handbook's pages anew: `make handbook`."""

import asyncio
import logging
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

from storage.words import JiebaWords
from tests.handbook.pages import HANDBOOK, page, sources
from tests.handbook.story import Story
from tests.house import PATIENCE, open_house


async def dialogues() -> dict[str, list[str]]:
    """Lived once more, in a house of their own."""
    words = JiebaWords(patience=PATIENCE)
    await words.start()
    try:
        with TemporaryDirectory() as directory:
            async with open_house(Path(directory), words) as house:
                return await Story(house).lived()
    finally:
        await words.stop()


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    lived = asyncio.run(dialogues())
    for source in sources():
        (HANDBOOK / source.name).write_text(page(source, lived), "utf-8")


if __name__ == "__main__":
    main()
