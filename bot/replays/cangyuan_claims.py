"""What the report on Cangyuan says, looked for in the database and on the phones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from bot.replays.phones import buttons_of
from bot.replays.stage import Stage
from bot.sandbox.chat import Message
from domain.contact import Confirmation, Contact, ContactMode
from domain.proposal import Proposal, Status, Track
from domain.rating import Grade
from domain.rating import Stage as Rated
from domain.supervision import Order, OrderKind, OrderState

if TYPE_CHECKING:
    from bot.replays.cangyuan import Case

FACE_TO_FACE = frozenset({ContactMode.VISIT, ContactMode.MEETING, ContactMode.ON_SITE, ContactMode.INVITED})


def not_offered(stage: Stage, claim: str, shown: Message, step: str) -> None:
    """Whether a card lacks the button of a step."""
    words = stage.t.plain(step)
    stage.claims.found(claim, bool(list(buttons_of(shown))) and all(w != words for w, _ in buttons_of(shown)))


async def check(stage: Stage, by_number: Mapping[int, Case], river: Case) -> None:
    found = {proposal.id: proposal for proposal in await stage.proposals()}
    session = [p for p in found.values() if p.track is Track.IN_SESSION]
    told = {number: found[case.matter.id] for number, case in by_number.items()}
    _assigned(stage, session)
    _talked_over(stage, session)
    _supervised(stage, found.values(), told)
    _sixty_six(stage, told[66], by_number[66])
    _twenty_four(stage, told[24], by_number[24])
    seen = river.author.has_seen(stage.script.text("river_report"))
    stage.claims.found("river", seen and found[river.matter.id].status is Status.FOLLOW_UP)


def _assigned(stage: Stage, session: list[Proposal]) -> None:
    claims, policy = stage.claims, stage.script
    claims.found("suggestions", len({p.number for p in session if p.lead}))
    shares = [share for p in session for share in p.standing]
    claims.found("units", len({share.department_id for share in shares}))
    claims.found("leads", len({p.lead.department_id for p in session if p.lead}))
    days = [p.assigned_at.astimezone(policy.zone).date().isoformat() for p in session if p.assigned_at]
    claims.found("assigned_on", days.count("2017-04-21"))
    claims.found("categories", len({p.category for p in session} - {"general"}))
    claims.found("handlers", len({share.department_id for share in shares if share.signed_by}))


def _talked_over(stage: Stage, session: list[Proposal]) -> None:
    claims = stage.claims
    key = [p for p in session if p.key]
    claims.found("consulted", sum(any(_met(c) for c in p.contacts) for p in session))
    claims.found("key_led", sum(any(_met(c) and c.rank == "leader" for c in p.contacts) for p in key))
    letters = [p.delivered_reply for p in key]
    claims.found("key_signed", sum(r is not None and r.leader_signed_at is not None for r in letters))
    claims.found("key_steps", sum(step.done_on is not None for p in key for step in p.key_steps))


def _met(contact: Contact) -> bool:
    return contact.mode in FACE_TO_FACE and contact.confirmation is Confirmation.CONFIRMED


def _supervised(stage: Stage, every: Iterable[Proposal], told: Mapping[int, Proposal]) -> None:
    claims, script = stage.claims, stage.script
    orders = [order for proposal in every for order in proposal.orders]
    claims.found("written", len(_issued(orders, OrderKind.WRITTEN)))
    claims.found("phone", len(_issued(orders, OrderKind.PHONE)))
    talks = [order for order in orders if order.kind is OrderKind.TALK]
    claims.found("talk", len([order for order in talks if order.because == "no_effect"]))
    claims.found("talk_by_people", len([order for order in talks if order.state is not OrderState.PROPOSED]))
    claims.found("urged", told[script.data["stuck"]].urges == 1)
    claims.found("on_record", sum(proposal.on_record_at is not None for proposal in told.values()))
    again = told[script.data["unsatisfied"]]
    grades = {(r.round, r.grade) for r in again.ratings if r.stage is Rated.REPLY}
    claims.found("sent_back", grades == {(1, Grade.UNSATISFIED), (2, Grade.SATISFIED)})


def _issued(orders: Iterable[Order], kind: OrderKind) -> list[Order]:
    return [order for order in orders if order.kind is kind and order.issued_by]


def _sixty_six(stage: Stage, proposal: Proposal, case: Case) -> None:
    claims, zone = stage.claims, stage.script.zone
    claims.found("unit_66", proposal.lead.department if proposal.lead else "")
    notes = [entry for entry in proposal.history if entry.step == "note_progress"]
    claims.found("discussed_66", [entry.at.astimezone(zone).date().isoformat() for entry in notes])
    claims.found("stages", len({contact.stage for contact in proposal.contacts}))
    raised = stage.script.data["reply_66"]["planned"]
    promised = any(commitment.text in raised for commitment in proposal.commitments)
    claims.found("raise_66", promised and case.author.has_seen(stage.script.text("raise")))


def _twenty_four(stage: Stage, proposal: Proposal, case: Case) -> None:
    claims, reached = stage.claims, stage.script.data["reached_24"]
    claims.found("unit_24", proposal.lead.department if proposal.lead else "")
    claims.found("progress_24", sum(case.author.has_seen(words) for words in reached))
