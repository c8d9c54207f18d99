"""A congress changes its rules: what a change would do, the change, its history, clocks reckoned again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.deadlines import Due, Term, WorkCalendar, reckon
from domain.errors import BadInput, NotAllowed, Refusal
from domain.people import Congress, Person, Role
from domain.policy import Policy
from domain.policy_change import PolicyChange
from domain.policy_faults import policy_faults
from domain.ports import UnitOfWork
from domain.proposal import Clock, ClockKey, Proposal, Track
from domain.rules import Rule, value_at, with_value
from domain.services.steps import take
from domain.steps import BY_NAME

FAR = timedelta(days=400 * 365)
AGAIN = "reckon_again"


@dataclass(frozen=True)
class Effect:
    """What a new value does to a clock: how many run with it, and what a case that began now would get."""

    running: int = 0
    late_at_once: int = 0
    before: Due | None = None
    after: Due | None = None


def as_admin(person: Person | None) -> Person:
    """Raises NotAllowed for everybody who does not hold that post."""
    if person is None or person.suspended or not person.holds(Role.ADMIN):
        raise NotAllowed
    return person


def changed(policy: Policy, rule: Rule, value: object) -> Policy:
    """The policy with the new value. Raises BadInput with what is wrong with it, or with others then."""
    data = with_value(policy.data, rule.path, value)
    for fault in policy_faults(data):
        own = fault.path.startswith(rule.path) or rule.path.startswith(f"{fault.path}.")
        if not own:
            raise BadInput("bad-policy-elsewhere", path=fault.path)
        raise BadInput(fault.key, **fault.params)
    return Policy(data)


async def effect_of(
    uow: UnitOfWork, congress: Congress, rule: Rule, value: object, *, now: datetime
) -> Effect | None:
    """None for a rule that is no clock's. Raises BadInput."""
    after = changed(congress.policy, rule, value)
    if (key := rule.clock) is None:
        return None
    track = _tracks_of(rule, congress.policy)[0]
    clocks = await _running(uow, congress, rule, now)
    term = after.term(key, track)
    late = (
        sum(_reckoned(uow.calendar_of(congress), after, term, c.started_at).at < now for c, _ in clocks)
        if term
        else 0
    )
    return Effect(
        len(clocks),
        late,
        _from_now(uow.calendar_of(congress), congress.policy, key, track, now),
        _from_now(uow.calendar_of(congress), after, key, track, now),
    )


async def change(
    uow: UnitOfWork,
    congress: Congress,
    rule: Rule,
    value: object,
    actor: Person,
    *,
    expected: object,
    again: bool = False,
    now: datetime,
) -> PolicyChange:
    """Put the new value in force and remember the change; running clocks keep theirs unless `again`.

    Raises NotAllowed, BadInput, and Refusal when the rule is no longer as `expected`.
    """
    as_admin(actor)
    present = await uow.congresses.locked(congress.id)
    if value_at(present.policy.data, rule.path) != expected:
        congress.policy = present.policy
        raise Refusal("policy-changed-meanwhile")
    clocks = await _running(uow, present, rule, now) if again else []
    congress.policy = changed(present.policy, rule, value)
    await uow.congresses.save(congress)
    made = PolicyChange(congress.id, now, actor.name, actor.id, rule.path, expected, value)
    for proposal_id in dict.fromkeys(proposal.id for _, proposal in clocks):
        proposal = await uow.proposals.get(proposal_id)
        made.reckoned_again += await _reckon_again(uow, congress, proposal, rule, actor, now)
    return await uow.policy_changes.add(made)


async def _reckon_again(
    uow: UnitOfWork, congress: Congress, proposal: Proposal, rule: Rule, actor: Person, now: datetime
) -> int:
    count = 0
    for clock in proposal.clocks:
        term = congress.policy.term(clock.key, proposal.track)
        if clock.key is not rule.clock or term is None or not _moves(clock):
            continue
        due, old = _reckoned(uow.calendar_of(congress), congress.policy, term, clock.started_at), clock.due_on
        clock.due_at, clock.due_on, clock.provisional = due.at, due.day, due.provisional
        clock.working = [(line.key, line.params) for line in due.working]
        details: dict[str, object] = {
            "by": actor.name,
            "clock": clock.key.value,
            "from": old.isoformat(),
            "to": due.day.isoformat(),
        }
        await take(uow, proposal, AGAIN, actor=None, answered=actor, now=now, details=details)
        count += 1
    return count


def _moves(clock: Clock) -> bool:
    """An extension that was granted stands, and lateness that was stamped stays."""
    extended = any(key == "extended" for key, _ in clock.working)
    return clock.running and clock.overdue_at is None and not extended


async def _running(
    uow: UnitOfWork, congress: Congress, rule: Rule, now: datetime
) -> list[tuple[Clock, Proposal]]:
    """The running clocks that go by this rule."""
    if rule.clock is None:
        return []
    tracks = _tracks_of(rule, congress.policy)
    return [
        (clock, proposal)
        for clock, proposal in await uow.proposals.running_clocks(congress.id, now + FAR)
        if clock.key is rule.clock
        and proposal.track in tracks
        and proposal.status in BY_NAME[AGAIN].from_
        and _moves(clock)
    ]


def _tracks_of(rule: Rule, policy: Policy) -> list[Track]:
    """The tracks that a clock's rule is for: its own, or those without one of their own."""
    _, scope, key = rule.path.split(".")
    if scope != "every":
        return [Track(scope)]
    tracks = [t for t in Track if value_at(policy.data, f"clocks.{t}.{key}") is None]
    return sorted(tracks or Track, key=lambda t: t not in policy.tracks)


def _reckoned(calendar: WorkCalendar, policy: Policy, term: Term, start: datetime) -> Due:
    return reckon(
        term, start, calendar=calendar, zone=policy.zone, close_of_business=policy.close_of_business
    )


def _from_now(
    calendar: WorkCalendar, policy: Policy, key: ClockKey, track: Track, now: datetime
) -> Due | None:
    term = policy.term(key, track)
    return _reckoned(calendar, policy, term, now) if term else None
