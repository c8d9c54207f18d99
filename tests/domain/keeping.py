"""What holds of a proposal after every move, whoever made it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from domain.parties import Party, parties_of
from domain.people import Person
from domain.proposal import Clock, ClockKey, Proposal, Status
from domain.rating import Grade
from domain.services.ratings import rating_digest
from domain.services.reminders import LAPSING
from domain.services.replies import reply_digest
from domain.services.verification import RATINGS, faults_of
from domain.steps import AFTER_REPLY, BEFORE_ASSIGNMENT, BEFORE_REPLY, BY_NAME, STEPS
from tests.domain.telling import check_told

REPLY_CLOCKS = {ClockKey.REPLY, ClockKey.REHANDLE}
HANDED_ON = {"reassign", "change_shares"}
# Where a clock is not one of those its row stops, the step takes shares away.
FREED = HANDED_ON | {"pre_assign", "assign", "uphold_objection", "dismiss_objection", "move_department"}
OF_HANDLING = (
    ClockKey.SIGN_FOR,
    ClockKey.OBJECTION,
    ClockKey.OBJECTION_RULING,
    ClockKey.CO_OPINION,
    ClockKey.FIRST_CONTACT,
)
NEEDS_OPINIONS = {"draft_reply", "sign_off", "complete_parts", "approve"}
ENDS = frozenset(Status) - {status for step in STEPS if step.to for status in step.from_}


@dataclass
class Move:
    """A proposal before (None: there was none) and after what somebody did, and what was posted about it."""

    old: Proposal | None
    new: Proposal
    by: Person | None
    people: list[Person]
    told: list[tuple[int, str, dict[str, Any]]]

    @property
    def was(self) -> Proposal:
        return self.old or self.new

    @property
    def entries(self) -> list[Any]:
        return self.new.history[len(self.old.history) if self.old else 0 :]

    @property
    def steps(self) -> set[str]:
        return {entry.step for entry in self.entries}


def check(move: Move) -> None:
    check_history(move)
    check_kept(move)
    check_clocks(move)
    check_running(move.new)
    check_replies(move)
    check_ratings(move.new)
    check_told(move)


def check_history(move: Move) -> None:
    """The chain is whole, only grows, follows the table, and every entry is somebody's who may."""
    new = move.new
    assert faults_of(new) == []
    before = [entry.digest for entry in move.old.history] if move.old else []
    assert [entry.digest for entry in new.history[: len(before)]] == before
    assert all(a.to_status == b.from_status and a.at <= b.at for a, b in pairwise(new.history))
    for entry in move.entries:
        if entry.step == "start_draft":
            assert (entry.seq, entry.from_status, entry.to_status) == (1, "", Status.DRAFT)
            continue
        row = BY_NAME[entry.step]
        assert entry.from_status in row.from_, entry.step
        assert entry.to_status == (row.to or entry.from_status), entry.step
        if entry.actor_id is None:
            assert Party.SERVICE in row.by, entry.step
        else:
            assert move.by is not None
            assert entry.actor_id == move.by.id, entry.step
            played = parties_of(move.by, move.was) | parties_of(move.by, new)
            assert played & row.by, (entry.step, played)


def check_kept(move: Move) -> None:
    """Nothing is deleted; a number, once given, stays; rounds only follow one another."""
    old, new = move.was, move.new
    for part in (
        "assignments",
        "contacts",
        "replies",
        "commitments",
        "ratings",
        "cosigners",
        "sections",
        "orders",
        "appointments",
    ):
        assert {x.id for x in getattr(old, part)} <= {x.id for x in getattr(new, part)}, part
    for part in ("versions", "objections", "extensions"):
        assert len(getattr(old, part)) <= len(getattr(new, part)), part
    assert old.number in {None, new.number}
    assert new.round == old.round + [e.step for e in move.entries].count("reopen")
    assert (new.number is None) or new.registered_at is not None
    letters = {r.id: r for r in new.replies}
    for letter in old.replies:
        assert reply_digest(letter) == reply_digest(letters[letter.id])
        if letter.delivered_at:
            assert letters[letter.id].delivered_at == letter.delivered_at
            assert letters[letter.id].signed_by == letter.signed_by
    grades = {r.id: r for r in new.ratings}
    assert all(rating_digest(r) == rating_digest(grades[r.id]) for r in old.ratings)


def check_clocks(move: Move) -> None:
    """Due dates move forward only, by an extension or a new rule; lateness is stamped once; none is lost."""
    old, new, steps = move.was, move.new, move.steps
    rows = [BY_NAME[step] for step in steps & BY_NAME.keys()]
    starts = {key for row in rows for key in row.starts} | (REPLY_CLOCKS if steps & HANDED_ON else set())
    stops = {key for row in rows for key in row.stops} | (LAPSING if move.by is None else set())
    now = {clock.id: clock for clock in new.clocks}
    known = {clock.id for clock in old.clocks} if move.old else set()
    assert known <= now.keys()
    assert {c.key for c in new.clocks if c.id not in known} <= starts
    for was in old.clocks:
        is_ = now[was.id]
        where = (was.key, steps)
        assert (was.key, was.started_at, was.round) == (is_.key, is_.started_at, is_.round), where
        if was.due_at != is_.due_at:
            longer = "grant_extension" in steps and was.key in REPLY_CLOCKS and is_.due_at > was.due_at
            assert longer or steps & {"reckon_again", "move_dates"}, where
            assert was.running, where
        if was.stopped_at:
            assert is_.stopped_at == was.stopped_at, where
        elif is_.stopped_at:
            assert was.key in stops or steps & FREED, where
        if was.department_id != is_.department_id:
            assert steps & (HANDED_ON | {"move_department"}), where
        if was.overdue_at:
            # An extension that is granted late takes the stamp back.
            assert is_.overdue_at in {was.overdue_at, None}, where
            assert is_.overdue_at or "grant_extension" in steps, where
    late = [c for c in old.clocks if c.overdue_at is None and now[c.id].overdue_at]
    assert len(late) == [e.step for e in move.entries].count("mark_overdue")
    if steps & HANDED_ON:
        check_handed_on(reply_dates(old), reply_dates(new))


