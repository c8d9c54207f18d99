"""Assessments on the screen: the ranking, other weights beside it, how one score came about, objections."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.callbacks import AssessmentPress, MenuPress
from bot.i18n import Html, Translator
from bot.views.pages import cut
from bot.views.view import Button, Rows, View, rows_of
from domain.assessment import Assessment, Bonus, Objection, Part, Result, Town
from domain.figures import percent
from domain.notice import Notice
from domain.oversight_rules import PARTS
from domain.services.assessments import Trial

ON_PAGE = 15
LONGEST_NAME = 24
LONGEST_TEXT = 300
NOTICES = {
    "assessment_announced": "notice-assessment-announced",
    "assessment_objected": "notice-assessment-objected",
    "assessment_answered": "notice-assessment-answered",
    "assessment_issued": "notice-assessment-issued",
}


def sends(action: str, id_: int = 0, value: str = "", page: int = 0) -> str:
    return AssessmentPress(action=action, assessment_id=id_, value=value, page=page).pack()


def _button(t: Translator, words: str, action: str, id_: int = 0, *, main: bool = False) -> Button:
    return Button(t.plain(words), sends(action, id_), main=main)


def part_words(name: str, t: Translator) -> str:
    return t.plain(f"assessment-part-{name.replace('_', '-')}")


def weights_words(weights: Mapping[str, int], t: Translator) -> str:
    return t.plain("list-comma").join(f"{part_words(name, t)} {weights[name]}" for name in PARTS)


def list_view(assessments: Sequence[Assessment], t: Translator, *, staff: bool) -> View:
    rows: Rows = tuple((Button(_line(a, t), sends("open", a.id)),) for a in assessments)
    if staff:
        rows = ((_button(t, "assessment-new", "new", main=True),), *rows)
    back = (Button(t.plain("back"), MenuPress(item="menu").pack()),)
    return View(t("assessment-list" if assessments else "assessment-none", n=len(assessments)), (*rows, back))


def _line(assessment: Assessment, t: Translator) -> str:
    key = "assessment-line-open" if assessment.is_open else "assessment-line-issued"
    return t.plain(key, name=cut(assessment.name, LONGEST_NAME))


def scope_view(years: Sequence[str], session: str, t: Translator) -> View:
    row = tuple(Button(year, sends("of", value=year)) for year in years)
    rows: Rows = (row, (Button(cut(session, LONGEST_NAME), sends("of", value="session")),))
    return View(t("ask-assessment-scope"), (*rows, (_button(t, "back", "list"),)))


def trial_view(trial: Trial, name: str, page: int, t: Translator) -> View:
    """What it would come to now; nothing of it is kept."""
    results = trial.results
    lines = [
        t("assessment-trial", name=name),
        t("assessment-weights", weights=weights_words(trial.weights, t)),
    ]
    lines += _ranking(results, page, t)
    lines += _towns(trial.towns, trial.bonus, t)
    actions = [_button(t, "assessment-what-if", "try"), _button(t, "assessment-how", "how")]
    if results:
        actions.insert(0, _button(t, "assessment-announce", "announce", main=True))
    turn = _turn(len(results), page, "look", 0, t)
    return View(Html("\n".join(lines)), (*turn, *rows_of(actions), (_button(t, "back", "list"),)))


def _ranking(results: Sequence[Result], page: int, t: Translator) -> list[Html]:
    if not results:
        return [t("assessment-nobody")]
    shown = results[page * ON_PAGE : (page + 1) * ON_PAGE]
    return [
        t("assessment-rank", rank=r.rank, unit=r.department, score=str(r.score), bonus=r.bonus) for r in shown
    ]


def _towns(towns: Sequence[Town], bonus: Bonus, t: Translator) -> list[Html]:
    if not towns:
        return []
    lines = [t("assessment-towns")]
    return lines + [
        t("assessment-town", town=town.name, n=town.key, points=town.key * bonus.town_points)
        for town in towns
    ]


def _turn(count: int, page: int, action: str, id_: int, t: Translator) -> Rows:
    last = max(0, (count - 1) // ON_PAGE)
    turn = tuple(
        Button(t.plain(key), sends(action, id_, page=target))
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target <= last
    )
    return (turn,) if turn else ()


def ask_weights_view(trial: Trial, t: Translator) -> View:
    parts = t.plain("list-comma").join(part_words(name, t) for name in PARTS)
    now = " ".join(str(trial.weights[name]) for name in PARTS)
    return View(t("ask-assessment-weights", parts=parts, now=now), ((_button(t, "back", "look"),),))


def ask_announce_view(trial: Trial, t: Translator) -> View:
    sure = _button(t, "assessment-announce-sure", "announced", main=True)
    return View(t("ask-assessment-announce", n=len(trial.results)), ((sure,), (_button(t, "back", "look"),)))


def beside_view(trial: Trial, weights: Mapping[str, int], t: Translator) -> View:
    """The ranking by the rules and by other weights; only the rules decide."""
    before = {r.department_id: r for r in trial.results}
    lines = [t("assessment-beside", weights=weights_words(weights, t))]
    for after in trial.with_weights(weights)[:ON_PAGE]:
        old = before.get(after.department_id)
        lines.append(
            t(
                "assessment-beside-line",
                unit=after.department,
                was=old.rank if old else "\u2014",
                score_was=str(old.score) if old else "\u2014",
                rank=after.rank,
                score=str(after.score),
            )
        )
    lines.append(t("assessment-beside-note"))
    row = (_button(t, "assessment-what-if", "try"), _button(t, "back", "look"))
    return View(Html("\n".join(lines)), (row,))


def how_view(weights: Mapping[str, int], t: Translator, back: str) -> View:
    lines = [t("assessment-how-head")]
    for name in PARTS:
        about = t.plain(f"assessment-about-{name.replace('_', '-')}")
        lines.append(t("assessment-how-line", part=part_words(name, t), weight=weights[name], about=about))
    return View(Html("\n".join(lines)), ((Button(t.plain("back"), back),),))


def assessment_view(assessment: Assessment, page: int, t: Translator) -> View:
    """For the registry: the whole ranking, who objects, issuing it."""
    results = assessment.results
    lines = [
        t("assessment-head", name=assessment.name),
        t("assessment-announced", by=assessment.announced_by, at=assessment.announced_at),
    ]
    if assessment.issued_at is not None:
        lines.append(t("assessment-issued", by=assessment.issued_by, at=assessment.issued_at))
    lines.append(t("assessment-weights", weights=weights_words(assessment.weights, t)))
    lines += _ranking(results, page, t)
    lines += _towns(assessment.towns, assessment.bonus, t)
    waiting = sum(o.is_open for o in assessment.objections)
    units = [
        Button(r.department, sends("unit", assessment.id, str(r.department_id)))
        for r in results[page * ON_PAGE : (page + 1) * ON_PAGE]
    ]
    rows: Rows = _turn(len(results), page, "open", assessment.id, t)
    if assessment.objections:
        words = t.plain("assessment-objections", n=len(assessment.objections), waiting=waiting)
        rows = (*rows, (Button(words, sends("objections", assessment.id)),))
    if assessment.is_open:
        rows = (*rows, (_button(t, "assessment-issue", "issue", assessment.id, main=True),))
    return View(Html("\n".join(lines)), (*rows_of(units), *rows, (_button(t, "back", "list"),)))


def issue_view(assessment: Assessment, t: Translator) -> View:
    sure = _button(t, "assessment-issue-sure", "sure", assessment.id, main=True)
    return View(t("ask-assessment-issue"), ((sure,), (_button(t, "back", "open", assessment.id),)))


def unit_view(assessment: Assessment, result: Result, t: Translator, *, own: bool) -> View:
    """How one department's score came about: what was counted stands beside what it is worth."""
    of = len(assessment.results)
    lines = [
        t("assessment-unit", name=assessment.name, unit=result.department),
        t("assessment-unit-score", score=str(result.score), rank=result.rank, of=of, bonus=result.bonus),
        *(_part_line(part, result, t) for part in result.parts),
    ]
    mine = [o for o in assessment.objections if o.department_id == result.department_id]
    lines += [line for o in mine for line in _objection_lines(o, t)]
    rows: Rows = tuple(
        (
            Button(
                t.plain("assessment-answer", part=part_words(o.part, t)),
                sends("objection", assessment.id, str(o.id)),
                main=True,
            ),
        )
        for o in mine
        if o.is_open and not own
    )
    if own and assessment.is_open:
        lines.append(t("assessment-may-object"))
        rows = tuple(
            (
                Button(
                    t.plain("assessment-object", part=part_words(part.name, t)),
                    sends("object", assessment.id, f"{result.department_id}.{part.name}"),
                ),
            )
            for part in result.parts
            if assessment.objection(result.department_id, part.name) is None
        )
    how = Button(t.plain("assessment-how"), sends("about", assessment.id))
    back = sends("list") if own else sends("open", assessment.id)
    return View(Html("\n".join(lines)), (*rows, (how,), (Button(t.plain("back"), back),)))


