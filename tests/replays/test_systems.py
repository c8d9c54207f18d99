"""docs/systems.md: no cell is empty, and what is named as showing a claim is there."""

import re
import tomllib

import pytest

from domain.steps import BY_NAME
from tests.tree import ROOT, none_of

PAGE = (ROOT / "docs" / "systems.md").read_text("utf-8")
SYSTEMS = ("cangyuan", "yichang", "kunming", "keqiao", "bureau")
SECTIONS = dict(
    zip(SYSTEMS, re.split(r"^## ", PAGE, flags=re.M)[1 : len(SYSTEMS) + 1], strict=True)
)  # in this order

# The engine holds it against every proposal of every story.
OF_EVERY_STORY = "every_history"


def rows(system: str) -> list[list[str]]:
    """The cells of the section's table, without its heading."""
    lines = [line for line in SECTIONS[system].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_claim_has_its_way_and_what_shows_it(system: str) -> None:
    assert system in SECTIONS[system].splitlines()[0].lower()
    table = rows(system)
    assert len(table) > 5
    none_of(str(row) for row in table if len(row) != 3 or not all(row))


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_shows_a_claim_is_there(system: str) -> None:
    story = tomllib.loads((ROOT / "locales" / "replays" / f"{system}.toml").read_text("utf-8"))
    claims = {claim["key"] for claim in story["claims"]} | {OF_EVERY_STORY}
    tests = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    cases = {
        case
        for path in (ROOT / "tests").rglob("test_*.py")
        for case in re.findall(r"^(?:async )?def (test_\w+)", path.read_text("utf-8"), flags=re.M)
    }
    faults = []
    for *_, shown in rows(system):
        for name in re.findall(r"`([^`]+)`", shown):
            if "/" in name:
                there = (ROOT / name).exists()
            elif name.endswith(".py"):
                there = name in tests
            else:
                there = name in claims | cases | set(BY_NAME)
            if not there:
                faults.append(f"{system}: {name}")
    none_of(faults)
