"""On-site records: what was drawn and who has been where, one record, the form's questions."""

from collections.abc import Mapping, Sequence

from bot.callbacks import VisitPress
from bot.i18n import Html, Translator
from bot.views.pages import cut
from bot.views.view import Button, Rows, View
from domain.inspection import Inspection
from domain.inspection_draw import Lot
from domain.inspection_visit import ITEMS, MOST_POINTS, Visit
from domain.policy import Policy

LONGEST_WORDS = 300
MOST_LOTS = 40


def sends(action: str, inspection_id: int, proposal_id: int = 0, value: str = "") -> str:
    return VisitPress(action=action, inspection_id=inspection_id, proposal_id=proposal_id, value=value).pack()


def item_words(code: str, policy: Policy, t: Translator) -> str:
    """Of the congress's list, or one of the usual items."""
    own = policy.label("inspection_items", code, t.language)
    return t.plain(f"visit-item-{code}") if own == code and code in ITEMS else own


def visits_view(inspection: Inspection, lots: Sequence[Lot], visits: Sequence[Visit], t: Translator) -> View:
    """What was drawn, with how many records there are of it."""
    counts = {lot.proposal_id: sum(v.proposal_id == lot.proposal_id for v in visits) for lot in lots}
    head = t("visit-list", n=len(lots), done=sum(n > 0 for n in counts.values()))
    buttons = [
        Button(
            t.plain("visit-lot", label=lot.label, unit=lot.department, n=counts[lot.proposal_id]),
            sends("lot", inspection.id, lot.proposal_id),
        )
        for lot in lots[:MOST_LOTS]
    ]
    back = Button(t.plain("back"), sends("back", inspection.id))
    return View(head if lots else t("visit-nothing-drawn"), (*((b,) for b in buttons), (back,)))


def lot_view(
    inspection: Inspection, lot: Lot, title: str, visits: Sequence[Visit], policy: Policy, t: Translator
) -> View:
    """Every record of one proposal, the oldest first."""
    lines = [t("visit-head", label=lot.label, unit=lot.department, title=title)]
    rows: Rows = ()
    for number, visit in enumerate(visits, start=1):
        lines += _record(number, visit, policy, t)
        if visit.attachments:
            words = t.plain("visit-files", number=number, n=len(visit.attachments))
            rows = (*rows, (Button(words, sends("files", inspection.id, lot.proposal_id, str(visit.id))),))
    if inspection.is_open:
        words = t.plain("visit-again" if visits else "visit-begin")
        rows = ((Button(words, sends("begin", inspection.id, lot.proposal_id), main=True),), *rows)
    if not visits:
        lines.append(t("visit-none"))
    return View(Html("\n".join(lines)), (*rows, (Button(t.plain("back"), sends("list", inspection.id)),)))


def _record(number: int, visit: Visit, policy: Policy, t: Translator) -> list[Html]:
    points = t.plain("list-comma").join(
        f"{item_words(code, policy, t)} {n}" for code, n in visit.points.items()
    )
    lines = [
        Html(""),
        t("visit-record", number=number, by=visit.inspector, at=visit.made_at, score=str(visit.score)),
        t("visit-points", points=points),
    ]
    if visit.present:
        lines.append(t("visit-present", names=cut(visit.present, LONGEST_WORDS)))
    if visit.remarks:
        lines.append(t("quote", text=cut(visit.remarks, LONGEST_WORDS)))
    return lines


def points_view(
    id_: int, lot: Lot, items: Sequence[str], given: Mapping[str, int], policy: Policy, t: Translator
) -> View:
    """The next item; what was given so far stands above."""
    code = next(code for code in items if code not in given)
    lines = [t("visit-form", label=lot.label, unit=lot.department)]
    lines += [t("visit-given", item=item_words(c, policy, t), points=n) for c, n in given.items()]
    lines.append(t("ask-visit-points", n=len(given) + 1, of=len(items), item=item_words(code, policy, t)))
    keys = [
        Button(str(n), sends("points", id_, lot.proposal_id, f"{code}.{n}")) for n in range(MOST_POINTS + 1)
    ]
    rows: Rows = (tuple(keys[1:6]), tuple(keys[6:]), (keys[0],))
    return View(Html("\n".join(lines)), (*rows, _way_back(id_, lot, "points", t)))


def _way_back(id_: int, lot: Lot, asks: str, t: Translator) -> tuple[Button, ...]:
    """From a question to the one before it."""
    return (Button(t.plain("back"), sends("undo", id_, lot.proposal_id, asks)),)


def words_view(id_: int, lot: Lot, asks: str, t: Translator) -> View:
    """Who was there, or remarks: typed, or nothing."""
    none = Button(t.plain("form-none"), sends("skip", id_, lot.proposal_id, asks))
    text = _asked(lot, t(f"ask-visit-{asks}"), t)
    return View(text, ((none,), _way_back(id_, lot, asks, t)), fresh=True)


def files_view(id_: int, lot: Lot, n: int, t: Translator) -> View:
    words = t.plain("visit-save" if n else "visit-save-without")
    save = Button(words, sends("save", id_, lot.proposal_id), main=True)
    text = _asked(lot, t("ask-visit-files"), t)
    text = Html(f"{text}\n{t('form-files', n=n)}") if n else text
    return View(text, ((save,), _way_back(id_, lot, "files", t)), fresh=True)


def _asked(lot: Lot, question: Html, t: Translator) -> Html:
    return Html(f"{t('visit-form', label=lot.label, unit=lot.department)}\n{question}")
