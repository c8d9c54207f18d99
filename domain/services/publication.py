"""What the public reads: shown to staff beforehand, published as they passed it, corrected, taken back."""

from collections.abc import Mapping
from datetime import datetime

from domain.channel import Subject
from domain.errors import BadInput
from domain.people import Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.publication import (
    Content,
    Extent,
    Publication,
    cleaned,
    content_of,
    extents_of,
    publication_of,
)
from domain.services import channels
from domain.services.steps import take


def known_names(proposal: Proposal) -> list[str]:
    """Of people whose names do not belong on a public page: who wrote, signed and recorded things."""
    names = {r.drafted_by for r in proposal.replies} | {r.signed_by for r in proposal.replies}
    names |= {c.recorded_by for c in proposal.contacts} | {a.signed_by for a in proposal.assignments}
    return sorted(name for name in names if name)


def suggested(proposal: Proposal, extent: Extent, summary: str = "") -> Content:
    """What would be shown, with personal data blotted out. Raises BadInput beyond what was agreed to."""
    if extent not in extents_of(proposal):
        raise BadInput("bad-publication-extent")
    return cleaned(content_of(proposal, extent, summary), known_names(proposal))


async def publish(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    extent: Extent,
    now: datetime,
    summary: str = "",
    texts: Mapping[str, str] | None = None,
) -> Publication:
    """Put it before the public as staff passed it; `texts` are places they worded themselves."""
    content = suggested(proposal, extent, summary).with_parts(texts or {})
    made = await _version(uow, proposal, extent, content, actor, now)
    await take(uow, proposal, "publish", actor=actor, now=now, details=_sealed(made))
    proposal.published_at = now
    await _add(uow, made, actor)
    return made


async def correct(
    uow: UnitOfWork,
    proposal: Proposal,
    actor: Person,
    *,
    extent: Extent,
    because: str,
    now: datetime,
    summary: str = "",
    texts: Mapping[str, str] | None = None,
) -> Publication:
    """Another version in place of the one that stands, which stays on record."""
    content = suggested(proposal, extent, summary).with_parts(texts or {})
    made = await _version(uow, proposal, extent, content, actor, now)
    made.because = because
    details = {**_sealed(made), "text": because}
    await take(uow, proposal, "correct_publication", actor=actor, now=now, details=details)
    await _add(uow, made, actor)
    return made


async def take_back(
    uow: UnitOfWork, proposal: Proposal, actor: Person, because: str, *, now: datetime
) -> None:
    """The public reads nothing of it any more; what was shown stays on record."""
    standing = await uow.publications.of(proposal.id)
    await take(uow, proposal, "unpublish", actor=actor, now=now, details={"text": because})
    proposal.published_at = None
    if standing is not None:
        await uow.publications.end(standing, actor.name, because, now)
        await channels.post(uow, actor, Subject.PROPOSAL, proposal.id, f"{standing.id}:ended", now=now)


async def _add(uow: UnitOfWork, made: Publication, actor: Person) -> None:
    added = await uow.publications.add(made)
    await channels.post(uow, actor, Subject.PROPOSAL, made.proposal_id, str(added.id), now=made.made_at)


async def _version(
    uow: UnitOfWork, proposal: Proposal, extent: Extent, content: Content, actor: Person, now: datetime
) -> Publication:
    congress = await uow.congresses.get(proposal.congress_id)
    return publication_of(proposal, extent, content, by=actor.name, zone=congress.policy.zone, now=now)


def _sealed(publication: Publication) -> dict[str, object]:
    return {"extent": publication.extent.value, "publication": publication.digest}
