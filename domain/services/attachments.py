"""What is attached to a draft: photos, documents, voice and places, added and taken off."""

import hashlib
from datetime import datetime

from domain.draft import Draft
from domain.errors import BadInput
from domain.people import Congress
from domain.ports import UnitOfWork
from domain.proposal import Attachment

FORBIDDEN_FILES = (".exe", ".bat", ".cmd", ".com", ".scr", ".msi", ".vbs", ".js", ".jar", ".apk")


async def attach(
    uow: UnitOfWork, draft: Draft, congress: Congress, attachment: Attachment, *, now: datetime
) -> None:
    """Add a photo, document, voice or place. Raises BadInput when it is too large or one too many."""
    policy = congress.policy
    megabytes = policy.limit("file_megabytes")
    if attachment.size > megabytes * 1024 * 1024:
        raise BadInput("bad-file-large", limit=megabytes)
    if attachment.kind == "document" and attachment.name.lower().endswith(FORBIDDEN_FILES):
        raise BadInput("bad-file-kind", name=attachment.name)
    if len(draft.attachments) >= policy.limit("attachments"):
        raise BadInput("bad-file-count", limit=policy.limit("attachments"))
    draft.attachments = [*draft.attachments, attachment]
    draft.updated_at = now
    await uow.drafts.save(draft)


def mark_of(attachment: Attachment) -> str:
    """A short name for one attachment: its place in the list changes when another is taken off."""
    told = (attachment.file_id, attachment.latitude, attachment.longitude)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:8]


async def detach(uow: UnitOfWork, draft: Draft, mark: str, *, now: datetime) -> None:
    """Take one attachment off; nothing happens when it is off already."""
    draft.attachments = [a for a in draft.attachments if mark_of(a) != mark]
    draft.updated_at = now
    await uow.drafts.save(draft)
