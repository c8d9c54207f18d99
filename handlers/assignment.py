"""Assigning, first tentatively or at once, and anew later: a lead with co-handlers, or each its own part."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.i18n import Html
from bot.scene import Scene
from bot.views.assignment import main_units, units_words
from bot.views.forms import Option
from bot.views.view import View
from domain.errors import BadInput
from domain.proposal import ClockKey, Proposal, Status
from domain.services import assignment
from domain.services.assignment import Plan
from domain.services.reassignment import reassign
from handlers.fields import Answer, Asking, Choice, Day, Field, Given, Text, Ticks
from handlers.forms import Form
from handlers.options import departments, departments_chosen
from handlers.recommending import AdvisedChoice, AdvisedTicks

EACH = "each"
AS_PLANNED = "same"
# Where a long list shows it on the first page.
PLACE_OF_EACH = 7


async def _leads(asking: Asking) -> Sequence[Option]:
    options = list(await departments(asking))
    options.insert(PLACE_OF_EACH, Option(EACH, asking.scene.t.plain("assign-each")))
    return options


async def _others(asking: Asking) -> Sequence[Option]:
    return [o for o in await departments(asking) if o.value != asking.given["lead"]]


async def _plans(asking: Asking) -> Sequence[Option]:
    t = asking.scene.t
    return [Option(AS_PLANNED, t.plain("assign-as-planned")), Option("new", t.plain("assign-otherwise"))]


async def _planned(asking: Asking) -> dict[str, object]:
    return {"units": units_words(asking.proposal, asking.scene.t)}


async def _named(asking: Asking) -> dict[str, object]:
    """The lead that was chosen, and the others ticked so far."""
    lead = await departments_chosen(asking, [asking.given["lead"]])
    ticked = [d.short_name for d in await departments_chosen(asking, asking.chosen)]
    t = asking.scene.t
    names = t.plain("list-comma").join(ticked) or t.plain("form-none")
    return {"lead": lead[0].short_name if lead else "", "co": names}


@dataclass(frozen=True)
class Several(Ticks):
    """Two at least: a part of one's own needs somebody else who has another."""

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        if value == "!" and len(asking.chosen) < 2:
            raise BadInput("bad-separate-few")
        return await super().pressed(asking, value)


def _anew(asking: Asking) -> bool:
    return asking.given.get("plan") != AS_PLANNED


def _lead_chosen(asking: Asking) -> bool:
    return _anew(asking) and asking.given.get("lead") != EACH


def _each(asking: Asking) -> bool:
    return _anew(asking) and asking.given.get("lead") == EACH


def _co_now(asking: Asking) -> Sequence[str]:
    """Who helps now goes on helping, unless it leads from now on."""
    own = [str(a.department_id) for a in asking.proposal.co_handlers]
    return [id_ for id_ in own if id_ != asking.given.get("lead")]


def _fields(step: str, done: str) -> tuple[Field, ...]:
    co = AdvisedTicks(
        _others, "co", words="ask-assign-co", optional=True, done=done, when=_lead_chosen, params=_named
    )
    return (
        AdvisedChoice(_leads, "lead", words=f"ask-{step}-lead", when=_anew, subject="lead"),
        Several(departments, "separate", words="ask-assign-separate", done=done, when=_each),
        replace(co, preset=_co_now) if step == "reassign" else co,
    )


async def _plan(asking: Asking) -> Plan:
    given = asking.given
    if given.get("plan") == AS_PLANNED:
        known = await asking.scene.uow.people.departments(asking.scene.congress.id)
        return assignment.planned(asking.proposal, known)
    each, co = given.get("separate", {}).get("codes", []), given.get("co", {}).get("codes", [])
    leads = [] if given["lead"] == EACH else [given["lead"]]
    chosen = [await departments_chosen(asking, ids) for ids in (leads, co, each)]
    if sum(map(len, chosen)) < len(leads) + len(co) + len(each):
        raise BadInput("department-gone")
    return Plan(chosen[0][0] if leads else None, chosen[1], chosen[2])


async def _assign(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    plan = await _plan(Asking(scene, proposal, "assign", given))
    await assignment.assign(
        scene.uow,
        proposal,
        scene.congress,
        scene.member,
        lead=plan.lead,
        co_handlers=plan.co_handlers,
        separate=plan.separate,
        now=scene.now,
    )
    clock = proposal.clock(ClockKey.REPLY)
    lead = main_units(proposal, scene.t)
    return scene.t("done-assign", label=proposal.label, lead=lead, day=clock.due_on if clock else "")


async def _pre_assign(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    plan = await _plan(Asking(scene, proposal, "pre_assign", given))
    await assignment.pre_assign(scene.uow, proposal, scene.member, plan, now=scene.now)
    return scene.t("done-pre-assign", units=units_words(proposal, scene.t))


async def _hold_coordination(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await assignment.hold_coordination(
        scene.uow,
        proposal,
        scene.member,
        day=date.fromisoformat(given["day"]),
        attended=given["attended"],
        result=given["result"],
        now=scene.now,
    )
    return None


async def _reassign(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    plan = await _plan(Asking(scene, proposal, "reassign", given))
    await reassign(scene.uow, proposal, scene.member, plan, reason=given["reason"], now=scene.now)
    clock = proposal.clock(ClockKey.REPLY) or proposal.clock(ClockKey.REHANDLE)
    return scene.t("done-reassign", units=units_words(proposal, scene.t), day=clock.due_on if clock else "")


async def _sign_for(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await assignment.sign_for(scene.uow, proposal, scene.member, now=scene.now)
    return None


async def _co_sign_for(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await assignment.sign_for(scene.uow, proposal, scene.member, now=scene.now, as_co=True)
    return scene.t("done-sign-for", label=proposal.label)


def _is_planned(asking: Asking) -> bool:
    return asking.proposal.status is Status.PRE_ASSIGNED


FORMS = (
    Form(
        "assign",
        _assign,
        (Choice(_plans, "plan", when=_is_planned, params=_planned), *_fields("assign", "assign-now")),
    ),
    Form("pre_assign", _pre_assign, _fields("pre-assign", "pre-assign-now")),
    Form(
        "hold_coordination",
        _hold_coordination,
        (Day("day", past=True), Text("attended"), Text("result")),
    ),
    Form("reassign", _reassign, (*_fields("reassign", "done"), Text("reason"))),
    Form("sign_for", _sign_for),
    Form("co_sign_for", _co_sign_for),
)
