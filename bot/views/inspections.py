"""Inspections on the screen: the list, the scores, one department's faults, a drawn sample."""

from collections.abc import Sequence

from bot.callbacks import BallotPress, InspectionPress, MenuPress, OpenPress, VisitPress
from bot.i18n import Html, Translator
from bot.views.figure_scopes import period_words
from bot.views.pages import cut
from bot.views.view import Button, Rows, View, rows_of
from domain.inspection import FaultKind, Finding, Inspection, Scope, UnitScore, worst_first
from domain.inspection_visit import Visit
from domain.scope import Period

UNITS_ON_PAGE = 8
FINDINGS_ON_PAGE = 6
LONGEST_TITLE = 24


def sends(action: str, inspection_id: int = 0, value: str = "", page: int = 0) -> str:
    return InspectionPress(action=action, inspection_id=inspection_id, value=value, page=page).pack()


def button(
    t: Translator, words: str, action: str, id_: int = 0, value: str = "", *, main: bool = False
) -> Button:
    return Button(t.plain(words), sends(action, id_, value), main=main)


def scope_words(scope: Scope, t: Translator) -> str:
    if scope.session:
        return scope.session
    if scope.from_on and scope.until_on:
        period = Period(scope.from_on, scope.until_on)
        if period.is_year or period.half or period.quarter or period.is_month:
            return period_words(period, t)
        days = {"first": t.long_day(scope.from_on), "last": t.long_day(scope.until_on)}
        return t.plain("inspection-period", **days)
    return t.plain("inspection-everything")


def list_view(inspections: Sequence[Inspection], t: Translator, *, may_open: bool) -> View:
    rows: Rows = tuple((Button(_line(i, t), sends("open", i.id)),) for i in inspections)
    if may_open:
        rows = ((button(t, "inspection-new", "new", main=True),), *rows)
    back = (Button(t.plain("back"), MenuPress(item="menu").pack()),)
    return View(t("inspection-list" if inspections else "inspection-none", n=len(inspections)), (*rows, back))


def _line(inspection: Inspection, t: Translator) -> str:
    key = "inspection-line-open" if inspection.is_open else "inspection-line-closed"
    day = inspection.opened_at.astimezone(t.zone).date()
    return t.plain(key, scope=cut(scope_words(inspection.scope, t), LONGEST_TITLE), day=day)


def scope_view(sessions: Sequence[str], t: Translator) -> View:
    """What shall be inspected: a session by a button, a period typed."""
    buttons = [
        Button(cut(name, LONGEST_TITLE), sends("scope", value=str(n))) for n, name in enumerate(sessions, 1)
    ]
    back = (button(t, "back", "list"),)
    return View(t("ask-inspection-scope"), (*((b,) for b in buttons), back))


