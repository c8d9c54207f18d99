"""What the story of Yichang came to, held against its document."""

from collections.abc import Sequence

from bot.replays.reading import NAME, NUMBER, SHARE, Card, Paper, Sheets, whole_number
from bot.replays.stage import Stage
from domain.contact import Confirmation
from domain.proposal import ClockKey, Kind, Proposal
from domain.supervision import OrderKind, OrderState

HIGHEST = 6
Rows = Sequence[tuple[str, ...]]


async def read_card(stage: Stage, card: Card) -> None:
    """On the evening of the fixed date."""
    await card.opens()
    kinds = await card.table("kind")
    ratios = await card.returns()
    _found_returns(stage, ratios, whole_number(card.line("figures-returns-head", n=NUMBER)), "card")
    late = await card.overdue()
    whole = whole_number(card.line("figures-overdue-head", n=NUMBER, units=NUMBER))
    _found_late(stage, [row[:2] for row in late], whole, "card")
    _found_kinds(stage, kinds, "card")
    comma = stage.t.plain("list-comma")
    await stage.notes("late", units=comma.join(f"{unit} {n}" for unit, n, *_ in late))
    await stage.notes("ratios", units=comma.join(_ratio(row) for row in ratios[:HIGHEST]))


def read_workbook(stage: Stage, book: Sheets) -> None:
    ratios = book.rows("sheet-name-returns")
    _found_returns(stage, ratios, sum(int(row[1]) for row in ratios), "workbook")
    # A line for each piece, its department's count beside it.
    late = book.rows("sheet-name-overdue")
    _found_late(stage, list(dict.fromkeys(row[:2] for row in late)), len(late), "workbook")
    _found_kinds(stage, book.rows("figures-by-kind"), "workbook")


def read_bulletin(stage: Stage, paper: Paper) -> None:
    claims, t, where = stage.claims, stage.t, "bulletin"
    heads = [f"sheet-head-{name}" for name in ("department", "returned", "pieces", "ratio")]
    returned = whole_number(paper.line("bulletin-returned", n=NUMBER, day=NAME, units=NAME))
    _found_returns(stage, paper.rows(*heads), returned, where)
    late = paper.rows("sheet-head-department", "sheet-head-overdue")
    said = paper.line("bulletin-late", n=NUMBER, day=NAME, of=NUMBER, units=NAME)
    _found_late(stage, late, whole_number(said), where)
    for kind, key in ((Kind.SUGGESTION, "suggestions"), (Kind.CPPCC_PROPOSAL, "proposals")):
        name = t.plain(f"kind-{kind.value.replace('_', '-')}")
        claims.found(key, whole_number(paper.line("bulletin-kind", n=NUMBER, name=name)), where)
    titles = [row["title"] for row in stage.script.data["told"]]
    claims.found("examples", sum(title in paper.text for title in titles), where)
    claims.found("next_days", [day for (day,) in paper.lines("bulletin-until", day=r"[^\uff08]+?")], where)


async def read_end(stage: Stage, card: Card, book: Sheets) -> None:
    await card.opens()
    answered = card.line("figures-line-answered", n=NUMBER, share=SHARE, closed=NUMBER, of=SHARE)
    stage.claims.found("all_done", whole_number(answered), "card")
    rates = {name: count for name, count, *_ in book.rows("sheet-name-rates")}
    stage.claims.found("all_done", int(rates[stage.t.plain("definition-answered")]), "workbook")


def _found_returns(stage: Stage, rows: Rows, whole: int | None, where: str) -> None:
    """Rows: unit, returns, pieces, ratio."""
    claims, highest, others = stage.claims, rows[:HIGHEST], rows[HIGHEST:]
    claims.found("returns", whole, where)
    claims.found("ratios", [_ratio(row) for row in highest], where)
    if where != "bulletin":
        least = min(int(row[1]) / int(row[2]) for row in highest)
        claims.found("others_below", all(int(row[1]) / int(row[2]) < least for row in others), where)


def _found_late(stage: Stage, rows: Rows, whole: int | None, where: str) -> None:
    # Among equals the bulletin follows no rule that we know: its own order, and behind it whoever it has not.
    place = {str(unit): n for n, unit in enumerate(stage.script.data["late_units"])}
    late = sorted(rows, key=lambda row: (-int(row[1]), place.get(row[0], len(place))))
    stage.claims.found("late", [f"{unit} {n}" for unit, n in late], where)
    stage.claims.found("late_whole", whole, where)


def _found_kinds(stage: Stage, rows: Rows, where: str) -> None:
    counts = {name: int(n) for name, n, *_ in rows}
    stage.claims.found("suggestions", counts.get(stage.t.plain("kind-suggestion")), where)
    stage.claims.found("proposals", counts.get(stage.t.plain("kind-cppcc-proposal")), where)


def _ratio(row: tuple[str, ...]) -> str:
    """As the bulletin prints it: returns by pieces, not reduced."""
    return f"{row[0]} {row[1]}/{row[2]}"


def last_numbers(proposals: list[Proposal]) -> list[str]:
    """The last number of each series, as far as none was given twice."""
    numbers = {p.number: p for p in proposals if p.number}
    if len(numbers) < len(proposals):
        return []
    last = {p.kind: number for number, p in sorted(numbers.items(), key=lambda row: _seq(row[0]))}
    return [last[Kind.SUGGESTION], last[Kind.CPPCC_PROPOSAL]]


def _seq(number: str) -> int:
    """The digits at the end of a number, whatever stands behind them."""
    digits = "".join(c if c.isdecimal() else " " for c in number).split()
    return int(digits[-1])


def check(stage: Stage, proposals: list[Proposal]) -> None:
    claims, script, policy = stage.claims, stage.script, stage.policy
    claims.found("series", last_numbers(proposals))
    claims.found("fixed_date", sum(_fixed_date_binds(p, script.text("fixed_date")) for p in proposals))
    met = [{c.confirmation for c in p.contacts} == {Confirmation.CONFIRMED} for p in proposals]
    claims.found("contacted", sum(met))
    titled = {p.title: p for p in proposals}
    park, rural = (titled[script.text(key)] for key in ("park", "rural"))
    claims.found("leaders_visit", sum(script.text("head_leads") in c.summary for c in park.contacts))
    claims.found("three_contacts", len({c.stage for c in rural.contacts}))
    told = [row for row in script.data["told"] if "done" in row]
    claims.found("results", sum(_letter_says(titled[row["title"]], row["done"]) for row in told))
    sent_back = [r for p in proposals for r in p.replies if r.send_back_reasons]
    every_reason = {code for r in sent_back for code in r.send_back_reasons}
    complete = every_reason == {c.code for c in policy.choices("send_back_reasons")}
    claims.found("coded", len(sent_back) if complete else 0)
    orders = [o for p in proposals for o in p.orders if o.kind is OrderKind.WRITTEN]
    claims.found("told_late", sum(o.state is OrderState.ANSWERED for o in orders))
    claims.found("second_date", policy.second_date)


def _fixed_date_binds(proposal: Proposal, day: str) -> bool:
    """The reply's clock ends on that day, and its reckoning says that the months would have ended later."""
    (clock,) = (c for c in proposal.clocks if c.key is ClockKey.REPLY)
    return clock.due_on.isoformat() == day and any(key == "fixed_date_earlier" for key, _ in clock.working)


def _letter_says(proposal: Proposal, words: str) -> bool:
    """Whether this stands in the letter that the author has received."""
    letter = proposal.delivered_reply
    return letter is not None and any(words in point.text for point in letter.done)
