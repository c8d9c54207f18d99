"""The calendar in the chat: a month with counts, a day with its lines, what is past."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.callbacks import AgendaPress, DayPress, DuePress, MenuPress, OpenPress
from bot.i18n import Html, Translator
from bot.views.month import month_rows
from bot.views.pages import cut
from bot.views.view import Button, Rows, View
from domain.agenda import Entry, EntryKind

MOST_LINES = 10
LONGEST_TITLE = 12
# A button of seven in a row shows four letters.
MOST_COUNTED = 9


def sends(action: str, value: str = "", *, every: bool = False) -> str:
    return AgendaPress(action=action, value=value, every=every).pack()


def month_view(
    month: date,
    counts: Mapping[date, int],
    late: int,
    t: Translator,
    *,
    today: date,
    every: bool,
    oversees: bool,
    keeps_days: bool,
) -> View:
    """The month, how much falls due in it, and what is past."""

    def label(day: date) -> str:
        n = counts.get(day, 0)
        if n:
            return f"{day.day}\u00b7{n if n <= MOST_COUNTED else '+'}"
        return f"[{day.day}]" if day == today else str(day.day)

    rows = month_rows(
        month,
        t,
        label=label,
        day=lambda day: sends("day", day.isoformat(), every=every),
        turn=lambda first: sends("month", f"{first:%Y-%m}", every=every),
    )
    name = t.written(month, "pattern-month")
    key = "agenda-month-every" if every else "agenda-month"
    lines = [t(key, month=name, n=sum(counts.values())), t("agenda-today", day=today)]
    tail: list[tuple[Button, ...]] = []
    if late:
        lines.append(t("agenda-late", n=late))
        tail.append((Button(t.plain("agenda-late-button", n=late), sends("late", every=every)),))
    if oversees:
        words = "agenda-own" if every else "agenda-every"
        tail.append((Button(t.plain(words), sends("month", f"{month:%Y-%m}", every=not every)),))
    if keeps_days:
        tail.append((Button(t.plain("days-button"), DayPress(action="list").pack()),))
    todo = Button(t.plain("menu-todo"), MenuPress(item="todo").pack())
    tail.append((Button(t.plain("feed-button"), sends("feed")), todo))
    return View(Html("\n".join(lines)), (*rows, *tail))


def feed_view(made_at: datetime | None, public: bool, t: Translator) -> View:
    """What a subscription is; making a link, or what to do with the one that stands."""
    back = (Button(t.plain("back"), sends("month")),)
    off = Button(t.plain("feed-off"), sends("feed_off"))
    if not public:
        return View(t("feed-no-address"), (*(((off,),) if made_at else ()), back))
    if made_at is None:
        make = Button(t.plain("feed-make"), sends("feed_new"), main=True)
        return View(t("feed-about"), ((make,), back))
    anew = Button(t.plain("feed-anew"), sends("feed_new"))
    return View(t("feed-standing", at=made_at), ((anew, off), back))


def link_view(address: str, t: Translator) -> View:
    """The link, this once; in a form that is copied with a tap and that nobody fetches for a preview."""
    off = Button(t.plain("feed-off"), sends("feed_off"))
    return View(t("feed-link", address=address), ((off,),), fresh=True)


def day_view(day: date, n: int, entries: Sequence[Entry], t: Translator, *, every: bool) -> View:
    """The lines of one day, each with its case and, where it is reckoned, how."""
    head = t("agenda-day", day=day, n=n) if n else t("agenda-day-empty", day=day)
    back = Button(t.plain("back"), sends("month", f"{day:%Y-%m}", every=every))
    return _list(head, n, entries, back, t)


def late_view(n: int, entries: Sequence[Entry], today: date, t: Translator, *, every: bool) -> View:
    back = Button(t.plain("back"), sends("month", f"{today:%Y-%m}", every=every))
    return _list(t("agenda-late-head", n=n), n, entries, back, t, dated=True)


def _list(
    head: Html, n: int, entries: Sequence[Entry], back: Button, t: Translator, *, dated: bool = False
) -> View:
    shown = entries[:MOST_LINES]
    lines = [head, *(_line(entry, t, dated=dated) for entry in shown)]
    if n > len(shown):
        lines.append(t("due-more", n=n - len(shown)))
    times = Counter(entry.proposal_id for entry in shown)
    rows: Rows = tuple(_buttons(entry, t, alone=times[entry.proposal_id] == 1) for entry in shown)
    return View(Html("\n".join(lines)), (*rows, (back,)))


def _line(entry: Entry, t: Translator, *, dated: bool) -> Html:
    title = cut(entry.title, 2 * LONGEST_TITLE) if entry.number else ""
    if entry.kind is EntryKind.MEETING:
        at = t.clock(entry.starts_at) if isinstance(entry.starts_at, datetime) else ""
        return t("agenda-meeting", at=at, label=_label(entry), title=title, place=entry.place)
    key = "agenda-line-dated" if dated else "agenda-line"
    said = t(key, label=_label(entry), clock=_name(entry, t), title=title, day=entry.day)
    return Html(f"{said}{t('due-provisional')}") if entry.provisional else said


def _buttons(entry: Entry, t: Translator, *, alone: bool) -> tuple[Button, ...]:
    """The case, by its number where that is enough, and how its date was reckoned."""
    if entry.kind is EntryKind.MEETING:
        data = OpenPress(proposal_id=entry.proposal_id).pack()
        return (Button(t.plain("agenda-open-meeting", label=_label(entry)), data),)
    opens = DuePress(clock_id=entry.clock_id).pack()
    how = DuePress(clock_id=entry.clock_id, action="how").pack()
    words = t.plain("due-button", label=_label(entry), clock=_name(entry, t))
    return Button(_label(entry) if alone else words, opens), Button(t.plain("card-reckoning"), how)


def _label(entry: Entry) -> str:
    return entry.number or cut(entry.title, LONGEST_TITLE)


def _name(entry: Entry, t: Translator) -> Html:
    return t(f"clock-{entry.key.replace('_', '-')}") if entry.key else Html("")