def _part_line(part: Part, result: Result, t: Translator) -> Html:
    name = part_words(part.name, t)
    if part.points is None:
        key = "assessment-part-few" if part.name == "ratings" and result.few else "assessment-part-none"
        return t(key, part=name, weight=part.weight)
    counted = pair_words(part, t)
    key = "assessment-part-corrected" if part.corrected else "assessment-part-line"
    return t(key, part=name, weight=part.weight, counted=counted, points=str(part.points))


def pair_words(part: Part, t: Translator) -> str:
    """What was counted: so many of so many; of grades how many and what they come to."""
    done, of = part.pair
    if part.name == "ratings" and of:
        return t.plain("assessment-pair-ratings", n=of // 100, share=str(percent(done, of)))
    return t.plain("assessment-pair", done=done, of=of)


def _objection_lines(objection: Objection, t: Translator) -> list[Html]:
    part, text = part_words(objection.part, t), cut(objection.reason, LONGEST_TEXT)
    lines = [t("assessment-objection", part=part, by=objection.by, at=objection.at, text=text)]
    if objection.is_open:
        return [*lines, t("assessment-objection-waits")]
    answered = {
        "by": objection.answered_by,
        "at": objection.answered_at,
        "text": cut(objection.answer, LONGEST_TEXT),
    }
    if objection.corrected is None:
        return [*lines, t("assessment-objection-kept", **answered)]
    return [*lines, t("assessment-objection-corrected", points=objection.corrected, **answered)]


def objections_view(assessment: Assessment, t: Translator) -> View:
    rows: Rows = tuple(
        (
            Button(
                t.plain(
                    "assessment-objection-line" if o.is_open else "assessment-objection-done",
                    unit=o.department,
                    part=part_words(o.part, t),
                ),
                sends("objection", assessment.id, str(o.id)),
            ),
        )
        for o in assessment.objections
    )
    back = (_button(t, "back", "open", assessment.id),)
    return View(t("assessment-objections-head", n=len(assessment.objections)), (*rows, back))


def objection_view(assessment: Assessment, objection: Objection, t: Translator) -> View:
    result = next(r for r in assessment.results if r.department_id == objection.department_id)
    part = result.part(objection.part)
    lines = [t("assessment-objection-unit", unit=objection.department)]
    if part is not None:
        lines.append(_part_line(part, result, t))
    lines += _objection_lines(objection, t)
    rows: Rows = ()
    if objection.is_open and assessment.is_open:
        id_ = str(objection.id)
        keep = Button(t.plain("assessment-keep"), sends("keep", assessment.id, id_))
        change = Button(t.plain("assessment-correct"), sends("correct", assessment.id, id_))
        rows = ((keep, change),)
    back = (Button(t.plain("back"), sends("objections", assessment.id)),)
    return View(Html("\n".join(lines)), (*rows, back))


def told_view(notice: Notice, t: Translator) -> View:
    """A notice: that there is something to read, and the button to it."""
    id_ = int(str(notice.params["assessment"]))
    return View(
        t(NOTICES[notice.kind]), ((Button(t.plain("assessment-read"), sends("open", id_), main=True),),)
    )


def assessment_data(trial: Trial) -> dict[str, Any]:
    """For other programs; points and scores are texts with two decimals."""
    return {
        "weights": dict(trial.weights),
        "departments": [
            {
                "name": r.department,
                "score": str(r.score),
                "rank": r.rank,
                "bonus": r.bonus,
                "parts": [
                    {
                        "part": p.name,
                        "done": p.pair[0],
                        "of": p.pair[1],
                        "weight": p.weight,
                        "points": None if p.points is None else str(p.points),
                    }
                    for p in r.parts
                ],
            }
            for r in trial.results
        ],
        "delegations": [
            {"name": town.name, "key": town.key, "bonus": town.key * trial.bonus.town_points}
            for town in trial.towns
        ],
    }
