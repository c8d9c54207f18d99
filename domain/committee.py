"""Committees of the congress and the departments that each of them supervises."""

from dataclasses import dataclass

from domain.policy import Policy


@dataclass(frozen=True)
class Committee:
    """`departments` are their names, full or short."""

    code: str
    name: str
    departments: tuple[str, ...]


def committees_of(policy: Policy) -> list[Committee]:
    """As the congress's rules pair them; none where they do not."""
    return [
        Committee(item["code"], item["name"], tuple(item.get("departments", ())))
        for item in policy.data.get("committees", ())
    ]
