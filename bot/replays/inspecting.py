"""Stretches of oversight: ledgers checked, a sample drawn and visited, a secret ballot, an assessment."""

from collections.abc import Sequence

from bot.replays.phones import Phone
from domain.people import Role


async def check(staff: Phone, period: str) -> None:
    """An inspection of what was assigned from a day to a day; its ledgers are checked at once."""
    async with staff:
        await staff.says("/inspection")
        await staff.presses("inspection-new")
        await staff.says(period)


async def draw(staff: Phone, size: str, seed: str) -> None:
    """By department, with a seed that was fixed in public."""
    async with staff:
        await staff.presses("inspection-draw")
        await staff.says(size)
        await staff.presses("inspection-by-department")
        await staff.says(seed)


async def opens(who: Phone) -> None:
    """The newest inspection, from the menu."""
    await who.says("/inspection")
    # Whoever may open another one has the button for it in front.
    await who.presses(who.offered[1 if who.member.role is Role.STAFF else 0])


async def visit(inspector: Phone, place: int, points: Sequence[str], present: str, remarks: str) -> None:
    """The one of the sample at this place, recorded on site."""
    async with inspector:
        await opens(inspector)
        await inspector.presses("visit-button")
        await inspector.presses(inspector.offered[place])
        await inspector.presses("visit-begin", *points)
        await inspector.says(present)
        await inspector.says(remarks)
        await inspector.presses("visit-save-without")


async def open_ballot(staff: Phone, units: str) -> None:
    """`units`: the beginning of the button that says which."""
    async with staff:
        await opens(staff)
        await staff.presses("ballot-button", "ballot-new", units)


async def vote(inspector: Phone, scores: Sequence[str]) -> None:
    """One score after the other, then cast."""
    async with inspector:
        await opens(inspector)
        await inspector.presses("ballot-button", "ballot-vote", *scores, "ballot-cast")


async def count(staff: Phone) -> None:
    """The ballot is closed and counted, then the inspection itself."""
    async with staff:
        await opens(staff)
        await staff.presses("ballot-button", "ballot-close", "ballot-close-sure", "back")
        await staff.presses("inspection-close", "inspection-close-sure")


async def read_own(officer: Phone) -> None:
    """A department reads what was found in its own ledgers."""
    async with officer:
        await opens(officer)


async def assess(staff: Phone, year: str) -> None:
    """Worked out, announced to the departments, issued."""
    async with staff:
        await staff.says("/assessment")
        await staff.presses("assessment-new")
        await staff.presses(year, "assessment-announce", "assessment-announce-sure")
        await staff.presses("assessment-issue", "assessment-issue-sure")
