"""Writing a suggestion: just write, or /submit; one question at a time."""

from datetime import timedelta

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.callbacks import DraftPress, MenuPress
from bot.filters import HasAttachment, HasText, Pressed, Says
from bot.i18n import Html, names_of
from bot.scene import Scene
from bot.views import drafting as views
from bot.views.drafts import drafts_view
from bot.views.view import View
from domain.draft import TEXTS, Draft, Question
from domain.errors import BadInput, NotAllowed
from domain.notice import Notice, Priority
from domain.people import Role
from domain.proposal import Attachment
from domain.services import attachments, drafting, matching, reading
from handlers.arranging import said_in, source_of
from handlers.presses import ACTIONS, pressed
from handlers.question import (
    MATTER,
    Drafting,
    ask,
    choose,
    go_on,
    is_enough,
    listening,
    propose_title,
    proposed,
    take_title,
    usual,
)
from handlers.tidying import minding

ALBUM_WAIT = timedelta(seconds=1)


def router() -> Router:
    own = Router(name="drafting")
    own.message.register(begin, Command("submit"))
    own.message.register(begin, Says("menu-write"))
    own.callback_query.register(begin_new, Pressed(MenuPress, item={"new"}))
    own.callback_query.register(pressed, Pressed(DraftPress, action=ACTIONS))
    own.message.register(said, StateFilter(Drafting.open), HasText())
    own.message.register(attached, StateFilter(Drafting.open), HasAttachment())
    own.edited_message.register(edited)
    return own


async def begin(message: Message, scene: Scene) -> View:
    if scene.person is None or not scene.person.holds(Role.REPRESENTATIVE):
        raise NotAllowed("only-representatives-write")
    drafts = [draft for draft in await scene.uow.drafts.of(scene.person.id) if not draft.blank]
    return drafts_view(drafts, scene.t) if drafts else await _ask_new(scene)


async def begin_new(callback: CallbackQuery, scene: Scene) -> View:
    if scene.person is None:
        raise NotAllowed("only-representatives-write")
    return await _ask_new(scene)


async def _ask_new(scene: Scene) -> View:
    draft = await drafting.start(scene.uow, scene.member, now=scene.now, **usual(scene))
    return await ask(scene, draft)


async def said(message: Message, scene: Scene) -> View:
    draft = await listening(scene)
    if draft is None:
        return View(scene.t("draft-gone"))
    text = message.text or ""
    if draft.asked in MATTER:
        return await _named(text, draft, scene)
    if draft.asked not in TEXTS:
        view = await ask(scene, draft)
        return view.after(scene.t("press-a-button"))
    if text in names_of("draft-title-ok") and draft.asked is Question.TITLE and proposed(draft):
        return await take_title(scene, draft)
    if text in names_of("draft-enough") and is_enough(draft, scene):
        return await go_on(scene, draft)
    if draft.asked in (Question.SITUATION, Question.REQUEST):
        draft.source, text = draft.source or source_of(message), said_in(message, scene)
    return await _write(message, text, draft, scene)


async def _write(message: Message, text: str, draft: Draft, scene: Scene) -> View:
    question = draft.asked
    # Who sends half a page when asked for a title tells the matter; it is kept as that.
    mistaken = question is Question.TITLE and not draft.from_preview
    if mistaken := mistaken and drafting.is_the_matter(text, scene.congress):
        question = Question.SITUATION
    try:
        await drafting.write(
            scene.uow, draft, scene.congress, question, text, now=scene.now, message_id=message.message_id
        )
    except BadInput as error:
        view = await ask(scene, draft)
        return view.after(scene.t(error.key, **error.params))
    if scene.member.suspended:
        return View(scene.t("draft-kept-while-suspended", ordinal=draft.ordinal))
    if question is Question.TITLE:
        return await go_on(scene, draft)
    await propose_title(scene, draft)
    if mistaken:
        view = await ask(scene, draft)
        view = view.after(scene.t("draft-kept-as-situation"))
    else:
        view = views.received_view(draft, scene.policy, scene.t)
    return minding(view, text, question, draft, scene)


