"""Handing on while several dates run: what comes free goes to whoever is new, the earliest first."""

from datetime import timedelta

from domain.people import Congress, Department, Person
from domain.proposal import Assignment, AssignmentRole
from domain.services.reassignment import keep_reply_clocks
from tests.builders import NOW, assignment, clock, policy, suggestion


def test_of_two_dates_that_come_free_the_earlier_is_handed_on() -> None:
    congress, person = Congress("区人大", policy(), id=1), Person(1, "代表", id=1)
    proposal = suggestion(person)
    shares = [_share(id_) for id_ in (1, 2)]
    proposal.assignments = [*shares]
    # The first of them was given more time.
    proposal.clocks = [clock(congress, days=60, department_id=1), clock(congress, days=30, department_id=2)]
    for share in shares:
        share.released_at = NOW
    proposal.assignments.append(_share(3))
    keep_reply_clocks(proposal, NOW)
    running = {c.department_id: c.due_at for c in proposal.clocks if c.running}
    assert running == {3: NOW + timedelta(days=30)}


def _share(id_: int) -> Assignment:
    return assignment(Department(1, f"单位{id_}", f"单位{id_}", id=id_), AssignmentRole.SEPARATE)
