"""Similar cases: found by words, judged, and only what the person may see; the registry's word on a pair."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.draft import Draft
from domain.errors import BadInput, NotAllowed
from domain.people import Person, Role
from domain.ports import UnitOfWork, Words
from domain.proposal import Proposal, Status
from domain.similar import Answer, Case, Decision, Judgement, Likeness, PublicCase, Wording, joined
from domain.steps import DRAFTING, OPEN

# As many come from the rough finding, as many are judged, as many are shown.
CANDIDATES = 24
JUDGED = 10
SHOWN = 3
# Below it a text that only shares a place or a sort of matter is no help.
LEAST_ALIKE = 0.15
NEVER_SHOWN = DRAFTING | {Status.WITHDRAWN, Status.CANCELLED, Status.RETURNED}


async def for_draft(
    uow: UnitOfWork, words: Words, draft: Draft, actor: Person, *, only: Sequence[int] = ()
) -> list[Case]:
    """What resembles a draft, of what its writer may see: proposals open to them, and published ones.

    Their own that are still open are known to them. `only` are those found before. Empty when words are
    not there or slow: writing goes on without.
    """
    ids = only or await _found(uow, words, actor.congress_id, draft.title, _body(draft), draft.proposal_id)
    if not ids:
        return []
    own = await _decisions(uow, actor.congress_id, draft.proposal_id) if draft.proposal_id else {}
    cases = [case for case in await _permitted(uow, actor, ids) if not _is_own_open(case, actor)]
    return await _judged(uow, words, Wording(draft.title, _body(draft)), cases, own, actor.congress_id)


async def for_proposal(uow: UnitOfWork, words: Words, proposal: Proposal, actor: Person) -> list[Case]:
    """What resembles a proposal, for the registry. Raises NotAllowed for others."""
    _only_registry(actor)
    wording = _wording(proposal)
    decisions = await _decisions(uow, actor.congress_id, proposal.id)
    found = await _found(uow, words, actor.congress_id, *wording, proposal.id)
    said = [id_ for id_, decision in decisions.items() if decision.same]
    cases = await _permitted(uow, actor, list(dict.fromkeys([*said, *found])))
    return await _judged(uow, words, wording, cases, decisions, actor.congress_id)


async def decide(
    uow: UnitOfWork,
    words: Words,
    proposal: Proposal,
    other: Proposal,
    actor: Person,
    *,
    same: bool,
    now: datetime,
) -> Decision:
    """The registry says whether two are one matter; it is kept, shown and learned from. Raises NotAllowed."""
    _only_registry(actor)
    if proposal.id == other.id:
        raise BadInput("bad-merge-itself")
    decision = Decision(actor.congress_id, proposal.id, other.id, same, actor.name, actor.id, now)
    for told in await _told(uow, words, actor.congress_id, _wording(proposal), [_wording(other)]):
        decision.chance, decision.trees = told.probability, told.trees
    return await uow.similar.decide(decision)


async def _decisions(uow: UnitOfWork, congress_id: int, proposal_id: int) -> dict[int, Decision]:
    return joined(proposal_id, await uow.similar.decisions(congress_id, proposal_id))


def _only_registry(actor: Person) -> None:
    if not actor.holds(Role.STAFF):
        raise NotAllowed


def _wording(proposal: Proposal) -> Wording:
    return Wording(proposal.title, f"{proposal.situation}\n{proposal.request}")


def _body(draft: Draft) -> str:
    return f"{draft.situation}\n{draft.request}"


async def _found(
    uow: UnitOfWork, words: Words, congress_id: int, title: str, body: str, itself: int | None
) -> list[int]:
    without = [itself] if itself else []
    hits = await words.finder.similar(uow.texts, congress_id, title, body, limit=CANDIDATES, without=without)
    return [hit.id for hit in hits]


async def _permitted(uow: UnitOfWork, actor: Person, ids: Sequence[int]) -> list[Case]:
    """In their order; of what the person may not open only what is published, nothing of the rest."""
    seen = await uow.proposals.labels_for(actor, ids)
    public = {case.proposal_id: case for case in await uow.similar.published(actor.congress_id, ids)}
    cases: list[Case] = []
    for id_ in ids:
        if len(cases) == JUDGED:
            break
        proposal = await uow.proposals.visible_to(actor, id_) if id_ in seen else None
        if proposal is not None and proposal.status not in NEVER_SHOWN:
            cases.append(case_of(proposal))
        elif proposal is None and id_ in public:
            cases.append(_public(public[id_]))
    return cases


def case_of(proposal: Proposal) -> Case:
    letters = proposal.delivered_letters
    told = [point.text for letter in letters for group in letter.points for point in group if point.text]
    return Case(
        proposal.id,
        proposal.label,
        proposal.title,
        proposal.status,
        departments=[a.department for a in proposal.main_shares],
        result_class=max((letter.result_class for letter in letters), default=""),
        answered=told,
        body=f"{proposal.situation}\n{proposal.request}",
        proposal=proposal,
    )


def _public(case: PublicCase) -> Case:
    return Case(
        case.proposal_id,
        case.number or case.title,
        case.title,
        case.status,
        departments=case.departments,
        result_class=case.result_class,
        answered=case.answered,
        body=f"{case.situation}\n{case.request}",
    )


def _is_own_open(case: Case, actor: Person) -> bool:
    proposal = case.proposal
    return proposal is not None and proposal.representative_id == actor.id and proposal.status in OPEN


async def _judged(
    uow: UnitOfWork,
    words: Words,
    wording: Wording,
    cases: Sequence[Case],
    decisions: dict[int, Decision],
    congress_id: int,
) -> list[Case]:
    """Those that are alike: declared the same first, then the likeliest; never what was declared another."""
    kept = [case for case in cases if case.proposal_id not in decisions or decisions[case.proposal_id].same]
    answers = await uow.similar.answers(congress_id) if kept else []
    others = [Wording(case.title, case.body) for case in kept]
    found = await _told(uow, words, congress_id, wording, others, answers)
    if not found:
        return [
            case.with_decision(decisions.get(case.proposal_id))
            for case in kept
            if case.proposal_id in decisions
        ]
    judged = [
        case.with_decision(decisions.get(case.proposal_id), judgement)
        for case, judgement in zip(kept, found, strict=True)
    ]
    alike = sorted((case for case in judged if _is_alike(case)), key=_rank)
    return alike[: max(SHOWN, sum(case.decision is not None for case in alike))]


async def _told(
    uow: UnitOfWork,
    words: Words,
    congress_id: int,
    wording: Wording,
    others: Sequence[Wording],
    answers: Sequence[Answer] = (),
) -> list[Judgement]:
    names = [delegation.name for delegation in await uow.people.delegations(congress_id)]
    return await words.judged(uow.texts, wording, others, names, answers)


def _is_alike(case: Case) -> bool:
    told = case.judgement
    if case.decision is not None or case.is_same:
        return True
    return told is not None and told.likeness is not Likeness.NONE and told.probability >= LEAST_ALIKE


def _rank(case: Case) -> tuple[bool, bool, float]:
    """What was declared stays in its order."""
    likely = case.judgement.probability if case.judgement and case.decision is None else 0.0
    return case.decision is None, not case.is_same, -likely


def likely_first(proposals: Iterable[Proposal], cases: Sequence[Case]) -> list[Proposal]:
    """The same proposals, those that are similar cases in front."""
    order = {case.proposal_id: n for n, case in enumerate(cases)}
    return sorted(proposals, key=lambda p: order.get(p.id, len(order)))
