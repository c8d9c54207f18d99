"""Writing a suggestion: drafts are made, filled, kept and thrown away here."""

from datetime import datetime

from domain.draft import TEXTS, Draft, Question
from domain.errors import BadInput, NotAllowed, StepBlocked
from domain.people import Congress, Person, Role
from domain.policy import Policy
from domain.ports import UnitOfWork
from domain.proposal import Kind, Track
from domain.services.reading import cleaned, has_words

LIMIT_OF = {Question.TITLE: "title", Question.SITUATION: "body", Question.REQUEST: "body"}
MAX_DRAFTS = 20
# A draft keeps more than may be submitted, so that nothing written is lost; a book it does not keep.
LONGEST_KEPT = 20_000
LONGEST_SHOWN = 300


async def start(
    uow: UnitOfWork,
    actor: Person,
    *,
    now: datetime,
    text: str = "",
    title: str = "",
    message_id: int | None = None,
    track: Track = Track.THROUGH_TRAIN,
    kind: Kind = Kind.SUGGESTION,
) -> Draft:
    """A new draft, with what the representative already wrote as its first text; a blank one is used again.

    Raises NotAllowed for others than representatives, StepBlocked with too many drafts, or for a suspended
    person who has nothing to keep yet: what somebody wrote is not lost, it only cannot be submitted.
    """
    if not actor.holds(Role.REPRESENTATIVE):
        raise NotAllowed("only-representatives-write")
    text = cleaned(text)
    if actor.suspended and not text and message_id is None:
        raise StepBlocked("blocked-suspended")
    drafts = await uow.drafts.of(actor.id)
    messages = {_key(Question.SITUATION, message_id): text} if text and message_id is not None else {}
    blank = next((draft for draft in drafts if draft.blank), None)
    if blank is not None:
        blank.situation, blank.suggested_title, blank.messages = text, title, messages
        blank.track, blank.kind = track, kind
        blank.asked, blank.passed, blank.updated_at = Question.TITLE, [], now
        await uow.drafts.save(blank)
        return blank
    if len(drafts) >= MAX_DRAFTS:
        raise StepBlocked("blocked-too-many-drafts", limit=MAX_DRAFTS)
    return await uow.drafts.add(
        Draft(
            person_id=actor.id,
            ordinal=0,
            updated_at=now,
            track=track,
            kind=kind,
            situation=text,
            suggested_title=title,
            messages=messages,
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

    `message_id` lets an edited message change what it had said. Raises BadInput (empty, no words, a title
    too long, far too much) and leaves the draft as it was. A body over the limit is kept: see `excess`.
    """
    text = cleaned(text)
    if not has_words(text):
        raise BadInput("bad-text-empty")
    messages = dict(draft.messages)
    if question is Question.TITLE:
        text = _title(text, congress)
        draft.title, messages = text, _without(messages, question)
    else:
        before = "" if draft.replacing else draft.text_of(question)
        after = f"{before}\n{text}" if before else text
        if len(after) > LONGEST_KEPT:
            raise BadInput("bad-draft-full", limit=LONGEST_KEPT)
        if not before:
            messages = _without(messages, question)
        setattr(draft, question.value, after)
        draft.replacing = False
    if message_id is not None:
        messages[_key(question, message_id)] = text
    draft.messages, draft.updated_at = messages, now
    await uow.drafts.save(draft)


async def amend(
    uow: UnitOfWork, draft: Draft, congress: Congress, message_id: int, text: str, *, now: datetime
) -> bool:
    """Let an edited message change what it had said; False when nothing of it is in the draft any more.

    Raises BadInput as `write` does.
    """
    for question in TEXTS:
        key = _key(question, message_id)
        earlier, present = draft.messages.get(key), draft.text_of(question)
        # Whole paragraphs only: the same words may stand inside another message's.
        if earlier is None or f"\n{earlier}\n" not in f"\n{present}\n":
            continue
        text = cleaned(text)
        if not has_words(text):
            raise BadInput("bad-text-empty")
        if question is Question.TITLE:
            text = _title(text, congress)
        after = f"\n{present}\n".replace(f"\n{earlier}\n", f"\n{text}\n", 1)[1:-1]
        if len(after) > LONGEST_KEPT:
            raise BadInput("bad-draft-full", limit=LONGEST_KEPT)
        setattr(draft, question.value, after)
        draft.messages = {**draft.messages, key: text}
        draft.updated_at = now
        await uow.drafts.save(draft)
        return True
    return False


def _title(text: str, congress: Congress) -> str:
    text = " ".join(text.split())
    limit = congress.policy.limit("title")
    if len(text) > limit:
        raise BadInput("bad-title-long", limit=limit, length=len(text), text=text[:LONGEST_SHOWN])
    return text


def _key(question: Question, message_id: int) -> str:
    return f"{question.value}:{message_id}"


def _without(messages: dict[str, str], question: Question) -> dict[str, str]:
    return {key: text for key, text in messages.items() if not key.startswith(f"{question.value}:")}


def is_the_matter(text: str, congress: Congress) -> bool:
    """Whether what was sent as a title is rather the matter itself."""
    return len(cleaned(text)) > 2 * congress.policy.limit("title")


def excess(draft: Draft, question: Question, policy: Policy) -> int:
    """By how many characters a text is longer than may be submitted; 0 when it is not."""
    return max(0, len(draft.text_of(question)) - policy.limit(LIMIT_OF[question]))


async def join(uow: UnitOfWork, draft: Draft, other: Draft, congress: Congress, *, now: datetime) -> None:
    """Add what a just kept draft holds to another one of the same person; the just kept one is then gone.

    Raises BadInput when it would be too much.
    """
    if len(draft.attachments) + len(other.attachments) > congress.policy.limit("attachments"):
        raise BadInput("bad-file-count", limit=congress.policy.limit("attachments"))
    if other.situation:
        await write(uow, draft, congress, Question.SITUATION, other.situation, now=now)
    draft.messages = {**draft.messages, **other.messages}
    draft.attachments = [*draft.attachments, *other.attachments]
    await uow.drafts.delete(other)
    await uow.drafts.save(draft)


async def decide(uow: UnitOfWork, draft: Draft, *, now: datetime, **values: object) -> None:
    """Set fields that were chosen by button."""
    for name, value in values.items():
        setattr(draft, name, value)
    draft.updated_at = now
    await uow.drafts.save(draft)


def missing(draft: Draft) -> Question | None:
    """The first question without which a suggestion cannot be submitted."""
    for question in TEXTS:
        if not draft.text_of(question):
            return question
    if draft.category is None:
        return Question.CATEGORY
    return None if draft.screened else Question.SCREENING


def too_long(draft: Draft, policy: Policy) -> Question | None:
    """The first text that must be shortened before submitting."""
    return next((question for question in TEXTS if excess(draft, question, policy)), None)
