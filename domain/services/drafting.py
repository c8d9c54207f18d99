"""Writing a suggestion: drafts are made, filled, kept and thrown away here."""

import re
from collections.abc import Sequence
from datetime import datetime

from domain.draft import Draft, Question
from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.people import Congress, Department, Person, Role
from domain.policy import Choice
from domain.ports import UnitOfWork
from domain.proposal import Attachment, Kind, Proposal, Status, Track

# Marks that change the direction or hide characters have no place in a text that is printed and numbered.
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LIMIT_OF = {Question.TITLE: "title", Question.SITUATION: "body", Question.REQUEST: "body"}
MAX_DRAFTS = 20


def cleaned(text: str) -> str:
    """The text as it will be kept: no invisible marks, no blank lines at the ends."""
    return INVISIBLE.sub("", text).strip()


def has_words(text: str) -> bool:
    """Whether there is anything to read: letters or digits of any script, not only signs and emoji."""
    return any(c.isalnum() for c in text)


async def start(uow: UnitOfWork, actor: Person, *, now: datetime, text: str = "", title: str = "") -> Draft:
    """A new draft, with what the representative already wrote as its first text.

    Raises NotAllowed for others than representatives, StepBlocked when suspended or with too many drafts.
    """
    if not actor.holds(Role.REPRESENTATIVE):
        raise NotAllowed("only-representatives-write")
    if actor.suspended:
        raise StepBlocked("blocked-suspended")
    if len(await uow.drafts.of(actor.id)) >= MAX_DRAFTS:
        raise StepBlocked("blocked-too-many-drafts", limit=MAX_DRAFTS)
    return await uow.drafts.add(
        Draft(
            person_id=actor.id,
            ordinal=0,
            updated_at=now,
            track=Track.THROUGH_TRAIN,
            kind=Kind.SUGGESTION,
            situation=cleaned(text),
            suggested_title=title,
        )
    )


async def revise(uow: UnitOfWork, proposal: Proposal, actor: Person, *, now: datetime) -> Draft:
    """The draft of a returned proposal, made from its text the first time it is opened."""
    if proposal.status is not Status.RETURNED or proposal.representative_id != actor.id:
        raise NotAllowed
    for draft in await uow.drafts.of(actor.id):
        if draft.proposal_id == proposal.id:
            return draft
    return await uow.drafts.add(
        Draft(
            person_id=actor.id,
            ordinal=0,
            updated_at=now,
            track=proposal.track,
            kind=proposal.kind,
            title=proposal.title,
            situation=proposal.situation,
            request=proposal.request,
            category=proposal.category,
            wished_department_id=proposal.wished_department_id,
            cosigning_open=proposal.cosigning_open,
            disclosure=proposal.disclosure,
            screening_answers=list(proposal.screening_answers),
            screened=True,
            attachments=list(proposal.attachments),
            asked=Question.PREVIEW,
            from_preview=True,
            proposal_id=proposal.id,
        )
    )


async def write(
    uow: UnitOfWork,
    draft: Draft,
    congress: Congress,
    question: Question,
    text: str,
    *,
    now: datetime,
    message_id: int | None = None,
) -> None:
    """Put a text into the draft: the title replaces, situation and request are added to.

    `message_id` lets an edited message change what it had said. Raises BadInput (empty, no words, too
    long) and leaves the draft as it was.
    """
    text = cleaned(text)
    if not text or not has_words(text):
        raise BadInput("bad-text-empty")
    limit = congress.policy.limit(LIMIT_OF[question])
    if question is Question.TITLE:
        text = " ".join(text.split())
        if len(text) > limit:
            raise BadInput("bad-title-long", limit=limit, length=len(text), text=text)
        draft.title = text
    else:
        before: str = getattr(draft, question.value)
        key = f"{question.value}:{message_id}"
        earlier = draft.messages.get(key) if message_id is not None else None
        if earlier and earlier in before:
            after = before.replace(earlier, text, 1)
        else:
            after = f"{before}\n{text}" if before else text
        if len(after) > limit:
            raise BadInput("bad-body-long", limit=limit, length=len(after), text=text)
        setattr(draft, question.value, after)
        if message_id is not None:
            draft.messages = {**draft.messages, key: text}
    draft.updated_at = now
    await uow.drafts.save(draft)


async def rewrite(uow: UnitOfWork, draft: Draft, question: Question, *, now: datetime) -> str:
    """Empty a text so that it can be written anew; returns what it was, for showing it."""
    before: str = getattr(draft, question.value)
    setattr(draft, question.value, "")
    draft.updated_at = now
    await uow.drafts.save(draft)
    return before


async def attach(
    uow: UnitOfWork, draft: Draft, congress: Congress, attachment: Attachment, *, now: datetime
) -> None:
    """Add a photo, document, voice or place. Raises BadInput when it is too large or one too many."""
    policy = congress.policy
    megabytes = policy.limit("file_megabytes")
    if attachment.size > megabytes * 1024 * 1024:
        raise BadInput("bad-file-large", limit=megabytes)
    if attachment.kind == "document" and attachment.name.lower().endswith(
        (".exe", ".bat", ".cmd", ".js", ".apk")
    ):
        raise BadInput("bad-file-kind", name=attachment.name)
    if len(draft.attachments) >= policy.limit("attachments"):
        raise BadInput("bad-file-count", limit=policy.limit("attachments"))
    draft.attachments = [*draft.attachments, attachment]
    draft.updated_at = now
    await uow.drafts.save(draft)


async def decide(uow: UnitOfWork, draft: Draft, *, now: datetime, **values: object) -> None:
    """Set fields that were chosen by button."""
    for name, value in values.items():
        setattr(draft, name, value)
    draft.updated_at = now
    await uow.drafts.save(draft)


def rank_categories(text: str, categories: Sequence[Choice]) -> list[Choice]:
    """The congress's categories, those whose keywords the text mentions first."""
    return sorted(categories, key=lambda c: -sum(text.count(word) for word in c.keywords))


def rank_departments(text: str, departments: Sequence[Department]) -> list[Department]:
    """The departments, those whose name or stated duties the text mentions first."""

    def score(department: Department) -> int:
        return sum(text.count(word) for word in department.duties.split()) + 3 * text.count(
            department.short_name
        )

    return sorted(departments, key=lambda d: -score(d))


def missing(draft: Draft) -> Question | None:
    """The first question without which a suggestion cannot be submitted."""
    for question in (Question.TITLE, Question.SITUATION, Question.REQUEST):
        if not getattr(draft, question.value):
            return question
    if draft.category is None:
        return Question.CATEGORY
    return None if draft.screened else Question.SCREENING
