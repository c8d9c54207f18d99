"""The buttons of the form: old messages keep theirs, so each must fit where the draft stands."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from aiogram.types import CallbackQuery

from bot.callbacks import DraftPress
from bot.scene import Scene
from bot.views import drafting as views
from bot.views.view import View
from domain.draft import TEXTS, Draft, Question
from domain.proposal import Disclosure, Kind, Track
from domain.services import attachments, drafting
from handlers.question import (
    MATTER,
    ask,
    before,
    choose,
    go_on,
    is_at,
    is_enough,
    moved_on,
    own_draft,
    propose_title,
    proposed,
    take_title,
)
from handlers.recommending import why_of_draft


@dataclass(frozen=True)
class Offer:
    """What a button can be held against: the draft, and the congress's own lists."""

    draft: Draft
    value: str
    scene: Scene
    departments: Collection[str]

    @property
    def at_own_question(self) -> bool:
        return self.value == self.draft.asked

    @property
    def categories(self) -> set[str]:
        return {choice.code for choice in self.scene.policy.choices("categories")}

    @property
    def may_ask(self) -> bool:
        """Any part from the preview; before it, only the matter instead of the title."""
        if self.draft.from_preview:
            return self.value in {*TEXTS, *MATTER}
        return self.draft.asked is Question.TITLE and self.value == Question.SITUATION


IS_OFFERED: dict[str, Callable[[Offer], bool]] = {
    "go": lambda o: True,
    "preview": lambda o: o.draft.from_preview,
    "title_ok": lambda o: o.draft.asked is Question.TITLE and bool(proposed(o.draft)),
    "enough": lambda o: o.at_own_question and is_enough(o.draft, o.scene),
    "matter_ok": lambda o: o.draft.asked is Question.CATEGORY and o.draft.category is not None,
    "why": lambda o: o.draft.asked is Question.CATEGORY and o.draft.category is not None,
    "back": lambda o: o.at_own_question,
    "ask": lambda o: o.may_ask,
    "rewrite": lambda o: o.at_own_question and o.draft.asked in TEXTS,
    "keep_text": lambda o: o.at_own_question,
    "category": lambda o: is_at(o.draft, *MATTER) and o.value in o.categories,
    "department": lambda o: is_at(o.draft, *MATTER) and o.value in {"0", *o.departments},
    "cosigning": lambda o: o.draft.from_preview and o.value in {"open", "closed"},
    "disclosure": lambda o: o.draft.from_preview and o.value in set(Disclosure),
    "kind": lambda o: o.draft.from_preview and o.value in set(o.scene.policy.kinds),
    "track": lambda o: o.draft.from_preview and o.value in set(o.scene.policy.tracks),
    "detach": lambda o: o.draft.from_preview,
}
ACTIONS = frozenset(IS_OFFERED)


async def pressed(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    action, value = callback_data.action, callback_data.value
    departments = await scene.uow.people.departments(scene.congress.id)
    if not IS_OFFERED[action](Offer(draft, value, scene, {str(d.id) for d in departments})):
        return await moved_on(scene, draft)
    draft.replacing = action == "rewrite"
    match action:
        case "title_ok":
            return await take_title(scene, draft)
        case "enough" | "matter_ok":
            return await go_on(scene, draft)
        case "category" | "department":
            chosen = (
                {"category": value} if action == "category" else {"wished_department_id": int(value) or None}
            )
            return await choose(scene, draft, **chosen)
        case "detach":
            await attachments.detach(scene.uow, draft, value, now=scene.now)
            return views.attachments_view(draft, scene.t)
        case "go":
            await propose_title(scene, draft)
    _turn(draft, action, value)
    await drafting.decide(scene.uow, draft, now=scene.now)
    view = await ask(scene, draft)
    return view.after(await why_of_draft(scene, draft)) if action == "why" else view


def _turn(draft: Draft, action: str, value: str) -> None:
    """What a button changes in the draft itself."""
    match action:
        case "preview":
            draft.asked = Question.PREVIEW
        case "back":
            draft.asked = Question.PREVIEW if draft.from_preview else before(draft)
        case "ask":
            draft.asked = Question(value)
        case "cosigning":
            draft.cosigning_open, draft.asked = value == "open", Question.PREVIEW
        case "kind":
            draft.kind, draft.asked = Kind(value), Question.PREVIEW
        case "track":
            draft.track, draft.asked = Track(value), Question.PREVIEW
        case "disclosure":
            draft.disclosure, draft.asked = Disclosure(value), Question.PREVIEW
