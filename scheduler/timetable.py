"""When the ticks run: APScheduler in memory, each tick once at a time."""

from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]

from scheduler.delivery import Delivery
from scheduler.ticks import Ticks

DELIVERY_SECONDS = 0.5
CLOCK_SECONDS = 60
REMINDER_SECONDS = 120
FORGET_SECONDS = 3600


def build_timetable(ticks: Ticks, delivery: Delivery) -> AsyncIOScheduler:
    """The scheduler, not started."""
    scheduler = AsyncIOScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    for job, seconds in (
        (delivery.run, DELIVERY_SECONDS),
        (ticks.settle_clocks, CLOCK_SECONDS),
        (ticks.remind, REMINDER_SECONDS),
        (ticks.forget_updates, FORGET_SECONDS),
    ):
        scheduler.add_job(job, "interval", seconds=seconds)
    return scheduler
