"""The working copy of a suggestion while its representative writes it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.proposal import Attachment, Disclosure, Kind, Track


class Question(StrEnum):
    """The questions of the form, in their order; the conversation's state is the one being asked."""

    TITLE = "title"
    SITUATION = "situation"
    REQUEST = "request"
    CATEGORY = "category"
    DEPARTMENT = "department"
    COSIGNING = "cosigning"
    DISCLOSURE = "disclosure"
    SCREENING = "screening"
    PREVIEW = "preview"


@dataclass
class Draft:
    """What has been written so far; saved after every message, so nothing typed is ever lost.

    `ordinal` counts this person's own drafts from 1; `proposal_id` is set when a returned proposal is revised.
    `asked` is the question the draft stands at, `passed` those that were answered; once the preview was
    reached, `from_preview` sends every edit back there.
    """

    person_id: int
    ordinal: int
    updated_at: datetime
    track: Track = Track.THROUGH_TRAIN
    kind: Kind = Kind.SUGGESTION
    title: str = ""
    suggested_title: str = ""
    situation: str = ""
    request: str = ""
    category: str | None = None
    wished_department_id: int | None = None
    cosigning_open: bool = True
    disclosure: Disclosure = Disclosure.FULL
    screening_answers: list[str] = field(default_factory=list)
    screened: bool = False
    attachments: list[Attachment] = field(default_factory=list)
    messages: dict[str, str] = field(default_factory=dict)
    asked: Question = Question.TITLE
    passed: list[Question] = field(default_factory=list)
    from_preview: bool = False
    proposal_id: int | None = None
    id: int = 0

    def count(self, kind: str) -> int:
        return sum(1 for a in self.attachments if a.kind == kind)
