"""Wordings: the present one sealed in the history, earlier ones kept readable."""

from datetime import datetime

from domain.draft import Draft
from domain.history import digest_of
from domain.people import Person
from domain.proposal import Proposal
from domain.version import Version

# Steps of drafting that seal the wording they were taken with; so does "submit".
WITH_WORDING = frozenset({"share_draft", "invite_cosigners", "revise_draft", "pre_submit"})


def content_digest(wording: Proposal | Version) -> str:
    """What the history keeps of a text, so that a later change of it can be found."""
    return digest_of([wording.title, wording.situation, wording.request])


def draft_digest(draft: Draft) -> str:
    """The draft as far as others read it; differs when there is something to hand in."""
    attachments = [vars(attachment) for attachment in draft.attachments]
    wording = [draft.title, draft.situation, draft.request, draft.category, draft.wished_department_id]
    return digest_of([*wording, draft.disclosure, draft.cosigning_open, draft.track, draft.kind, attachments])


def keep_version(proposal: Proposal, step: str, actor: Person, now: datetime) -> str:
    """Keep the present wording, unless the last one kept is the same; returns its digest for the history."""
    digest = content_digest(proposal)
    if not proposal.versions or content_digest(proposal.versions[-1]) != digest:
        present = Version(proposal.title, proposal.situation, proposal.request, actor.name, now, step)
        proposal.versions = [*proposal.versions, present]
    return digest
