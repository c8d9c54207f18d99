"""Withdrawing after assignment: the representative asks in writing, the registry agrees or does not."""

from bot.i18n import Html
from bot.scene import Scene
from bot.views.view import View
from domain.proposal import Proposal
from domain.services import withdrawal
from handlers.fields import Asking, Given, Sure, Text
from handlers.forms import Form


async def _ask(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await withdrawal.ask(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _confirm(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await withdrawal.confirm(scene.uow, proposal, scene.member, now=scene.now)
    return None


async def _deny(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await withdrawal.deny(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _reason(asking: Asking) -> dict[str, object]:
    return {"text": withdrawal.reason_of(asking.proposal)}


FORMS = (
    Form("ask_withdrawal", _ask, (Text(),)),
    Form("confirm_withdrawal", _confirm, (Sure(params=_reason),)),
    Form("deny_withdrawal", _deny, (Text(params=_reason),)),
)
