"""The secret ballot: who may vote and who has, a paper one department a page, what it came to."""

from collections.abc import Sequence

from bot.callbacks import BallotPress, InspectionPress
from bot.i18n import Html, Translator
from bot.views.view import Button, Rows, View
from domain.ballot import MOST_UNITS, NO_OPINION, SCALE, Ballot, Tally, best_first, place_of
from domain.inspection import Inspection

PAPERS = ("mark", "cast")


def sends(action: str, id_: int, choices: str = "") -> str:
    return BallotPress(action=action, ballot_id=id_, choices=choices).pack()


def _back(inspection_id: int, t: Translator) -> tuple[Button, ...]:
    press = InspectionPress(action="open", inspection_id=inspection_id)
    return (Button(t.plain("back"), press.pack()),)


def units_view(inspection: Inspection, drawn: int, t: Translator) -> View:
    """Which departments are scored: all, those of the sample, or those typed."""
    rows: Rows = ()
    if len(inspection.units) <= MOST_UNITS:
        words = t.plain("ballot-all-units", n=len(inspection.units))
        rows = ((Button(words, sends("all", inspection.id)),),)
    if 1 <= drawn <= MOST_UNITS:
        rows = (*rows, (Button(t.plain("ballot-drawn-units", n=drawn), sends("drawn", inspection.id)),))
    return View(t("ask-ballot-units", most=MOST_UNITS), (*rows, _back(inspection.id, t)))


def none_view(inspection: Inspection, t: Translator, *, may_open: bool) -> View:
    rows: Rows = ()
    if may_open:
        rows = ((Button(t.plain("ballot-new"), sends("new", inspection.id), main=True),),)
    return View(t("ballot-none"), (*rows, _back(inspection.id, t)))


def ballot_view(ballot: Ballot, t: Translator, *, may_vote: bool, staff: bool) -> View:
    """While it is open: who has voted, everybody sees it. Closed: what it came to."""
    comma = t.plain("list-comma")
    lines = [
        t("ballot-head", n=len(ballot.units)),
        t("ballot-opened", by=ballot.opened_by, at=ballot.opened_at),
        t("ballot-turnout", voted=ballot.voted, all=len(ballot.voters)),
    ]
    for key, is_so in (("ballot-have-voted", True), ("ballot-have-not", False)):
        if names := comma.join(v.name for v in ballot.voters if v.voted is is_so):
            lines.append(t(key, names=names))
    rows: Rows = ()
    if ballot.is_open:
        lines.append(t("ballot-how", fewest=ballot.fewest))
        if may_vote:
            rows = ((Button(t.plain("ballot-vote"), sends("mark", ballot.id), main=True),),)
        if staff:
            rows = (*rows, (Button(t.plain("ballot-close"), sends("close", ballot.id)),))
    elif ballot.closed_at is not None:
        key = "ballot-closed" if ballot.counted else "ballot-closed-uncounted"
        lines.append(t(key, by=ballot.closed_by, at=ballot.closed_at))
        lines += _results(ballot, t)
        if staff:
            rows = ((Button(t.plain("ballot-new-again"), sends("new", ballot.inspection_id)),),)
    return View(Html("\n".join(lines)), (*rows, _back(ballot.inspection_id, t)))


def _results(ballot: Ballot, t: Translator) -> list[Html]:
    if not ballot.counted:
        return [t("ballot-not-counted", fewest=ballot.fewest)]
    ranked = best_first(ballot.tallies)
    return [_result(place_of(tally, ranked), tally, ballot.fewest, t) for tally in ranked]


def _result(place: int, tally: Tally, fewest: int, t: Translator) -> Html:
    if tally.mean is None:
        return t("ballot-result-few", unit=tally.department, n=tally.given, fewest=fewest)
    low, high = str(tally.scores[0]), str(tally.scores[-1])
    return t(
        "ballot-result",
        place=place,
        unit=tally.department,
        mean=str(tally.mean),
        n=tally.given,
        low=low,
        high=high,
    )


def page_view(ballot: Ballot, paper: str, inspection: Inspection, t: Translator) -> View:
    """The next department; the signs so far travel in the buttons."""
    id_, name = ballot.units[len(paper)]
    unit = inspection.unit(id_)
    lines = [t("ballot-page", n=len(paper) + 1, of=len(ballot.units), unit=name)]
    if unit is not None and unit.pieces:
        lines.append(t("ballot-ledger", score=str(unit.score), pieces=unit.pieces, n=unit.found))
    lines.append(t("ballot-scale"))
    keys = [Button(str(n), sends("mark", ballot.id, paper + sign)) for n, sign in enumerate(SCALE)]
    unknown = Button(t.plain("ballot-no-opinion"), sends("mark", ballot.id, paper + NO_OPINION))
    back = sends("mark", ballot.id, paper[:-1]) if paper else sends("show", ballot.id)
    rows: Rows = (tuple(keys[1:6]), tuple(keys[6:]), (keys[0], unknown), (Button(t.plain("back"), back),))
    return View(Html("\n".join(lines)), rows)


def check_view(ballot: Ballot, paper: str, t: Translator) -> View:
    """The whole paper once more; nothing is kept before the last press."""
    lines = [t("ballot-check")]
    for (_, name), sign in zip(ballot.units, paper, strict=True):
        given = t.plain("ballot-no-opinion") if sign == NO_OPINION else str(SCALE.index(sign))
        lines.append(t("ballot-check-line", unit=name, score=given))
    rows: Rows = (
        (Button(t.plain("ballot-cast"), sends("cast", ballot.id, paper), main=True),),
        (Button(t.plain("ballot-over"), sends("mark", ballot.id)),),
        (Button(t.plain("back"), sends("mark", ballot.id, paper[:-1])),),
    )
    return View(Html("\n".join(lines)), rows)


def close_view(ballot: Ballot, t: Translator) -> View:
    missing = t.plain("list-comma").join(v.name for v in ballot.voters if not v.voted)
    enough = ballot.voted >= ballot.fewest
    key = "ask-ballot-close" if enough else "ask-ballot-close-few"
    lines = [t(key, voted=ballot.voted, all=len(ballot.voters), fewest=ballot.fewest)]
    if missing:
        lines.append(t("ballot-have-not", names=missing))
    words = t.plain("ballot-close-sure" if enough else "ballot-close-uncounted")
    sure = Button(words, sends("end", ballot.id), main=enough)
    return View(Html("\n".join(lines)), ((sure,), (Button(t.plain("back"), sends("show", ballot.id)),)))


def told_view(ballot: Ballot, t: Translator) -> View:
    """To each who may vote, when it is opened."""
    button = Button(t.plain("ballot-again"), sends("show", ballot.id), main=True)
    return View(t("notice-ballot-opened", n=len(ballot.units)), ((button,),))


def laid_aside(view: View, t: Translator) -> View:
    """What may be kept of a view: a paper that is being filled in is opened anew instead."""
    papers = [BallotPress.unpack(data) for data in _datas(view.rows) if data.startswith("vb:")]
    filled = next((p for p in papers if p.action in PAPERS and p.choices), None)
    if filled is None:
        return view
    again = Button(t.plain("ballot-again"), sends("show", filled.ballot_id))
    return View(t("ballot-laid-aside"), ((again,),))


def _datas(rows: Sequence[Sequence[Button]]) -> list[str]:
    return [button.data for row in rows for button in row]
