"""The handbook is current: its dialogues are those of today, its words those on the buttons."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from domain.people import Role
from tests.handbook.pages import HANDBOOK, INDEX, PLACE, page, sources
from tests.handbook.story import PEOPLE_OF, Story
from tests.house import House
from tests.tree import ROOT, none_of

LONGEST_PAGE = 160  # staff have most to do
BUTTON = re.compile(r"\[([^\]\n]+)\](?!\()")


def words_of_the_house() -> set[str]:
    """Every message that is plain text, and so can be on a button."""
    found = set()
    for path in (ROOT / "locales" / "zh-CN").glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, fluent.Message) and entry.value is not None:
                parts = entry.value.elements
                if len(parts) == 1 and isinstance(parts[0], fluent.TextElement):
                    found.add(parts[0].value)
    return found


async def test_the_pages_say_what_the_service_says(house: House) -> None:
    dialogues = await Story(house).lived()
    old = [
        source.name
        for source in sources()
        if (HANDBOOK / source.name).read_text("utf-8") != page(source, dialogues)
    ]
    assert old == [], "not current: run make handbook, look at the difference, commit it"
    placed = {
        f"{'index' if s.stem == INDEX else s.stem}.{found[2] or found[1]}"
        for s in sources()
        for found in PLACE.finditer(s.read_text("utf-8"))
        if found[1] in {"dialogue", "keyboard"}
    }
    assert set(dialogues) == placed, "lived, but on no page"


def test_every_role_has_a_page() -> None:
    roles = {role.value for role in Role}
    assert set(PEOPLE_OF) == roles
    assert {source.stem for source in sources()} == {*roles, INDEX}
    index = (HANDBOOK / "README.md").read_text("utf-8")
    assert all(f"({role}.md)" in index for role in roles)


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.stem)
def test_prose_names_buttons_that_there_are(source: Path) -> None:
    known = words_of_the_house()
    prose = source.read_text("utf-8")
    none_of(
        f"{source.name}: [{words}]" for words in BUTTON.findall(prose) if words.strip() and words not in known
    )


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.stem)
def test_pages_are_short(source: Path) -> None:
    assert len((HANDBOOK / source.name).read_text("utf-8").splitlines()) <= LONGEST_PAGE
