"""Ready profiles: a congress's policy and, for demonstrations, its invented people."""

import tomllib
from collections.abc import Iterable
from typing import Any

from bot.i18n import LOCALES, Translator
from bot.trouble import Trouble
from domain.people import Congress
from domain.policy import Policy
from domain.policy_faults import Fault, policy_faults
from domain.ports import UnitOfWork

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
