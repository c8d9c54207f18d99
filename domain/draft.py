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
    SIMILAR = "similar"
    CATEGORY = "category"
    DEPARTMENT = "department"
    COSIGNING = "cosigning"
    DISCLOSURE = "disclosure"
    SCREENING = "screening"
    PREVIEW = "preview"


# The questions that are answered in one's own words, in their order.
TEXTS = (Question.TITLE, Question.SITUATION, Question.REQUEST)


@dataclass
class Draft:
    """What has been written so far; saved after every message, so nothing typed is ever lost.

    `ordinal` counts this person's own drafts from 1; `proposal_id` is that of a returned proposal.
    `asked` is the question the draft stands at, `passed` those that were answered; once the preview was
    reached, `from_preview` sends every edit back there. `messages` remembers which chat message said what, by
    "question:message id", so that an edited message can change it. While `replacing` the next text takes the
    place of the present one instead of being added to it. `similar` are the proposals
    found to resemble it, when it was asked. `sent` is the digest of the wording that others
    read; empty while nobody else does. `waived` are the hints that its writer need not see again.
    `source` says whose words the text is, where it is another's; `units` are the sentences of a text that
    was taken apart, `requesting` the places of those that ask for something. `untidied` are texts as they
    were before they were tidied, by question.
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
    advised: dict[str, list[str]] = field(default_factory=dict)
    similar: list[int] = field(default_factory=list)
    messages: dict[str, str] = field(default_factory=dict)
    asked: Question = Question.TITLE
    passed: list[Question] = field(default_factory=list)
    from_preview: bool = False
    replacing: bool = False
    sent: str = ""
    source: str = ""
    units: list[str] = field(default_factory=list)
    requesting: list[int] = field(default_factory=list)
    untidied: dict[str, str] = field(default_factory=dict)
    waived: list[str] = field(default_factory=list)
    proposal_id: int | None = None
    id: int = 0

    def count(self, kind: str) -> int:
        return sum(1 for a in self.attachments if a.kind == kind)

    def text_of(self, question: Question) -> str:
        """What was written to one of TEXTS."""
        return str(getattr(self, question.value))

    @property
    def words(self) -> str:
        """Everything written so far, for finding what it is about."""
        return f"{self.title}{self.situation}{self.request}"

    @property
    def blank(self) -> bool:
        """Nothing was put into it yet."""
        return not (self.words or self.attachments or self.proposal_id)
