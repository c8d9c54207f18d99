"""Taking a step: only here a proposal's status changes, clocks run, history grows, notices are posted."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from domain.deadlines import reckon
from domain.history import HistoryEntry
from domain.lifecycle import check
from domain.notice import Notice
from domain.parties import Party
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import Assignment, Clock, ClockKey, Proposal
from domain.services import groups
from domain.services.parties import people_named, people_of
from domain.steps import Step

CLOCKS_OF_LEAD = frozenset({ClockKey.REPLY, ClockKey.FIRST_CONTACT, ClockKey.REHANDLE, ClockKey.FOLLOW_UP})
CLOCKS_OF_CO = frozenset({ClockKey.CO_OPINION})
CLOCKS_OF_EACH = frozenset({ClockKey.SIGN_FOR, ClockKey.OBJECTION})


async def take(
    uow: UnitOfWork,
    proposal: Proposal,
    step_name: str,
    *,
    actor: Person | None,
    now: datetime,
    details: dict[str, object] | None = None,
    answered: Person | None = None,
    share: Assignment | Sequence[Assignment] | None = None,
    meant: Mapping[Party, Collection[int]] | None = None,
    keeps: Collection[Clock] = (),
) -> Step:
    """Follow one row of the lifecycle table, completely or not at all.

    `actor` None is the service itself; `answered` is whose press made it act: like an actor, they read of it
    in the reply and are not pushed. A step about one department's `share`, or some, starts and stops the
    clocks of those only; `keeps` are clocks that run on whatever the row says. `meant` says who of a party is
    told (ids of people) where it is not all who play it.
    Raises what `domain.lifecycle.check` raises.
    """
    step = check(proposal, step_name, actor)
    congress = await uow.congresses.get(proposal.congress_id)
    before = proposal.status
    if step.to is not None:
        proposal.status = step.to
    only = _departments_in(share)
    kept = [id(clock) for clock in keeps]
    _stop_clocks([c for c in proposal.clocks if id(c) not in kept], step, only, now)
    _start_clocks(uow, proposal, step.starts, congress, only, now)
    record(proposal, step_name, before, actor, now, details or {})
    if proposal.published_at is not None:
        await uow.publications.follow(proposal, congress.policy.zone)
    await _tell(uow, proposal, step, congress, meant or {}, knows=actor or answered, now=now)
    return step


def _departments_in(share: Assignment | Sequence[Assignment] | None) -> list[int] | None:
    if share is None:
        return None
    return [s.department_id for s in ([share] if isinstance(share, Assignment) else share)]


def record(
    proposal: Proposal,
    step_name: str,
    before: str,
    actor: Person | None,
    now: datetime,
    details: dict[str, object],
) -> None:
    """Append a sealed entry to the history."""
    entry = HistoryEntry(
        seq=len(proposal.history) + 1,
        at=now,
        step=step_name,
        actor=actor.name if actor else "",
        actor_id=actor.id if actor else None,
        from_status=before,
        to_status=proposal.status,
        details=details,
        previous=proposal.history_head,
    )
    entry.digest = proposal.history_head = entry.seal()
    proposal.history.append(entry)


def _start_clocks(
    uow: UnitOfWork,
    proposal: Proposal,
    keys: tuple[ClockKey, ...],
    congress: Congress,
    only: list[int] | None,
    now: datetime,
) -> None:
    """Store each clock's due date with its reckoning; a clock the congress does not have is left out."""
    policy = congress.policy
    for key in keys:
        term = policy.term(key, proposal.track)
        if term is None:
            continue
        due = reckon(
            term,
            now,
            calendar=uow.calendar_of(congress),
            zone=policy.zone,
            close_of_business=policy.close_of_business,
        )
        departments = _departments_of(key, proposal)
        if only is not None and None not in departments:
            if key is ClockKey.OBJECTION:
                # The window opens a second time also for who has signed meanwhile.
                departments = [a.department_id for a in proposal.standing]
            departments = [d for d in departments if d in only]
        for department_id in departments:
            proposal.clocks.append(
                Clock(
                    congress_id=proposal.congress_id,
                    key=key,
                    started_at=now,
                    due_at=due.at,
                    due_on=due.day,
                    working=[(line.key, line.params) for line in due.working],
                    provisional=due.provisional,
                    department_id=department_id,
                    round=proposal.round,
                )
            )


def _departments_of(key: ClockKey, proposal: Proposal) -> list[int | None]:
    if key in CLOCKS_OF_EACH:
        return [a.department_id for a in proposal.standing if a.signed_at is None]
    if key in CLOCKS_OF_CO:
        return [a.department_id for a in proposal.co_handlers if a.opinion_at is None]
    if key in CLOCKS_OF_LEAD:
        return [a.department_id for a in proposal.main_shares]
    return [None]


def _stop_clocks(clocks: Iterable[Clock], step: Step, only: list[int] | None, now: datetime) -> None:
    for clock in clocks:
        others = only is not None and clock.department_id not in (None, *only)
        if clock.running and clock.key in step.stops and not others:
            clock.stopped_at = now


async def _tell(
    uow: UnitOfWork,
    proposal: Proposal,
    step: Step,
    congress: Congress,
    meant: Mapping[Party, Collection[int]],
    *,
    knows: Person | None,
    now: datetime,
) -> None:
    told = {knows.id} if knows else set[int]()
    not_before = congress.policy.working_hours.after_quiet(now, congress.policy.zone)
    reached: list[tuple[Person, Party]] = []
    for party in step.tells:
        if party in meant:
            people = await people_named(uow, proposal.congress_id, meant[party])
        else:
            people = await people_of(uow, proposal, party)
        for person in people:
            if person.id in told:
                continue
            told.add(person.id)
            reached.append((person, party))
            await uow.outbox.post(
                Notice(
                    congress_id=proposal.congress_id,
                    person_id=person.id,
                    kind=step.name,
                    proposal_id=proposal.id,
                    params={"seq": len(proposal.history), "party": party.value},
                    dedupe_key=f"{proposal.id}:{proposal.round}:{len(proposal.history)}:{step.name}:{person.id}",
                    not_before=not_before,
                )
            )
    await groups.post(uow, proposal, step.name, reached, not_before)
