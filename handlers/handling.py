"""What departments do before they reply: contacts, progress, opinions; whether a contact was real."""

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import ContactPress
from bot.filters import Pressed
from bot.i18n import Html
from bot.scene import Scene
from bot.views.view import View
from domain.contact import Confirmation, ContactMode
from domain.errors import BadInput
from domain.proposal import Proposal
from domain.services import handling, submission
from handlers.fields import Asking, Choice, Day, Given, Text
from handlers.forms import Form
from handlers.options import worded


def router() -> Router:
    own = Router(name="handling")
    own.callback_query.register(confirm, Pressed(ContactPress))
    return own


async def _log_contact(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await handling.log_contact(
        scene.uow,
        proposal,
        scene.member,
        mode=ContactMode(given["mode"]),
        happened_on=date.fromisoformat(given["day"]),
        summary=given.get("summary") or given.get("waiver") or "",
        today=scene.today,
        now=scene.now,
    )
    return scene.t("done-log-contact", label=proposal.label, name=proposal.representative)


async def _note_progress(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await handling.note_progress(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _file_opinion(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await handling.file_opinion(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _supplement(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await submission.supplement(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _urge(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await submission.urge(scene.uow, proposal, scene.congress, scene.member, now=scene.now)
    return scene.t("urged")


def _waived(asking: Asking) -> bool:
    return asking.given.get("mode") == ContactMode.WAIVED


async def _day(asking: Asking) -> dict[str, object]:
    return {"day": date.fromisoformat(asking.given["day"])}


CONTACT = (
    Choice(worded("mode", list(ContactMode)), "mode", words="ask-contact-mode"),
    Day("day", words="ask-contact-day", past=True),
    Text("summary", words="ask-contact-summary", when=lambda asking: not _waived(asking), params=_day),
    Text("waiver", words="ask-contact-summary-waived", when=_waived, params=_day),
)
FORMS = (
    Form("log_contact", _log_contact, CONTACT),
    Form("log_later_contact", _log_contact, CONTACT),
    Form("note_progress", _note_progress, (Text(),)),
    Form("file_opinion", _file_opinion, (Text(),)),
    Form("supplement", _supplement, (Text(),)),
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
    return scene.card(proposal, done)
