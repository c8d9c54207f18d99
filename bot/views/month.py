"""A month as buttons: seven columns from Monday, short labels, the way to the months beside it."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date, timedelta

from bot.i18n import Translator
from bot.views.view import Button, Rows

# Telegram wants something on every button; a place without a day gets a blank that is no space to it.
BLANK = "\u2800"
MONDAY = date(2024, 1, 1)


def month_rows(
    month: date,
    t: Translator,
    *,
    label: Callable[[date], str],
    day: Callable[[date], str],
    turn: Callable[[date], str],
) -> Rows:
    """`label` of each day: seven in a row have room for four letters. `turn` leads to a month."""
    first = month.replace(day=1)
    before, after = (first - timedelta(days=1)).replace(day=1), (first + timedelta(days=31)).replace(day=1)
    head = (
        Button(t.plain("month-before"), turn(before)),
        Button(t.written(first, "pattern-month-button"), turn(first)),
        Button(t.plain("month-after"), turn(after)),
    )
    names = tuple(
        Button(t.written(MONDAY + timedelta(days=n), "pattern-weekday"), turn(first)) for n in range(7)
    )
    weeks = tuple(
        tuple(
            Button(label(d), day(d)) if d.month == first.month else Button(BLANK, turn(first)) for d in week
        )
        for week in Calendar().monthdatescalendar(first.year, first.month)
    )
    return (head, names, *weeks)


def month_of(value: str, today: date) -> date:
    """The month of a button ("2026-03"); this one for a button that was made up."""
    try:
        found = date.fromisoformat(f"{value}-01")
    except ValueError:
        found = today
    # A calendar needs a month before and one after it.
    return found.replace(day=1) if 2000 <= found.year <= 2200 else today.replace(day=1)
