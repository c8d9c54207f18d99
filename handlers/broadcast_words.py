"""Receivers say that they have a notice, and write back; its senders answer, each in a thread apart."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.callbacks import BroadcastPress
from bot.filters import HasAttachment, Pressed
from bot.i18n import names_of
from bot.scene import Scene
from bot.views import broadcast_copies as views
from bot.views.forms import put_away_text
from bot.views.view import View
from domain.errors import BadInput, NotAllowed, Refusal
from domain.proposal import Attachment
from domain.services import broadcast_words as words
from domain.services import broadcasts
from domain.services.broadcast_looks import threads
from handlers.broadcasts import Broadcasting
from handlers.drafting import attachment_of
from handlers.open_question import NotTyped, Typed

# Escaped: code has no Chinese.
FULL_STOPS = ".!\u3002\uff01 "
ACTIONS = frozenset({"got", "write", "answer", "leave", "thread", "threads"})


def about(message: Message) -> BroadcastPress | None:
    """The notice that the message is a reply to: its own buttons tell which one it was."""
    replied = message.reply_to_message
    markup = replied.reply_markup if replied else None
    for row in markup.inline_keyboard if markup else ():
        for button in row:
            prefix, _, _ = (button.callback_data or "").partition(":")
            if prefix == BroadcastPress.__prefix__:
                press = BroadcastPress.unpack(button.callback_data or "")
                if press.action in {"write", "answer"}:
                    return press
    return None


class RepliesToNotice(Filter):
    """A reply, in Telegram's sense, to a notice or to what somebody wrote about one."""

    async def __call__(self, message: Message) -> bool:
        usable = (message.text or "")[:1] != "/"
        return usable and message.reply_to_message is not None and about(message) is not None


class SaysReceived(Filter):
    """Typed instead of tapped, with nothing asked: what was sent last is meant."""

    async def __call__(self, message: Message, scene: Scene) -> bool:
        text = (message.text or "").strip(FULL_STOPS)
        if text not in names_of("broadcast-receive") or scene.person is None or scene.conversation.state:
            return False
        return await words.unreceived(scene.uow, scene.person, now=scene.now) is not None


class RepliesToAlbum(Filter):
    """A reply to one picture of an album: it has no buttons that would tell which notice it belongs to."""

    async def __call__(self, message: Message) -> bool:
        replied = message.reply_to_message
        ours = replied is not None and replied.from_user is not None and replied.from_user.is_bot
        return ours and replied is not None and replied.media_group_id is not None


def router() -> Router:
    own = Router(name="broadcast_words")
    # Whoever replies to a message says what it is about: that goes before any open question.
    own.message.register(replied, RepliesToNotice())
    own.message.register(lost, RepliesToAlbum())
    own.message.register(said_received, SaysReceived())
    own.callback_query.register(pressed, Pressed(BroadcastPress, action=ACTIONS))
    writing = StateFilter(Broadcasting.word)
    own.message.register(written, writing, Typed())
    own.message.register(written, writing, HasAttachment())
    own.message.register(not_usable, writing, NotTyped())
    return own


async def pressed(callback: CallbackQuery, callback_data: BroadcastPress, scene: Scene) -> View:
    match callback_data.action:
        case "got":
            return await _received(callback_data, scene)
        case "write":
            return await _asked(callback_data, scene)
        case "answer":
            return await _asked_to_answer(callback_data, scene)
        case "leave":
            return _left(callback_data, scene)
        case "thread":
            return await _thread(callback_data, scene)
    broadcast = await broadcasts.opened(scene.uow, scene.person, callback_data.broadcast_id)
    return views.threads_view(broadcast, await threads(scene.uow, broadcast), scene.t)


async def _received(data: BroadcastPress, scene: Scene) -> View:
    """One tap; twice is once. The message keeps its words, only its keys change."""
    if await _is_trial(data, scene):
        return View(scene.t("broadcast-sample-pressed"), fresh=True)
    at = await words.receive(scene.uow, scene.person, data.broadcast_id, now=scene.now)
    broadcast = await words.received(scene.uow, scene.person, data.broadcast_id)
    rows = views.copy_rows(broadcast, scene.t, at)
    return View(
        scene.t("broadcast-receipt-kept"), rows, keys_only=True, toast=scene.t.plain("broadcast-receipt-kept")
    )


