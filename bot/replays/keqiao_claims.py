"""What Keqiao's document says, looked up on the phones and in the database."""

from datetime import date

from bot.replays.stage import Stage
from bot.views.assessments import name_words
from domain.appointment import MeetingState
from domain.assessment import Assessment
from domain.contact import Confirmation
from domain.cosigner import CosignerWay
from domain.proposal import ClockKey, Proposal, Status, Track
from domain.rating import Grade
from domain.rating import Stage as Rated
from domain.supervision import OrderState

IN_OFFICES = ("clerk", "head", "co_clerk", "session_clerk", "session_head", "session_co_clerk")
# Each of these is a station of the work that the document wants on line from beginning to end.
ON_LINE = ("pre_assign", "assign", "sign_for", "file_opinion", "approve", "rate_reply", "close")


def check(stage: Stage, proposals: list[Proposal], session: int, train: int) -> None:
    by_id = {proposal.id: proposal for proposal in proposals}
    _before_the_session(stage, by_id[session])
    _first_review(stage, by_id[session], proposals)
    _supervision(stage, by_id[session])
    _seven_steps(stage, by_id[session])
    _through_train(stage, by_id[train])
    _ratings(stage, by_id[session], by_id[train])


def _before_the_session(stage: Stage, proposal: Proposal) -> None:
    claims, script = stage.claims, stage.script
    opens, before = _opens(stage), [v.step for v in proposal.versions if v.step != "submit"]
    begun = proposal.created_at.astimezone(script.zone).date()
    claims.found("two_months", 0 < (opens - begun).days <= script.data["window"])
    passed = [e.details.get("to_step") for e in proposal.history if e.step in {"share_draft", "pass_draft"}]
    # The representative's own search for sources comes before the first of them.
    claims.found("drafting_steps", 1 + len(dict.fromkeys(passed)))
    cut = next(n for n, e in enumerate(proposal.history) if e.step == "pre_submit")
    claims.found("down_and_up", sum(e.step == "revise_draft" for e in proposal.history[:cut]))
    claims.found("wordings_kept", len(before))
    claims.found("signed_together", [c.representative for c in proposal.signed])


def _first_review(stage: Stage, proposal: Proposal, proposals: list[Proposal]) -> None:
    claims, script = stage.claims, stage.script
    handed_in = proposal.pre_submitted_at
    assert handed_in is not None
    early = (_opens(stage) - handed_in.astimezone(script.zone).date()).days
    claims.found("fifteen_days", early >= script.data["presubmission_days"])
    claims.found("late_refused", stage.phone("colleague").has_seen(script.text("too_late")))
    readers = [e.actor for e in proposal.history if e.step == "first_review"]
    claims.found("first_review", readers == [stage.phone(key).member.name for key in ("committee", "office")])
    claims.found("improved", proposal.request == script.text("wording_4"))
    claims.found("at_the_session", proposal.track is Track.IN_SESSION and proposal.number == "\u7b2c1\u53f7")
    merged = [p for p in proposals if p.status is Status.MERGED]
    credited = [c for c in proposal.signed if c.way is CosignerWay.MERGED]
    claims.found("no_repetition", (len(merged), len(credited)) == (1, 1))


def _supervision(stage: Stage, proposal: Proposal) -> None:
    claims = stage.claims
    confirmed = {c.stage for c in proposal.contacts if c.confirmation is Confirmation.CONFIRMED}
    claims.found("three_contacts", len(confirmed))
    orders = [order.issued_by for order in proposal.orders]
    claims.found("committees", orders == [stage.phone("committee").member.name])
    urging = [e for e in proposal.history if e.step == "urge"]
    claims.found("towns", [e.actor for e in urging] == [stage.phone("town").member.name])
    steps = {e.step for e in proposal.history}
    claims.found("on_line", sum(step in steps for step in ON_LINE))


