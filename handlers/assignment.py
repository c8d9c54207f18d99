"""Assigning: the lead department, then the co-handlers; and the departments' signature."""

from collections.abc import Sequence

from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.view import View
from domain.errors import BadInput
from domain.proposal import ClockKey, Proposal
from domain.services import assignment
from handlers.fields import Asking, Choice, Given, Ticks
from handlers.forms import Form
from handlers.options import departments, departments_chosen


async def _others(asking: Asking) -> Sequence[Option]:
    return [o for o in await departments(asking) if o.value != asking.given["lead"]]


async def _named(asking: Asking) -> dict[str, object]:
    """The lead that was chosen, and the co-handlers ticked so far."""
    lead = await departments_chosen(asking, [asking.given["lead"]])
    ticked = [d.short_name for d in await departments_chosen(asking, asking.chosen)]
    t = asking.scene.t
    names = t.plain("list-comma").join(ticked) or t.plain("form-none")
    return {"lead": lead[0].short_name if lead else "", "co": names}


async def _assign(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    asking = Asking(scene, proposal, "assign")
    leads = await departments_chosen(asking, [given["lead"]])
    others = await departments_chosen(asking, given["co"]["codes"])
    if not leads or len(others) < len(given["co"]["codes"]):
        raise BadInput("department-gone")
    lead = leads[0]
    await assignment.assign(
        scene.uow, proposal, scene.congress, scene.member, lead=lead, co_handlers=others, now=scene.now
    )
    clock = proposal.clock(ClockKey.REPLY)
    return scene.t(
        "done-assign", label=proposal.label, lead=lead.short_name, day=clock.due_on if clock else ""
    )


async def _sign_for(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await assignment.sign_for(scene.uow, proposal, scene.member, now=scene.now)
    return None


async def _co_sign_for(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await assignment.sign_for(scene.uow, proposal, scene.member, now=scene.now, as_co=True)
    return scene.t("done-sign-for", label=proposal.label)


FORMS = (
    Form(
        "assign",
        _assign,
        (Choice(departments, "lead"), Ticks(_others, "co", optional=True, done="assign-now", params=_named)),
    ),
    Form("sign_for", _sign_for),
    Form("co_sign_for", _co_sign_for),
)
