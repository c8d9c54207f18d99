"""Assigning: the lead department, then the co-handlers; and the departments' signature."""

from datetime import datetime

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.callbacks import FormPress, StepPress
from bot.i18n import Translator
from bot.views.assignment import co_handlers_view, lead_view
from bot.views.card import card_view
from bot.views.view import View
from domain.conversation import Conversation
from domain.errors import BadInput
from domain.lifecycle import check
from domain.people import Congress, Person
from domain.ports import UnitOfWork
from domain.proposal import ClockKey
from domain.services import assignment
from domain.services.drafting import rank_departments
from domain.services.looking import open_proposal


def router() -> Router:
    own = Router(name="assignment")
    own.callback_query.register(ask_lead, StepPress.filter(F.step == "assign"))
    own.callback_query.register(pressed, FormPress.filter(F.step == "assign"))
    own.callback_query.register(sign_for, StepPress.filter(F.step.in_({"sign_for", "co_sign_for"})))
    return own


async def ask_lead(
    callback: CallbackQuery,
    callback_data: StepPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
) -> View:
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    check(proposal, "assign", person)
    departments = await uow.people.departments(congress.id)
    ranked = rank_departments(proposal.title + proposal.situation + proposal.request, departments)
    ranked.sort(key=lambda d: d.id != proposal.wished_department_id)
    conversation.end()
    return lead_view(proposal, ranked, t)


async def pressed(
    callback: CallbackQuery,
    callback_data: FormPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    """The choice travels in the buttons themselves, so that two assignments at once never mix."""
    proposal = await open_proposal(uow, person, callback_data.proposal_id)
    assert person is not None
    check(proposal, "assign", person)
    departments = {d.id: d for d in await uow.people.departments(congress.id)}
    chosen = [int(n) for n in callback_data.value.split(".") if n]
    if not chosen or any(n not in departments for n in chosen):
        raise BadInput("department-gone")
    if callback_data.field != "done":
        return co_handlers_view(proposal, departments, chosen, t)
    lead, *others = (departments[n] for n in chosen)
    await assignment.assign(uow, proposal, person, lead=lead, co_handlers=others, now=now)
    clock = proposal.clock(ClockKey.REPLY)
    done = t("done-assign", label=proposal.label, lead=lead.short_name, day=clock.due_on if clock else "")
    return card_view(proposal, person, congress.policy, t, now=now).after(done)


async def sign_for(
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
    await assignment.sign_for(uow, proposal, person, now=now)
    done = t("done-sign-for", label=proposal.label)
    return card_view(proposal, person, congress.policy, t, now=now).after(done)