def _seven_steps(stage: Stage, proposal: Proposal) -> None:
    claims, key = stage.claims, proposal.key
    assert key is not None
    claims.found("key_decided", key.decision == stage.script.text("decision"))
    claims.found("key_leaders", [key.leading_leader, key.supervising_leader])
    done = [step for step in proposal.key_steps if step.done_on]
    claims.found("seven_steps", len(done))
    claims.found(
        "steps_in_time", all(step.done_on is not None and step.done_on <= step.due_on for step in done)
    )
    offices = {stage.phone(name).member.name for name in ("staff", "office", "committee")}
    claims.found("steps_have_owners", {step.done_by for step in done} == offices)
    (booked,) = proposal.appointments
    came, told = booked.state is MeetingState.HELD, stage.script.text("year_end_reminder")
    claims.found("year_end_booked", [booked.led_by, came, 1 + sum(booked.answers.values())])
    both = (stage.phone("session_clerk"), stage.phone("representative"))
    claims.found("year_end_reminded", all(p.has_seen(told) for p in both))
    ranks = [contact.rank for contact in proposal.contacts]
    claims.found("leader_consults", ranks.count("leader"))


def _through_train(stage: Stage, proposal: Proposal) -> None:
    claims, script, wang = stage.claims, stage.script, stage.phone("representative")
    claims.found("between_sessions", proposal.track is Track.THROUGH_TRAIN)
    claims.found("fast", _in_time(proposal, ClockKey.HANDOVER))
    claims.found("time_limited", _in_time(proposal, ClockKey.REPLY) and _in_time(proposal, ClockKey.REHANDLE))
    claims.found("classified", proposal.category == script.data["expected_category"])
    claims.found("published", proposal.published_at is not None and _in_time(proposal, ClockKey.PUBLISH))
    claims.found("told_as_it_happens", sum(wang.has_seen(words) for words in script.data["told"]))
    claims.found("done_again", max(reply.round for reply in proposal.replies))


def _ratings(stage: Stage, session: Proposal, train: Proposal) -> None:
    claims, script = stage.claims, stage.script
    stages = [rating.stage for rating in train.ratings if rating.round == 1]
    proposed = [o.state for o in train.orders if o.because]
    claims.found("people_decide", proposed == [OrderState.DISMISSED])
    claims.found("rated_in_stages", stages == [Rated.ATTITUDE, Rated.REPLY])
    third = [r for p in (session, train) for r in p.ratings if r.stage is Rated.FULFILMENT]
    months = {r.given_at.astimezone(script.zone).month for r in third}
    claims.found("third_in_november", (len(third), months) == (3, {11}))
    verdicts = [v for r in train.ratings if r.stage is Rated.FULFILMENT for v in r.verdicts.values()]
    words = [stage.t.plain(f"verdict-{verdict.replace('_', '-')}") for verdict in verdicts]
    claims.found("promise_by_promise", words)
    pressed = [r for p in (session, train) for r in p.ratings if r.grade is not Grade.SILENT]
    claims.found("not_prefilled", len(pressed))
    offices = [stage.phone(key) for key in IN_OFFICES]
    claims.found("rater_hidden", not any(p.has_seen(script.text("who_rated")) for p in offices))
    ended = [p.status is Status.CLOSED for p in (session, train)]
    reports = sum(e.step == "report_follow_up" for p in (session, train) for e in p.history)
    claims.found("done_not_only_answered", all(ended) and reports)


def check_assessment(stage: Stage, found: Assessment | None) -> None:
    """Whose score gets points on top, and which town for its lead representative's key suggestion."""
    assert found is not None
    places = found.bonus.places
    best = [r for r in found.results if r.bonus]
    stage.claims.found("bonus_departments", [places, all((r.rank <= places) == bool(r.bonus) for r in best)])
    towns = [f"{town.name} {town.key * found.bonus.town_points}" for town in found.towns]
    stage.claims.found("bonus_towns", towns)
    read = [stage.phone(key) for key in ("head", "session_head")]
    told = stage.t.plain("notice-assessment-issued", name=name_words(found.name, stage.t))
    stage.claims.found("assessment_read", found.issued_by != "" and all(p.has_seen(told) for p in read))


def _opens(stage: Stage) -> date:
    return date.fromisoformat(stage.script.data["session"]["session-opens"])


def _in_time(proposal: Proposal, key: ClockKey) -> bool:
    """Each clock of this kind was stopped before it ran out, and there was one."""
    clocks = [clock for clock in proposal.clocks if clock.key is key]
    return bool(clocks) and all(c.stopped_at is not None and c.stopped_at <= c.due_at for c in clocks)
