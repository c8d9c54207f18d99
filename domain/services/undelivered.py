"""What could not be delivered: the registry sees it, and has it sent again when the reason is gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.errors import BadInput, NotAllowed
from domain.notice import UNDELIVERED, Matter, Notice, Outcome
from domain.people import Person, Role
from domain.ports import UnitOfWork
from domain.proposal import Proposal

MAY_SEE = (Role.STAFF, Role.ADMIN)
PAGE = 8
# What is older has been dealt with by other ways, or never will be.
LOOK_BACK = timedelta(days=30)


@dataclass(frozen=True)
class Group:
    """What is alike: about the same kind of matter, not delivered for the same reason."""

    matter: Matter
    outcome: Outcome


@dataclass(frozen=True)
class Line:
    """One notice, for whom, and the suggestion it is about if whoever looks may see that."""

    notice: Notice
    person: Person
    proposal: Proposal | None


@dataclass(frozen=True)
class Listing:
    group: Group
    lines: list[Line]
    page: int
    of: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.of // PAGE))


def may_see(person: Person | None) -> bool:
    return person is not None and person.holds(*MAY_SEE) and not person.suspended


async def counts(uow: UnitOfWork, actor: Person | None, *, now: datetime) -> Mapping[Group, int]:
    """How many of each group. Raises NotAllowed."""
    congress_id = _allowed(actor).congress_id
    found = await uow.outbox.undelivered_counts(congress_id, now - LOOK_BACK)
    return {Group(*which): n for which, n in sorted(found.items())}


async def listing(
    uow: UnitOfWork, actor: Person | None, group: Group, page: int, *, now: datetime
) -> Listing:
    """A page of a group, the newest first. Raises NotAllowed."""
    person = _allowed(actor)
    of = (await counts(uow, person, now=now)).get(group, 0)
    page = min(max(page, 0), max(0, -(-of // PAGE) - 1))
    notices = await uow.outbox.undelivered(
        person.congress_id, group.matter, group.outcome, now - LOOK_BACK, PAGE, page * PAGE
    )
    people = {p.id: p for p in await uow.people.those(person.congress_id, {n.person_id for n in notices})}
    lines = []
    for notice in notices:
        proposal = None
        if notice.proposal_id is not None:
            proposal = await uow.proposals.visible_to(person, notice.proposal_id)
        lines.append(Line(notice, people[notice.person_id], proposal))
    return Listing(group, lines, page, of)


async def send_again(
    uow: UnitOfWork, actor: Person | None, group: Group, notice_id: int | None = None, *, now: datetime
) -> int:
    """Let one of the group, or all of it, be sent once more; returns how many that were.

    A second press finds none left. Raises NotAllowed, and BadInput for what is no reason.
    """
    if group.outcome not in UNDELIVERED:
        raise BadInput("button-unknown")
    congress_id = _allowed(actor).congress_id
    return await uow.outbox.send_again(
        congress_id, group.matter, group.outcome, now - LOOK_BACK, now, notice_id
    )


def _allowed(actor: Person | None) -> Person:
    if actor is None or not may_see(actor):
        raise NotAllowed
    return actor
