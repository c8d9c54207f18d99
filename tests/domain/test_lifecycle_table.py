"""The table of steps as a whole: every status reached and left, every clock stopped, its page current."""

from datetime import UTC, datetime
from pathlib import Path

from bot.views.lifecycle import lifecycle_markdown
from domain.parties import Party
from domain.proposal import ClockKey, Proposal, Status
from domain.services.reminders import LAPSING
from domain.steps import BY_NAME, STEPS
from tests.tree import text_of

ENDS = {
    Status.ARCHIVED,
    Status.CANCELLED,
    Status.MERGED,
    Status.REFERENCE,
    Status.REFUSED,
    Status.WITHDRAWN,
}


def test_every_status_is_reached_and_left() -> None:
    reached = {Status.DRAFT}
    while more := {step.to for step in STEPS if step.to and step.from_ & reached} - reached:
        reached |= more
    assert reached == set(Status)
    left = {status for step in STEPS if step.to for status in step.from_ - {step.to}}
    assert set(Status) - left == ENDS


def test_every_open_status_is_somebodys_turn() -> None:
    """From each status that is no end, a person can go on: nothing waits for the service alone."""
    moved = {s for step in STEPS if step.to and step.by - {Party.SERVICE} for s in step.from_ - {step.to}}
    assert set(Status) - moved == ENDS


def test_every_clock_started_is_stopped() -> None:
    """By a step of its own (one that stops every clock does not count), or it merely closes a window."""
    started = {key for step in STEPS for key in step.starts}
    stopped = {key for step in STEPS if set(step.stops) != set(ClockKey) for key in step.stops}
    assert started == set(ClockKey)
    assert started - stopped <= LAPSING
    assert stopped <= started


def test_steps_have_names_of_their_own() -> None:
    assert len(BY_NAME) == len(STEPS)
    assert {step.name for step in STEPS if not step.by or not step.from_} == set()


def test_guards_answer_for_a_fresh_proposal() -> None:
    """A guard needs no special state to be asked, and what it answers is a key."""
    fresh = Proposal(1, 1, "A", "T", "S", "R", created_at=datetime(2026, 1, 5, tzinfo=UTC))
    for guard in {guard for step in STEPS for guard in step.needs}:
        reason = guard(fresh, None)
        assert reason is None or reason.startswith("blocked-"), guard.__name__


def test_the_page_of_the_lifecycle_is_current() -> None:
    assert text_of(Path("docs/lifecycle.md")) == lifecycle_markdown(), "make docs"
