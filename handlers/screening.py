"""The registry takes up a suggestion, registers it under a number, and decides on re-opening and closing."""

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks import FormPress, StepPress
from bot.i18n import Translator
from bot.views.card import card_view
from bot.views.forms import choice_view
from bot.views.view import View
from domain.lifecycle import check
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.services import ratings, screening
from domain.services.drafting import rank_categories
from domain.services.looking import open_proposal
from domain.services.steps import take


def router() -> Router:
    own = Router(name="screening")
    own.callback_query.register(take_up, StepPress.filter(F.step.in_({"take_up", "reopen", "close"})))
    own.callback_query.register(ask_category, StepPress.filter(F.step == "register"))
    own.callback_query.register(register, FormPress.filter(F.step == "register"))
    return own


async def take_up(
    callback: CallbackQuery,
    callback_data: StepPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    t: Translator,
    now: datetime,
) -> View:
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    assert person is not None
    step = callback_data.step
    if step == "take_up":
        await screening.take_up(uow, proposal, person, now=now)
    elif step == "reopen":
        check(proposal, step, person)
        await ratings.reopen(uow, proposal, person, now=now)
    else:
        await take(uow, proposal, step, actor=person, now=now)
    done = t(f"done-{step.replace('_', '-')}", label=proposal.label)
    return card_view(proposal, person, congress.policy, t, now=now).after(done)


async def ask_category(
    callback: CallbackQuery,
    callback_data: StepPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    t: Translator,
) -> View:
    """The representative's category first: usually it stays."""
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    check(proposal, "register", person)
    ranked = rank_categories(proposal.title + proposal.situation, congress.policy.choices("categories"))
    ranked.sort(key=lambda c: c.code != proposal.category)
    options = [(c.code, c.name(t.language)) for c in ranked]
    return choice_view("register", proposal, t("ask-register"), options, t, field="category")


async def register(
    callback: CallbackQuery,
    callback_data: FormPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    t: Translator,
    now: datetime,
) -> View:
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    assert person is not None
    number = await screening.register(uow, proposal, congress, person, category=callback_data.value, now=now)
    done = t("done-register", number=number)
    return card_view(proposal, person, congress.policy, t, now=now).after(done)
