"""What departments do before they reply: contacts, progress, opinions; whether a contact was real."""

import re
from collections.abc import Sequence
from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import ContactPress
from bot.filters import Pressed
from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.view import View
from domain.contact import Confirmation, ContactMode, ContactRank
from domain.errors import BadInput
from domain.proposal import Proposal
from domain.services import handling, sections, submission
from handlers.fields import Asking, Choice, Day, Given, Note, Text
from handlers.forms import Form, ask
from handlers.options import listed, worded


def router() -> Router:
    own = Router(name="handling")
    own.callback_query.register(confirm, Pressed(ContactPress))
    return own


async def _log_contact(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    led_by, _, attendees = _divided(given.get("led") or "")
    await handling.log_contact(
        scene.uow,
        proposal,
        scene.member,
        mode=ContactMode(given["mode"]),
        happened_on=date.fromisoformat(given["day"]),
        summary=given.get("summary") or given.get("waiver") or "",
        rank=given.get("rank") or "",
        led_by=led_by.strip(),
        attendees=attendees.strip(),
        today=scene.today,
        now=scene.now,
    )
    return scene.t("done-log-contact", label=proposal.label, name=proposal.representative)


def _divided(text: str) -> tuple[str, str, str]:
    """Who led it, and behind the first semicolon or line break who was there."""
    return re.sub("[;\uff1b\n]", "\n", text, count=1).partition("\n")


async def _explain_contact(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    if not given["text"]:
        return scene.t("done-explain-nothing")
    await handling.explain_contact(
        scene.uow,
        proposal,
        scene.member,
        given["text"],
        contact_seq=int(given.get("contact") or 0),
        now=scene.now,
    )
    return None


async def _note_progress(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await handling.note_progress(scene.uow, proposal, scene.member, **given["text"], now=scene.now)
    return None


async def _file_opinion(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await handling.file_opinion(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _supplement(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await submission.supplement(scene.uow, proposal, scene.member, **given["text"], now=scene.now)
    return None


async def _urge(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await submission.urge(scene.uow, proposal, scene.congress, scene.member, now=scene.now)
    return scene.t("urged")


def _waived(asking: Asking) -> bool:
    return asking.given.get("mode") == ContactMode.WAIVED


def _led_matters(asking: Asking) -> bool:
    """Who leads is asked of key proposals only: for others one sentence says everything."""
    return asking.proposal.key is not None and not _waived(asking)


async def ranks(asking: Asking) -> Sequence[Option]:
    """The congress's own list, else ours."""
    own = await listed("contact_ranks")(asking)
    return own or await worded("rank", list(ContactRank))(asking)


def _sections_wrote(asking: Asking) -> str:
    return sections.parts_text(asking.proposal, asking.scene.member)


async def _day(asking: Asking) -> dict[str, object]:
    return {"day": date.fromisoformat(asking.given["day"])}


CONTACT = (
    Choice(worded("mode", list(ContactMode)), "mode", words="ask-contact-mode"),
    Day("day", words="ask-contact-day", past=True),
    Choice(ranks, "rank", words="ask-contact-rank", when=_led_matters),
    Text("led", words="ask-contact-led", optional=True, when=_led_matters, limit=200),
    Text("summary", words="ask-contact-summary", when=lambda asking: not _waived(asking), params=_day),
    Text("waiver", words="ask-contact-summary-waived", when=_waived, params=_day),
)
FORMS = (
    Form("log_contact", _log_contact, CONTACT),
    Form("log_later_contact", _log_contact, CONTACT),
    Form("explain_contact", _explain_contact, (Text(optional=True),)),
    Form("note_progress", _note_progress, (Note(),)),
    Form("file_opinion", _file_opinion, (Text(offers=_sections_wrote),)),
    Form("supplement", _supplement, (Note(),)),
    Form("urge", _urge),
)


async def confirm(callback: CallbackQuery, callback_data: ContactPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    try:
        confirmation = Confirmation(callback_data.confirmation)
    except ValueError as error:
        raise BadInput("button-unknown") from error
    await handling.confirm_contact(
        scene.uow,
        proposal,
        scene.member,
        contact_seq=callback_data.seq,
        confirmation=confirmation,
        now=scene.now,
    )
    done = scene.t(f"done-contact-{confirmation.value}", label=proposal.label)
    # In the middle of something else the next words belong there: then the card has the button.
    if confirmation is Confirmation.DISCREPANT and scene.conversation.state is None:
        question = await ask(scene, proposal, "explain_contact", contact=callback_data.seq)
        return question.after(done)
    return scene.card(proposal, done)
