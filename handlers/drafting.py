"""Writing a suggestion: just write, or /submit; one question at a time."""

import asyncio
from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import DraftPress, MenuPress
from bot.filters import HasAttachment, HasText, Says
from bot.i18n import names_of
from bot.scene import Scene
from bot.views import drafting as views
from bot.views.view import View
from domain.draft import Draft, Question
from domain.errors import BadInput, NotAllowed
from domain.notice import Notice
from domain.people import Role
from domain.proposal import Attachment, Disclosure
from domain.services import drafting

WORDS_WAIT_SECONDS = 1.0
ALBUM_WAIT = timedelta(seconds=1)
ORDER = [
    Question.TITLE,
    Question.SITUATION,
    Question.REQUEST,
    Question.CATEGORY,
    Question.SCREENING,
    Question.PREVIEW,
]
TEXTS = (Question.TITLE, Question.SITUATION, Question.REQUEST)


class Drafting(StatesGroup):
    open = State()


def router() -> Router:
    own = Router(name="drafting")
    own.message.register(begin, Command("submit"))
    own.message.register(begin, Says("menu-write"))
    own.callback_query.register(begin_new, MenuPress.filter(F.item == "new"))
    own.callback_query.register(pressed, DraftPress.filter(F.action.in_(_ACTIONS)))
    own.message.register(said, StateFilter(Drafting.open), HasText())
    own.message.register(attached, StateFilter(Drafting.open), HasAttachment())
    own.edited_message.register(edited, HasText())
    return own


async def begin(message: Message, scene: Scene) -> View:
    if scene.person is None or not scene.person.holds(Role.REPRESENTATIVE):
        raise NotAllowed("only-representatives-write")
    drafts = await scene.uow.drafts.of(scene.person.id)
    if drafts:
        return views.drafts_view(drafts, scene.t)
    return await _ask_new(scene)


async def begin_new(callback: CallbackQuery, scene: Scene) -> View:
    if scene.person is None:
        raise NotAllowed("only-representatives-write")
    return await _ask_new(scene)


async def _ask_new(scene: Scene) -> View:
    draft = await drafting.start(scene.uow, scene.member, now=scene.now)
    return await ask(scene, draft)


async def keep_free_text(message: Message, scene: Scene) -> View:
    """Somebody just wrote: it is kept as a draft at once, and then asked about."""
    text = message.text or message.caption or ""
    draft = await drafting.start(
        scene.uow, scene.member, now=scene.now, text=text, title=await _title_for(scene, text)
    )
    if draft.situation and message.text:
        draft.messages = {f"situation:{message.message_id}": draft.situation}
        await scene.uow.drafts.save(draft)
    attachment = attachment_of(message)
    if attachment is not None:
        await drafting.attach(scene.uow, draft, scene.congress, attachment, now=scene.now)
        if attachment.album:
            scene.conversation.ask(Drafting.open.state or "", draft.id)
    return views.kept_view(draft, scene.t)


async def _title_for(scene: Scene, text: str) -> str:
    if not drafting.has_words(text):
        return ""
    try:
        # The word segmenter may still be warming up; a suggestion is not worth a wait.
        return await asyncio.wait_for(scene.words.suggest_title(text), WORDS_WAIT_SECONDS)
    except TimeoutError:
        return ""


async def ask(scene: Scene, draft: Draft) -> View:
    """Show the draft's present question and listen for its answer."""
    scene.conversation.ask(Drafting.open.state or "", draft.id)
    departments = await scene.uow.people.departments(scene.congress.id)
    return views.question_view(draft, scene.policy, departments, scene.t)


async def said(message: Message, scene: Scene) -> View:
    draft = await own_draft(scene, scene.conversation.subject_id)
    text = message.text or ""
    if draft.asked not in TEXTS:
        view = await ask(scene, draft)
        return view.after(scene.t("press-a-button"))
    if text in names_of("draft-enough") and getattr(draft, draft.asked.value):
        return await _next(scene, draft)
    try:
        await drafting.write(
            scene.uow, draft, scene.congress, draft.asked, text, now=scene.now, message_id=message.message_id
        )
    except BadInput as error:
        view = await ask(scene, draft)
        return view.after(scene.t(error.key, **error.params))
    if draft.asked is Question.TITLE:
        return await _next(scene, draft)
    if draft.asked is Question.SITUATION and not draft.title and not draft.suggested_title:
        await drafting.decide(
            scene.uow, draft, now=scene.now, suggested_title=await _title_for(scene, draft.situation)
        )
    return await ask(scene, draft)


async def attached(message: Message, scene: Scene) -> View | None:
    draft = await own_draft(scene, scene.conversation.subject_id)
    attachment = attachment_of(message)
    if attachment is None:
        return View(scene.t("bad-file-kind", name=""), fresh=True)
    try:
        await drafting.attach(scene.uow, draft, scene.congress, attachment, now=scene.now)
        if message.caption and draft.asked in (Question.SITUATION, Question.REQUEST):
            await drafting.write(
                scene.uow,
                draft,
                scene.congress,
                draft.asked,
                message.caption,
                now=scene.now,
                message_id=message.message_id,
            )
    except BadInput as error:
        view = await ask(scene, draft)
        return view.after(scene.t(error.key, **error.params))
    if attachment.album:
        # An album comes as several updates: one answer for all of them, a moment later.
        await scene.uow.outbox.post(
            Notice(
                scene.congress.id,
                scene.member.id,
                "album",
                f"album:{scene.member.id}:{attachment.album}",
                not_before=scene.now + ALBUM_WAIT,
                params={"draft_id": draft.id},
            )
        )
        return None
    view = await ask(scene, draft)
    if draft.asked not in (Question.SITUATION, Question.REQUEST):
        view = view.after(views.received(draft, scene.t))
    return view


