"""Kunming: the plan of its 291 suggestions in full, and its story with a twelfth of them.

The whole story takes longer than a test should: `python -m bot replay kunming`.
"""

from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

from bot.profiles import demonstration_people
from bot.replays.kunming_plan import Piece, pieces
from bot.replays.scripts import Script, script_of
from domain.shares import shares
from storage.words import JiebaWords
from tests.replays.telling import told_by

DISPUTED = ("市住建局", "市教育体育局")
A_TWELFTH: dict[str, Any] = {
    "between_sessions": 2,
    "classes": {"B": 3, "C": 3},
    "second_replies": 1,
    "with_co": 3,
    "co": ["市城管局", "市交通运输局"],
    "changed_by": ["committee", "government_office"],
    "crowd": {"representative": 10},
}


def a_twelfth(script: Script) -> Script:
    """The same story with fewer lives; what it is expected to come to is worked out from its plan."""
    data = {**deepcopy(dict(script.data)), **A_TWELFTH}
    first = {row["category"]: row["unit"] for row in reversed(data["plan"])}.values()
    fewer = [{**row, "lead": max((row["lead"] + 4) // 10, row["unit"] in first)} for row in data["plan"]]
    data["plan"] = [row for row in fewer if row["lead"]]
    data["disputes"] = [row for row in data["disputes"] if row["unit"] in DISPUTED]
    data["returned"] = data["returned"][:3]
    small = Script(data, script.language)
    made = pieces(small)
    named = {unit for p in made for unit in (p.unit, p.first_unit, *p.co)} | {
        d["with"] for d in data["disputes"]
    }
    every = demonstration_people("kunming")["departments"]
    data["departments"] = [row for row in every if row["short_name"] in named]
    expected = expectations(small, made, [row["category"] for row in script.data["plan"]])
    data["claims"] = [
        {**row, "expected": expected.get(row["key"], row["expected"])} for row in data["claims"]
    ]
    return small


def expectations(script: Script, made: list[Piece], categories: list[str]) -> dict[str, object]:
    authors = script.data["crowd"]["representative"]
    by_category = Counter(piece.told["category"] for piece in made)
    in_order = [by_category[name] for name in dict.fromkeys(categories)]
    classes = [sum(p.result == code for p in made) for code in "ABC"]
    whole = dict.fromkeys(("total", "consulted", "reviewed", "answered"), len(made))
    both = (in_order, classes)
    return {
        **whole,
        "in_session": sum(p.in_session for p in made),
        "between": sum(not p.in_session for p in made),
        "categories": in_order,
        "category_shares": [str(share) for share in shares(in_order)],
        "units": len({unit for p in made for unit in (p.unit, *p.co)}),
        "inspected": [len({unit for p in made for unit in (p.unit, *p.co)})] * 2,
        "coordinated": 2,
        "ruled": [1, 1],
        "booked": [sum(bool(p.slot) for p in made)] * 2,
        "booked_reminded": len({p.unit for p in made if p.slot})
        + len({n % authors for n, p in enumerate(made) if p.slot}),
        "reminded": len({p.unit for p in made if p.in_session}),
        "reclassed": 2,
        "classes": classes,
        "class_shares": [str(share) for share in shares(classes)],
        "both_roundings": all(shares(c) == shares(c, half_up=True) for c in both),
        "followed": [3, 3],
        "reported": 3,
        "second_replies": 1,
        "fulfilled": 1,
    }


def test_the_plan_has_what_the_document_counts() -> None:
    script = script_of("kunming", "zh-CN")
    made = pieces(script)
    expected = {claim["key"]: claim["expected"] for claim in script.data["claims"]}
    found = expectations(script, made, [row["category"] for row in script.data["plan"]])
    invented = ("coordinated", "ruled", "reclassed", "followed", "reported", "second_replies", "fulfilled")
    assert {
        key: value for key, value in found.items() if key not in invented and value != expected[key]
    } == {}
    assert len({piece.told["title"] for piece in made}) == len(made)
    assert all(piece.in_session and piece.result == "A" for piece in made if piece.is_key)
    assert sum(piece.promised_soon for piece in made) == expected["second_replies"]


async def test_a_twelfth_of_kunming_lives_as_its_document_says(tmp_path: Path, words: JiebaWords) -> None:
    script = a_twelfth(script_of("kunming", "zh-CN"))
    claims, lines = await told_by("kunming", script, tmp_path, words)
    assert [claim for claim in claims if not claim.holds] == []
    assert lines[-1] == "全部对得上。"
