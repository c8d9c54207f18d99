"""Photos and files that came with a step: how many, and the button that brings them."""

from collections.abc import Iterable
from typing import Any

from bot.callbacks import OpenPress
from bot.i18n import Translator
from bot.views.view import Button
from domain.history import HistoryEntry
from domain.proposal import Attachment, Proposal

MOST_BUTTONS = 6


def files_of(entry: HistoryEntry) -> list[Attachment]:
    """In the order in which they were sent."""
    kept: Any = entry.details.get("files")
    return [Attachment(**file) for file in kept or []]


def file_buttons(proposal: Proposal, entries: Iterable[HistoryEntry], t: Translator) -> list[Button]:
    """One for each entry that brought files, the latest first; the history names each by its day."""
    with_files = sorted((e for e in entries if files_of(e)), key=lambda e: -e.seq)
    return [
        Button(
            t.plain("files-of-day", day=e.at.astimezone(t.zone).date(), n=len(files_of(e))),
            OpenPress(proposal_id=proposal.id, what="files", page=e.seq).pack(),
        )
        for e in with_files[:MOST_BUTTONS]
    ]
