"""An open question about a proposal: typed answers, messages of the wrong kind, one that came too late."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from aiogram.filters import Filter
from aiogram.types import Message

from bot.i18n import Html, Translator
from bot.scene import Scene
from bot.views.forms import put_away_text
from bot.views.refusals import refusal_view
from bot.views.view import View
from domain.errors import BadInput, NotAllowed, Refusal
from domain.lifecycle import check
from domain.people import Person
from domain.policy import Choice
from domain.proposal import Proposal
from domain.services.reading import required_text

LONGEST_MESSAGE = 4096
LONGEST_ANSWER = 2000

Question = Callable[[Scene, Proposal], View]
Keep = Callable[[Scene, Proposal, str], Awaitable[View]]
Take = Callable[[str, Scene], Awaitable[View]]
Asked = Callable[[Scene], Awaitable[View]]


class Typed(Filter):
    """Words, not a command."""

    async def __call__(self, message: Message) -> bool:
        return bool(message.text) and not (message.text or "").startswith("/")


class NoLonger(Filter):
    """An answer of somebody who may not give it any more: `may` raises NotAllowed. A command is none."""

    def __init__(self, may: Callable[[Person | None], object]) -> None:
        self._may = may

    async def __call__(self, message: Message, scene: Scene) -> bool:
        try:
            self._may(scene.person)
        except NotAllowed:
            return not (message.text or "").startswith("/")
        return False


class NotTyped(Filter):
    """Anything but words: a sticker, a voice, a photo."""

    async def __call__(self, message: Message) -> bool:
        return not message.text


async def typed_answer(message: Message, scene: Scene, step: str, keep: Keep) -> View | None:
    """Check that the step can still be taken, then keep what was typed.

    When it cannot, the form is put away and the words are given back. None: answered with the part before.
    """
    text = message.text or ""
    try:
        proposal = await scene.open(scene.conversation.subject_id)
        check(proposal, step, scene.member)
    except Refusal as refusal:
        return await put_away(scene, refusal, text)
    if goes_on(message, scene):
        return None
    if len(text) > LONGEST_ANSWER:
        return View(scene.t("bad-answer-long", limit=LONGEST_ANSWER, length=len(text)))
    return await keep(scene, proposal, required_text(text, LONGEST_ANSWER))


def goes_on(message: Message, scene: Scene) -> bool:
    """Telegram's app cuts a very long text into messages: the rest of one that was too long is no answer."""
    cut_at, now = scene.conversation.answers.get("cut_at"), int(message.date.timestamp())
    goes_on = isinstance(cut_at, int) and now - cut_at <= 1
    if len(message.text or "") >= LONGEST_MESSAGE:
        scene.conversation.answers = {**scene.conversation.answers, "cut_at": now}
    elif cut_at is not None:
        scene.conversation.answers = {k: v for k, v in scene.conversation.answers.items() if k != "cut_at"}
    return goes_on


async def taken(message: Message, scene: Scene, take: Take, asked: Asked) -> View | None:
    """What `take` makes of the words; of wrong ones what is wrong, above the question once more.

    None: the rest of a message that was answered already.
    """
    if goes_on(message, scene):
        return None
    try:
        return await take(message.text or "", scene)
    except BadInput as bad:
        return (await asked(scene)).after(fault_words(bad, scene.t))


def fault_words(bad: BadInput, t: Translator) -> Html:
    """What is wrong with an answer; several names come as a list."""
    comma = t.plain("list-comma")
    return t(bad.key, **{k: comma.join(v) if isinstance(v, list) else v for k, v in bad.params.items()})


async def put_away(scene: Scene, refusal: Refusal, text: str) -> View:
    """End a form that came too late, and give back what was typed."""
    scene.conversation.end()
    said = put_away_text(refusal_view(refusal, scene.t, now=scene.now).text, text, scene.t)
    if refusal.proposal_id is None:
        return View(said)
    return scene.card(await scene.open(refusal.proposal_id), said)


def same_album(message: Message, scene: Scene) -> bool:
    """Whether a picture of this album was answered already; otherwise this one is remembered."""
    album, answers = message.media_group_id, scene.conversation.answers
    if album is None or answers.get("album") == album:
        return album is not None
    scene.conversation.answers = {**answers, "album": album}
    return False


async def not_this_kind(message: Message, scene: Scene, asked: Asked) -> View | None:
    """A sticker or a photo where words are asked for: said above the question; an album is answered once."""
    if same_album(message, scene):
        return None
    return (await asked(scene)).after(scene.t("cannot-use-this-kind"))


async def ask_again(message: Message, scene: Scene, question: Question, reason: str) -> View | None:
    """The open question once more, below why this message could not answer it; an album is answered once."""
    album = message.media_group_id
    if album is not None:
        if scene.conversation.answers.get("album") == album:
            return None
        scene.conversation.answers = {**scene.conversation.answers, "album": album}
    try:
        proposal = await scene.open(scene.conversation.subject_id)
    except Refusal as refusal:
        return await too_late(message, scene, refusal)
    return question(scene, proposal).after(scene.t(reason))


async def not_theirs(message: Message, scene: Scene) -> View | None:
    """What `NoLonger` found."""
    return await too_late(message, scene, NotAllowed())


async def too_late(message: Message, scene: Scene, refusal: Refusal) -> View | None:
    """Put the form away; of an album only the first says so, and the rest must not become something new."""
    album = message.media_group_id
    if album is None:
        return await put_away(scene, refusal, message.text or message.caption or "")
    if scene.conversation.answers.get("refused") == album:
        return None
    scene.conversation.answers = {**scene.conversation.answers, "refused": album}
    said = refusal_view(refusal, scene.t, now=scene.now).text
    return (
        View(said) if refusal.proposal_id is None else scene.card(await scene.open(refusal.proposal_id), said)
    )


def takes_over(scene: Scene, proposal: Proposal, form: str, view: View) -> View:
    """The view as a new message where another question is open: the lowest one is whom the next words answer.

    Call it before the conversation is moved on.
    """
    state, subject = scene.conversation.state, scene.conversation.subject_id
    elsewhere = state is not None and (subject != proposal.id or not state.startswith(form))
    return replace(view, fresh=True) if elsewhere else view


def put_down(scene: Scene, proposal: Proposal) -> None:
    """End a half-finished form about this proposal; a question about something else stays open."""
    state, subject = scene.conversation.state or "", scene.conversation.subject_id
    if subject == proposal.id and not state.startswith("Drafting"):
        scene.conversation.end()


def ticked(scene: Scene) -> list[str]:
    """The coded reasons that were ticked so far."""
    reasons = scene.conversation.answers.get("reasons")
    return [str(code) for code in reasons] if isinstance(reasons, list) else []


def toggled(codes: list[str], code: str) -> list[str]:
    return [c for c in codes if c != code] if code in codes else [*codes, code]


def known(choices: list[Choice], code: str) -> str:
    """The code, if it is on the list: button data can be forged. Raises BadInput."""
    if all(choice.code != code for choice in choices):
        raise BadInput("button-unknown")
    return code
