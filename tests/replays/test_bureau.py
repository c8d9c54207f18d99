"""The bureau: a department's inner work."""

from pathlib import Path

from storage.words import JiebaWords
from tests.replays.telling import told


async def test_the_story_of_the_bureau_comes_to_what_its_document_says(
    tmp_path: Path, words: JiebaWords
) -> None:
    claims, lines = await told("bureau", tmp_path, words)
    assert [claim for claim in claims if not claim.holds] == []
    assert any("三先没有记齐" in line for line in lines)
    assert lines[-1] == "全部对得上。"
