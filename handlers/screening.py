"""The registry takes up a suggestion, registers it under a number, and decides on re-opening and closing."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks import FormPress, StepPress
from bot.scene import Scene
from bot.views.forms import choice_view
from bot.views.view import View
from domain.lifecycle import check
from domain.services import ratings, screening
from domain.services.drafting import rank_categories
from domain.services.steps import take


def router() -> Router:
    own = Router(name="screening")
    own.callback_query.register(take_up, StepPress.filter(F.step.in_({"take_up", "reopen", "close"})))
    own.callback_query.register(ask_category, StepPress.filter(F.step == "register"))
    own.callback_query.register(register, FormPress.filter(F.step == "register"))
    return own


async def take_up(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    step = callback_data.step
    if step == "take_up":
        await screening.take_up(scene.uow, proposal, scene.member, now=scene.now)
    elif step == "reopen":
        check(proposal, step, scene.member)
        await ratings.reopen(scene.uow, proposal, scene.member, now=scene.now)
    else:
        await take(scene.uow, proposal, step, actor=scene.member, now=scene.now)
    done = scene.t(f"done-{step.replace('_', '-')}", label=proposal.label)
    return scene.card(proposal, done)


async def ask_category(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    """The representative's category first: usually it stays."""
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, "register", scene.person)
    ranked = rank_categories(proposal.title + proposal.situation, scene.policy.choices("categories"))
    ranked.sort(key=lambda c: c.code != proposal.category)
    options = [(c.code, c.name(scene.t.language)) for c in ranked]
    return choice_view("register", proposal, scene.t("ask-register"), options, scene.t, field="category")


async def register(callback: CallbackQuery, callback_data: FormPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    number = await screening.register(
        scene.uow, proposal, scene.congress, scene.member, category=callback_data.value, now=scene.now
    )
    done = scene.t("done-register", number=number)
    return scene.card(proposal, done)
