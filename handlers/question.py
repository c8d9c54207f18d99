"""The questions of the form: showing the present one, going on to the next."""

import asyncio
from dataclasses import replace
from typing import TypedDict

from aiogram.fsm.state import State, StatesGroup

from bot.scene import Scene
from bot.views import drafting as views
from bot.views import hinting as hinting_views
from bot.views import similar as similar_views
from bot.views.arranging import with_parts
from bot.views.view import View
from domain.draft import Draft, Question
from domain.errors import NotAllowed
from domain.hint import Hint
from domain.proposal import Kind, Track
from domain.services import arranging, drafting, hinting, reading, similar
from domain.services.masking import Writer
from handlers.recommending import advice_for_draft

WORDS_WAIT_SECONDS = 0.3
ORDER = [
    Question.TITLE,
    Question.SITUATION,
    Question.REQUEST,
    Question.SIMILAR,
    Question.CATEGORY,
    Question.SCREENING,
    Question.PREVIEW,
]
REMARKED = (Question.SCREENING, Question.PREVIEW)
MATTER = (Question.CATEGORY, Question.DEPARTMENT)


class Drafting(StatesGroup):
    """`kept`: a free message became a draft, and it is still open what is to happen with it."""

    open = State()
    kept = State()


async def ask(scene: Scene, draft: Draft) -> View:
    """Show the draft's present question and listen for its answer."""
    scene.conversation.ask(Drafting.open.state or "", draft.id)
    if draft.asked is Question.SIMILAR:
        if cases := await similar.for_draft(scene.uow, scene.words, draft, scene.member, only=draft.similar):
            return similar_views.drafting_view(draft, cases, scene.member, scene.policy, scene.t)
        # Nothing of it is to be seen any more: that question is over.
        return await go_on(scene, draft)
    texts_only = draft.asked in (Question.TITLE, Question.SITUATION, Question.REQUEST)
    departments = [] if texts_only else await scene.uow.people.departments(scene.congress.id)
    view = views.question_view(draft, scene.policy, departments, scene.t)
    if draft.asked not in REMARKED:
        return with_parts(view, draft, scene.t)
    hints = await hints_of(scene, draft)
    if draft.asked is Question.PREVIEW:
        return hinting_views.with_hints(view, hints, draft, scene.t)
    return hinting_views.with_doubts(view, hints, scene.t)


async def hints_of(scene: Scene, draft: Draft) -> list[Hint]:
    writer = Writer(scene.member, scene.phone_key)
    return await hinting.hints_for(scene.uow, scene.words, draft, scene.congress, writer)


async def moved_on(scene: Scene, draft: Draft) -> View:
    """A button of a question that was answered before: the present question takes its place."""
    return replace(await ask(scene, draft), toast=scene.t.plain("draft-moved-on"))


async def go_on(scene: Scene, draft: Draft) -> View:
    """On to the first question that was not answered yet; from the preview back to it."""
    draft.passed = [*draft.passed, draft.asked]
    following = next((q for q in ORDER if q not in draft.passed), Question.PREVIEW)
    if draft.from_preview:
        following = Question.PREVIEW
    if following in (Question.SITUATION, Question.REQUEST):
        await arranging.arrange(scene.uow, scene.words, draft, now=scene.now)
    if following is Question.SIMILAR:
        cases = await similar.for_draft(scene.uow, scene.words, draft, scene.member)
        draft.similar = [case.proposal_id for case in cases]
        if not cases:
            draft.passed = [*draft.passed, Question.SIMILAR]
            following = next(q for q in ORDER if q not in draft.passed)
    if following is Question.CATEGORY and draft.category is None:
        advice = await advice_for_draft(scene, draft)
        draft.category, draft.wished_department_id = advice.category, advice.department
        draft.advised = {
            Question.CATEGORY: [one.code for one in advice.categories],
            Question.DEPARTMENT: [one.code for one in advice.departments],
        }
    reached = following is Question.PREVIEW
    await drafting.decide(
        scene.uow, draft, now=scene.now, asked=following, from_preview=draft.from_preview or reached
    )
    return await ask(scene, draft)


class Usual(TypedDict):
    track: Track
    kind: Kind


def usual(scene: Scene) -> Usual:
    """How a new draft is meant at this time of the year, until its writer says otherwise."""
    return Usual(track=scene.policy.default_track(scene.today), kind=scene.policy.kinds[0])


def before(draft: Draft) -> Question:
    if draft.asked is Question.DEPARTMENT:
        return Question.CATEGORY
    order = [q for q in ORDER if q is not Question.SIMILAR or draft.similar]
    return order[max(0, order.index(draft.asked) - 1)]


async def take_title(scene: Scene, draft: Draft) -> View:
    await drafting.decide(scene.uow, draft, now=scene.now, title=proposed(draft))
    return await go_on(scene, draft)


async def choose(scene: Scene, draft: Draft, **values: object) -> View:
    """A category or a department was chosen: back to the two recommendations, or to the preview."""
    asked = Question.PREVIEW if draft.from_preview else Question.CATEGORY
    await drafting.decide(scene.uow, draft, now=scene.now, asked=asked, **values)
    return await ask(scene, draft)


async def title_for(scene: Scene, text: str) -> str:
    """A title to propose, or nothing: one that could not be submitted is no help."""
    if not reading.has_words(text):
        return ""
    try:
        # The word segmenter may still be warming up; a suggestion is not worth a wait.
        title = await asyncio.wait_for(scene.words.suggest_title(text), WORDS_WAIT_SECONDS)
    except TimeoutError:
        return ""
    return title if len(title) <= scene.policy.limit("title") else ""


async def propose_title(scene: Scene, draft: Draft) -> None:
    if not proposed(draft):
        title = await title_for(scene, draft.situation)
        await drafting.decide(scene.uow, draft, now=scene.now, suggested_title=title)


def proposed(draft: Draft) -> str:
    return draft.title or draft.suggested_title


def is_enough(draft: Draft, scene: Scene) -> bool:
    if draft.asked not in (Question.SITUATION, Question.REQUEST) or not draft.text_of(draft.asked):
        return False
    return not drafting.excess(draft, draft.asked, scene.policy)


def is_at(draft: Draft, *questions: Question) -> bool:
    """Whether the draft stands at one of these, or at the preview from which all can be reached."""
    return draft.from_preview or draft.asked in questions


async def listening(scene: Scene) -> Draft | None:
    """The draft whose question is open; when it is gone, nobody listens any more."""
    draft = await scene.uow.drafts.get(scene.member.id, scene.conversation.subject_id or 0)
    if draft is None:
        scene.conversation.end()
    return draft


async def own_draft(scene: Scene, draft_id: int) -> Draft:
    """The draft behind a button. Raises NotAllowed when it is gone, or somebody else's."""
    draft = await scene.uow.drafts.get(scene.person.id, draft_id) if scene.person else None
    if draft is None:
        raise NotAllowed("draft-gone")
    return draft
