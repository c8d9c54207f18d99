"""What the story of Kunming came to, held against its document."""

from collections.abc import Mapping, Sequence

from bot.replays.reading import NAME, NUMBER, SHARE, Card, Paper, Sheets, whole_number
from bot.replays.stage import Oversight, Stage
from domain.appointment import MeetingState
from domain.contact import Confirmation, ContactStage
from domain.objection import Ruling
from domain.people import Role
from domain.proposal import Proposal
from domain.reply import Reply


def check(stage: Stage, proposals: list[Proposal]) -> None:
    _check_ways(stage, proposals)
    _check_results(stage, proposals)
    _check_key(stage, proposals)


def _first(proposal: Proposal) -> Reply:
    """The letter that answered it; not the one that ended its follow-up."""
    (reply,) = (r for r in proposal.replies if r.delivered_at and not r.second)
    return reply


async def check_figures(stage: Stage) -> None:
    """The document's figures, read from the card, the workbook and the bulletin that staff get."""
    staff, t = stage.phones(Role.STAFF)[0], stage.t
    book = Sheets(await stage.workbook(staff), t)
    half_up = Sheets(await stage.rounded_half_up(), t)
    await _read_card(stage, Card(staff, t))
    _read_workbook(stage, book)
    await staff.says("/report")
    _read_bulletin(stage, Paper(await stage.file(staff, "figures-bulletin", "bulletin-preview"), t))
    tables = ("figures-by-category", "figures-by-class")
    stage.claims.found("both_roundings", all(book.rows(name) == half_up.rows(name) for name in tables))


async def _read_card(stage: Stage, card: Card) -> None:
    claims, t, where = stage.claims, stage.t, "card"
    await card.opens()
    claims.found("total", whole_number(card.line("figures-line-total", n=NUMBER)), where)
    answered = card.line("figures-line-answered", n=NUMBER, share=SHARE, closed=NUMBER, of=SHARE)
    claims.found("answered", whole_number(answered), where)
    replied = card.line("figures-line-replied", share=SHARE, n=r"\d+/\d+")
    claims.found("in_time", replied[-1:] == (f"{answered[0]}/{answered[0]}",), where)
    graded = card.line("figures-line-reply", rows=NAME)
    unsatisfied = t.plain("grade-unsatisfied")
    claims.found("unsatisfied", sum(unsatisfied in part for part in graded), where)
    _tables(stage, {name: await card.table(name) for name in ("category", "class", "track")}, where)
    claims.found("units", len(await card.table("department")), where)


def _read_workbook(stage: Stage, book: Sheets) -> None:
    claims, t, where = stage.claims, stage.t, "workbook"
    rates = {name: count for name, count, *_ in book.rows("sheet-name-rates")}
    claims.found("total", int(rates[t.plain("sheet-total")]), where)
    claims.found("answered", int(rates[t.plain("definition-answered")]), where)
    late = sum(int(row[1]) for row in book.rows("sheet-name-overdue"))
    claims.found("in_time", late == 0, where)
    _tables(stage, {name: book.rows(f"figures-by-{name}") for name in ("category", "class", "track")}, where)
    claims.found("units", len(book.rows("sheet-name-departments")), where)


def _read_bulletin(stage: Stage, paper: Paper) -> None:
    claims, where, heads = stage.claims, "bulletin", ("sheet-head-count", "sheet-head-share")
    claims.found("total", whole_number(paper.line("bulletin-counted", n=NUMBER)), where)
    claims.found("answered", whole_number(paper.line("bulletin-answered", n=NUMBER, share=SHARE)), where)
    claims.found("in_time", bool(paper.line("bulletin-none-late", day=NAME)), where)
    _tables(stage, {name: paper.rows(f"figures-by-{name}", *heads) for name in ("category", "class")}, where)


def _tables(stage: Stage, tables: Mapping[str, Sequence[tuple[str, ...]]], where: str) -> None:
    """Counts and shares as they are printed, in the order in which they stand there."""
    claims, t = stage.claims, stage.t
    for name, key in (("category", "categories"), ("class", "classes")):
        claims.found(key, [int(count) for _, count, _ in tables[name]], where)
        shares = [share.removesuffix("%") for *_, share in tables[name]]
        claims.found(f"{name}_shares", shares, where)
    if "track" in tables:
        counts = {track: int(count) for track, count, _ in tables["track"]}
        claims.found("in_session", counts.get(t.plain("track-in-session")), where)
        claims.found("between", counts.get(t.plain("track-closed-session")), where)


