"""The sections of a bulletin in the chat: worded by staff, examples chosen, next steps with their days."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import BulletinPress
from bot.filters import Pressed
from bot.scene import Scene
from bot.views import bulletins as views
from bot.views.view import View
from domain.bulletin import Bulletin, Section
from domain.errors import BadInput
from domain.scope import Scope
from domain.services import bulletins, figures
from domain.services.reading import read_date, required_text
from handlers.open_question import NotTyped, Typed, goes_on, same_album

MOST_OFFERED = 40


class BulletinForm(StatesGroup):
    title = State()
    words = State()
    step = State()
    day = State()


def router() -> Router:
    own = Router(name="bulletin parts")
    own.message.register(typed, StateFilter(BulletinForm), Typed())
    own.message.register(not_typed, StateFilter(BulletinForm), NotTyped())
    own.callback_query.register(pressed, Pressed(BulletinPress, action=PRESSES))
    return own


async def pressed(callback: CallbackQuery, callback_data: BulletinPress, scene: Scene) -> View:
    return await PRESSES[callback_data.action](scene, callback_data)


async def _part(scene: Scene, press: BulletinPress) -> View:
    put_down_bulletin(scene)
    found = await bulletins.opened(scene.uow, scene.person, press.bulletin_id)
    return views.part_view(found, _section(press.value), scene.t)


async def _write(scene: Scene, press: BulletinPress) -> View:
    found = await bulletins.opened(scene.uow, scene.person, press.bulletin_id)
    section = _section(press.value)
    scene.conversation.ask(BulletinForm.words.state or "", found.id, {"section": section.value})
    return views.ask_view("ask-bulletin-words", found, "part", scene.t, section.value)


async def _leave(scene: Scene, press: BulletinPress) -> View:
    found = await bulletins.opened(scene.uow, scene.person, press.bulletin_id)
    await bulletins.leave_out(scene.uow, found, _section(press.value))
    return views.draft_view(found, scene.t)


async def _title(scene: Scene, press: BulletinPress) -> View:
    found = await bulletins.opened(scene.uow, scene.person, press.bulletin_id)
    scene.conversation.ask(BulletinForm.title.state or "", found.id)
    return views.ask_view("ask-bulletin-title", found, "open", scene.t)


async def _examples(scene: Scene, press: BulletinPress) -> View:
    found = await bulletins.opened(scene.uow, scene.person, press.bulletin_id)
    return await _offered(scene, found, press.page)


async def _offered(scene: Scene, bulletin: Bulletin, page: int) -> View:
    scope = await scope_of_bulletin(scene, bulletin)
    known = await scene.uow.bulletins.worth_telling(scene.congress, scope, MOST_OFFERED)
    return views.examples_view(bulletin, known, page, scene.t)


async def _example(scene: Scene, press: BulletinPress) -> View:
    found = await bulletins.opened(scene.uow, scene.person, press.bulletin_id)
    known = await scene.uow.bulletins.worth_telling(
        scene.congress, await scope_of_bulletin(scene, found), MOST_OFFERED
    )
    example = next((e for e in known if str(e.proposal_id) == press.value), None)
    if example is None:
        raise BadInput("button-unknown")
    await bulletins.choose(scene.uow, found, example)
    return await _offered(scene, found, press.page)


async def _step(scene: Scene, press: BulletinPress) -> View:
    found = await bulletins.opened(scene.uow, scene.person, press.bulletin_id)
    scene.conversation.ask(BulletinForm.step.state or "", found.id)
    return views.ask_view("ask-bulletin-step", found, "part", scene.t, Section.NEXT.value)


async def _no_day(scene: Scene, press: BulletinPress) -> View:
    found = await bulletins.opened(scene.uow, scene.person, press.bulletin_id)
    text = scene.conversation.answers.get("text")
    if scene.conversation.state != BulletinForm.day.state or not isinstance(text, str):
        raise BadInput("button-unknown")
    await bulletins.add_step(scene.uow, found, text, None)
    return await _part(scene, BulletinPress(action="part", bulletin_id=found.id, value=Section.NEXT.value))


async def _unstep(scene: Scene, press: BulletinPress) -> View:
    found = await bulletins.opened(scene.uow, scene.person, press.bulletin_id)
    await bulletins.drop_steps(scene.uow, found)
    return views.part_view(found, Section.NEXT, scene.t)


async def scope_of_bulletin(scene: Scene, bulletin: Bulletin) -> Scope:
    if not bulletin.period:
        return Scope()
    return await figures.asked_scope(scene.uow, scene.congress, bulletin.period)


async def typed(message: Message, scene: Scene) -> View | None:
    """A title, the words of a section, a next step and its day."""
    if goes_on(message, scene):
        return None
    try:
        return await _taken(message.text or "", scene)
    except BadInput as bad:
        return View(scene.t(bad.key, **{name: str(value) for name, value in bad.params.items()}))


async def _taken(text: str, scene: Scene) -> View:
    state, answers = scene.conversation.state, scene.conversation.answers
    found = await bulletins.opened(scene.uow, scene.person, scene.conversation.subject_id or 0)
    if state == BulletinForm.step.state:
        step = required_text(text)
        scene.conversation.ask(BulletinForm.day.state or "", found.id, {"text": step})
        return views.ask_day_view(found, scene.t)
    if state == BulletinForm.day.state:
        day = read_date(text, scene.today)
        await bulletins.add_step(scene.uow, found, str(answers["text"]), day)
        put_down_bulletin(scene)
        return views.part_view(found, Section.NEXT, scene.t)
    if state == BulletinForm.title.state:
        await bulletins.entitle(scene.uow, found, text)
    else:
        await bulletins.word(scene.uow, found, Section(str(answers["section"])), text)
    put_down_bulletin(scene)
    return views.draft_view(found, scene.t)


async def not_typed(message: Message, scene: Scene) -> View | None:
    return None if same_album(message, scene) else View(scene.t("cannot-use-this-kind"))


def _section(value: str) -> Section:
    """Raises BadInput for a forged button."""
    if value not in set(Section):
        raise BadInput("button-unknown")
    return Section(value)


def put_down_bulletin(scene: Scene) -> None:
    if (scene.conversation.state or "").startswith(BulletinForm.__name__):
        scene.conversation.end()


PRESSES = {
    "part": _part, "write": _write, "leave": _leave, "title": _title, "examples": _examples,
    "example": _example, "step": _step, "noday": _no_day, "unstep": _unstep,
}  # fmt: skip
