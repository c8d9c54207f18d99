"""After the reply: follow-up reports, promises kept, and what the representatives say of the promises."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.pages import cut
from bot.views.ratings import GRADES
from bot.views.replies import promise_day
from bot.views.view import View
from domain.errors import BadInput
from domain.promise import in_force
from domain.proposal import Proposal
from domain.rating import VERDICTS, Grade, Stage
from domain.services import follow_up, promises, ratings
from handlers.fields import Answer, Asking, Choice, Condition, Given, Params, Text, Ticks, always, no_params
from handlers.forms import Form
from handlers.options import listed, worded

LONGEST_PROMISE = 40


@dataclass(frozen=True)
class Verdicts:
    """Promise after promise: kept, partly, not, or the representative cannot tell. {promise id: verdict}."""

    name: str = "verdicts"
    words: str = "ask-fulfilment"
    when: Condition = always
    params: Params = no_params

    async def view(self, asking: Asking, sentence: Html) -> View:
        t, given = asking.scene.t, asking.scratch.get("verdicts") or {}
        due = promises.due_promises(asking.proposal, asking.scene.today)
        n = len(given)
        promise = due[min(n, len(due) - 1)]
        day = promise_day(promise.text, promise.due_on, t)
        text = t("fulfilment-promise", n=n + 1, of=len(due), text=promise.text, day=day)
        kept = (
            t("fulfilment-reported", day=promise.kept_on, text=promise.kept_note) if promise.kept_on else ""
        )
        lines = [sentence, text, *([kept] if kept else [])]
        buttons = [
            asking.button(self.name, f"{n}.{verdict}", f"verdict-{verdict.replace('_', '-')}")
            for verdict in VERDICTS
        ]
        return asking.view(Html("\n".join(lines)), buttons)

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        given = dict(asking.scratch.get("verdicts") or {})
        due = promises.due_promises(asking.proposal, asking.scene.today)
        place, _, verdict = value.partition(".")
        if verdict not in VERDICTS or not place.isdecimal() or len(place) > 4:
            raise BadInput("button-unknown")
        if int(place) != len(given):
            return None  # a second press on a promise that was answered before
        given[str(due[int(place)].id)] = verdict
        asking.scratch["verdicts"] = given
        return Answer(given) if len(given) == len(due) else None

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        raise BadInput("form-needs-button")


async def _start(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await follow_up.start_follow_up(scene.uow, proposal, scene.congress, scene.member, now=scene.now)
    return None


async def _report(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await follow_up.report_follow_up(
        scene.uow, proposal, scene.congress, scene.member, given["text"], now=scene.now
    )
    return None


async def _open_promises(asking: Asking) -> Sequence[Option]:
    binding = in_force(asking.proposal)
    return [
        Option(str(seq), cut(promise.text, LONGEST_PROMISE))
        for seq, promise in enumerate(asking.proposal.commitments, start=1)
        if promise.kept_on is None and promise in binding
    ]


async def _keep_promise(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await promises.keep_promise(
        scene.uow,
        proposal,
        scene.member,
        seq=int(given["promise"]),
        note=given["text"],
        today=scene.today,
        now=scene.now,
    )
    return None


def unsatisfied(asking: Asking) -> bool:
    return asking.given.get("grade") == Grade.UNSATISFIED


async def _rate_fulfilment(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    why = given.get("reasons") or {"codes": [], "words": ""}
    await ratings.rate(
        scene.uow,
        proposal,
        scene.congress,
        scene.member,
        stage=Stage.FULFILMENT,
        grade=Grade(given["grade"]),
        reasons=why["codes"],
        comment=why["words"],
        verdicts=given["verdicts"],
        now=scene.now,
    )
    return None


GRADE = worded("grade", [grade.value for grade in GRADES])
FORMS = (
    Form("start_follow_up", _start),
    Form("report_follow_up", _report, (Text(),)),
    Form("keep_promise", _keep_promise, (Choice(_open_promises, "promise"), Text())),
    Form(
        "rate_fulfilment",
        _rate_fulfilment,
        (
            Verdicts(),
            Choice(GRADE, "grade"),
            Ticks(
                listed("unsatisfied_reasons"), "reasons", words="ask-rate", own_words=True, when=unsatisfied
            ),
        ),
    ),
)
