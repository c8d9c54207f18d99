"""What no conversation took: a representative's words become a draft, everybody else is shown the way."""

from datetime import datetime, timedelta

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message

from bot.callbacks import DraftPress, RetryPress
from bot.filters import HasAttachment, HasText, Pressed
from bot.scene import Scene
from bot.views.drafts import drafts_view, kept_view
from bot.views.menu import commands_of, menu_view, welcome_view
from bot.views.view import View
from domain.draft import Draft, Question
from domain.errors import NotAllowed, StepBlocked
from domain.people import Role
from domain.services import drafting, reading
from handlers.arranging import said_in, source_of
from handlers.drafting import take_in
from handlers.question import Drafting, own_draft, title_for, usual
from handlers.tidying import minding

FEWEST_LETTERS = 6
# A phone sends what is longer than one message as several, within a moment.
NEARLY_FULL = 3000
SAME_MOMENT = timedelta(minutes=1)


def router() -> Router:
    own = Router(name="fallback")
    nobody_listens = StateFilter(None, Drafting.kept)
    own.message.register(free_text, nobody_listens, HasText())
    own.message.register(free_file, nobody_listens, HasAttachment())
    own.message.register(not_understood)
    own.callback_query.register(join, Pressed(DraftPress, action={"join"}))
    own.callback_query.register(retry, Pressed(RetryPress))
    own.callback_query.register(stale)
    return own


async def free_text(message: Message, scene: Scene) -> View:
    if (elsewhere := _not_writing(scene)) is not None:
        return elsewhere
    text = message.text or ""
    just_kept = await _just_kept(scene)
    if just_kept is not None and _goes_on(scene):
        await drafting.write(
            scene.uow,
            just_kept,
            scene.congress,
            Question.SITUATION,
            text,
            now=scene.now,
            message_id=message.message_id,
        )
        return _kept(scene, just_kept, length=len(text))
    if reading.letters(text) < FEWEST_LETTERS:
        return menu_view(scene.member, scene.t, scene.t("too-short-for-a-suggestion"))
    return await _keep(message, scene, text, just_kept)


async def free_file(message: Message, scene: Scene) -> View | None:
    """A photo, a file, a place with nothing asked: part of what was just kept, or something new."""
    if (elsewhere := _not_writing(scene)) is not None:
        return elsewhere
    just_kept = await _just_kept(scene)
    album = message.media_group_id
    mate = album is not None and scene.conversation.answers.get("album") == album
    if just_kept is None or (message.caption and not mate):
        return await _keep(message, scene, "", just_kept)
    refused = await take_in(message, just_kept, Question.SITUATION, scene)
    told = scene.conversation.answers.get("refused") == album if mate else False
    if mate and (refused is None or told):
        return None
    if mate and refused:
        scene.conversation.answers = {**scene.conversation.answers, "refused": album}
        return View(refused)
    view = _kept(scene, just_kept, album=album)
    return view.after(refused) if refused else view


async def _keep(message: Message, scene: Scene, text: str, just_kept: Draft | None) -> View:
    """Kept as a draft at once, and then asked about."""
    try:
        draft = await drafting.start(
            scene.uow,
            scene.member,
            now=scene.now,
            text=said_in(message, scene) if text else "",
            title=await title_for(scene, text),
            message_id=message.message_id,
            **usual(scene),
        )
    except StepBlocked as blocked:
        if blocked.key != "blocked-too-many-drafts":
            raise
        drafts = await scene.uow.drafts.of(scene.member.id)
        return drafts_view(drafts, scene.t).after(scene.t("draft-not-kept", **blocked.params))
    refused = None
    if text and (source := source_of(message)):
        await drafting.decide(scene.uow, draft, now=scene.now, source=source)
    if not text:
        refused = await take_in(message, draft, Question.SITUATION, scene)
        if draft.blank:
            await scene.uow.drafts.delete(draft)
            return View(refused or scene.t("cannot-use-this-kind"))
    view = _kept(scene, draft, just_kept, album=message.media_group_id, length=len(text))
    view = minding(view, text, Question.SITUATION, draft, scene)
    return view.after(refused) if refused else view


def _kept(
    scene: Scene, draft: Draft, earlier: Draft | None = None, *, album: str | None = None, length: int = 0
) -> View:
    answers: dict[str, object] = {"album": album, "length": length, "at": scene.now.isoformat()}
    scene.conversation.ask(Drafting.kept.state or "", draft.id, answers)
    if scene.member.suspended:
        return View(scene.t("draft-kept-while-suspended", ordinal=draft.ordinal))
    # What a form has begun to ask about is not joined by a button under something else.
    earlier = earlier if earlier is not None and earlier.asked is Question.TITLE else None
    return kept_view(draft, scene.t, earlier)


async def _just_kept(scene: Scene) -> Draft | None:
    """The draft that was just made of a free message, while nothing was decided about it."""
    if scene.conversation.state != Drafting.kept.state or scene.person is None:
        return None
    return await scene.uow.drafts.get(scene.person.id, scene.conversation.subject_id or 0)


def _goes_on(scene: Scene) -> bool:
    """Whether this message is the next part of a text that did not fit into one."""
    answers = scene.conversation.answers
    long = int(str(answers.get("length") or 0)) >= NEARLY_FULL
    return long and scene.now - datetime.fromisoformat(str(answers["at"])) < SAME_MOMENT


def _not_writing(scene: Scene) -> View | None:
    """Suggestions are for representatives, while they act as such."""
    person = scene.person
    if person is None:
        return welcome_view(scene.congress, scene.t)
    if person.active_post is None or person.active_post.role is not Role.REPRESENTATIVE:
        role = person.active_post.role if person.active_post else None
        finds = "find" in commands_of(role)
        return menu_view(person, scene.t, scene.t("use-the-menu" if finds else "use-the-keys"))
    return None


async def join(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    """What was just kept belongs to the draft kept before it."""
    draft = await own_draft(scene, callback_data.draft_id)
    value = callback_data.value
    earlier = await own_draft(scene, int(value) if value.isdecimal() and len(value) < 16 else 0)
    if earlier.id == draft.id or draft.asked is not Question.TITLE or draft.proposal_id is not None:
        raise NotAllowed("draft-gone")
    await drafting.join(scene.uow, earlier, draft, scene.congress, now=scene.now)
    return _kept(scene, earlier).after(scene.t("draft-joined", ordinal=earlier.ordinal))


async def not_understood(message: Message, scene: Scene) -> View:
    """A sticker, a poll, a video note: said plainly, and the open question stays open."""
    if scene.person is None:
        return welcome_view(scene.congress, scene.t)
    return View(scene.t("cannot-use-this-kind"))


async def retry(callback: CallbackQuery, scene: Scene) -> View:
    """Only reached when nothing is kept under the code any more: it was tried again before."""
    return View(scene.t("retry-gone"))


async def stale(callback: CallbackQuery, scene: Scene) -> View:
    return View(scene.t("button-unknown"), fresh=True)
