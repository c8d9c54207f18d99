"""Somebody's calendar as an iCalendar file (RFC 5545): due dates as whole days, meetings with their time."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from bot.i18n import Translator
from domain.agenda import Entry, EntryKind
from domain.people import Congress, Person

# How often a calendar should look again; what it makes of that is its own affair.
REFRESH = timedelta(hours=1)


def tag_of(entries: Sequence[Entry], person: Person, congress: Congress) -> str:
    """Changes when anything of the file does, but for the moment at which it was made."""
    said = repr((congress.id, congress.name, str(congress.policy.zone), person.language, *entries))
    return sha256(said.encode()).hexdigest()[:32]


def feed_of(
    entries: Sequence[Entry], person: Person, congress: Congress, t: Translator, *, now: datetime
) -> bytes:
    """Lean: number, title, which date. What lies behind it is read in the chat."""
    from icalendar import Calendar  # slow to import; seldom needed

    calendar = Calendar()
    calendar.add("prodid", "-//through-train//agenda//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = t.plain("feed-name", service=congress.policy.text("service", t.language))
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", str(congress.policy.zone))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(_event(entry, congress, t, now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, congress: Congress, t: Translator, now: datetime) -> Any:
    from icalendar import Event

    event = Event()
    uid = entry.uid if entry.kind is EntryKind.MEETING else f"{entry.uid}-{congress.id}"
    event.add("uid", f"{uid}@through-train.invalid")
    event.add("dtstamp", now.astimezone(UTC))
    if entry.starts_at is not None and entry.ends_at is not None:
        event.add("dtstart", entry.starts_at.astimezone(UTC))
        event.add("dtend", entry.ends_at.astimezone(UTC))
        event.add("sequence", entry.sequence)
        event.add("summary", t.plain("feed-meeting", label=entry.label))
        if entry.place:
            event.add("location", entry.place)
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        # A date by which something is done takes nobody's time.
        event.add("transp", "TRANSPARENT")
        clock = t.plain(f"clock-{entry.key.replace('_', '-')}") if entry.key else ""
        key = "feed-due-provisional" if entry.provisional else "feed-due"
        event.add("summary", t.plain(key, label=entry.number or "", clock=clock))
    event.add("description", entry.title)
    event.add("status", "CONFIRMED")
    return event
