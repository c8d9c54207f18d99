"""Yichang: the plan that its pieces are made from."""

from collections import Counter

from bot.replays.crowds import pieces
from bot.replays.scripts import script_of
from domain.proposal import Kind


def test_the_plan_makes_as_many_pieces_as_it_says() -> None:
    script = script_of("yichang", "zh-CN")
    made = pieces(script)
    assert Counter(piece.kind for piece in made) == {Kind.SUGGESTION: 208, Kind.CPPCC_PROPOSAL: 352}
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
