"""Key proposals: the decision on record, the leaders, the steps ticked off."""

from collections.abc import Sequence
from datetime import date

from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.view import View
from domain.key_steps import steps_to_tick
from domain.people import Person, Role
from domain.proposal import Proposal
from domain.services import key
from handlers.fields import Asking, Choice, Day, Given, Text
from handlers.forms import Form
from handlers.options import holders


async def _leader(scene: Scene, given: Given, name: str) -> Person | None:
    id_ = given.get(name)
    return await scene.uow.people.get(scene.congress.id, int(id_)) if id_ else None


async def _mark(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await key.mark(
        scene.uow,
        proposal,
        scene.congress,
        scene.member,
        decided_on=date.fromisoformat(given["day"]),
        decision=given["text"],
        leading=await _leader(scene, given, "leading"),
        supervising=await _leader(scene, given, "supervising"),
        now=scene.now,
    )
    return None


async def _name_leaders(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await key.name_leaders(
        scene.uow,
        proposal,
        scene.member,
        leading=await _leader(scene, given, "leading"),
        supervising=await _leader(scene, given, "supervising"),
        now=scene.now,
    )
    return None


async def _tick(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await key.tick(
        scene.uow, proposal, scene.congress, scene.member, given["step"], given["note"], now=scene.now
    )
    return None


async def _open_steps(asking: Asking) -> Sequence[Option]:
    policy, language = asking.scene.policy, asking.scene.t.language
    still = steps_to_tick(asking.proposal, asking.scene.member)
    return [Option(s.code, policy.label("key_steps", s.code, language)) for s in still]


LEADERS = (
    Choice(holders(Role.LEADER), "leading", words="ask-key-leading", optional=True),
    Choice(holders(Role.LEADER), "supervising", words="ask-key-supervising", optional=True),
)
FORMS = (
    Form("mark_key", _mark, (Day(past=True), Text(), *LEADERS)),
    Form("name_leaders", _name_leaders, LEADERS),
    Form("tick_key_step", _tick, (Choice(_open_steps, "step"), Text("note", optional=True))),
)
