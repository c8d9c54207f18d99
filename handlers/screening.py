"""The registry decides: take up, register, return, refuse, keep, cancel, classify, re-open, close."""

from datetime import date

from bot.i18n import Html
from bot.scene import Scene
from bot.views.view import View
from domain.proposal import ClockKey, Proposal
from domain.services import closing, ratings, screening
from handlers.fields import Asking, Day, Given, Sure, Text, Ticks
from handlers.forms import Form
from handlers.options import categories, listed
from handlers.recommending import AdvisedChoice


async def _take_up(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await screening.take_up(scene.uow, proposal, scene.member, now=scene.now)
    return None


async def _register(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    number = await screening.register(
        scene.uow, proposal, scene.congress, scene.member, category=given["category"], now=scene.now
    )
    return scene.t("done-register", number=number)


async def _return_for_changes(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    why = given["reasons"]
    await screening.return_for_changes(
        scene.uow, proposal, scene.member, reasons=why["codes"], remarks=why["words"], now=scene.now
    )
    return None


async def _refuse(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    why = given["reasons"]
    await screening.refuse(
        scene.uow, proposal, scene.member, reasons=why["codes"], remarks=why["words"], now=scene.now
    )
    return None


async def _keep_for_reference(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    why = given["reasons"]
    await screening.keep_for_reference(
        scene.uow, proposal, scene.member, reasons=why["codes"], remarks=why["words"], now=scene.now
    )
    return None


async def _cancel(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await screening.cancel(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _reclassify(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await screening.reclassify(scene.uow, proposal, scene.member, given["category"], now=scene.now)
    return None


async def _turn_bill(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await screening.turn_bill(
        scene.uow,
        proposal,
        scene.member,
        decided_on=date.fromisoformat(given["day"]),
        decision=given["text"],
        now=scene.now,
    )
    return None


async def _reopen(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await ratings.reopen(scene.uow, proposal, scene.member, now=scene.now)
    return None


async def _decline_reopening(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await ratings.decline_reopening(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _close(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await closing.close(scene.uow, proposal, scene.member, now=scene.now)
    return None


def _still_rated(asking: Asking) -> bool:
    """Closing ends every clock, the rating's too: asked before it is done."""
    return asking.proposal.clock(ClockKey.RATING) is not None


async def _rating_day(asking: Asking) -> dict[str, object]:
    rating = asking.proposal.clock(ClockKey.RATING)
    return {"day": rating.due_on if rating else ""}


FORMS = (
    Form("take_up", _take_up),
    Form("register", _register, (AdvisedChoice(categories, "category"),)),
    Form(
        "return_for_changes",
        _return_for_changes,
        (Ticks(listed("return_reasons"), "reasons", own_words=True),),
    ),
    Form("refuse", _refuse, (Ticks(listed("refusal_reasons"), "reasons", own_words=True),)),
    Form(
        "keep_for_reference",
        _keep_for_reference,
        (Ticks(listed("reference_reasons"), "reasons", own_words=True),),
    ),
    Form("cancel", _cancel, (Text(), Sure())),
    Form("reclassify", _reclassify, (AdvisedChoice(categories, "category"),)),
    Form("turn_bill", _turn_bill, (Day(past=True), Text())),
    Form("reopen", _reopen),
    Form("decline_reopening", _decline_reopening, (Text(),)),
    Form(
        "close",
        _close,
        (
            Sure("early", words="ask-close-early", when=_still_rated, params=_rating_day),
            Sure(words="ask-close", when=lambda asking: not _still_rated(asking)),
        ),
    ),
)
