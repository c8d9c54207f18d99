"""Steps against the table: who may, when, what it says when it is too late; clocks against the profile."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import NotAllowed, StepBlocked, StepNotPossible
from domain.lifecycle import check, steps_for
from domain.parties import parties_of
from domain.people import Person, Post, Role
from domain.proposal import Assignment, AssignmentRole, ClockKey, Proposal, Status, Track
from domain.services.steps import record
from domain.steps import BY_NAME, OPEN, STEPS
from tests import builders

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def person(id_: int, *roles: Role, department: int | None = None, congress: int = 1) -> Person:
    posts = [Post(role, department_id=department) for role in roles]
    return Person(congress, f"第{id_}人", id=id_, posts=posts)


def proposal(status: Status, **values: object) -> Proposal:
    made = Proposal(1, 1, "王芳", "T", "S", "R", created_at=NOW, status=status, id=9)
    made.assignments = [
        Assignment(10, "主办", AssignmentRole.LEAD, NOW),
        Assignment(20, "协办", AssignmentRole.CO, NOW),
    ]
    for name, value in values.items():
        setattr(made, name, value)
    return made


PEOPLE = {
    "representative": person(1, Role.REPRESENTATIVE),
    "another representative": person(2, Role.REPRESENTATIVE),
    "staff": person(3, Role.STAFF),
    "government office": person(4, Role.GOVERNMENT_OFFICE),
    "clerk": person(5, Role.DEPARTMENT_CLERK, department=10),
    "head": person(6, Role.DEPARTMENT_HEAD, department=10),
    "co-clerk": person(7, Role.DEPARTMENT_CLERK, department=20),
    "foreign clerk": person(8, Role.DEPARTMENT_CLERK, department=30),
}


@pytest.mark.parametrize("status", list(Status))
def test_the_screen_offers_exactly_what_is_allowed(status: Status) -> None:
    matter = proposal(status)
    for who in (*PEOPLE.values(), None):
        offered = {step.name for step in steps_for(matter, who)}
        for step in STEPS:
            try:
                check(matter, step.name, who)
            except (NotAllowed, StepNotPossible, StepBlocked):
                assert step.name not in offered
            else:
                assert step.name in offered


@pytest.mark.parametrize("status", list(Status))
def test_strangers_to_it_and_other_congresses_may_nothing(status: Status) -> None:
    matter = proposal(status, cosigning_open=False)
    everything = person(1, *Role, department=10, congress=2)
    for who in (PEOPLE["another representative"], PEOPLE["foreign clerk"], everything):
        assert parties_of(who, matter) == frozenset()
        assert steps_for(matter, who) == []


def test_every_clock_of_the_table_is_in_the_profile() -> None:
    policy = builders.policy()
    started = {key for step in STEPS for key in step.starts}
    assert started == set(ClockKey)
    assert {key for key in ClockKey if policy.term(key, Track.THROUGH_TRAIN) is None} == set()


def test_an_end_leaves_no_clock_running() -> None:
    """A clock that ran on after the end would stamp lateness where no step is possible any more."""
    running: dict[Status, set[ClockKey]] = {status: set() for status in Status}
    changed = True
    while changed:
        changed = False
        for step in STEPS:
            for status in step.from_:
                to = step.to or status
                after = (running[status] - set(step.stops)) | set(step.starts)
                if not after <= running[to]:
                    running[to] |= after
                    changed = True
    ends = set(Status) - OPEN - {Status.DRAFT, Status.COLLECTING}
    assert {status: clocks for status, clocks in running.items() if status in ends and clocks} == {}


def test_too_late_names_who_moved_it_on() -> None:
    matter, staff = proposal(Status.SUBMITTED), PEOPLE["staff"]
    matter.status = Status.REGISTERED
    record(matter, "register", Status.SUBMITTED, staff, NOW, {})
    record(matter, "supplement", Status.REGISTERED, PEOPLE["representative"], NOW + timedelta(hours=1), {})
    with pytest.raises(StepNotPossible) as refused:
        check(matter, "refuse", PEOPLE["staff"])
    assert refused.value.params["by"] == staff.name
    assert refused.value.params["at"] == NOW
    assert refused.value.proposal_id == matter.id


def test_too_early_names_nobody() -> None:
    matter = proposal(Status.REGISTERED)
    record(matter, "register", Status.SUBMITTED, PEOPLE["staff"], NOW, {})
    matter.status = Status.SUBMITTED
    with pytest.raises(StepNotPossible) as refused:
        check(matter, "pre_assign", PEOPLE["government office"])
    assert refused.value.key == "step-stale"


def test_a_suspended_representative_goes_on_with_open_ones_but_submits_nothing() -> None:
    suspended = person(1, Role.REPRESENTATIVE)
    suspended.suspended = True
    with pytest.raises(StepBlocked):
        check(proposal(Status.RETURNED), "submit", suspended)
    assert check(proposal(Status.IN_PROGRESS), "supplement", suspended) is BY_NAME["supplement"]