async def _named(text: str, draft: Draft, scene: Scene) -> View:
    """A category or a department by its name instead of a button."""
    for category in scene.policy.choices("categories"):
        if text.strip() in category.names.values():
            return await choose(scene, draft, category=category.code)
    departments = await scene.uow.people.departments(scene.congress.id)
    found = matching.departments_named(text, departments)
    if len(found) == 1:
        return await choose(scene, draft, wished_department_id=found[0].id)
    await drafting.decide(scene.uow, draft, now=scene.now, asked=Question.DEPARTMENT)
    if found:
        return views.departments_view(draft, found, scene.t, scene.t("draft-department-which"))
    return views.departments_view(draft, departments, scene.t, scene.t("draft-department-unknown"))


async def attached(message: Message, scene: Scene) -> View | None:
    draft = await listening(scene)
    if draft is None:
        return View(scene.t("draft-gone"))
    question = Question.REQUEST if draft.asked is Question.REQUEST else Question.SITUATION
    refused = await take_in(message, draft, question, scene)
    if album := message.media_group_id:
        # An album comes as several updates: one answer for all of them, a moment later; one refusal at most.
        await _answer_album_later(album, draft, scene)
        if refused is None or scene.conversation.answers.get("refused") == album:
            return None
        scene.conversation.answers = {"refused": album}
        return View(refused)
    if draft.asked in (Question.SITUATION, Question.REQUEST):
        view = views.received_view(draft, scene.policy, scene.t)
    else:
        view = await ask(scene, draft)
        if refused is None and (what := views.received(draft, scene.t)):
            view = view.after(scene.t("draft-received", what=what))
    return view.after(refused) if refused else view


async def take_in(message: Message, draft: Draft, question: Question, scene: Scene) -> Html | None:
    """Put a message's file or place, and its caption, into the draft; gives the sentence of a refusal."""
    refused = None
    if reading.has_words(message.caption or ""):
        draft.source = draft.source or source_of(message)
        try:
            await drafting.write(
                scene.uow,
                draft,
                scene.congress,
                question,
                said_in(message, scene),
                now=scene.now,
                message_id=message.message_id,
            )
            await propose_title(scene, draft)
        except BadInput as error:
            refused = scene.t(error.key, **error.params)
    try:
        attachment = attachment_of(message)
        await attachments.attach(scene.uow, draft, scene.congress, attachment, now=scene.now)
    except BadInput as error:
        refused = scene.t(error.key, **error.params)
    return refused


async def _answer_album_later(album: str, draft: Draft, scene: Scene) -> None:
    await scene.uow.outbox.post(
        Notice(
            scene.congress.id,
            scene.member.id,
            "album",
            f"album:{scene.member.id}:{album}",
            not_before=scene.now + ALBUM_WAIT,
            params={"draft_id": draft.id},
            priority=Priority.REPLY,
        )
    )


async def edited(message: Message, scene: Scene) -> View | None:
    """An edited message changes what it had said in a draft; elsewhere it is too late and that is said."""
    text = message.text or message.caption
    if scene.person is None or text is None:
        return None
    for draft in await scene.uow.drafts.of(scene.person.id):
        if await drafting.amend(scene.uow, draft, scene.congress, message.message_id, text, now=scene.now):
            if draft.asked is Question.TITLE and not draft.title:
                draft.suggested_title = ""
                await propose_title(scene, draft)
            done = scene.t("draft-edited", ordinal=draft.ordinal)
            if scene.conversation.state == Drafting.open.state and scene.conversation.subject_id == draft.id:
                view = await ask(scene, draft)
                return view.after(done)
            return View(done)
    return View(scene.t("edit-too-late"))


def attachment_of(message: Message) -> Attachment:
    """What of a message can belong to a suggestion; files by Telegram's id, the largest photo size.

    Raises BadInput when there is nothing of the kind.
    """
    caption, album = reading.cleaned(message.caption or ""), message.media_group_id or ""
    if message.photo:
        photo = message.photo[-1]
        return Attachment("photo", photo.file_id, "", photo.file_size or 0, caption, album=album)
    for kind, media in (("document", message.document), ("video", message.video), ("voice", message.voice)):
        if media is not None:
            name = reading.cleaned(getattr(media, "file_name", None) or "")
            return Attachment(kind, media.file_id, name, media.file_size or 0, caption, album=album)
    if message.location:
        return Attachment("place", latitude=message.location.latitude, longitude=message.location.longitude)
    raise BadInput("bad-file-kind")
