"""A grade given by telephone: staff note it for the representative, and it says so."""

from collections.abc import Sequence

from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.ratings import STAGE_NAMES
from bot.views.view import View
from domain.errors import BadInput
from domain.proposal import ClockKey, Proposal
from domain.rating import AT_REPLY, Grade, Stage
from domain.services import ratings
from handlers.fields import Asking, Choice, Given, Ticks
from handlers.follow_up import GRADE, unsatisfied
from handlers.forms import Form
from handlers.options import listed


async def _who(asking: Asking) -> Sequence[Option]:
    """Everybody who signed, the lead first."""
    p = asking.proposal
    return [
        Option(str(p.representative_id), p.representative),
        *(Option(str(c.representative_id), c.representative) for c in p.signed),
    ]


async def _stages(asking: Asking) -> Sequence[Option]:
    """What can be rated now."""
    p, t = asking.proposal, asking.scene.t
    stages = list(AT_REPLY) if p.clock(ClockKey.RATING) else []
    stages += [Stage.FULFILMENT] if p.clock(ClockKey.RATING_3) else []
    return [Option(str(int(stage)), t.plain(f"stage-{STAGE_NAMES[stage]}")) for stage in stages]


async def _collect(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    person = await scene.uow.people.get(scene.congress.id, int(given["who"]))
    if person is None:
        raise BadInput("button-unknown")
    why = given.get("reasons") or {"codes": [], "words": ""}
    outcome = await ratings.rate(
        scene.uow,
        proposal,
        scene.congress,
        scene.member,
        stage=Stage(int(given["stage"])),
        grade=Grade(given["grade"]),
        reasons=why["codes"],
        comment=why["words"],
        collected_from=person,
        now=scene.now,
    )
    return scene.t(
        "done-collect-rating-reopened" if outcome == "reopened" else "done-collect-rating", name=person.name
    )


FORMS = (
    Form(
        "collect_rating",
        _collect,
        (
            Choice(_who, "who"),
            Choice(_stages, "stage"),
            Choice(GRADE, "grade"),
            Ticks(
                listed("unsatisfied_reasons"), "reasons", words="ask-rate", own_words=True, when=unsatisfied
            ),
        ),
    ),
)
