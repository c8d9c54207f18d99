"""Proof that no history was changed: the chain is whole and what it sealed still reads the same."""

from dataclasses import dataclass

from domain.bulletin import Bulletin, broken
from domain.history import digest_of, faults_in
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services.ledger import STEP as LEDGER
from domain.services.ratings import rating_digest
from domain.services.replies import reply_digest
from domain.services.versions import WITH_WORDING, content_digest

AT_ONCE = 20
RATINGS = ("rate_attitude", "rate_reply", "rate_fulfilment", "collect_rating")
# The steps that bring a new version of a letter.
LETTERS = ("draft_reply", "draft_part", "draft_second_reply", "change_class")


@dataclass(frozen=True)
class Fault:
    """One thing that is not as it was written: of which proposal, of what kind, at which entry."""

    proposal: str
    code: str
    seq: int


async def changed_bulletins(uow: UnitOfWork, congress_id: int) -> tuple[int, list[Bulletin]]:
    """How many were issued; those that say something else by now, or follow one that is gone."""
    seen, previous, found = 0, "", list[Bulletin]()
    while some := await uow.bulletins.chain(congress_id, seen, AT_ONCE):
        found += broken(some, previous)
        seen, previous = seen + len(some), some[-1].seal
    return seen, found


def faults_of(proposal: Proposal) -> list[Fault]:
    """Every fault of one proposal: the chain, and the texts, opinions, letters and ratings it sealed."""
    faults = [
        Fault(proposal.label, code, seq)
        for code, seq in faults_in(proposal.history, proposal.history_head, proposal.status)
    ]
    for steps, told, kept in (
        (("file_opinion",), "opinions", [digest_of(a.opinion) for a in proposal.assignments if a.opinion_at]),
        (LETTERS, "replies", [reply_digest(r) for r in proposal.replies]),
        (RATINGS, "ratings", [rating_digest(r) for r in proposal.ratings]),
    ):
        sealed = [(e.seq, e.details.get("content")) for e in proposal.history if e.step in steps]
        sealed += _told_by_ledger(proposal, told)
        faults += [Fault(proposal.label, "sealed", seq) for seq, digest in sealed if digest not in kept]
        if len(kept) > len(sealed):
            faults.append(Fault(proposal.label, "planted", len(proposal.history)))
    faults += _faults_of_wordings(proposal)
    faults += _changed_parts(proposal)
    texts = [e for e in proposal.history if e.step in {"submit", LEDGER}]
    if texts and texts[-1].details.get("content") != content_digest(proposal):
        faults.append(Fault(proposal.label, "sealed", texts[-1].seq))
    return faults


def _faults_of_wordings(proposal: Proposal) -> list[Fault]:
    """Earlier wordings against what the history sealed of them; the first submissions kept none."""
    kept = {content_digest(version) for version in proposal.versions}
    sealed = [e for e in proposal.history if e.step in WITH_WORDING | {"submit"}]
    faults = [
        Fault(proposal.label, "sealed", e.seq)
        for e in sealed
        if e.step in WITH_WORDING and e.details.get("content") not in kept
    ]
    if kept - {e.details.get("content") for e in sealed}:
        faults.append(Fault(proposal.label, "planted", len(proposal.history)))
    return faults


def _changed_parts(proposal: Proposal) -> list[Fault]:
    """A section's text is the one that its last entry has, from before its department was merged too."""
    faults = []
    moved = {
        e.details["from_id"]: e.details["to_id"] for e in proposal.history if e.step == "move_department"
    }
    for part in proposal.sections:
        written = [
            e
            for e in proposal.history
            if e.step == "hand_in_part"
            and e.details["section"] == part.section
            and part.department_id in {e.details["inside"], moved.get(e.details["inside"])}
            and e.details["text"] == part.text
        ]
        if part.text and not written:
            faults.append(Fault(proposal.label, "sealed", len(proposal.history)))
    return faults


def _told_by_ledger(proposal: Proposal, what: str) -> list[tuple[int, object]]:
    """An entry of a past ledger seals everything it brought at once."""
    found: list[tuple[int, object]] = []
    for entry in proposal.history:
        digests = entry.details.get(what)
        if entry.step == LEDGER and isinstance(digests, list):
            found += [(entry.seq, digest) for digest in digests]
    return found
