"""What goes up because pushes do not reach whom it concerns: gathered in the morning, read when delivered."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.relay import Relay
from domain.services.reach import told_instead
from domain.services.responsible import Roster

# Named in one message; the rest is in the list behind the button.
MOST_PEOPLE = 6
MOST_LABELS = 4


async def gather(
    uow: UnitOfWork,
    congress: Congress,
    roster: Roster,
    due: Mapping[int, Sequence[int]],
    *,
    since: datetime,
) -> dict[int, list[tuple[int, list[int]]]]:
    """For each who passes on: of whom, and which proposals. `due` are proposals by person.

    Besides what is due, that of which a push reached nobody since then.
    """
    absent = {person.id: person for person in await uow.people.unreachable(congress.id)}
    concerns: defaultdict[int, list[int]] = defaultdict(list)
    for person_id, proposals in due.items():
        if person_id in absent:
            concerns[person_id] += proposals
    for person_id, proposal_id in await uow.outbox.unreached(congress.id, since):
        if person_id in absent:
            concerns[person_id].append(proposal_id)
    told: defaultdict[int, list[tuple[int, list[int]]]] = defaultdict(list)
    for person_id, ids in sorted(concerns.items()):
        for receiver in await told_instead(roster, absent[person_id]):
            if receiver not in absent:
                told[receiver].append((person_id, list(dict.fromkeys(ids))))
    return told


def to_params(relays: Sequence[tuple[int, list[int]]]) -> list[list[Any]]:
    """As a notice keeps it: the person, some proposals, how many there are."""
    return [[person_id, ids[:MOST_LABELS], len(ids)] for person_id, ids in relays[:MOST_PEOPLE]]


async def read(uow: UnitOfWork, receiver: Person, kept: object) -> list[Relay]:
    """Those who are still not reached, with what the receiver may see of it now."""
    rows: list[list[Any]] = kept if isinstance(kept, list) else []
    people = {p.id: p for p in await uow.people.those(receiver.congress_id, {row[0] for row in rows})}
    ids = {id_ for row in rows for id_ in row[1]}
    labels = await uow.proposals.labels_for(receiver, ids) if ids else {}
    relays = []
    for person_id, proposals, total in rows:
        person = people.get(person_id)
        seen = [labels[id_] for id_ in proposals if id_ in labels]
        if person is not None and not person.reachable and seen:
            unit = person.posts[0].unit if person.posts else ""
            relays.append(Relay(person.name, unit, seen, total - len(proposals)))
    return relays
