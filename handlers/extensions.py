"""More time for a reply: the clerk asks for a day with a reason, the government office decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.i18n import Html
from bot.scene import Scene
from bot.views.view import View
from domain.errors import BadInput
from domain.proposal import Clock, Proposal
from domain.services import extensions
from handlers.fields import Answer, Asking, Day, Given, Text
from handlers.forms import Form

LATER = (timedelta(days=15), timedelta(days=30), timedelta(days=60))


def _clock(asking: Asking) -> Clock | None:
    """The clock that is asked for, or would be."""
    proposal = asking.proposal
    share = extensions.own_share(proposal, asking.scene.member)
    asked = proposal.extension
    department = asked.department_id if asked else share.department_id if share else None
    return extensions.clock_to_extend(proposal, department)


def _latest(asking: Asking) -> date | None:
    clock, scene = _clock(asking), asking.scene
    return extensions.latest_day(scene.uow, asking.proposal, scene.congress, clock) if clock else None


@dataclass(frozen=True)
class Until(Day):
    """A later day inside the limit."""

    def days(self, asking: Asking) -> Sequence[date]:
        if asked := asking.proposal.extension:
            return [asked.until]
        clock, latest = _clock(asking), _latest(asking)
        if clock is None or latest is None or latest <= clock.due_on:
            return []
        return sorted({latest, *(d for later in LATER if (d := clock.due_on + later) < latest)})

    def checked(self, asking: Asking, day: date) -> Answer:
        clock, asked, scene = _clock(asking), asking.proposal.extension, asking.scene
        if asked and day > asked.until:
            raise BadInput("bad-extension-beyond", day=asked.until)
        if clock:
            day = extensions.extended(scene.uow, asking.proposal, scene.congress, clock, day).day
        return Answer(day.isoformat())


async def _until(asking: Asking) -> dict[str, object]:
    clock = _clock(asking)
    return {"due": clock.due_on if clock else "", "latest": _latest(asking) or ""}


async def _asked(asking: Asking) -> dict[str, object]:
    asked, clock = asking.proposal.extension, _clock(asking)
    return {
        "department": asked.department if asked else "",
        "until": asked.until if asked else "",
        "reason": asked.reason if asked else "",
        "due": clock.due_on if clock else "",
    }


async def _ask(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    until = date.fromisoformat(given["until"])
    await extensions.ask_extension(
        scene.uow, proposal, scene.congress, scene.member, until=until, reason=given["reason"], now=scene.now
    )
    return scene.t("done-ask-extension", day=until)


async def _grant(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    until = date.fromisoformat(given["until"])
    due = await extensions.grant_extension(
        scene.uow, proposal, scene.congress, scene.member, until=until, now=scene.now
    )
    return scene.t("done-grant-extension", label=proposal.label, day=due)


async def _deny(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await extensions.deny_extension(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


FORMS = (
    Form("ask_extension", _ask, (Until("until", params=_until), Text("reason"))),
    Form("grant_extension", _grant, (Until("until", words="ask-grant-extension", params=_asked),)),
    Form("deny_extension", _deny, (Text(params=_asked),)),
)
