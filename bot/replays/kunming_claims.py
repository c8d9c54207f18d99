"""What the story of Kunming came to, held against its document."""

from collections.abc import Iterable, Sequence

from bot.replays.stage import Oversight, Stage
from domain.appointment import MeetingState
from domain.contact import Confirmation, ContactStage
from domain.objection import Ruling
from domain.people import Role
from domain.proposal import ClockKey, Proposal, Track
from domain.rating import Grade
from domain.reply import Reply
from domain.shares import shares


def check(stage: Stage, proposals: list[Proposal]) -> None:
    _check_counts(stage, proposals)
    _check_ways(stage, proposals)
    _check_results(stage, proposals)
    _check_key(stage, proposals)


def _check_counts(stage: Stage, proposals: list[Proposal]) -> None:
    claims = stage.claims
    claims.found("total", len(proposals))
    tracks = [p.track for p in proposals]
    claims.found("in_session", tracks.count(Track.IN_SESSION))
    claims.found("between", tracks.count(Track.CLOSED_SESSION))
    categories = _counts(
        (p.category for p in proposals),
        [c.code for c in stage.policy.choices("categories")],
    )
    claims.found("categories", categories)
    claims.found("category_shares", _printed(categories))
    units = {a.department for p in proposals for a in p.standing}
    claims.found("units", len(units))
    claims.found("answered", sum(p.replied_at is not None for p in proposals))
    classes = _counts((_first(p).result_class for p in proposals), ["A", "B", "C"])
    claims.found("classes", classes)
    claims.found("class_shares", _printed(classes))
    both = (categories, classes)
    claims.found("both_roundings", all(shares(c) == shares(c, half_up=True) for c in both))


def _counts(found: Iterable[object], order: Sequence[str]) -> list[int]:
    seen = list(found)
    return [seen.count(code) for code in order]


def _printed(counts: list[int]) -> list[str]:
    return [str(share) for share in shares(counts)]


def _first(proposal: Proposal) -> Reply:
    """The letter that answered it; not the one that ended its follow-up."""
    (reply,) = (r for r in proposal.replies if r.delivered_at and not r.second)
    return reply


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
    claims.found("in_time", sum(not _late(p) for p in proposals))


def _in_order(proposal: Proposal, *steps: str) -> bool:
    """Whether these steps were taken, each after the one before."""
    taken = iter(_steps(proposal))
    return all(step in taken for step in steps)


def _consulted(proposal: Proposal) -> bool:
    """Before and while it was handled, and the representative says so."""
    stages = {c.stage for c in proposal.contacts if c.confirmation is Confirmation.CONFIRMED}
    return {ContactStage.BEFORE, ContactStage.DURING} <= stages


def _late(proposal: Proposal) -> bool:
    return any(c.key is ClockKey.REPLY and c.overdue_at is not None for c in proposal.clocks)


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
    grades = [rating.grade for p in proposals for rating in p.ratings]
    claims.found("unsatisfied", grades.count(Grade.UNSATISFIED))


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
