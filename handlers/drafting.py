"""Writing a suggestion: just write, or /submit; one question at a time."""

import asyncio
from datetime import datetime, timedelta

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import DraftPress, MenuPress
from bot.filters import HasAttachment, HasText, Says
from bot.i18n import Translator, names_of
from bot.views import drafting as views
from bot.views.view import View
from domain.conversation import Conversation
from domain.draft import Draft, Question
from domain.errors import BadInput, NotAllowed
from domain.notice import Notice
from domain.people import Congress, Person, Role
from domain.ports import UnitOfWork, Words
from domain.proposal import Attachment, Disclosure
from domain.services import drafting

WORDS_WAIT_SECONDS = 0.3
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


async def begin(
    message: Message,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    if person is None or not person.holds(Role.REPRESENTATIVE):
        raise NotAllowed("only-representatives-write")
    drafts = await uow.drafts.of(person.id)
    if drafts:
        return views.drafts_view(drafts, t)
    return await _ask_new(uow, congress, person, conversation, t, now)


async def begin_new(
    callback: CallbackQuery,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    if person is None:
        raise NotAllowed("only-representatives-write")
    return await _ask_new(uow, congress, person, conversation, t, now)


async def _ask_new(
    uow: UnitOfWork,
    congress: Congress,
    person: Person,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    draft = await drafting.start(uow, person, now=now)
    return await ask(uow, draft, congress, conversation, t)


async def keep_free_text(
    message: Message,
    uow: UnitOfWork,
    congress: Congress,
    person: Person,
    conversation: Conversation,
    t: Translator,
    now: datetime,
    words: Words,
) -> View:
    """Somebody just wrote: it is kept as a draft at once, and then asked about."""
    text = message.text or message.caption or ""
    draft = await drafting.start(uow, person, now=now, text=text, title=await _title_for(text, words))
    if draft.situation and message.text:
        draft.messages = {f"situation:{message.message_id}": draft.situation}
        await uow.drafts.save(draft)
    attachment = attachment_of(message)
    if attachment is not None:
        await drafting.attach(uow, draft, congress, attachment, now=now)
        if attachment.album:
            conversation.ask(Drafting.open.state or "", draft.id)
    return views.kept_view(draft, t)


async def _title_for(text: str, words: Words) -> str:
    if not drafting.has_words(text):
        return ""
    try:
        # The word segmenter may still be warming up; a suggestion is not worth a wait.
        return await asyncio.wait_for(words.suggest_title(text), WORDS_WAIT_SECONDS)
    except TimeoutError:
        return ""


async def ask(
    uow: UnitOfWork, draft: Draft, congress: Congress, conversation: Conversation, t: Translator
) -> View:
    """Show the draft's present question and listen for its answer."""
    conversation.ask(Drafting.open.state or "", draft.id)
    departments = await uow.people.departments(congress.id)
    return views.question_view(draft, congress.policy, departments, t)


async def said(
    message: Message,
    uow: UnitOfWork,
    congress: Congress,
    person: Person,
    conversation: Conversation,
    t: Translator,
    now: datetime,
    words: Words,
) -> View:
    draft = await _draft_of(uow, person, conversation.subject_id)
    text = message.text or ""
    if draft.asked not in TEXTS:
        view = await ask(uow, draft, congress, conversation, t)
        return view.after(t("press-a-button"))
    if text in names_of("draft-enough") and getattr(draft, draft.asked.value):
        return await _next(uow, draft, congress, conversation, t, now)
    try:
        await drafting.write(uow, draft, congress, draft.asked, text, now=now, message_id=message.message_id)
    except BadInput as error:
        view = await ask(uow, draft, congress, conversation, t)
        return view.after(t(error.key, **error.params))
    if draft.asked is Question.TITLE:
        return await _next(uow, draft, congress, conversation, t, now)
    if draft.asked is Question.SITUATION and not draft.title and not draft.suggested_title:
        await drafting.decide(uow, draft, now=now, suggested_title=await _title_for(draft.situation, words))
    return await ask(uow, draft, congress, conversation, t)


async def attached(
    message: Message,
    uow: UnitOfWork,
    congress: Congress,
    person: Person,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View | None:
    draft = await _draft_of(uow, person, conversation.subject_id)
    attachment = attachment_of(message)
    if attachment is None:
        return View(t("bad-file-kind", name=""), fresh=True)
    try:
        await drafting.attach(uow, draft, congress, attachment, now=now)
        if message.caption and draft.asked in (Question.SITUATION, Question.REQUEST):
            await drafting.write(
                uow, draft, congress, draft.asked, message.caption, now=now, message_id=message.message_id
            )
    except BadInput as error:
        view = await ask(uow, draft, congress, conversation, t)
        return view.after(t(error.key, **error.params))
    if attachment.album:
        # An album comes as several updates: one answer for all of them, a moment later.
        await uow.outbox.post(
            Notice(
                congress.id,
                person.id,
                "album",
                f"album:{person.id}:{attachment.album}",
                not_before=now + ALBUM_WAIT,
                params={"draft_id": draft.id},
            )
        )
        return None
    view = await ask(uow, draft, congress, conversation, t)
    if draft.asked not in (Question.SITUATION, Question.REQUEST):
        view = view.after(views.received(draft, t))
    return view


async def edited(
    message: Message,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View | None:
    """An edited message changes what it had said in a draft; elsewhere it is too late and that is said."""
    if person is None:
        return None
    for draft in await uow.drafts.of(person.id):
        for question in (Question.SITUATION, Question.REQUEST):
            if f"{question.value}:{message.message_id}" in draft.messages:
                await drafting.write(
                    uow, draft, congress, question, message.text or "", now=now, message_id=message.message_id
                )
                return View(t("draft-edited", ordinal=draft.ordinal))
    return View(t("edit-too-late"))


async def pressed(
    callback: CallbackQuery,
    callback_data: DraftPress,
    uow: UnitOfWork,
    congress: Congress,
    person: Person | None,
    conversation: Conversation,
    t: Translator,
    now: datetime,
    words: Words,
) -> View:
    draft = await _draft_of(uow, person, callback_data.draft_id)
    action, value = callback_data.action, callback_data.value
    match action:
        case "go" | "preview":
            if draft.asked is Question.TITLE and not draft.suggested_title:
                draft.suggested_title = await _title_for(draft.situation, words)
            if action == "preview":
                draft.asked, draft.from_preview = Question.PREVIEW, True
        case "title_ok":
            await drafting.decide(uow, draft, now=now, title=draft.title or draft.suggested_title)
            return await _next(uow, draft, congress, conversation, t, now)
        case "enough" | "matter_ok":
            return await _next(uow, draft, congress, conversation, t, now)
        case "back":
            draft.asked = Question.PREVIEW if draft.from_preview else _before(draft.asked)
        case "ask":
            draft.asked = Question(value)
        case "rewrite":
            before = await drafting.rewrite(uow, draft, Question(value), now=now)
            view = await ask(uow, draft, congress, conversation, t)
            return view.after(t("draft-rewrite-was", text=before))
        case "category":
            await drafting.decide(uow, draft, now=now, category=value)
            draft.asked = Question.PREVIEW if draft.from_preview else Question.CATEGORY
        case "department":
            await drafting.decide(uow, draft, now=now, wished_department_id=int(value) or None)
            draft.asked = Question.PREVIEW if draft.from_preview else Question.CATEGORY
        case "cosigning":
            draft.cosigning_open, draft.asked = not draft.cosigning_open, Question.PREVIEW
        case "disclosure":
            draft.disclosure, draft.asked = Disclosure(value), Question.PREVIEW
        case "detach":
            draft.attachments = [a for n, a in enumerate(draft.attachments, start=1) if str(n) != value]
            await drafting.decide(uow, draft, now=now)
            return views.attachments_view(draft, t)
    await drafting.decide(uow, draft, now=now)
    return await ask(uow, draft, congress, conversation, t)


_ACTIONS = frozenset(
    "go preview title_ok enough matter_ok back ask rewrite category department cosigning disclosure detach".split()
)


def _before(question: Question) -> Question:
    if question is Question.DEPARTMENT:
        return Question.CATEGORY
    return ORDER[max(0, ORDER.index(question) - 1)]


async def _next(
    uow: UnitOfWork,
    draft: Draft,
    congress: Congress,
    conversation: Conversation,
    t: Translator,
    now: datetime,
) -> View:
    """On to the first question that was not answered yet; from the preview back to it."""
    draft.passed = [*draft.passed, draft.asked]
    following = next((q for q in ORDER if q not in draft.passed), Question.PREVIEW)
    if draft.from_preview:
        following = Question.PREVIEW
    if following is Question.CATEGORY and draft.category is None:
        await _recommend(uow, draft, congress)
    reached = following is Question.PREVIEW
    await drafting.decide(uow, draft, now=now, asked=following, from_preview=draft.from_preview or reached)
    return await ask(uow, draft, congress, conversation, t)


async def _recommend(uow: UnitOfWork, draft: Draft, congress: Congress) -> None:
    text = f"{draft.title}{draft.situation}{draft.request}"
    draft.category = drafting.rank_categories(text, congress.policy.choices("categories"))[0].code
    departments = await uow.people.departments(congress.id)
    if departments:
        draft.wished_department_id = drafting.rank_departments(text, departments)[0].id


async def _draft_of(uow: UnitOfWork, person: Person | None, draft_id: int | None) -> Draft:
    draft = await uow.drafts.get(person.id, draft_id) if person and draft_id else None
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
