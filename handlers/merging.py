"""Merging: the registry chooses which proposal another one is handled with."""

from collections.abc import Sequence

from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.pages import cut
from bot.views.view import View
from domain.proposal import Proposal
from domain.services import merging, similar
from domain.services.finding import LONGEST_LIST
from handlers.fields import Asking, Choice, Given, Sure
from handlers.forms import Form

LONGEST_TITLE = 36


async def _mains(asking: Asking) -> Sequence[Option]:
    seen = await asking.scene.uow.proposals.list_for(asking.scene.member, limit=LONGEST_LIST)
    scene = asking.scene
    cases = await similar.for_proposal(scene.uow, scene.words, asking.proposal, scene.member)
    mains = similar.likely_first(merging.alike(asking.proposal, seen), cases)
    return [
        Option(str(p.id), cut(f"{p.number} {p.title}" if p.number else p.title, LONGEST_TITLE)) for p in mains
    ]


async def _both(asking: Asking) -> dict[str, object]:
    main = await asking.scene.open(int(asking.given["main"]))
    return {
        "title": asking.proposal.title,
        "main": main.label,
        "main_title": main.title,
        "main_name": main.representative,
    }


async def _merge(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    main = await scene.open(int(given["main"]))
    await merging.merge(scene.uow, proposal, main, scene.member, now=scene.now)
    return scene.t("done-merge", label=proposal.label, main=main.label)


FORMS = (Form("merge", _merge, (Choice(_mains, "main"), Sure(params=_both))),)
