"""Keqiao: from the first draft to the third rating, and the through train."""

from pathlib import Path

from storage.words import JiebaWords
from tests.replays.telling import told


async def test_the_story_of_keqiao_comes_to_what_its_document_says(tmp_path: Path, words: JiebaWords) -> None:
    claims, lines = await told("keqiao", tmp_path, words, watch=True)
    assert [claim for claim in claims if not claim.holds] == []
    assert "  › [满意]" in lines
    assert "  › [没有解决]" in lines
    assert lines[-1] == "全部对得上。"
