"""Steps that need one text: a progress note, a co-handler's opinion, a supplement, a reason."""

from datetime import datetime
from typing import Protocol

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import StepPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views.forms import text_view
from bot.views.view import View
from domain.lifecycle import check
from domain.people import Person
from domain.ports import UnitOfWork
from domain.proposal import Proposal
from domain.services import handling, ratings, replies, submission
from handlers.forms import NotTyped, Typed, ask_again, typed_answer


class Take(Protocol):
    """A service that needs one text."""

    async def __call__(
        self, uow: UnitOfWork, proposal: Proposal, actor: Person, text: str, /, *, now: datetime
    ) -> None: ...


TAKE: dict[str, Take] = {
    "note_progress": handling.note_progress,
    "file_opinion": handling.file_opinion,
    "supplement": submission.supplement,
    "return_draft": replies.return_draft,
    "decline_reopening": ratings.decline_reopening,
}


class Remark(StatesGroup):
    text = State()


def router() -> Router:
    own = Router(name="remarks")
    own.callback_query.register(ask, Pressed(StepPress, step=TAKE))
    own.message.register(said, StateFilter(Remark.text), Typed())
    own.message.register(not_said, StateFilter(Remark.text), NotTyped())
    return own


async def ask(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, callback_data.step, scene.person)
    scene.conversation.ask(Remark.text.state or "", proposal.id, {"step": callback_data.step})
    return text_view(callback_data.step, proposal, scene.t)


def _question(scene: Scene, proposal: Proposal) -> View:
    return text_view(_step(scene), proposal, scene.t)


def _step(scene: Scene) -> str:
    return str(scene.conversation.answers["step"])


async def not_said(message: Message, scene: Scene) -> View | None:
    return await ask_again(message, scene, _question, "form-needs-text")


async def said(message: Message, scene: Scene) -> View | None:
    return await typed_answer(message, scene, _step(scene), _keep)


async def _keep(scene: Scene, proposal: Proposal, text: str) -> View:
    step = _step(scene)
    await TAKE[step](scene.uow, proposal, scene.member, text, now=scene.now)
    scene.conversation.end()
    done = scene.t(f"done-{step.replace('_', '-')}", label=proposal.label)
    return scene.card(proposal, done)
