"""What is carried about a meeting besides its steps: the calendar file, reminders, the question after it."""

from datetime import UTC, datetime
from html import unescape

from bot.i18n import Html, Translator
from bot.views.appointments import how_words, meeting_view
from domain.appointment import Appointment, MeetingState
from domain.notice import Notice
from domain.people import Congress, Person
from domain.proposal import Proposal
from scheduler.parcel import Document, Parcel

MEETING_KINDS = frozenset({"meeting_file", "meeting_reminder", "meeting_outcome"})
GONE = frozenset({MeetingState.CANCELLED, MeetingState.CALL, MeetingState.WAIVED})


def meeting_parcel(
    notice: Notice, proposal: Proposal, person: Person, congress: Congress, t: Translator, *, now: datetime
) -> Parcel | None:
    """None when it is no longer true: another time, called off, begun, recorded."""
    meeting, policy = proposal.appointments[int(str(notice.params["meeting"])) - 1], congress.policy
    if meeting.revision != notice.params["revision"]:
        return None
    if notice.kind == "meeting_file":
        return calendar_file(proposal, meeting, congress, t, now=now)
    assert meeting.starts_at is not None
    asked = notice.kind == "meeting_outcome"
    if not (meeting.waits_for_outcome if asked else meeting.is_agreed and meeting.starts_at > now):
        return None
    key = "notice-meeting-outcome" if asked else "notice-meeting-reminder"
    words = t(key, number=proposal.label, at=meeting.starts_at, name=proposal.representative)
    return meeting_view(proposal, meeting, person, policy, t, now=now, sentence=Html(f"<b>{words}</b>"))


def calendar_file(
    proposal: Proposal, meeting: Appointment, congress: Congress, t: Translator, *, now: datetime
) -> Document | None:
    """The entry for people's own calendars: the same through all changes, taken away when it is off."""
    if meeting.starts_at is None or meeting.ends_at is None:
        return None
    gone = meeting.state in GONE
    if not gone and not meeting.is_agreed:
        return None
    content = ics_of(proposal, meeting, congress, t, gone=gone, now=now)
    key = "meeting-file-off" if gone else "meeting-file"
    caption = t(f"{key}-caption", number=proposal.label, at=meeting.starts_at)
    return Document(t.plain("meeting-file-name", number=proposal.label), content, caption)


def ics_of(
    proposal: Proposal,
    meeting: Appointment,
    congress: Congress,
    t: Translator,
    *,
    gone: bool,
    now: datetime,
) -> bytes:
    """An iCalendar object (RFC 5545) with one event, in UTC: no time zone to be misread."""
    from icalendar import Calendar, Event, vCalAddress, vText  # slow to import; seldom needed

    assert meeting.starts_at is not None
    assert meeting.ends_at is not None
    entry = Event()
    entry.add("uid", uid_of(meeting, congress))
    entry.add("sequence", meeting.sequence + int(gone))
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("dtstart", meeting.starts_at.astimezone(UTC))
    entry.add("dtend", meeting.ends_at.astimezone(UTC))
    entry.add(
        "summary", t.plain("meeting-file-summary", number=proposal.label, department=meeting.department)
    )
    how = unescape(how_words(meeting, congress.policy, t))
    entry.add("description", f"{proposal.title}\n{how}")
    if meeting.place:
        entry.add("location", meeting.place)
    entry.add("status", "CANCELLED" if gone else "CONFIRMED")
    organizer = vCalAddress("invalid:nomail")
    organizer.params["cn"] = vText(meeting.department)
    entry.add("organizer", organizer)
    calendar = Calendar()
    calendar.add("prodid", "-//through-train//meetings//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if gone else "PUBLISH")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def uid_of(meeting: Appointment, congress: Congress) -> str:
    return f"meeting-{congress.id}-{meeting.id}@through-train.invalid"
