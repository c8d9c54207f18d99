"""Secret ballots: opened by the registry, voted on by inspectors, counted only when closed."""

import re
from collections.abc import Sequence
from datetime import datetime

from domain.ballot import MOST_UNITS, Ballot, Voter, is_begun, tallies_of, with_paper
from domain.ballot_port import BallotBox
from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.inspection import Inspection
from domain.notice import Notice
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork
from domain.rules import value_at
from domain.services.inspections import as_inspector, as_registry

OPENED = "ballot_opened"
LONGEST_TOLD = 100
BETWEEN_NAMES = re.compile(r"[\s,\uff0c\u3001;\uff1b]+")


async def open_ballot(
    uow: UnitOfWork,
    congress: Congress,
    actor: Person,
    inspection: Inspection,
    units: Sequence[tuple[int, str]],
    *,
    now: datetime,
) -> Ballot:
    """Every inspector who has joined may vote once, and is told. Raises StepBlocked with too few of them."""
    as_registry(actor)
    last = await uow.ballots.last_of(congress.id, inspection.id)
    if last is not None and last.is_open:
        raise StepBlocked("blocked-ballot-open")
    if not inspection.is_open:
        raise StepBlocked("blocked-inspection-closed", by=inspection.closed_by)
    if not 1 <= len(units) <= MOST_UNITS:
        raise StepBlocked("blocked-ballot-units", most=MOST_UNITS)
    fewest = int(str(value_at(congress.policy.data, "inspection.fewest_ballots")))
    people = await uow.people.holding(congress.id, Role.INSPECTOR)
    voters = [Voter(p.id, p.name) for p in people if p.chat_id is not None and not p.suspended]
    if len(voters) < fewest:
        raise StepBlocked("blocked-ballot-voters", n=len(voters), fewest=fewest)
    made = Ballot(congress.id, inspection.id, units, fewest, actor.name, actor.id, now, voters=voters)
    await uow.ballots.add(made)
    not_before = congress.policy.working_hours.after_quiet(now, congress.policy.zone)
    for voter in voters:
        key, about = f"{OPENED}:{made.id}:{voter.person_id}", {"ballot": made.id}
        await uow.outbox.post(Notice(congress.id, voter.person_id, OPENED, key, not_before, params={**about}))
    return made


def named_units(text: str, inspection: Inspection) -> list[tuple[int, str]]:
    """The departments that are named. Raises BadInput for one that is not among the inspected."""
    known = {unit.department: unit.department_id for unit in inspection.units}
    names = list(dict.fromkeys(name for name in BETWEEN_NAMES.split(text.strip()) if name))
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise BadInput("bad-ballot-units", names=" ".join(unknown)[:LONGEST_TOLD])
    return [(known[name], name) for name in names]


async def looked_at(uow: UnitOfWork, person: Person, ballot_id: int) -> Ballot:
    """The registry and those who may vote. Raises NotAllowed."""
    as_inspector(person)
    found = await uow.ballots.get(person.congress_id, ballot_id)
    if found is None:
        raise NotAllowed
    if not (person.holds(Role.STAFF) or found.voter(person.id)):
        raise NotAllowed("ballot-not-a-voter")
    return found


def may_vote(ballot: Ballot, person: Person) -> None:
    """Raises NotAllowed, and StepBlocked for who has voted or came too late."""
    voter = ballot.voter(person.id)
    if voter is None or person.suspended or not person.holds(Role.INSPECTOR):
        raise NotAllowed
    if not ballot.is_open:
        raise StepBlocked("blocked-ballot-closed", by=ballot.closed_by)
    if voter.voted:
        raise StepBlocked("blocked-ballot-voted")


async def cast(uow: UnitOfWork, actor: Person, ballot_id: int, paper: str, box: BallotBox) -> Ballot:
    """Puts the paper into the pile, and marks that this inspector has voted: nothing else is kept of it.

    No moment, no entry, no notice. Raises what `may_vote` raises, and BadInput for a paper not filled in.
    """
    found = await uow.ballots.locked(actor.congress_id, ballot_id)
    if found is None:
        raise NotAllowed
    may_vote(found, actor)
    if not is_begun(paper, found) or len(paper) != len(found.units):
        raise BadInput("button-unknown")
    if not await uow.ballots.mark_voted(found.id, actor.id):
        raise StepBlocked("blocked-ballot-voted")
    found.sealed = box.seal(with_paper(_pile(found, box), paper))
    await uow.ballots.save(found)
    voter = found.voter(actor.id)
    assert voter is not None
    voter.voted = True
    return found


async def close_ballot(
    uow: UnitOfWork, actor: Person, ballot_id: int, box: BallotBox, *, now: datetime
) -> Ballot:
    """Counted if there are enough; the papers are destroyed either way, and only sums are left."""
    as_registry(actor)
    found = await uow.ballots.locked(actor.congress_id, ballot_id)
    if found is None:
        raise NotAllowed
    if not found.is_open:
        raise StepBlocked("blocked-ballot-closed", by=found.closed_by)
    papers = _pile(found, box).split()
    if len(papers) != found.voted:
        raise StepBlocked("blocked-ballot-broken", papers=len(papers), voted=found.voted)
    found.counted = len(papers) >= found.fewest
    found.tallies = tallies_of(found, papers) if found.counted else ()
    found.sealed, found.closed_by, found.closed_at = "", actor.name, now
    await uow.ballots.save(found)
    return found


def _pile(ballot: Ballot, box: BallotBox) -> str:
    """Raises StepBlocked when the papers cannot be read with this installation's key."""
    if not ballot.sealed:
        return ""
    pile = box.opened(ballot.sealed)
    if not pile:
        raise StepBlocked("blocked-ballot-key")
    return pile
