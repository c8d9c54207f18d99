"""Lists of proposals: one's own, what waits for one, what can be rated; narrowed and turned by buttons."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from aiogram.types import Message

from bot.scene import Scene
from bot.views.card import clock_for
from bot.views.drafts import drafts_view
from bot.views.menu import idle_view, nothing_view
from bot.views.proposals import list_view, with_lists
from bot.views.steps import OFFERED
from bot.views.view import View
from domain.draft import Draft
from domain.errors import NotAllowed
from domain.key_steps import waits_for_tick
from domain.lifecycle import steps_for
from domain.people import Role
from domain.proposal import Proposal
from domain.services.finding import LONGEST_LIST
from domain.services.looking import is_open_to, is_own, is_waiting_for
from domain.steps import OPEN

SOON = timedelta(days=7)
Filter = Callable[[Scene, Proposal], bool]


def _waits(scene: Scene, proposal: Proposal) -> bool:
    if is_waiting_for(proposal, scene.member, OFFERED):
        return True
    own = {step.name for step in steps_for(proposal, scene.member)}
    return "tick_key_step" in own and waits_for_tick(proposal, scene.member, scene.today)


def _soon(scene: Scene, proposal: Proposal) -> bool:
    clock = clock_for(proposal, scene.member)
    return clock is not None and scene.today <= clock.due_on <= scene.today + SOON


def _late(scene: Scene, proposal: Proposal) -> bool:
    clock = clock_for(proposal, scene.member)
    return clock is not None and clock.due_on < scene.today


def _ended(scene: Scene, proposal: Proposal) -> bool:
    return proposal.status not in OPEN


# What a long list can be narrowed to, in the order of the buttons.
FILTERS: dict[str, Filter] = {"act": _waits, "late": _late, "soon": _soon, "ended": _ended}


async def show_list(scene: Scene, item: str, page: int = 0, only: str = "") -> View:
    """A page of a list; a long one has a button for each filter that leaves something."""
    person = scene.person
    if person is None:
        raise NotAllowed("join-first")
    proposals: Sequence[Proposal] = await scene.uow.proposals.list_for(person, limit=LONGEST_LIST)
    writes = person.active_post is not None and person.active_post.role is Role.REPRESENTATIVE
    open_ones: Sequence[Proposal] = []
    if item == "todo":
        proposals = [p for p in proposals if _waits(scene, p)]
    elif item == "rate":
        stages = frozenset({"rate_attitude", "rate_reply", "rate_fulfilment"})
        proposals = [p for p in proposals if is_waiting_for(p, person, stages)]
    elif writes:
        # Who holds other posts too may see more; as a representative these are one's own.
        open_ones = [p for p in proposals if is_open_to(p, person)]
        proposals = open_ones if item == "second" else [p for p in proposals if is_own(p, person)]
    own = writes and item == "mine"
    drafts = await own_drafts(scene) if own else []
    if not proposals:
        if drafts and not open_ones:
            return drafts_view(drafts, scene.t)
        if item == "todo":
            return idle_view(person, scene.t)
        view = nothing_view(scene.t(f"empty-{item}"), scene.t, writes=own)
        return with_lists(view, len(drafts), len(open_ones), scene.t) if own else view
    view = _page(scene, proposals, item, page, only)
    return with_lists(view, len(drafts), len(open_ones), scene.t) if own else view


def _page(scene: Scene, proposals: Sequence[Proposal], item: str, page: int, only: str) -> View:
    counts = {name: sum(passes(scene, p) for p in proposals) for name, passes in FILTERS.items()}
    head = scene.t(f"list-{item}", n=len(proposals))
    shown = proposals
    if only in FILTERS and counts[only]:
        shown = [p for p in proposals if FILTERS[only](scene, p)]
        head = scene.t(f"list-only-{only}", n=len(shown), of=len(proposals))
    return list_view(
        head, shown, scene.member, scene.policy, scene.t, item=item, page=page, now=scene.now,
        only=only, filters=counts if item != "todo" else {}, of=len(proposals),
    )  # fmt: skip


async def own_drafts(scene: Scene) -> list[Draft]:
    return [draft for draft in await scene.uow.drafts.of(scene.member.id) if not draft.blank]


async def mine(message: Message, scene: Scene) -> View:
    return await show_list(scene, "mine")


async def todo(message: Message, scene: Scene) -> View:
    return await show_list(scene, "todo")


async def to_rate(message: Message, scene: Scene) -> View:
    return await show_list(scene, "rate")
