"""Answered apart: the head of a department returns its part or signs it."""

from bot.i18n import Html
from bot.scene import Scene
from bot.views.view import View
from domain.proposal import Proposal, Status
from domain.services import parts
from handlers.fields import Given, Text
from handlers.forms import Form
from handlers.review import reviewer_words


async def _return(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await parts.return_part_draft(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return scene.t("done-return-draft")


async def _sign(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await parts.sign_part(scene.uow, proposal, scene.member, version=given["version"], now=scene.now)
    if proposal.status is Status.UNDER_REVIEW:
        return scene.t("done-sign-off", reviewer=reviewer_words(scene, proposal))
    return None


FORMS = (
    Form("return_part_draft", _return, (Text(words="ask-return-draft"),)),
    Form("sign_part", _sign),
)
