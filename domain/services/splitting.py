"""Several matters in one draft: each becomes a draft of its own, and nothing of it is lost."""

from collections.abc import Sequence
from datetime import datetime

from domain.draft import Draft, Question
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import drafting

Matter = tuple[str, str]


async def split(
    uow: UnitOfWork,
    draft: Draft,
    actor: Person,
    matters: Sequence[Matter],
    titles: Sequence[str],
    *,
    now: datetime,
) -> list[Draft]:
    """The drafts in the order of the matters: files stay with the first, which is the draft itself.

    `titles` are proposals, one for each. Raises StepBlocked when there would be too many drafts.
    """
    drafts = [draft]
    _set(draft, matters[0], titles[0])
    draft.title, draft.messages, draft.category, draft.wished_department_id = "", {}, None, None
    await drafting.decide(uow, draft, now=now)
    for matter, title in zip(matters[1:], titles[1:], strict=True):
        other = await drafting.start(uow, actor, now=now, track=draft.track, kind=draft.kind, message_id=0)
        _set(other, matter, title)
        await drafting.decide(uow, other, now=now)
        drafts.append(other)
    return drafts


def _set(draft: Draft, matter: Matter, title: str) -> None:
    """Every question is asked once more: what was answered was answered of the whole."""
    draft.situation, draft.request = matter
    draft.suggested_title = title
    draft.asked, draft.passed, draft.from_preview = Question.TITLE, [], False
    draft.similar, draft.advised, draft.screened = [], {}, False
