"""Signing together: inviting, answering, seconding, handing over the lead, giving a draft up."""

from collections import Counter
from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import DraftPress
from bot.filters import Pressed
from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.view import View
from domain.errors import BadInput
from domain.people import Person, Role
from domain.proposal import ClockKey, Proposal
from domain.services import cosigning, submission
from handlers import forms
from handlers.fields import Asking, Choice, Given, Sure, Ticks
from handlers.forms import Form
from handlers.question import moved_on, own_draft


def router() -> Router:
    own = Router(name="cosigning")
    own.callback_query.register(invite_from_draft, Pressed(DraftPress, action={"invite"}))
    return own


async def invite_from_draft(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    """The first time others are asked to sign, the draft becomes a proposal that they can read."""
    draft = await own_draft(scene, callback_data.draft_id)
    if not draft.from_preview:
        return await moved_on(scene, draft)
    proposal = await submission.bring_out(scene.uow, draft, scene.congress, scene.member, now=scene.now)
    return await forms.open_form(scene, proposal, "invite_cosigners")


async def _fellows(asking: Asking) -> list[Person]:
    """The representatives who can still be asked."""
    scene = asking.scene
    people = await scene.uow.people.holding(scene.congress.id, Role.REPRESENTATIVE)
    return [person for person in people if cosigning.may_be_invited(asking.proposal, person)]


async def _whom(asking: Asking) -> Sequence[Option]:
    """Whole delegations first, those of one's own delegation next, then everybody else."""
    fellows, t = await _fellows(asking), asking.scene.t
    sizes = Counter(person.delegation_id for person in fellows)
    delegations = await asking.scene.uow.people.delegations(asking.scene.congress.id)
    whole = [
        Option(f"d{d.id}", t.plain("cosign-whole-delegation", name=d.name, n=sizes[d.id]))
        for d in delegations
        if sizes[d.id] > 1
    ]
    own = asking.proposal.delegation_id
    fellows.sort(key=lambda person: person.delegation_id != own)
    return [*whole, *(Option(f"p{person.id}", _named(person)) for person in fellows)]


def _named(person: Person) -> str:
    unit = next((post.unit for post in person.posts if post.role is Role.REPRESENTATIVE), "")
    return f"{person.name} {unit}".strip()


async def _invite(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    codes = set(given["whom"]["codes"])
    people = [
        person
        for person in await _fellows(Asking(scene, proposal, "invite_cosigners"))
        if f"p{person.id}" in codes or f"d{person.delegation_id}" in codes
    ]
    asked = await cosigning.invite(scene.uow, proposal, scene.member, people, now=scene.now)
    clock = proposal.clock(ClockKey.COSIGN)
    return scene.t("done-invite-cosigners", n=len(asked), day=clock.due_on if clock else "")


async def _accept(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await cosigning.accept(scene.uow, proposal, scene.member, now=scene.now)
    return None


async def _decline(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await cosigning.decline(scene.uow, proposal, scene.member, now=scene.now)
    return View(scene.t("done-decline-cosigning", label=proposal.label, name=proposal.representative))


async def _asked_ones(asking: Asking) -> Sequence[Option]:
    return [Option(str(c.representative_id), c.representative) for c in asking.proposal.invited]


async def _remove(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    removed = await cosigning.remove(scene.uow, proposal, scene.member, int(given["whom"]), now=scene.now)
    return scene.t("done-remove-cosigner", name=removed.representative)


async def _counts(asking: Asking) -> dict[str, object]:
    return {"signed": len(asking.proposal.signed), "waiting": len(asking.proposal.invited)}


async def _end(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await cosigning.end_collecting(scene.uow, proposal, scene.member, now=scene.now)
    return scene.t("done-end-collecting", signed=len(proposal.signed))


async def _second(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await cosigning.second(scene.uow, proposal, scene.member, now=scene.now)
    return None


async def _cosigners(asking: Asking) -> Sequence[Option]:
    return [Option(str(c.representative_id), c.representative) for c in asking.proposal.signed]


async def _new_lead(asking: Asking) -> dict[str, object]:
    options = await _cosigners(asking)
    return {"to": next((o.words for o in options if o.value == asking.given["to"]), "")}


async def _hand_over(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    to = await scene.uow.people.get(scene.congress.id, int(given["to"]))
    if to is None:
        raise BadInput("bad-no-cosigner")
    await cosigning.hand_over_lead(scene.uow, proposal, scene.member, to, now=scene.now)
    return scene.t("done-hand-over-lead", name=to.name)


async def _discard(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await cosigning.discard(scene.uow, proposal, scene.member, now=scene.now)
    return None


FORMS = (
    Form("invite_cosigners", _invite, (Ticks(_whom, "whom", done="cosign-invite-now"),)),
    Form("accept_cosigning", _accept),
    Form("decline_cosigning", _decline),
    Form("remove_cosigner", _remove, (Choice(_asked_ones, "whom"),)),
    Form("end_collecting", _end, (Sure(params=_counts),)),
    Form("second", _second, (Sure(),)),
    Form("hand_over_lead", _hand_over, (Choice(_cosigners, "to"), Sure(params=_new_lead))),
    Form("discard_draft", _discard, (Sure(),)),
)