def inspection_view(inspection: Inspection, drawn: int, t: Translator, *, page: int, staff: bool) -> View:
    """The scores of all departments, the lowest first; each a button to what was found there."""
    units = worst_first(inspection.units)
    pieces, found = sum(u.pieces for u in units), sum(u.found for u in units)
    lines = [
        t("inspection-head", scope=scope_words(inspection.scope, t)),
        t("inspection-opened", by=inspection.opened_by, at=inspection.opened_at),
        t("inspection-checked", at=inspection.checked_at, units=len(units), pieces=pieces, n=found),
    ]
    if unchecked := sum(u.unchecked for u in units):
        lines.append(t("inspection-unchecked", n=unchecked))
    if pieces:
        lines.append(t("inspection-press", n=found))
    if inspection.closed_at is not None:
        lines.append(t("inspection-closed", by=inspection.closed_by, at=inspection.closed_at))
    last = max(0, (len(units) - 1) // UNITS_ON_PAGE)
    page = max(0, min(page, last))
    shown = units[page * UNITS_ON_PAGE : (page + 1) * UNITS_ON_PAGE]
    rows: Rows = tuple(
        (Button(_unit_line(u, t), sends("unit", inspection.id, str(u.department_id))),) for u in shown
    )
    turn = tuple(
        Button(t.plain(key), sends("open", inspection.id, page=target))
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target <= last
    )
    ballot = BallotPress(action="of", ballot_id=inspection.id)
    actions = [
        button(t, "inspection-how", "how", inspection.id),
        Button(t.plain("ballot-button"), ballot.pack()),
        Button(t.plain("visit-button"), VisitPress(action="list", inspection_id=inspection.id).pack()),
    ]
    if drawn:
        actions.append(Button(t.plain("inspection-samples", n=drawn), sends("draws", inspection.id)))
    if staff and inspection.is_open:
        actions += [
            button(t, "inspection-draw", "draw", inspection.id),
            button(t, "inspection-again", "check", inspection.id),
            button(t, "inspection-close", "close", inspection.id),
        ]
    rows = (*rows, *((turn,) if turn else ()), *rows_of(actions), (button(t, "back", "list"),))
    return View(Html("\n".join(lines)), rows)


def _unit_line(unit: UnitScore, t: Translator) -> str:
    if not unit.pieces:
        return t.plain("inspection-unit-line-unchecked", unit=unit.department, n=unit.unchecked)
    return t.plain(
        "inspection-unit-line", unit=unit.department, score=str(unit.score), pieces=unit.pieces, n=unit.found
    )


def how_view(inspection: Inspection, unit: str, t: Translator) -> View:
    """What the check looks for, and what each fault takes off; `unit`: back to that department."""
    lines = [t("inspection-how-head")]
    lines += [
        t(
            "inspection-how-line",
            what=t.plain(f"inspection-fault-{kind.replace('_', '-')}"),
            about=t.plain(f"inspection-about-{kind.replace('_', '-')}"),
            n=inspection.points.get(kind, 0),
        )
        for kind in FaultKind
    ]
    back = sends("unit", inspection.id, unit) if unit else sends("open", inspection.id)
    return View(Html("\n".join(lines)), ((Button(t.plain("back"), back),),))


def unit_view(
    inspection: Inspection,
    unit: UnitScore,
    findings: Sequence[Finding],
    visits: Sequence[Visit],
    page: int,
    t: Translator,
    *,
    opens: bool,
    own: bool,
) -> View:
    """One department: the score with its reckoning, the faults by kind, each with its proposal.

    `own`: the department looks at itself, and has nothing else of the inspection to go back to.
    """
    lines = [t("inspection-unit-head", unit=unit.department, scope=scope_words(inspection.scope, t))]
    if unit.pieces:
        lines.append(t("inspection-unit-score", score=str(unit.score), pieces=unit.pieces, n=unit.found))
    if unit.unchecked:
        lines.append(t("inspection-unchecked", n=unit.unchecked))
    lines += [
        t("inspection-kind-line", what=_kind(kind, t), n=n, points=inspection.points.get(kind, 0))
        for kind, n in unit.faults.items()
    ]
    for visit in visits:
        lines.append(t("inspection-on-site", label=visit.label, by=visit.inspector, score=str(visit.score)))
    for finding in findings:
        what = t.plain("list-comma").join(_kind(kind, t) for kind in finding.kinds)
        title = "" if finding.title == finding.label else cut(finding.title, LONGEST_TITLE)
        lines.append(t("inspection-finding", label=finding.label, title=title, what=what))
    rows: Rows = ()
    if opens:
        rows = rows_of([Button(f.label, OpenPress(proposal_id=f.proposal_id).pack()) for f in findings])
    ids = inspection.id, str(unit.department_id)
    turn = []
    if page:
        turn.append(Button(t.plain("page-before"), sends("unit", *ids, page=page - 1)))
    if len(findings) == FINDINGS_ON_PAGE:
        turn.append(Button(t.plain("page-after"), sends("unit", *ids, page=page + 1)))
    back = button(t, "back", "list") if own else button(t, "back", "open", inspection.id)
    how = (button(t, "inspection-how", "how", inspection.id, str(unit.department_id)),)
    return View(Html("\n".join(lines)), (*rows, *((tuple(turn),) if turn else ()), how, (back,)))


def told_view(inspection: Inspection, department_id: int, t: Translator) -> View:
    """To a department when an inspection was closed."""
    press = sends("unit", inspection.id, str(department_id))
    read = Button(t.plain("inspection-read"), press, main=True)
    return View(t("notice-inspection-closed", scope=scope_words(inspection.scope, t)), ((read,),))


def _kind(kind: FaultKind, t: Translator) -> str:
    return t.plain(f"inspection-fault-{kind.replace('_', '-')}")


def close_view(inspection: Inspection, t: Translator) -> View:
    sure = button(t, "inspection-close-sure", "end", inspection.id, main=True)
    return View(t("ask-inspection-close"), ((sure,), (button(t, "back", "open", inspection.id),)))
