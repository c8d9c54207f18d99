"""A draft on its way: shown to the delegation, passed on, handed in before the session, first reviewed."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.callbacks import DraftPress, OpenPress
from bot.filters import Pressed
from bot.i18n import Html
from bot.scene import Scene
from bot.views.forms import Option
from bot.views.sharing import remarks_view, step_name, versions_view, where_now
from bot.views.view import View
from domain.errors import NotAllowed
from domain.proposal import Proposal
from domain.services import sharing, submission
from domain.services.looking import may_read_drafting
from handlers import forms
from handlers.fields import Asking, Choice, Given, Sure, Text
from handlers.forms import Form
from handlers.question import moved_on, own_draft

STEP_OF = {"share": "share_draft", "presubmit": "pre_submit"}


def router() -> Router:
    own = Router(name="sharing")
    own.callback_query.register(from_draft, Pressed(DraftPress, action=STEP_OF))
    own.callback_query.register(hand_in, Pressed(DraftPress, action={"handin"}))
    own.callback_query.register(read, Pressed(OpenPress, what={"remarks", "versions"}))
    return own


async def from_draft(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    """The first time somebody else shall read it, the draft becomes a proposal."""
    draft = await own_draft(scene, callback_data.draft_id)
    if not draft.from_preview:
        return await moved_on(scene, draft)
    proposal = await submission.bring_out(scene.uow, draft, scene.congress, scene.member, now=scene.now)
    return await forms.open_form(scene, proposal, STEP_OF[callback_data.action])


async def hand_in(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    """Changes for those who read along."""
    draft = await own_draft(scene, callback_data.draft_id)
    if not draft.from_preview or not draft.sent:
        return await moved_on(scene, draft)
    proposal = await scene.open(draft.proposal_id)
    await submission.revise(scene.uow, proposal, draft, scene.congress, scene.member, now=scene.now)
    return scene.card(proposal, scene.t("done-revise-draft"))


async def read(callback: CallbackQuery, callback_data: OpenPress, scene: Scene) -> View:
    """What was said to the draft, or its wordings."""
    proposal = await scene.open(callback_data.proposal_id)
    if not may_read_drafting(proposal, scene.member):
        raise NotAllowed
    if callback_data.what == "remarks":
        return remarks_view(proposal, scene.policy, scene.t, callback_data.page)
    return versions_view(proposal, scene.t, callback_data.page)


def _done(scene: Scene, proposal: Proposal) -> Html:
    """Who has it now."""
    return where_now(proposal, scene.policy, scene.t) or Html("")


async def _share(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await sharing.share(scene.uow, proposal, scene.congress, scene.member, now=scene.now)
    return scene.t("done-share-draft", where=_done(scene, proposal))


async def _comment(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await sharing.comment(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


async def _later(asking: Asking) -> Sequence[Option]:
    policy, t = asking.scene.policy, asking.scene.t
    return [Option(code, step_name(code, policy, t)) for code in sharing.later_steps(asking.proposal, policy)]


async def _pass_on(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await sharing.pass_on(
        scene.uow,
        proposal,
        scene.congress,
        scene.member,
        to=given["to"],
        text=given["text"] or "",
        now=scene.now,
    )
    return scene.t("done-pass-draft", where=_done(scene, proposal))


async def _pre_submit(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await sharing.pre_submit(scene.uow, proposal, scene.congress, scene.member, now=scene.now)
    return None


async def _first_review(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await sharing.first_review(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


FORMS = (
    Form("share_draft", _share),
    Form("comment_draft", _comment, (Text(),)),
    Form("pass_draft", _pass_on, (Choice(_later, "to"), Text(optional=True))),
    Form("pre_submit", _pre_submit, (Sure(),)),
    Form("first_review", _first_review, (Text(),)),
)