def _steps(proposal: Proposal) -> list[str]:
    return [entry.step for entry in proposal.history]


def _check_ways(stage: Stage, proposals: list[Proposal]) -> None:
    claims = stage.claims
    disputed = [p for p in proposals if p.objections]
    met = [p for p in disputed if _in_order(p, "pre_assign", "object", "hold_coordination", "assign")]
    claims.found("coordinated", len(met))
    settled = [o.ruling for p in disputed for o in p.objections]
    claims.found("ruled", [settled.count(Ruling.UPHELD), settled.count(Ruling.DISMISSED)])
    clerks = [p for p in stage.phones(Role.DEPARTMENT_CLERK) if p.has_seen(stage.script.text("reminded"))]
    claims.found("reminded", len(clerks))
    booked = [m for p in proposals for m in p.appointments]
    held = [m for m in booked if m.state is MeetingState.HELD]
    claims.found("booked", [len(booked), len(held)])
    told = stage.script.text("meeting_reminded")
    parts = (Role.DEPARTMENT_CLERK, Role.REPRESENTATIVE)
    claims.found("booked_reminded", sum(p.has_seen(told) for part in parts for p in stage.phones(part)))
    claims.found("consulted", sum(_consulted(p) for p in proposals))
    reviewed = [_in_order(p, "sign_off", "pass_review", "pass_review", "approve") for p in proposals]
    claims.found("reviewed", sum(reviewed))


def _in_order(proposal: Proposal, *steps: str) -> bool:
    """Whether these steps were taken, each after the one before."""
    taken = iter(_steps(proposal))
    return all(step in taken for step in steps)


def _consulted(proposal: Proposal) -> bool:
    """Before and while it was handled, and the representative says so."""
    stages = {c.stage for c in proposal.contacts if c.confirmation is Confirmation.CONFIRMED}
    return {ContactStage.BEFORE, ContactStage.DURING} <= stages


def _check_results(stage: Stage, proposals: list[Proposal]) -> None:
    claims = stage.claims
    claims.found("reclassed", sum("change_class" in _steps(p) for p in proposals))
    sent_back = {code for p in proposals for r in p.replies for code in r.send_back_reasons}
    claims.found("returned", sorted(sent_back))
    followed = [p for p in proposals if "start_follow_up" in _steps(p)]
    claims.found("followed", [len(followed), sum(_first(p).result_class == "B" for p in followed)])
    reported = [p for p in followed if "report_follow_up" in _steps(p)]
    claims.found("reported", len(reported))
    claims.found("second_replies", sum("file_second_reply" in _steps(p) for p in followed))
    claims.found("fulfilled", sum("rate_fulfilment" in _steps(p) for p in followed))


def _check_key(stage: Stage, proposals: list[Proposal]) -> None:
    claims, titles = stage.claims, [row["title"] for row in stage.script.data["key"]]
    key = [p for p in proposals if p.key]
    claims.found("key", len(key) if all(p.title in titles for p in key) else 0)
    claims.found("key_led", sum(c.rank == "leader" for p in key for c in p.contacts))
    claims.found("key_steps", sum(step.done_on is not None for p in key for step in p.key_steps))
    claims.found("key_solved", [_first(p).result_class for p in key])


def check_oversight(stage: Stage, found: Oversight) -> None:
    claims, ballot, inspection = stage.claims, found.ballot, found.inspection
    assert inspection is not None
    assert ballot is not None
    claims.found("inspected", [len(inspection.units), sum(u.score >= 0 for u in inspection.units)])
    sample = found.draws[-1].sample
    claims.found("sampled", [len(sample), found.draws[-1].seed])
    seen = {v.label for v in found.visits} <= {lot.label for lot in sample}
    claims.found("on_site", len(found.visits) if seen else 0)
    claims.found("balloted", [len(ballot.voters), ballot.voted, ballot.counted])
    scores = [len(tally.scores) for tally in ballot.tallies]
    claims.found("secret", not ballot.sealed and set(scores) == {ballot.voted})
    clerk = stage.phones(Role.DEPARTMENT_CLERK, sample[0].department)[0]
    unit = inspection.unit(sample[0].department_id)
    assert unit is not None
    others = [u.department for u in inspection.units if u is not unit]
    told = clerk.handset.chat.messages.values()
    read = [m.text or "" for m in told if str(unit.score) in (m.text or "")]
    claims.found("fed_back", bool(read) and not any(name in text for text in read for name in others))
