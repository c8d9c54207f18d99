"""Cangyuan: 83 suggestions and the whole chain."""

from pathlib import Path

from storage.words import JiebaWords
from tests.replays.telling import told


async def test_the_story_of_cangyuan_comes_to_what_its_document_says(
    tmp_path: Path, words: JiebaWords
) -> None:
    claims, lines = await told("cangyuan", tmp_path, words)
    assert [claim for claim in claims if not claim.holds] == []
    assert lines[-1] == "全部对得上。"
