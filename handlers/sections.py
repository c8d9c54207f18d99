"""Inside a department: the clerk dispatches and checks, sections sign, prepare and hand in."""

from collections.abc import Sequence

from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.view import View
from domain.errors import BadInput
from domain.proposal import Proposal
from domain.section import Preparation
from domain.section_guards import own_section_parts
from domain.services import dispatching, sections
from handlers.fields import Asking, Choice, Given, Text, Ticks
from handlers.forms import Form
from handlers.options import worded

TAKE_BACK = "0"


async def _known(asking: Asking) -> dict[int, str]:
    scene = asking.scene
    share = await dispatching.share_to_dispatch(scene.uow, asking.proposal, scene.member)
    if share is None:
        raise BadInput("bad-no-sections")
    return await dispatching.sections_of(scene.uow, scene.congress.id, share.department_id)


async def _leads(asking: Asking) -> Sequence[Option]:
    options = [Option(str(id_), name) for id_, name in (await _known(asking)).items()]
    share = await dispatching.share_to_dispatch(asking.scene.uow, asking.proposal, asking.scene.member)
    if share and asking.proposal.section_parts(share.department_id):
        options.append(Option(TAKE_BACK, asking.scene.t.plain("dispatch-take-back")))
    return options


async def _beside(asking: Asking) -> Sequence[Option]:
    lead = asking.given["lead"]
    return [Option(str(id_), name) for id_, name in (await _known(asking)).items() if str(id_) != lead]


async def _named(asking: Asking) -> dict[str, object]:
    known = {str(id_): name for id_, name in (await _known(asking)).items()}
    t = asking.scene.t
    co = t.plain("list-comma").join(known[c] for c in asking.chosen if c in known) or t.plain("form-none")
    return {"lead": known.get(asking.given["lead"], ""), "co": co}


async def _dispatch(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    known = {str(id_): name for id_, name in (await _known(Asking(scene, proposal, "dispatch"))).items()}
    codes = [given["lead"], *(given["co"]["codes"] if "co" in given else ())]
    if any(code not in known for code in codes if code != TAKE_BACK):
        raise BadInput("department-gone")
    lead, *co = (known.get(code, "") for code in codes)
    await dispatching.dispatch(scene.uow, proposal, scene.member, lead=lead, co=co, now=scene.now)
    if not lead:
        return scene.t("done-dispatch-taken-back", label=proposal.label)
    return scene.t("done-dispatch", label=proposal.label, lead=lead)


async def _sign_for(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await sections.sign_for(scene.uow, proposal, scene.member, now=scene.now)
    return scene.t("done-section-sign-for", label=proposal.label)


async def _prepare(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    kind = Preparation(given["kind"])
    await sections.prepare(scene.uow, proposal, scene.member, kind=kind, text=given["text"], now=scene.now)
    return scene.t("done-prepare", what=scene.t.plain(f"preparation-{kind.value}"))


async def _hand_in(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await sections.hand_in(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _check(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    part = await sections.check_part(
        scene.uow, proposal, scene.member, _part(scene, proposal, given), now=scene.now
    )
    return scene.t("done-check-part", section=part.section)


async def _return(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    part = await sections.return_part(
        scene.uow, proposal, scene.member, _part(scene, proposal, given), given["text"], now=scene.now
    )
    return scene.t("done-return-part", section=part.section)


def _part(scene: Scene, proposal: Proposal, given: Given) -> int:
    waiting = sections.parts_to_check(proposal, scene.member)
    return int(given["part"]) if "part" in given else waiting[0].id if waiting else 0


async def _waiting(asking: Asking) -> Sequence[Option]:
    return [
        Option(str(p.id), p.section) for p in sections.parts_to_check(asking.proposal, asking.scene.member)
    ]


def _several(asking: Asking) -> bool:
    return len(sections.parts_to_check(asking.proposal, asking.scene.member)) > 1


def _written_before(asking: Asking) -> str:
    """What came back with a reason, to go on from."""
    own = own_section_parts(asking.proposal, asking.scene.member)
    return next((p.text for p in own if p.signed_at and p.handed_in_at is None and p.text), "")


FORMS = (
    Form(
        "dispatch",
        _dispatch,
        (
            Choice(_leads, "lead"),
            Ticks(
                _beside,
                "co",
                optional=True,
                done="dispatch-now",
                when=lambda asking: asking.given.get("lead") != TAKE_BACK,
                params=_named,
            ),
        ),
    ),
    Form("section_sign_for", _sign_for),
    Form("prepare", _prepare, (Choice(worded("preparation", list(Preparation)), "kind"), Text())),
    Form("hand_in_part", _hand_in, (Text(offers=_written_before),)),
    Form("check_part", _check, (Choice(_waiting, "part", when=_several),)),
    Form("return_part", _return, (Choice(_waiting, "part", when=_several), Text())),
)
