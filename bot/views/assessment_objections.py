"""Objections to an assessment on the screen: the list, one of them, the questions that are asked."""

from bot.i18n import Html, Translator
from bot.views.assessments import objection_lines, part_line, part_words, sends
from bot.views.view import Button, Rows, View
from domain.assessment import Assessment, Objection


def objections_view(assessment: Assessment, t: Translator) -> View:
    rows: Rows = tuple(
        (
            Button(
                t.plain(
                    f"assessment-objection-{_outcome(o)}-line",
                    unit=o.department,
                    part=part_words(o.part, t),
                    points=o.corrected,
                ),
                sends("objection", assessment.id, str(o.id)),
            ),
        )
        for o in assessment.objections
    )
    back = (Button(t.plain("back"), sends("open", assessment.id)),)
    return View(t("assessment-objections-head", n=len(assessment.objections)), (*rows, back))


def _outcome(objection: Objection) -> str:
    if objection.is_open:
        return "open"
    return "kept" if objection.corrected is None else "corrected"


def objection_view(assessment: Assessment, objection: Objection, t: Translator) -> View:
    result = next(r for r in assessment.results if r.department_id == objection.department_id)
    part = result.part(objection.part)
    lines = [t("assessment-objection-unit", unit=objection.department)]
    if part is not None:
        lines.append(part_line(part, result, t))
    lines += objection_lines(objection, t)
    rows: Rows = ()
    if objection.is_open and assessment.is_open:
        id_ = str(objection.id)
        keep = Button(t.plain("assessment-keep"), sends("keep", assessment.id, id_))
        change = Button(t.plain("assessment-correct"), sends("correct", assessment.id, id_))
        rows = ((keep, change),)
    back = (Button(t.plain("back"), sends("objections", assessment.id)),)
    return View(Html("\n".join(lines)), (*rows, back))


def reason_view(id_: int, department_id: int, part: str, t: Translator) -> View:
    back = Button(t.plain("back"), sends("unit", id_, str(department_id)))
    return View(t("ask-assessment-reason", part=part_words(part, t)), ((back,),), fresh=True)


def points_view(assessment: Assessment, objection: Objection, t: Translator) -> View:
    """How many points it shall be, beside how many it is."""
    result = next(r for r in assessment.results if r.department_id == objection.department_id)
    part = result.part(objection.part)
    now = part_line(part, result, t) if part is not None else Html("")
    text = t("ask-assessment-points", now=now, most=assessment.weights[objection.part])
    return View(text, (_to_objection(assessment.id, objection, t),), fresh=True)


def answer_view(id_: int, objection: Objection, t: Translator) -> View:
    text = t("ask-assessment-answer", unit=objection.department)
    return View(text, (_to_objection(id_, objection, t),), fresh=True)


def _to_objection(id_: int, objection: Objection, t: Translator) -> tuple[Button, ...]:
    return (Button(t.plain("back"), sends("objection", id_, str(objection.id))),)
