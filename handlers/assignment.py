"""Assigning: the lead department, then the co-handlers; and the departments' signature."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import FormPress, StepPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views.assignment import co_handlers_view, lead_view
from bot.views.view import View
from domain.errors import BadInput
from domain.lifecycle import check
from domain.proposal import ClockKey
from domain.services import assignment
from domain.services.matching import rank_departments
from handlers.forms import put_down


def router() -> Router:
    own = Router(name="assignment")
    own.callback_query.register(ask_lead, Pressed(StepPress, step={"assign"}))
    own.callback_query.register(pressed, Pressed(FormPress, step={"assign"}))
    own.callback_query.register(sign_for, Pressed(StepPress, step={"sign_for", "co_sign_for"}))
    return own


async def ask_lead(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, "assign", scene.person)
    departments = await scene.uow.people.departments(scene.congress.id)
    ranked = rank_departments(proposal.title + proposal.situation + proposal.request, departments)
    ranked.sort(key=lambda d: d.id != proposal.wished_department_id)
    put_down(scene, proposal)
    return lead_view(proposal, ranked, scene.t)


async def pressed(callback: CallbackQuery, callback_data: FormPress, scene: Scene) -> View:
    """The choice travels in the buttons themselves, so that two assignments at once never mix."""
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, "assign", scene.member)
    departments = {d.id: d for d in await scene.uow.people.departments(scene.congress.id)}
    chosen = list(dict.fromkeys(int(n) for n in callback_data.value.split(".") if n.isdecimal()))
    if not chosen or any(n not in departments for n in chosen):
        raise BadInput("department-gone")
    if callback_data.field != "done":
        return co_handlers_view(proposal, departments, chosen, scene.t)
    lead, *others = (departments[n] for n in chosen)
    await assignment.assign(scene.uow, proposal, scene.member, lead=lead, co_handlers=others, now=scene.now)
    clock = proposal.clock(ClockKey.REPLY)
    done = scene.t(
        "done-assign", label=proposal.label, lead=lead.short_name, day=clock.due_on if clock else ""
    )
    return scene.card(proposal, done)


async def sign_for(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    as_co = callback_data.step == "co_sign_for"
    await assignment.sign_for(scene.uow, proposal, scene.member, now=scene.now, as_co=as_co)
    done = scene.t("done-sign-for", label=proposal.label)
    return scene.card(proposal, done)