async def edited(message: Message, scene: Scene) -> View | None:
    """An edited message changes what it had said in a draft; elsewhere it is too late and that is said."""
    if scene.person is None:
        return None
    for draft in await scene.uow.drafts.of(scene.person.id):
        for question in (Question.SITUATION, Question.REQUEST):
            if f"{question.value}:{message.message_id}" in draft.messages:
                await drafting.write(
                    scene.uow,
                    draft,
                    scene.congress,
                    question,
                    message.text or "",
                    now=scene.now,
                    message_id=message.message_id,
                )
                return View(scene.t("draft-edited", ordinal=draft.ordinal))
    return View(scene.t("edit-too-late"))


async def pressed(callback: CallbackQuery, callback_data: DraftPress, scene: Scene) -> View:
    draft = await own_draft(scene, callback_data.draft_id)
    action, value = callback_data.action, callback_data.value
    match action:
        case "go" | "preview":
            if draft.asked is Question.TITLE and not draft.suggested_title:
                draft.suggested_title = await _title_for(scene, draft.situation)
            if action == "preview":
                draft.asked, draft.from_preview = Question.PREVIEW, True
        case "title_ok":
            await drafting.decide(scene.uow, draft, now=scene.now, title=draft.title or draft.suggested_title)
            return await _next(scene, draft)
        case "enough" | "matter_ok":
            return await _next(scene, draft)
        case "back":
            draft.asked = Question.PREVIEW if draft.from_preview else _before(draft.asked)
        case "ask":
            draft.asked = Question(value)
        case "rewrite":
            before = await drafting.rewrite(scene.uow, draft, Question(value), now=scene.now)
            view = await ask(scene, draft)
            return view.after(scene.t("draft-rewrite-was", text=before))
        case "category":
            await drafting.decide(scene.uow, draft, now=scene.now, category=value)
            draft.asked = Question.PREVIEW if draft.from_preview else Question.CATEGORY
        case "department":
            await drafting.decide(scene.uow, draft, now=scene.now, wished_department_id=int(value) or None)
            draft.asked = Question.PREVIEW if draft.from_preview else Question.CATEGORY
        case "cosigning":
            draft.cosigning_open, draft.asked = not draft.cosigning_open, Question.PREVIEW
        case "disclosure":
            draft.disclosure, draft.asked = Disclosure(value), Question.PREVIEW
        case "detach":
            draft.attachments = [a for n, a in enumerate(draft.attachments, start=1) if str(n) != value]
            await drafting.decide(scene.uow, draft, now=scene.now)
            return views.attachments_view(draft, scene.t)
    await drafting.decide(scene.uow, draft, now=scene.now)
    return await ask(scene, draft)


_ACTIONS = frozenset(
    "go preview title_ok enough matter_ok back ask rewrite category department cosigning disclosure detach".split()
)


def _before(question: Question) -> Question:
    if question is Question.DEPARTMENT:
        return Question.CATEGORY
    return ORDER[max(0, ORDER.index(question) - 1)]


async def _next(scene: Scene, draft: Draft) -> View:
    """On to the first question that was not answered yet; from the preview back to it."""
    draft.passed = [*draft.passed, draft.asked]
    following = next((q for q in ORDER if q not in draft.passed), Question.PREVIEW)
    if draft.from_preview:
        following = Question.PREVIEW
    if following is Question.CATEGORY and draft.category is None:
        await _recommend(scene, draft)
    reached = following is Question.PREVIEW
    await drafting.decide(
        scene.uow, draft, now=scene.now, asked=following, from_preview=draft.from_preview or reached
    )
    return await ask(scene, draft)


async def _recommend(scene: Scene, draft: Draft) -> None:
    text = f"{draft.title}{draft.situation}{draft.request}"
    draft.category = drafting.rank_categories(text, scene.policy.choices("categories"))[0].code
    departments = await scene.uow.people.departments(scene.congress.id)
    if departments:
        draft.wished_department_id = drafting.rank_departments(text, departments)[0].id


async def own_draft(scene: Scene, draft_id: int | None) -> Draft:
    draft = await scene.uow.drafts.get(scene.person.id, draft_id) if scene.person and draft_id else None
    if draft is None:
        raise NotAllowed("draft-gone")
    return draft


def attachment_of(message: Message) -> Attachment | None:
    """What of a message can belong to a suggestion; files by Telegram's id, the largest photo size."""
    caption, album = message.caption or "", message.media_group_id or ""
    if message.photo:
        photo = message.photo[-1]
        return Attachment("photo", photo.file_id, "", photo.file_size or 0, caption, album=album)
    for kind, media in (("document", message.document), ("video", message.video), ("voice", message.voice)):
        if media is not None:
            name = getattr(media, "file_name", None) or ""
            return Attachment(kind, media.file_id, name, media.file_size or 0, caption, album=album)
    if message.location:
        return Attachment("place", latitude=message.location.latitude, longitude=message.location.longitude)
    return None
