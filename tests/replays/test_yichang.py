"""Yichang: the plan that its pieces are made from, and the story with about a twelfth of them."""

import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.i18n import Translator
from bot.replays.crowds import pieces
from bot.replays.running import STORIES, replay
from bot.replays.scripts import Script, script_of
from bot.replays.telling import Teller
from domain.proposal import Kind
from storage.words import JiebaWords

# Units of the examples need a piece of each kind.
LEAST = 2
# The smallest unit keeps its published figures.
POST = "市邮政局"


def test_the_plan_makes_as_many_pieces_as_it_says() -> None:
    script = script_of("yichang", "zh-CN")
    made = pieces(script)
    assert Counter(piece.kind for piece in made) == {Kind.SUGGESTION: 208, Kind.CPPCC_PROPOSAL: 352}
    assert sum(bool(piece.returned) for piece in made) == 237
    led, beside = Counter(p.lead for p in made), Counter(unit for p in made for unit in p.co)
    returned, late = Counter(p.lead for p in made if p.returned), Counter(p.lead for p in made if p.late)
    for row in script.data["plan"]:
        unit = row["unit"]
        counted = (led[unit], beside[unit], returned[unit], late[unit])
        assert counted == (row["lead"], row["co"], row["returned"], row["late"]), unit
    assert not any(p.late and p.returned for p in made)
    assert not any(p.lead in p.co or len(set(p.co)) < len(p.co) for p in made)
    assert len({piece.title for piece in made}) == len(made)
    examples = {told["title"] for told in script.data["told"]}
    assert examples <= {piece.title for piece in made}


def smaller(script: Script) -> Script:
    """The same story with fewer pieces: the late ones and the smallest unit as they are, the examples in."""
    plan = [row if row["unit"] == POST else _small(row) for row in script.data["plan"]]
    whole = sum(row["lead"] for row in plan)
    return Script({**script.data, "plan": plan, "suggestions": whole // 2}, script.language)


def _small(row: Mapping[str, Any]) -> dict[str, Any]:
    needed = LEAST if row["lead"] >= 20 else 1
    lead = needed if not row["late"] else row["late"] + 1
    return {**row, "lead": lead, "co": row["co"] // 12, "returned": int(row["returned"] >= 10)}


async def test_the_story_with_fewer_pieces_comes_to_what_its_plan_says(
    tmp_path: Path, words: JiebaWords
) -> None:
    script = smaller(script_of("yichang", "zh-CN"))
    plan, whole = script.data["plan"], len(pieces(script))
    teller = Teller(Translator("zh-CN", ZoneInfo("UTC")), io.StringIO())
    claims = await replay(STORIES["yichang"], script, teller, directory=tmp_path, words=words)
    found = {(claim.key, claim.where): claim.found for claim in claims}
    assert found["series", ""] == [f"闭2021-{whole // 2:03}", f"提案{whole - whole // 2}号"]
    for every in ("fixed_date", "contacted", "every_history"):
        assert found[every, ""] == whole, every
    assert found["coded", ""] == sum(row["returned"] for row in plan)
    for where in ("card", "workbook", "bulletin"):
        assert found["suggestions", where] == whole // 2, where
        assert found["proposals", where] == whole - whole // 2, where
        assert found["returns", where] == sum(row["returned"] for row in plan), where
        assert found["ratios", where] == ratios(plan), where
        assert where == "bulletin" or found["all_done", where] == whole, where
    held = {
        *("leaders_visit", "three_contacts", "results", "late", "late_whole", "told_late", "second_date"),
        *("examples", "next_days"),
    }
    assert [claim for claim in claims if claim.key in held and not claim.holds] == []


def ratios(plan: list[dict[str, Any]]) -> list[str]:
    """The highest first; among equals as the roster has them."""
    returned = [row for row in plan if row["returned"]]
    ordered = sorted(returned, key=lambda row: -row["returned"] / (row["lead"] + row["co"]))
    return [f"{row['unit']} {row['returned']}/{row['lead'] + row['co']}" for row in ordered[:6]]
