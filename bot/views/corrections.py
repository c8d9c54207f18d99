"""Days off and days worked of the congress's own: the list, choosing, what it moves, what was noted."""

from collections.abc import Sequence
from datetime import date

from bot.callbacks import DayPress, DuePress, MenuPress
from bot.i18n import Html, Translator
from bot.views.month import month_rows
from bot.views.pages import cut
from bot.views.reckoning import reckoned_lines
from bot.views.view import Button, Rows, View, rows_of
from domain.correction import Correction
from domain.deadlines import LocalDay, WorkCalendar
from domain.due import DueClock
from domain.notice import Notice
from domain.proposal import ClockKey, Proposal
from domain.services.redating import Move

MOST_LINES = 8
MOST_TOLD = 40
MOST_HOW = 4
MOST_DAYS = 12
LOG = 20
LONGEST_TITLE = 12
REASONS = ("weather", "local", "exchange", "outage")


def sends(action: str, value: str = "") -> str:
    return DayPress(action=action, value=value).pack()


def _button(t: Translator, words: str, action: str, value: str = "", *, main: bool = False) -> Button:
    return Button(t.plain(words), sends(action, value), main=main)


def days_view(standing: Sequence[LocalDay], t: Translator) -> View:
    """What stands, each day a button that takes it back."""
    shown = standing[:MOST_DAYS]
    lines = [t("days-head"), t("days-none") if not shown else t("days-standing", n=len(standing))]
    buttons = tuple((Button(_day_words(local, t), sends("undo", local.day.isoformat())),) for local in shown)
    tail: Rows = (
        (_button(t, "days-new", "new", main=True),),
        (_button(t, "days-log", "log"), Button(t.plain("back"), MenuPress(item="agenda").pack())),
    )
    return View(Html("\n".join(lines)), (*buttons, *tail))


def _day_words(local: LocalDay, t: Translator) -> str:
    key = "days-worked" if local.worked else "days-off"
    return t.plain(key, day=local.day, why=local.why)


def picking_view(month: date, chosen: Sequence[date], calendar: WorkCalendar, t: Translator) -> View:
    """Which days: tapped in the month, or typed."""

    def label(day: date) -> str:
        if day in chosen:
            return f"\u2713{day.day}"
        return str(day.day) if calendar.is_working_day(day) else f"{day.day}\u00b0"

    rows = month_rows(
        month,
        t,
        label=label,
        day=lambda day: sends("tick", day.isoformat()),
        turn=lambda first: sends("month", f"{first:%Y-%m}"),
    )
    text = Html(
        f"{t('ask-days')}\n{t('days-chosen', days=days_words(chosen, t))}" if chosen else t("ask-days")
    )
    done: Rows = ((_button(t, "done", "ready", main=True),),) if chosen else ()
    return View(text, (*rows, *done, (_button(t, "back", "list"),)))


