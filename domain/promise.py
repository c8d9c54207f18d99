"""Which promises bind: those of the letters that reached the representatives last."""

from domain.proposal import Proposal
from domain.reply import Commitment


def in_force(proposal: Proposal) -> list[Commitment]:
    """What was promised in a letter that was handled again counts no more, unless the newer one repeats it.

    It stays readable. A second reply that ends a follow-up belongs to its round and takes nothing back.
    """
    last = proposal.delivered_reply
    return [c for c in proposal.commitments if last is not None and c.round == last.round]