async def _is_trial(data: BroadcastPress, scene: Scene) -> bool:
    """A button under a copy that the sender sent to themselves."""
    broadcast = await scene.uow.broadcasts.get(scene.congress.id, data.broadcast_id)
    if broadcast is None or scene.person is None or broadcast.sender_id != scene.person.id:
        return False
    try:
        await words.received(scene.uow, scene.person, broadcast.id)
    except NotAllowed:
        return True
    return False


async def _asked(data: BroadcastPress, scene: Scene) -> View:
    if await _is_trial(data, scene):
        return View(scene.t("broadcast-sample-pressed"), fresh=True)
    broadcast = await words.received(scene.uow, scene.person, data.broadcast_id)
    answers: dict[str, object] = {"person": scene.member.id}
    scene.conversation.ask(Broadcasting.word.state or "", broadcast.id, answers)
    registry = scene.policy.text("registry", scene.t.language)
    return views.word_question(broadcast.id, scene.t("broadcast-reply-ask", registry=registry), scene.t)


def _left(data: BroadcastPress, scene: Scene) -> View:
    state, subject = scene.conversation.state, scene.conversation.subject_id
    if state != Broadcasting.word.state or subject != data.broadcast_id:
        raise NotAllowed("broadcast-gone")
    scene.conversation.end()
    return View(scene.t("broadcast-word-left"))


async def _asked_to_answer(data: BroadcastPress, scene: Scene) -> View:
    person = await words.answerable(scene.uow, scene.person, data.broadcast_id, _person_id(data))
    answers: dict[str, object] = {"person": person.id}
    scene.conversation.ask(Broadcasting.word.state or "", data.broadcast_id, answers)
    question = scene.t("broadcast-answer-ask", name=person.name)
    return views.word_question(data.broadcast_id, question, scene.t)


async def _thread(data: BroadcastPress, scene: Scene) -> View:
    broadcast = await broadcasts.opened(scene.uow, scene.person, data.broadcast_id)
    person = await words.answerable(scene.uow, scene.person, broadcast.id, _person_id(data))
    said = await scene.uow.broadcasts.thread(broadcast.id, person.id)
    return replace(views.thread_view(broadcast, person, said, scene.t), fresh=True)


def _person_id(data: BroadcastPress) -> int:
    """Raises BadInput for a forged one."""
    if not data.value.isdecimal() or len(data.value) > 18:
        raise BadInput("button-unknown")
    return int(data.value)


async def replied(message: Message, scene: Scene) -> View | None:
    press = about(message)
    assert press is not None
    if press.action == "write" and await _is_trial(press, scene):
        return View(scene.t("broadcast-sample-pressed"))
    person_id = _person_id(press) if press.action == "answer" else scene.member.id
    return await _hand_on(message, scene, press.broadcast_id, person_id)


async def said_received(message: Message, scene: Scene) -> View:
    broadcast = await words.unreceived(scene.uow, scene.member, now=scene.now)
    if broadcast is None:
        raise NotAllowed("broadcast-gone")
    await words.receive(scene.uow, scene.person, broadcast.id, now=scene.now)
    title = views.title_of(broadcast, scene.t)
    return View(scene.t("broadcast-receipt-typed", title=title))


async def lost(message: Message, scene: Scene) -> View:
    """Given back, and told where it belongs."""
    return View(put_away_text(scene.t("broadcast-reply-below"), message.text or "", scene.t))


async def written(message: Message, scene: Scene) -> View | None:
    person = scene.conversation.answers.get("person")
    broadcast_id = scene.conversation.subject_id or 0
    try:
        return await _hand_on(message, scene, broadcast_id, int(str(person or 0)))
    except BadInput:
        raise
    except Refusal as refusal:
        scene.conversation.end()
        return View(scene.t(refusal.key, **refusal.params))


async def _hand_on(message: Message, scene: Scene, broadcast_id: int, person_id: int) -> View | None:
    """To the other one; an album is answered once."""
    text, attachment = message.text or message.caption or "", _attachment(message)
    await words.write(
        scene.uow, scene.congress, scene.member, broadcast_id, person_id, text, attachment, now=scene.now
    )
    album, mine = message.media_group_id, scene.conversation.state == Broadcasting.word.state
    known = album is not None and scene.conversation.answers.get("album") == album
    if album is not None:
        scene.conversation.answers = {**scene.conversation.answers, "album": album}
    elif mine:
        scene.conversation.end()
    return None if known else View(scene.t("broadcast-word-sent"))


def _attachment(message: Message) -> Attachment | None:
    return None if message.text else replace(attachment_of(message), caption="")


async def not_usable(message: Message, scene: Scene) -> View:
    return View(scene.t("cannot-use-this-kind"))
