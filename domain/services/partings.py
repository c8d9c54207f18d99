"""Word to people whose part in a matter has ended: the table tells whom a step reaches, no one else."""

from collections.abc import Iterable
from datetime import datetime

from domain.notice import Notice
from domain.people import Congress
from domain.ports import UnitOfWork
from domain.proposal import Proposal


async def tell_parted(
    uow: UnitOfWork,
    proposal: Proposal,
    congress: Congress,
    person_ids: Iterable[int],
    kind: str,
    *,
    part: str,
    now: datetime,
) -> None:
    """After the step that ended it, once each; `part` names their part in the key of the notice."""
    seq = len(proposal.history)
    not_before = congress.policy.working_hours.after_quiet(now, congress.policy.zone)
    for person_id in person_ids:
        await uow.outbox.post(
            Notice(
                proposal.congress_id,
                person_id,
                kind,
                f"{part}:{proposal.id}:{seq}:{person_id}",
                not_before,
                proposal_id=proposal.id,
                params={"seq": seq},
            )
        )
