"""Assessments on the screen: the ranking, other weights beside it, how one score came about, objections."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.callbacks import AssessmentPress, MenuPress
from bot.i18n import Html, Translator
from bot.views.figure_scopes import period_words
from bot.views.pages import cut
from bot.views.view import Button, Rows, View, rows_of
from domain.assessment import Assessment, Bonus, Objection, Part, Result, Town
from domain.figures import percent
from domain.notice import Notice
from domain.oversight_rules import PARTS
from domain.scope import period_of
from domain.services.assessments import Trial

ON_PAGE = 15
BESIDE = 40
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


def name_words(name: str, t: Translator) -> str:
    """What is assessed: a period as people say it, or a session."""
    period = period_of(name)
    return period_words(period, t) if period else name


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
    return t.plain(key, name=cut(name_words(assessment.name, t), LONGEST_NAME))


def scope_view(years: Sequence[str], session: str, t: Translator) -> View:
    row = tuple(Button(year, sends("of", value=year)) for year in years)
    rows: Rows = (row, (Button(cut(session, LONGEST_NAME), sends("of", value="session")),))
    return View(t("ask-assessment-scope"), (*rows, (_button(t, "back", "list"),)))


def trial_view(trial: Trial, name: str, page: int, t: Translator) -> View:
    """What it would come to now; nothing of it is kept."""
    results = trial.results
    lines = [
        t("assessment-trial", name=name_words(name, t)),
        t("assessment-weights", weights=weights_words(trial.weights, t)),
    ]
    lines += _ranking(results, page, t)
    lines += _towns(trial.towns, trial.bonus, t)
    actions = [_button(t, "assessment-how", "how")]
    if results:
        announce = _button(t, "assessment-announce", "announce", main=True)
        actions = [announce, _button(t, "assessment-what-if", "try"), *actions]
    rows = (*_units(results, page, 0), *_turn(len(results), page, "look", 0, t), *rows_of(actions))
    return View(Html("\n".join(lines)), (*rows, (_button(t, "back", "list"),)))


def announce_view(trial: Trial, name: str, earlier: Sequence[Assessment], t: Translator) -> View:
    """Whether it shall go to the departments, and who announced the same before."""
    lines = [t("ask-assessment-announce", name=name_words(name, t), n=len(trial.results))]
    lines += [t("assessment-again", by=a.announced_by, at=a.announced_at) for a in earlier[:1]]
    sure = _button(t, "assessment-announce-sure", "announced", main=True)
    return View(Html("\n".join(lines)), ((sure,), (_button(t, "back", "look"),)))


def _ranking(results: Sequence[Result], page: int, t: Translator) -> list[Html]:
    """The places; where not every part has data, on how many the score rests."""
    if not results:
        return [t("assessment-nobody")]
    lines = [
        t(
            "assessment-rank",
            rank=r.rank,
            unit=r.department,
            score=str(r.score),
            bonus=r.bonus,
            parts=sum(part.points is not None for part in r.parts),
        )
        for r in results[page * ON_PAGE : (page + 1) * ON_PAGE]
    ]
    few = any(part.points is None for r in results for part in r.parts)
    return [*lines, t("assessment-parts-note")] if few else lines


def _units(results: Sequence[Result], page: int, id_: int) -> Rows:
    """A button for each department: how its score came about."""
    shown = results[page * ON_PAGE : (page + 1) * ON_PAGE]
    return rows_of([Button(r.department, sends("unit", id_, str(r.department_id))) for r in shown])


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


def beside_view(trial: Trial, weights: Mapping[str, int], t: Translator) -> View:
    """The ranking by the rules and by other weights; only the rules decide."""
    before = {r.department_id: r for r in trial.results}
    lines = [t("assessment-beside", weights=weights_words(weights, t))]
    results = trial.with_weights(weights)
    for after in results:
        old = before.pop(after.department_id, None)
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
    lines += [t("assessment-beside-none", unit=r.department, was=r.rank) for r in before.values()]
    if len(lines) > BESIDE:
        lines = [*lines[:BESIDE], t("assessment-beside-more", n=len(lines) - BESIDE)]
    lines.append(t("assessment-beside-note"))
    row = (_button(t, "assessment-what-if", "try"), _button(t, "back", "look"))
    return View(Html("\n".join(lines)), (row,))


def how_view(
    weights: Mapping[str, int], bonus: Bonus, t: Translator, back: str, *, basically: int | None = None
) -> View:
    """`basically`: what the middle grade is worth by the rules of now."""
    lines = [t("assessment-how-head")]
    for name in PARTS:
        about = t.plain(f"assessment-about-{name.replace('_', '-')}")
        lines.append(t("assessment-how-line", part=part_words(name, t), weight=weights[name], about=about))
    if basically is not None:
        lines.append(t("assessment-how-grades", share=basically))
    lines.append(t("assessment-how-bonus", places=bonus.places, points=bonus.points, town=bonus.town_points))
    return View(Html("\n".join(lines)), ((Button(t.plain("back"), back),),))


def assessment_view(assessment: Assessment, page: int, t: Translator) -> View:
    """For the registry: the whole ranking, who objects, issuing it."""
    results = assessment.results
    lines = [
        t("assessment-head", name=name_words(assessment.name, t)),
        *_standing(assessment, t),
    ]
    lines.append(t("assessment-weights", weights=weights_words(assessment.weights, t)))
    lines += _ranking(results, page, t)
    lines += _towns(assessment.towns, assessment.bonus, t)
    waiting = sum(o.is_open for o in assessment.objections)
    rows: Rows = _turn(len(results), page, "open", assessment.id, t)
    if assessment.objections:
        words = t.plain("assessment-objections", n=len(assessment.objections), waiting=waiting)
        rows = (*rows, (Button(words, sends("objections", assessment.id)),))
    if assessment.is_open:
        rows = (*rows, (_button(t, "assessment-issue", "issue", assessment.id, main=True),))
    units = _units(results, page, assessment.id)
    return View(Html("\n".join(lines)), (*units, *rows, (_button(t, "back", "list"),)))


def _standing(assessment: Assessment, t: Translator) -> list[Html]:
    """Who announced it and who issued it, and when."""
    lines = [t("assessment-announced", by=assessment.announced_by, at=assessment.announced_at)]
    if assessment.issued_at is not None:
        lines.append(t("assessment-issued", by=assessment.issued_by, at=assessment.issued_at))
    return lines


def issue_view(assessment: Assessment, t: Translator) -> View:
    sure = _button(t, "assessment-issue-sure", "sure", assessment.id, main=True)
    return View(t("ask-assessment-issue"), ((sure,), (_button(t, "back", "open", assessment.id),)))


def unit_view(assessment: Assessment, result: Result, t: Translator, *, own: bool) -> View:
    """How one department's score came about: what was counted stands beside what it is worth."""
    of = len(assessment.results)
    head = "assessment-unit" if assessment.id else "assessment-unit-tried"
    lines = [
        t(head, name=name_words(assessment.name, t), unit=result.department),
        *(_standing(assessment, t) if assessment.id else ()),
        t("assessment-unit-score", score=str(result.score), rank=result.rank, of=of, bonus=result.bonus),
        *(part_line(part, result, t) for part in result.parts),
    ]
    mine = [o for o in assessment.objections if o.department_id == result.department_id]
    lines += [line for o in mine for line in objection_lines(o, t)]
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
        if rows:
            lines.append(t("assessment-may-object"))
    how = Button(t.plain("assessment-how"), sends("about" if assessment.id else "how", assessment.id))
    page = (result.rank - 1) // ON_PAGE
    back = sends("list") if own else sends("open" if assessment.id else "look", assessment.id, page=page)
    return View(Html("\n".join(lines)), (*rows, (how,), (Button(t.plain("back"), back),)))


def part_line(part: Part, result: Result, t: Translator) -> Html:
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


def objection_lines(objection: Objection, t: Translator) -> list[Html]:
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


def told_view(notice: Notice, assessment: Assessment, t: Translator) -> View | None:
    """A notice: what there is to read, and the button to it; None for an objection answered meanwhile."""
    name = name_words(assessment.name, t)
    button = sends("open", assessment.id)
    words = t(NOTICES[notice.kind], name=name, unit="", part="")
    objection = next((o for o in assessment.objections if o.id == notice.params.get("objection")), None)
    if objection is not None:
        part = part_words(objection.part, t)
        words = t(NOTICES[notice.kind], name=name, unit=objection.department, part=part)
        if notice.kind == "assessment_objected":
            if not objection.is_open:
                return None
            button = sends("objection", assessment.id, str(objection.id))
        else:
            button = sends("unit", assessment.id, str(objection.department_id))
    return View(words, ((Button(t.plain("assessment-read"), button, main=True),),))


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
