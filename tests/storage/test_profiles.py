"""The ready profiles: their units and invented people fit together and can be settled."""

from collections import Counter

import pytest

from bot.profiles import demonstration_people, profile, profile_names, settle_people
from domain.people import Congress, Role
from storage.engine import Database

UNITS = {"cangyuan": 29, "kunming": 57, "yichang": 40, "bureau": 6, "keqiao": 4}


def test_five_profiles_are_ready() -> None:
    assert profile_names() == sorted(UNITS)


@pytest.mark.parametrize("name", sorted(UNITS))
def test_units_and_people_fit_together(name: str) -> None:
    told = demonstration_people(name)
    departments = [row["short_name"] for row in told["departments"]]
    units = {*departments, *told["delegations"]}
    assert len(departments) == len(set(departments)) == UNITS[name]
    for field in ("name", "phone"):
        assert max(Counter(row[field] for row in told["people"]).values()) == 1
    chats = Counter(row["chat_id"] for row in told["people"] if "chat_id" in row)
    assert max(chats.values()) == 1
    for row in told["people"]:
        assert row.get("unit", told["delegations"][0]) in units, row["name"]
        assert len(row["phone"]) == len("+8613800000000")
        assert row.get("absent") or row["face"] in row["name"]
    roles = {Role(row["role"]) for row in told["people"]}
    policy = profile(name)
    assert roles >= {Role.REPRESENTATIVE, Role.STAFF, Role.ADMIN, *policy.review_chain, policy.key_led_by}


def test_cangyuan_leads_with_22_units() -> None:
    assert sum(row["leads"] for row in demonstration_people("cangyuan")["departments"]) == 22


@pytest.mark.parametrize("name", sorted(UNITS))
async def test_they_can_be_settled(name: str, database: Database) -> None:
    told = demonstration_people(name)
    async with database.unit_of_work() as uow:
        congress = await uow.congresses.add(Congress(told["congress"], profile(name)))
        settled = await settle_people(uow, congress, told, b"key")
        departments = await uow.people.departments(congress.id)
        sections = await uow.people.holding(congress.id, Role.SECTION)
    assert len(settled) == len(told["people"])
    assert len(departments) == UNITS[name]
    assert {s.posts[0].unit for s in sections} == {
        row["section"] for row in told["people"] if row["role"] == "section"
    }
    assert all(section.posts[0].department_id for section in sections)
