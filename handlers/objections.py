"""Whose matter it is: a clerk objects, the head stands behind it or not, the office or a leader rules."""

from collections.abc import Sequence

from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.view import View
from domain.errors import BadInput
from domain.guards import objection_for_head, objection_to_rule
from domain.objection import Objection
from domain.people import Department, Role
from domain.proposal import AssignmentRole, Proposal
from domain.services import objections, rulings
from handlers.fields import Asking, Choice, Given, Sure, Text
from handlers.forms import Form
from handlers.options import departments, departments_chosen


def _raised(asking: Asking) -> Objection | None:
    """The one that waits for this person."""
    find = (
        objection_to_rule if asking.step in {"uphold_objection", "dismiss_objection"} else objection_for_head
    )
    return find(asking.proposal, asking.scene.member)


async def _what(asking: Asking) -> dict[str, object]:
    raised, t = _raised(asking), asking.scene.t
    if raised is None:
        return {"department": "", "reason": "", "proposed": "", "nth": 0}
    return {
        "department": raised.department,
        "reason": raised.reason,
        "proposed": raised.proposed or t.plain("objection-no-unit"),
        "nth": raised.nth,
    }


async def _others(asking: Asking) -> Sequence[Option]:
    """Not the department itself; the unit it proposes comes first."""
    raised = _raised(asking)
    own = asking.scene.member.departments_as(Role.DEPARTMENT_CLERK)
    without = {raised.department_id} if raised else own
    options = [o for o in await departments(asking) if int(o.value) not in without]
    options.sort(key=lambda o: raised is None or o.value != str(raised.proposed_department_id))
    return options


def _must_be_named(asking: Asking) -> bool:
    """A co-handler's share may just end; somebody has to answer."""
    raised = _raised(asking)
    return raised is None or all(
        a.department_id != raised.department_id or a.role is not AssignmentRole.CO
        for a in asking.proposal.standing
    )


async def _chosen(scene: Scene, proposal: Proposal, step: str, id_: str | None) -> Department | None:
    if id_ is None:
        return None
    found = await departments_chosen(Asking(scene, proposal, step), [id_])
    if not found:
        raise BadInput("department-gone")
    return found[0]


async def _object(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    proposed = await _chosen(scene, proposal, "object", given["proposed"])
    await objections.object_(
        scene.uow, proposal, scene.member, reason=given["reason"], proposed=proposed, now=scene.now
    )
    return None


async def _approve(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await objections.approve_objection(scene.uow, proposal, scene.member, now=scene.now)
    return None


async def _drop(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await objections.drop_objection(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _uphold(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    to = await _chosen(scene, proposal, "uphold_objection", given.get("main") or given.get("co"))
    await rulings.uphold_objection(scene.uow, proposal, scene.member, to, now=scene.now)
    return None


async def _dismiss(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await rulings.dismiss_objection(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


FORMS = (
    Form("object", _object, (Text("reason"), Choice(_others, "proposed", optional=True))),
    Form("approve_objection", _approve, (Sure(params=_what),)),
    Form("drop_objection", _drop, (Text(params=_what),)),
    Form(
        "uphold_objection",
        _uphold,
        (
            Choice(_others, "main", when=_must_be_named, params=_what),
            Choice(_others, "co", optional=True, when=lambda a: not _must_be_named(a), params=_what),
        ),
    ),
    Form("dismiss_objection", _dismiss, (Text(params=_what),)),
)
