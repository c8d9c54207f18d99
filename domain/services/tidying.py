"""A text of a draft put right: without what a machine left in it; it can be had back as it was."""

from datetime import datetime

from domain.draft import Draft, Question
from domain.ports import UnitOfWork

TIDIED = (Question.SITUATION, Question.REQUEST)


async def tidy(uow: UnitOfWork, draft: Draft, question: Question, text: str, *, now: datetime) -> None:
    """`text` takes the place of what stands there, which is remembered."""
    draft.untidied = {**draft.untidied, question.value: draft.text_of(question)}
    await _put(uow, draft, question, text, now)


async def untidy(uow: UnitOfWork, draft: Draft, question: Question, *, now: datetime) -> None:
    """Back to how it was written."""
    before = draft.untidied.get(question.value, draft.text_of(question))
    draft.untidied = {key: text for key, text in draft.untidied.items() if key != question.value}
    await _put(uow, draft, question, before, now)


async def _put(uow: UnitOfWork, draft: Draft, question: Question, text: str, now: datetime) -> None:
    setattr(draft, question.value, text)
    draft.suggested_title, draft.units, draft.requesting = "", [], []
    draft.updated_at = now
    await uow.drafts.save(draft)