def days_words(days: Sequence[date], t: Translator) -> str:
    """Days in a row as from and to."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said = [
        t.day(run[0]) if len(run) == 1 else t.plain("days-run", first=run[0], last=run[-1]) for run in runs
    ]
    return t.plain("list-comma").join(said)


def kind_view(days: Sequence[date], t: Translator) -> View:
    """Off, or worked?"""
    row = (_button(t, "days-is-off", "kind", "off"), _button(t, "days-is-worked", "kind", "on"))
    return View(t("ask-days-kind", days=days_words(days, t)), (row, (_button(t, "back", "new"),)))


def reason_view(days: Sequence[date], worked: bool, t: Translator) -> View:
    key = "ask-days-reason-worked" if worked else "ask-days-reason-off"
    buttons = [_button(t, f"days-why-{code}", "why", code) for code in REASONS]
    rows = rows_of(buttons, width=2)
    return View(t(key, days=days_words(days, t)), (*rows, (_button(t, "back", "new"),)), fresh=True)


def preview_view(
    days: Sequence[date], worked: bool | None, why: str, moves: Sequence[Move], now: object, t: Translator
) -> View:
    """What is meant, what it moves, what becomes earlier or late by it; nothing is done yet."""
    key = "days-preview-back" if worked is None else "days-preview-worked" if worked else "days-preview-off"
    lines = [t(key, days=days_words(days, t), why=why), t("days-moves", n=len(moves))]
    lines += _move_lines([(m.clock.key, m.proposal, m.clock.due_on, m.due.day) for m in moves], MOST_LINES, t)
    if earlier := [m for m in moves if m.due.day < m.clock.due_on]:
        lines.append(t("days-earlier", n=len(earlier)))
    if late := [m for m in moves if m.due.at <= now]:  # type: ignore[operator]
        lines.append(t("days-late-at-once", n=len(late)))
    shown = {(m.proposal.id, m.clock.key): m for m in reversed(moves)}
    nearest = sorted(shown.values(), key=lambda m: (m.clock.due_at, m.clock.id))[:MOST_HOW]
    how = tuple((Button(_how(m.clock.key, m.proposal, t), sends("how", str(m.clock.id))),) for m in nearest)
    words = "days-take" if not moves else "days-take-moves"
    take = Button(t.plain(words, n=len(moves)), sends("take"), main=True)
    return View(Html("\n".join(lines)), ((take,), *how, (_button(t, "cancel", "list"),)), fresh=True)


def how_view(move: Move, t: Translator) -> View:
    """How the date would be reckoned then."""
    lines = [str(t("days-then", label=_label(move.proposal)))]
    lines += reckoned_lines(move.clock.key, move.due.day, move.due.working, t)
    return View(Html("\n".join(lines)), ((_button(t, "back", "look"),),))


def log_view(entries: Sequence[Correction], t: Translator) -> View:
    """Everything that was noted, the newest first; nothing is taken out."""
    lines = [t("days-log-head" if entries else "days-log-empty")]
    for entry in entries[:LOG]:
        key = "back" if entry.worked is None else "worked" if entry.worked else "off"
        said = t(f"days-log-{key}", day=entry.day, why=entry.reason)
        lines.append(t("days-log-line", at=entry.at, by=entry.by, what=said, n=entry.moved))
    return View(Html("\n".join(lines)), ((_button(t, "back", "list"),),))


def moved_from(notice: Notice) -> dict[int, date]:
    """The clocks that a notice tells of, and when they were due before."""
    raw = notice.params.get("moves")
    return {int(clock): date.fromisoformat(day) for clock, day in raw} if isinstance(raw, list) else {}


def moved_view(notice: Notice, before: dict[int, date], items: Sequence[DueClock], t: Translator) -> View:
    """What somebody is told once: which of their dates moved, from when to when."""
    said = notice.params.get("days")
    days = [date.fromisoformat(str(day)) for day in said] if isinstance(said, list) else []
    because = str(notice.params.get("because")).replace("_", "-")
    params = {"days": days_words(days, t), "why": str(notice.params.get("text") or "")}
    lines = [t(f"moved-{because}", year=str(notice.params.get("year") or ""), **params)]
    lines += _move_lines([(c.key, c, before[c.id], c.due_on) for c in items], MOST_TOLD, t)
    rows = tuple(
        (Button(_how(c.key, c, t), DuePress(clock_id=c.id, action="how").pack()),) for c in items[:MOST_LINES]
    )
    return View(Html("\n".join(lines)), rows)


def _how(key: ClockKey, of: Proposal | DueClock, t: Translator) -> str:
    return t.plain("days-how", label=_label(of), clock=t.plain(f"clock-{key.replace('_', '-')}"))


def _move_lines(
    moved: Sequence[tuple[ClockKey, Proposal | DueClock, date, date]], most: int, t: Translator
) -> list[Html]:
    """One line each; several units with the same date of one case share one."""
    lines: dict[Html, int] = {}
    for key, of, old, new in moved:
        name = t(f"clock-{key.replace('_', '-')}")
        before = t.written(old, "pattern-short-day")
        line = t("days-move", label=_label(of), clock=name, old=before, new=new)
        lines[line] = lines.get(line, 0) + 1
    said = [Html(f"{line}{t('days-move-units', n=n)}") if n > 1 else line for line, n in lines.items()]
    hidden = sum(list(lines.values())[most:])
    return [*said[:most], *([t("due-more", n=hidden)] if hidden else [])]


def _label(of: Proposal | DueClock) -> str:
    return of.number or cut(of.title, LONGEST_TITLE)
