"""Ready profiles: a congress's policy and, for demonstrations, its invented people."""

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from bot.i18n import LOCALES, Translator
from bot.trouble import Trouble
from domain.people import Congress, Delegation, Department, Person, Post, Role
from domain.policy import Policy
from domain.policy_faults import Fault, policy_faults
from domain.ports import UnitOfWork
from domain.services.membership import phone_digest

PROFILES = LOCALES / "profiles"


def profile_names() -> list[str]:
    return sorted(path.stem for path in PROFILES.glob("*.toml") if "." not in path.stem)


def profile(name: str) -> Policy:
    """Raises Trouble for a profile that is not there."""
    if name not in profile_names():
        raise Trouble("trouble-profile-unknown", name=name, known=", ".join(profile_names()))
    data = tomllib.loads((PROFILES / f"{name}.toml").read_text("utf-8"))
    if faults := policy_faults(data):
        raise Trouble("trouble-profile-wrong", name=name, n=len(faults), where=faults[0].path)
    return Policy(data)


def fault_sentences(faults: Iterable[Fault], t: Translator) -> list[str]:
    return [t.plain("policy-fault", path=f.path, what=t.plain(f.key, **f.params)) for f in faults]


def demonstration_people(name: str) -> dict[str, Any]:
    return tomllib.loads((PROFILES / f"{name}.people.toml").read_text("utf-8"))


async def add_congress(uow: UnitOfWork, name: str, profile_name: str, bot_id: int | None = None) -> Congress:
    """A new congress with the profile's policy. Raises Trouble when the name is taken."""
    policy = profile(profile_name)
    if await uow.congresses.named(name) is not None:
        raise Trouble("trouble-congress-exists", name=name)
    return await uow.congresses.add(Congress(name, policy, bot_id=bot_id))


async def settle_people(
    uow: UnitOfWork, congress: Congress, told: Mapping[str, Any], phone_key: bytes
) -> list[tuple[Person, dict[str, Any]]]:
    """The units and people of a profile's demonstration; each person with the row that told of them."""
    units: dict[str, Department | Delegation] = {}
    for name in told["delegations"]:
        units[name] = await uow.people.add_delegation(Delegation(congress.id, name))
    for row in told["departments"]:
        department = Department(
            congress.id,
            row["name"],
            row["short_name"],
            duties=row["duties"],
            telephone=row.get("telephone", ""),
        )
        units[row["short_name"]] = await uow.people.add_department(department)
    settled = []
    for row in told["people"]:
        digest = phone_digest(row["phone"], phone_key)
        person = await uow.people.add(Person(congress.id, row["name"], phone_digest=digest))
        unit = units.get(row.get("unit", ""))
        post = Post(
            Role(row["role"]),
            department_id=unit.id if isinstance(unit, Department) else None,
            delegation_id=unit.id if isinstance(unit, Delegation) else None,
            unit=row.get("section") or row.get("unit", ""),
            title=row.get("title", ""),
        )
        await uow.people.add_post(person, post)
        settled.append((person, row))
    return settled
