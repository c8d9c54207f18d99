"""A line of the morning's bundle: opened at its step, put off, taken back."""

from dataclasses import replace
from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import DuePress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import due as views
from bot.views.view import View
from domain.errors import BadInput, NotAllowed
from domain.proposal import Clock, Proposal
from domain.services import snoozing
from handlers.open_question import put_down


def router() -> Router:
    own = Router(name="reminders")
    own.callback_query.register(pressed, Pressed(DuePress))
    return own


async def pressed(callback: CallbackQuery, callback_data: DuePress, scene: Scene) -> View:
    found = await scene.uow.reminders.proposal_of(scene.congress.id, callback_data.clock_id)
    proposal = await scene.open(found)
    clock = next((c for c in proposal.clocks if c.id == callback_data.clock_id), None)
    if clock is None:
        raise NotAllowed
    put_down(scene, proposal)
    if not clock.running:
        return scene.card(proposal, scene.t("due-gone"))
    match callback_data.action:
        case "open":
            # Below the bundle, which keeps its other lines.
            return replace(await _opened(scene, proposal, clock), fresh=True)
        case "how":
            return views.how_view(clock, scene.policy, scene.t)
        case "snooze":
            until = await snoozing.snooze(
                scene.uow, scene.congress, clock, scene.member, callback_data.value, today=scene.today
            )
            return await _opened(scene, proposal, clock, until)
        case "wake":
            await scene.uow.reminders.wake(scene.member.id, clock.id)
            return (await _opened(scene, proposal, clock)).after(scene.t("snooze-undone"))
    raise BadInput("button-unknown")


async def _opened(scene: Scene, proposal: Proposal, clock: Clock, until: date | None = None) -> View:
    until = until or (await scene.uow.reminders.snoozed_by(scene.member.id)).get(clock.id)
    choices = []
    if await snoozing.acts_on(scene.uow, clock, scene.member):
        offered = snoozing.choices(clock, scene.today, scene.uow.calendar_of(scene.congress))
        choices = [(name, day) for name, day in offered if day != until]
    return views.due_view(
        proposal,
        clock,
        scene.member,
        scene.policy,
        scene.t,
        snoozes=views.snooze_buttons(clock.id, choices, until, scene.today, scene.t),
        until=until,
        now=scene.now,
    )
