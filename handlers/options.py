"""Lists that fields offer: a congress's own lists, its departments, its people."""

from collections.abc import Sequence

from bot.views.forms import Option
from domain.people import Department, Role
from domain.services.matching import rank_categories, rank_departments
from handlers.fields import Asking, Options


def listed(name: str) -> Options:
    """The entries of one of the congress's lists, by their codes."""

    async def options(asking: Asking) -> Sequence[Option]:
        return [Option(c.code, c.name(asking.scene.t.language)) for c in asking.scene.policy.choices(name)]

    return options


def worded(family: str, codes: Sequence[str]) -> Options:
    """Codes of our own with the words of a family of keys."""

    async def options(asking: Asking) -> Sequence[Option]:
        t = asking.scene.t
        return [Option(code, t.plain(f"{family}-{code.replace('_', '-')}")) for code in codes]

    return options


def spoken(*keys: str) -> Options:
    """Answers that are a key each; the button sends the key's last word."""

    async def options(asking: Asking) -> Sequence[Option]:
        return [Option(key.rpartition("-")[2], asking.scene.t.plain(key)) for key in keys]

    return options


async def categories(asking: Asking) -> Sequence[Option]:
    """The one the proposal has first, then those that its words speak of: usually the first stays."""
    proposal = asking.proposal
    ranked = rank_categories(proposal.title + proposal.situation, asking.scene.policy.choices("categories"))
    ranked.sort(key=lambda c: c.code != proposal.category)
    return [Option(c.code, c.name(asking.scene.t.language)) for c in ranked]


async def ranked_departments(asking: Asking) -> list[Department]:
    """The wished one first, then those whose duties the text mentions."""
    proposal = asking.proposal
    departments = await asking.scene.uow.people.departments(asking.scene.congress.id)
    ranked = rank_departments(proposal.title + proposal.situation + proposal.request, departments)
    ranked.sort(key=lambda d: d.id != proposal.wished_department_id)
    return ranked


async def departments(asking: Asking) -> Sequence[Option]:
    return [Option(str(d.id), d.short_name) for d in await ranked_departments(asking)]


async def departments_chosen(asking: Asking, ids: Sequence[str]) -> list[Department]:
    """The departments that a field has taken, in the order in which they were chosen."""
    known = {str(d.id): d for d in await asking.scene.uow.people.departments(asking.scene.congress.id)}
    return [known[id_] for id_ in ids if id_ in known]


def holders(role: Role) -> Options:
    """Everybody who holds a role, with the title of the post."""

    async def options(asking: Asking) -> Sequence[Option]:
        people = await asking.scene.uow.people.holding(asking.scene.congress.id, role)
        return [
            Option(
                str(p.id), " ".join([p.name, next((x.title for x in p.posts if x.role is role), "")]).strip()
            )
            for p in people
        ]

    return options
