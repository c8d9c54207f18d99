"""The line with six stations: where a proposal stands, in plain text."""

from bot.i18n import Html, Translator
from domain.proposal import Status

STATIONS = ("submit", "screen", "assign", "handle", "reply", "rate")
S = Status
STATION_OF: dict[Status, int] = {
    S.DRAFT: 0,
    S.COLLECTING: 0,
    S.RETURNED: 0,
    S.SUBMITTED: 1,
    S.SCREENING: 1,
    S.REFUSED: 1,
    S.MERGED: 1,
    S.REFERENCE: 1,
    S.WITHDRAWN: 1,
    S.CANCELLED: 1,
    S.REGISTERED: 2,
    S.PRE_ASSIGNED: 2,
    S.ASSIGNED: 2,
    S.SIGNED_FOR: 3,
    S.IN_PROGRESS: 3,
    S.REHANDLING: 3,
    S.REPLY_DRAFTED: 4,
    S.COUNTERSIGNED: 4,
    S.UNDER_REVIEW: 4,
    S.SENT_BACK: 4,
    S.REPLIED: 5,
    S.ANSWERED: 6,
    S.FOLLOW_UP: 6,
    S.CLOSED: 6,
    S.ARCHIVED: 6,
}
ENDED_EARLY = frozenset({S.REFUSED, S.MERGED, S.REFERENCE, S.WITHDRAWN, S.CANCELLED})
DONE, NOW, AHEAD, RAIL, END = "\u25cf", "\u25d0", "\u25cb", "\u2500\u2500", "\u2503"


def line_of(status: Status, t: Translator) -> Html:
    """Two lines: the rail with its stations, and their names with the present one in bold."""
    at = STATION_OF[status]
    if status in ENDED_EARLY:
        passed = [str(t(f"station-{station}")) for station in STATIONS[:at]]
        end = f"<b>{t(f'status-{status}')}</b>"
        return Html(RAIL.join([DONE] * at + [END]) + "\n" + "\u3000".join([*passed, end]))
    marks = [DONE if n < at else NOW if n == at else AHEAD for n in range(len(STATIONS))]
    names = []
    for n, station in enumerate(STATIONS):
        name = t(f"station-{station}")
        names.append(f"<b>{name}</b>" if n == at else name)
    return Html(RAIL.join(marks) + "\n" + "\u3000".join(names))
