"""Offering a consultation: the times, the way, the place, who leads it; everything once more, then sent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.i18n import Html
from bot.scene import Scene
from bot.views.appointments import how_words, meeting_view
from bot.views.forms import Option
from bot.views.view import View
from domain.appointment import BOOKABLE, FROM_AFAR, Appointment
from domain.contact import ContactMode, ContactRank
from domain.people import Person, Role
from domain.proposal import Proposal
from domain.services import appointments
from handlers.clashes import clash_lines
from handlers.fields import Answer, Asking, Choice, Given, Sure
from handlers.forms import Form
from handlers.handling import ranks
from handlers.moments import Moments, Suggested, remembered_places
from handlers.options import spoken, worded


def _key_led(asking: Asking) -> bool:
    proposal = asking.proposal
    return proposal.key is not None and "leader_contact" in proposal.requirements


def _name_asked(asking: Asking) -> bool:
    """Who leads a key proposal's meeting is named on the proposal already."""
    named = asking.proposal.key is not None and bool(asking.proposal.key.leading_leader)
    return bool(asking.given.get("rank")) and not (_key_led(asking) and named)


def _place_asked(asking: Asking) -> bool:
    return asking.given.get("mode") not in FROM_AFAR and not asking.given.get("times", {}).get("rest")


class Rank(Choice):
    """Of a key proposal nobody but a government leader leads the meeting."""

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        answer = await super().pressed(asking, value)
        if answer is not None and _key_led(asking):
            await appointments.check_lead(
                asking.scene.uow,
                asking.proposal,
                asking.scene.member,
                rank=str(answer.value or ""),
                led_by=_named_leader(asking.proposal),
            )
        return answer

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        answer = await super().typed(asking, text)
        return await self.pressed(asking, str(answer.value)) if answer else None


def _named_leader(proposal: Proposal) -> str:
    return proposal.key.leading_leader if proposal.key else ""


async def _leaders(asking: Asking) -> Sequence[Option]:
    """Who has that rank, as far as the roster knows."""
    scene, rank = asking.scene, asking.given.get("rank")
    found: list[Person] = []
    if rank == ContactRank.LEADER:
        found = await scene.uow.people.holding(scene.congress.id, Role.LEADER)
    elif rank == ContactRank.CLERK:
        found = [scene.member]
    elif rank in {ContactRank.HEAD, ContactRank.DEPUTY}:
        for department_id in sorted(scene.member.departments_as(Role.DEPARTMENT_CLERK)):
            found += await scene.uow.people.holding(
                scene.congress.id, Role.DEPARTMENT_HEAD, department_id=department_id
            )
    return [Option(str(p.id), p.name) for p in found[:8]]


async def _summary(asking: Asking) -> dict[str, object]:
    """Everything once more before it is sent, with what it would clash with."""
    scene, t = asking.scene, asking.scene.t
    made = _as_given(asking.given, asking.proposal)
    draft = Appointment(
        0, "", made["mode"], "", scene.now, [], 0, made["place"], made["rank"], made["led_by"]
    )
    own = asking.scene.member.departments_as(Role.DEPARTMENT_CLERK)
    lines: list[Html] = []
    for at in made["times"]:
        for share in asking.proposal.main_shares:
            if share.department_id in own:
                lines += await clash_lines(scene, asking.proposal, share.department_id, at)
    return {
        "times": t.plain("list-comma").join(t.moment(at) for at in made["times"]),
        "how": how_words(draft, scene.policy, t),
        "clashes": Html("".join(f"\n{line}" for line in dict.fromkeys(lines))),
    }


def _as_given(given: Given, proposal: Proposal) -> dict[str, Any]:
    times = given["times"]
    return {
        "times": [datetime.fromisoformat(value) for value in times["times"]],
        "mode": ContactMode(given["mode"]),
        "place": given.get("place") or times.get("rest") or "",
        "rank": given.get("rank") or "",
        "led_by": given.get("led") or (_named_leader(proposal) if given.get("rank") == "leader" else ""),
        "with_cosigners": given.get("beside") == "all",
    }


async def _offer(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    made = _as_given(given, proposal)
    if made["mode"] in FROM_AFAR:
        made["place"] = ""
    meeting = await appointments.offer(
        scene.uow, proposal, scene.congress, scene.member, now=scene.now, **made
    )
    done = scene.t("done-offer-meeting", name=proposal.representative)
    return meeting_view(proposal, meeting, scene.member, scene.policy, scene.t, now=scene.now, sentence=done)


def _signed_beside(asking: Asking) -> bool:
    return bool(asking.proposal.signed)


OFFER = (
    Moments("times", words="ask-meeting-times"),
    Choice(worded("mode", BOOKABLE), "mode", words="ask-meeting-mode"),
    Suggested(remembered_places, "place", words="ask-meeting-place", when=_place_asked),
    Rank(ranks, "rank", words="ask-meeting-rank"),
    Suggested(_leaders, "led", words="ask-meeting-led", optional=True, when=_name_asked),
    Choice(spoken("beside-lead", "beside-all"), "beside", words="ask-meeting-together", when=_signed_beside),
    Sure("sure", words="ask-meeting-sure", button="meeting-send", params=_summary),
)
FORMS = (
    Form("offer_meeting", _offer, OFFER),
    Form("offer_later_meeting", _offer, OFFER),
)
