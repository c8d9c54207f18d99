"""The time the sandbox shows, and the control through which the page moves it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any, Protocol


class TimeControl(Protocol):
    """What the service offers when its time can be moved; the sandbox only passes the wish on."""

    on_change: Callable[[], None] | None
    """Set by the sandbox; to be called whenever the time, or what comes next, has changed."""

    @property
    def running(self) -> bool:
        """Whether the time is being moved just now."""

    def now(self) -> datetime:
        """The service's time, aware."""

    async def advance(self, seconds: int) -> None:
        """Moves on; returns when everything that fell due on the way has been done."""

    async def advance_to_next(self) -> None:
        """Moves on to the next event, if there is one."""

    async def next_event(self) -> tuple[datetime, str] | None:
        """When something next falls due, and a label for it; None when nothing does."""


async def describe(control: TimeControl | None, now: datetime, zone: tzinfo) -> dict[str, Any]:
    """The Clock object of the phone API: ISO times with the offset of `zone`."""
    coming = await control.next_event() if control is not None else None
    return {
        "now": now.astimezone(zone).isoformat(timespec="seconds"),
        "next": None
        if coming is None
        else {"at": coming[0].astimezone(zone).isoformat(timespec="seconds"), "label": coming[1]},
        "running": control is not None and control.running,
    }
