"""Stretches of a bulletin: drafted from the card of figures, examples and next steps chosen, issued."""

from bot.replays.phones import Phone


async def draft(office: Phone) -> None:
    """With the figures as they are now."""
    await office.says("/report")
    await office.presses("figures-bulletin")


async def choose(office: Phone, *units: str) -> None:
    """One good example of each of these units."""
    await office.presses("bulletin-name-examples", "bulletin-choose")
    for unit in units:
        await office.presses(f"{unit}\u3000")
    await office.presses("back", "back")


async def drop_steps(office: Phone) -> None:
    """Those that the service proposes."""
    await office.presses("bulletin-name-next", "bulletin-drop-steps", "back")


async def add_step(office: Phone, text: str, day: str) -> None:
    """What comes next, and until when."""
    await office.presses("bulletin-name-next", "bulletin-add-step")
    await office.says(text)
    await office.says(day)
    await office.presses("back")


async def issue(office: Phone) -> None:
    """Numbered and sealed; nothing in it changes any more."""
    await office.presses("bulletin-issue", "bulletin-issue-sure")
