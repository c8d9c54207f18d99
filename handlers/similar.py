"""Similar cases: while drafting to look at and to join, at the registry to confirm; only ever a help."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import DraftPress, OpenPress, SimilarPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import similar as views
from bot.views.view import View
from domain.draft import Question
from domain.proposal import Proposal
from domain.services import similar
from handlers.question import go_on, moved_on, own_draft

WORDS = frozenset({"same", "other"})


def router() -> Router:
    own = Router(name="similar")
    own.callback_query.register(look, Pressed(DraftPress, action={"like"}))
    own.callback_query.register(go_on_anyway, Pressed(DraftPress, action={"unlike"}))
    own.callback_query.register(list_them, Pressed(OpenPress, what={"similar"}))
    own.callback_query.register(decide, Pressed(SimilarPress, action=WORDS))
    return own


async def look(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    wanted = [id_ for id_ in draft.similar if str(id_) == callback_data.value]
    if draft.asked is not Question.SIMILAR or not wanted:
        return await moved_on(scene, draft)
    cases = await similar.for_draft(scene.uow, scene.words, draft, scene.member, only=wanted)
    if not cases:
        return await moved_on(scene, draft)
    return views.case_view(draft, cases[0], scene.member, scene.policy, scene.t)


async def go_on_anyway(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    if draft.asked is not Question.SIMILAR:
        return await moved_on(scene, draft)
    return await go_on(scene, draft)


async def list_them(callback: CallbackQuery, callback_data: OpenPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    return await _listed(scene, proposal)


async def _listed(scene: Scene, proposal: Proposal) -> View:
    cases = await similar.for_proposal(scene.uow, scene.words, proposal, scene.member)
    return views.registry_view(proposal, cases, scene.member, scene.policy, scene.t)


async def decide(callback: CallbackQuery, callback_data: SimilarPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    other = await scene.open(callback_data.other_id)
    same = callback_data.action == "same"
    await similar.decide(scene.uow, scene.words, proposal, other, scene.member, same=same, now=scene.now)
    done = scene.t("similar-done-same" if same else "similar-done-other", other=other.label)
    return (await _listed(scene, proposal)).after(done)
