"""Looking at a proposal: its card, full text, files, history, reckoning and reply."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import OpenPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import proposals as views
from bot.views.card import (
    CONCERNED,
    card_view,
    may_read_draft,
    may_read_orders,
    more_view,
    step_buttons,
)
from bot.views.files import files_of
from bot.views.key import key_view, may_read_steps
from bot.views.promises import promises_view, ratings_view
from bot.views.supervision import orders_view
from bot.views.units import may_read_units, units_view
from bot.views.view import View, rows_of
from domain.errors import NotAllowed
from domain.notice import Notice, Priority
from domain.parties import parties_of
from domain.proposal import Attachment, Proposal
from domain.services.linting import read_letter
from domain.services.looking import entries_for
from domain.services.review import post_letters
from handlers.open_question import put_down


def router() -> Router:
    own = Router(name="proposals")
    own.callback_query.register(look, Pressed(OpenPress))
    return own


async def look(callback: CallbackQuery, callback_data: OpenPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    if callback_data.what == "files":
        n = await _send_files(proposal, callback_data.page, scene)
        return View(scene.t("files-coming", n=n), fresh=True)
    if callback_data.what == "letter":
        await _send_letters(proposal, scene)
        return View(scene.t("letter-coming", n=len(proposal.delivered_letters)), fresh=True)
    if callback_data.what == "units":
        return await _units(scene, proposal)
    if callback_data.what in {"reply", "draft"}:
        return await _letter_view(proposal, callback_data.what, scene, callback_data.page)
    if callback_data.what in LOOKS:
        return LOOKS[callback_data.what](scene, proposal, callback_data.page)
    put_down(scene, proposal)
    return card_view(proposal, scene.member, scene.policy, scene.t, now=scene.now)


Look = Callable[[Scene, Proposal, int], View]


def _full(scene: Scene, proposal: Proposal, page: int) -> View:
    return views.full_view(proposal, scene.member, scene.policy, scene.t, page)


def _history(scene: Scene, proposal: Proposal, page: int) -> View:
    return views.history_view(proposal, scene.member, scene.policy, scene.t, page)


def _ratings(scene: Scene, proposal: Proposal, page: int) -> View:
    if not parties_of(scene.member, proposal) & CONCERNED:
        raise NotAllowed
    return ratings_view(proposal, scene.member, scene.policy, scene.t)


def _orders(scene: Scene, proposal: Proposal, page: int) -> View:
    if not may_read_orders(proposal, scene.member):
        raise NotAllowed
    return orders_view(proposal, scene.member, scene.t)


def _key(scene: Scene, proposal: Proposal, page: int) -> View:
    if not may_read_steps(proposal, scene.member):
        raise NotAllowed
    return key_view(proposal, scene.member, scene.policy, scene.t, scene.today)


async def _units(scene: Scene, proposal: Proposal) -> View:
    if not may_read_units(proposal, scene.member):
        raise NotAllowed
    departments = await scene.uow.people.every_department(scene.congress.id)
    return units_view(proposal, {d.id: d for d in departments}, scene.policy, scene.t)


# Every way to look closer, by what the button says; anything else is the card.
LOOKS: dict[str, Look] = {
    "full": _full,
    "history": _history,
    "reckoning": lambda scene, proposal, page: views.reckoning_view(proposal, scene.policy, scene.t),
    "more": lambda scene, proposal, page: more_view(proposal, scene.member, scene.t),
    "key": _key,
    "promises": lambda scene, proposal, page: promises_view(proposal, scene.t),
    "ratings": _ratings,
    "orders": _orders,
}


async def _letter_view(proposal: Proposal, what: str, scene: Scene, page: int) -> View:
    """The delivered letter; the one on its way only for those who work on it."""
    letters = proposal.delivered_letters
    if what == "draft":
        may_read = may_read_draft(proposal, parties_of(scene.person, proposal))
        letters = [r for r in proposal.letters if r.delivered_at is None] if may_read else []
    if not letters:
        raise NotAllowed("reply-not-yet")
    read = partial(read_letter, scene.uow, scene.words, proposal)
    readings = {r.department_id: await read(r) for r in letters if r.delivered_at is None}
    view = views.reply_view(proposal, letters, scene.policy, scene.t, page, what=what, readings=readings)
    if what == "reply":
        return view
    # Whoever has read it goes on from here.
    return replace(view, rows=(*rows_of(step_buttons(proposal, scene.member, scene.t)), *view.rows))


async def _send_letters(proposal: Proposal, scene: Scene) -> None:
    """What was delivered once more as files, once a minute."""
    if not proposal.delivered_letters:
        raise NotAllowed("reply-not-yet")
    letters, minute = proposal.delivered_letters, f"{scene.now:%Y%m%d%H%M}"
    await post_letters(scene.uow, proposal, letters, scene.member.id, scene.now, occasion=minute)


async def _send_files(proposal: Proposal, seq: int, scene: Scene) -> int:
    """The proposal's own, or those of one entry (from 1) that this person may read; returns how many.

    Posted one by one; a finger that presses twice in the same minute gets them once.
    """
    files: list[Attachment] = proposal.attachments
    if seq:
        files = [f for e in entries_for(proposal, scene.member) if e.seq == seq for f in files_of(e)]
    minute = f"{scene.now:%Y%m%d%H%M}"
    for place, _ in enumerate(files):
        await scene.uow.outbox.post(
            Notice(
                scene.congress.id,
                scene.member.id,
                "file",
                f"file:{proposal.id}:{seq}:{place}:{scene.member.id}:{minute}",
                scene.now,
                proposal_id=proposal.id,
                params={"seq": seq, "place": place} if seq else {"place": place},
                priority=Priority.REPLY,
            )
        )
    return len(files)