def check_handed_on(old: dict[Any, datetime], new: dict[Any, datetime]) -> None:
    """Whoever goes on keeps the date; of dates that came free the earliest goes to whoever is new."""
    assert all(new[department] == old[department] for department in old.keys() & new.keys())
    fresh = [new[department] for department in new.keys() - old.keys()]
    free = [old[department] for department in old.keys() - new.keys()]
    assert not fresh or min(fresh) == min(free or old.values()), "handing on prolonged it"


def reply_dates(proposal: Proposal) -> dict[Any, datetime]:
    return {c.department_id: c.due_at for c in proposal.clocks if c.running and c.key in REPLY_CLOCKS}


def check_running(proposal: Proposal) -> None:
    """The clocks that run are those of what is going on."""
    running = [clock for clock in proposal.clocks if clock.running]
    each = Counter((c.key, c.department_id) for c in running if c.key is not ClockKey.OBJECTION_RULING)
    doubled = [key for key, n in each.items() if n > 1]
    assert not doubled, f"two run: {doubled}"
    assert all(clock.due_at >= clock.started_at for clock in running)
    by_key: dict[ClockKey, list[Clock]] = {}
    for clock in running:
        by_key.setdefault(clock.key, []).append(clock)
    status = proposal.status
    for key, where in (
        (ClockKey.COSIGN, {Status.COLLECTING}),
        (ClockKey.HANDOVER, BEFORE_ASSIGNMENT - {Status.RETURNED}),
        (ClockKey.REVIEW, {Status.UNDER_REVIEW}),
        (ClockKey.RATING, AFTER_REPLY),
        (ClockKey.REHANDLE_ORDER, AFTER_REPLY),
        (ClockKey.FOLLOW_UP, {Status.FOLLOW_UP}),
        (ClockKey.RATING_3, {Status.ANSWERED, Status.FOLLOW_UP}),
        (ClockKey.REPLY, BEFORE_REPLY),
        (ClockKey.REHANDLE, BEFORE_REPLY),
        (ClockKey.PUBLISH, AFTER_REPLY),
        *((key, BEFORE_REPLY | {Status.PRE_ASSIGNED}) for key in OF_HANDLING),
    ):
        assert key not in by_key or status in where, f"{key} runs while {status}"
    if status in ENDS:
        assert not running
    if status in BEFORE_REPLY:
        for share in proposal.main_shares:
            own = [c for c in running if c.key in REPLY_CLOCKS and c.department_id == share.department_id]
            assert len(own) == 1, f"{len(own)} dates for the reply of {share.department}"
    if status is Status.UNDER_REVIEW:
        assert ClockKey.REVIEW in by_key
    shares = {a.department_id: a for a in proposal.standing}
    for clock in by_key.get(ClockKey.SIGN_FOR, []):
        assert shares[clock.department_id or 0].signed_at is None
    for clock in by_key.get(ClockKey.CO_OPINION, []):
        assert shares[clock.department_id or 0].opinion_at is None
    waiting = [o for o in proposal.objections if o.waits_for_ruling and status not in ENDS]
    rulings = by_key.get(ClockKey.OBJECTION_RULING, [])
    assert len(rulings) == len(waiting), f"{len(rulings)} dates for {len(waiting)} rulings"


def check_replies(move: Move) -> None:
    """No reply goes on its way while a co-handler's opinion is missing, none is delivered without contact."""
    new = move.new
    if move.steps & NEEDS_OPINIONS:
        assert all(a.opinion_at for a in new.co_handlers)
    if move.steps & NEEDS_OPINIONS:
        assert new.contacts_of_round()
    if "approve" in move.steps:
        answered = {c.department_id for c in new.contacts_of_round()}
        assert all(a.department_id in answered for a in new.separate)
        assert {r.department_id for r in new.letters} == {a.department_id for a in new.main_shares}
        assert all(r.delivered_at and r.signed_at for r in new.letters)
        if new.key and "leader_signs" in new.requirements:
            assert all(r.leader_signed_at for r in new.letters)
    fresh = {r.id for r in new.replies if r.delivered_at} - {r.id for r in move.was.replies if r.delivered_at}
    assert not fresh or move.steps & {"approve", "file_second_reply"} or move.old is None
    if "answer" in move.steps:
        assert new.closed_at is None


def check_ratings(proposal: Proposal) -> None:
    """Every grade is one that a person gave by their own hand, or that a named person of the staff noted."""
    given = {e.details["content"]: e for e in proposal.history if e.step in RATINGS}
    known = {proposal.representative_id, *(c.representative_id for c in proposal.cosigners)}
    assert len(given) == len(proposal.ratings)
    for rating in proposal.ratings:
        entry = given[rating_digest(rating)]
        assert rating.grade is not Grade.SILENT
        assert entry.at == rating.given_at
        assert entry.details["stage"] == rating.stage
        assert rating.representative_id in known
        if entry.step == "collect_rating":
            assert rating.collected_by == entry.actor != ""
        else:
            assert entry.actor_id == rating.representative_id
            assert rating.collected_by == ""
