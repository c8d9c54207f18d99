"""The registry takes up a suggestion, registers it under a number, and decides on re-opening and closing."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import FormPress, StepPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views.forms import choice_view, close_view
from bot.views.view import View
from domain.lifecycle import check
from domain.services import ratings, screening
from domain.services.matching import rank_categories
from domain.services.steps import take
from handlers.forms import known


def router() -> Router:
    own = Router(name="screening")
    own.callback_query.register(decide, Pressed(StepPress, step={"take_up", "reopen", "close"}))
    own.callback_query.register(ask_category, Pressed(StepPress, step={"register"}))
    own.callback_query.register(register, Pressed(FormPress, step={"register"}))
    return own


async def decide(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    """One press takes up or re-opens; closing asks first whether it is meant."""
    proposal = await scene.open(callback_data.proposal_id)
    step = callback_data.step
    if step == "take_up":
        await screening.take_up(scene.uow, proposal, scene.member, now=scene.now)
    elif step == "reopen":
        await ratings.reopen(scene.uow, proposal, scene.member, now=scene.now)
    elif not callback_data.sure:
        check(proposal, step, scene.member)
        return close_view(proposal, scene.t)
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
    check(proposal, "register", scene.member)
    category = known(scene.policy.choices("categories"), callback_data.value)
    number = await screening.register(
        scene.uow, proposal, scene.congress, scene.member, category=category, now=scene.now
    )
    done = scene.t("done-register", number=number)
    return scene.card(proposal, done)
