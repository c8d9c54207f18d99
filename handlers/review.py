"""The reply on its way: the head returns it or signs, review sends it back or lets it pass."""

from bot.i18n import Html
from bot.scene import Scene
from bot.views.view import View
from domain.proposal import Proposal
from domain.services import replies
from handlers.fields import Given, Text, Ticks
from handlers.forms import Form
from handlers.options import listed


async def _return_draft(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await replies.return_draft(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _sign_off(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await replies.sign_off(scene.uow, proposal, scene.member, version=given["version"], now=scene.now)
    return None


async def _send_back(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    why = given["reasons"]
    await replies.send_back(
        scene.uow, proposal, scene.member, reasons=why["codes"], remark=why["words"], now=scene.now
    )
    return None


async def _approve(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await replies.approve(
        scene.uow, proposal, scene.congress, scene.member, version=given["version"], now=scene.now
    )
    return None


FORMS = (
    Form("return_draft", _return_draft, (Text(),)),
    Form("sign_off", _sign_off),
    Form("send_back", _send_back, (Ticks(listed("send_back_reasons"), "reasons", own_words=True),)),
    Form("approve", _approve),
)
