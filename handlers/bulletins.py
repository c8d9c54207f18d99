"""Bulletins in the chat: a first version from the figures, staff word and choose, a named person issues."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import BulletinPress, FigurePress
from bot.filters import Pressed
from bot.i18n import Translator
from bot.scene import Scene
from bot.views import bulletins as views
from bot.views.bulletin_words import (
    bulletin_figures,
    bulletin_title,
    document_scope,
    first_words,
    next_steps,
)
from bot.views.figure_scopes import Places, scope_of
from bot.views.view import View
from domain.broadcast import may_broadcast
from domain.bulletin import Bulletin, Section
from domain.errors import BadInput
from domain.overview import Rounding
from domain.people import Role
from domain.scope import Scope
from domain.services import broadcasts, bulletin_issuing, bulletins, figures
from handlers.broadcasts import standing
from handlers.bulletin_parts import put_down_bulletin, scope_of_bulletin
from handlers.open_question import NotTyped, Typed, fault_words, goes_on, same_album


class BulletinScope(StatesGroup):
    typed = State()


def router() -> Router:
    own = Router(name="bulletins")
    own.message.register(opened, Command("bulletin"))
    own.message.register(typed, StateFilter(BulletinScope), Typed())
    own.message.register(not_typed, StateFilter(BulletinScope), NotTyped())
    own.callback_query.register(of_figures, Pressed(FigurePress, action={"bulletin"}))
    own.callback_query.register(pressed, Pressed(BulletinPress, action=PRESSES))
    return own


async def opened(message: Message, scene: Scene) -> View:
    return await _list(scene, BulletinPress(action="list"))


async def pressed(callback: CallbackQuery, callback_data: BulletinPress, scene: Scene) -> View:
    return await PRESSES[callback_data.action](scene, callback_data)


async def of_figures(callback: CallbackQuery, callback_data: FigurePress, scene: Scene) -> View:
    """From the card of figures: of the time that the card is about."""
    bulletins.as_issuer(scene.person)
    names = await figures.names_of(scene.uow, scene.congress)
    sessions = await figures.sessions(scene.uow, scene.congress)
    at = Places(scene.policy, sessions, scene.member, names)
    scope = scope_of(callback_data.scope, at)
    time = Scope(period=scope.period, session=scope.session)
    return replace(await _drafted(scene, time), fresh=True)


async def _list(scene: Scene, press: BulletinPress) -> View:
    _put_down(scene)
    drafts, issued = await bulletins.listed(scene.uow, scene.member)
    return views.list_view(drafts, issued, scene.t, writes=bulletins.may_issue(scene.person))


async def _new(scene: Scene, press: BulletinPress) -> View:
    bulletins.as_issuer(scene.person)
    scene.conversation.ask(BulletinScope.typed.state or "")
    return _which_time(scene)


def _which_time(scene: Scene) -> View:
    years = [str(scene.today.year), str(scene.today.year - 1)]
    return views.scope_view(years, scene.policy.session.name, scene.t)


async def _of(scene: Scene, press: BulletinPress) -> View:
    bulletins.as_issuer(scene.person)
    text = scene.policy.session.name if press.value == "session" else press.value
    return await _drafted(scene, await figures.asked_scope(scene.uow, scene.congress, text))


async def _drafted(scene: Scene, scope: Scope) -> View:
    spoken = Translator("zh-CN", scene.policy.zone)
    found = await _figures(scene, scope)
    made = await bulletins.draft(
        scene.uow,
        scene.member,
        period=str(scope.period or scope.session or ""),
        unit=_unit(scene, spoken),
        title=bulletin_title(document_scope(scope, spoken), spoken),
        words=first_words(found, scope, scene.today, spoken),
        steps=next_steps(found, spoken),
        figures=found,
        now=scene.now,
    )
    _put_down(scene)
    return views.draft_view(made, scene.t)


def _unit(scene: Scene, t: Translator) -> str:
    """In whose name it is issued."""
    if scene.member.holds(Role.STAFF):
        return scene.policy.text("registry")
    units = (post.unit for post in scene.member.posts if post.role is Role.GOVERNMENT_OFFICE and post.unit)
    return next(units, t.plain("role-government-office"))


async def _figures(scene: Scene, scope: Scope) -> dict[str, object]:
    summary = await figures.summary(scene.uow, scene.congress, scope, now=scene.now)
    return bulletin_figures(summary, scene.policy, Rounding(), Translator("zh-CN", scene.policy.zone))


async def _open(scene: Scene, press: BulletinPress) -> View:
    _put_down(scene)
    found = await bulletins.looked_at(scene.uow, scene.member, press.bulletin_id)
    return _shown(scene, found)


def _shown(scene: Scene, found: Bulletin) -> View:
    if not found.is_issued:
        return views.draft_view(found, scene.t)
    issuer, sends = bulletins.may_issue(scene.person), may_broadcast(scene.member)
    return views.issued_view(found, scene.t, issuer=issuer, broadcasts=sends)


async def _again(scene: Scene, press: BulletinPress) -> View:
    found = await bulletins.opened(scene.uow, scene.person, press.bulletin_id)
    scope, spoken = await scope_of_bulletin(scene, found), Translator("zh-CN", scene.policy.zone)
    data = await _figures(scene, scope)
    words, steps = first_words(data, scope, scene.today, spoken), next_steps(data, spoken)
    await bulletins.write_again(scene.uow, found, words, steps, data, now=scene.now)
    return views.draft_view(found, scene.t).after(scene.t("bulletin-written-again"))


async def _file(scene: Scene, press: BulletinPress) -> View:
    found = await bulletins.looked_at(scene.uow, scene.member, press.bulletin_id)
    await bulletin_issuing.ask_file(scene.uow, scene.member, found, now=scene.now)
    return replace(_shown(scene, found), toast=scene.t.plain("bulletin-coming"))


async def _drop(scene: Scene, press: BulletinPress) -> View:
    return views.drop_view(await bulletins.opened(scene.uow, scene.person, press.bulletin_id), scene.t)


async def _gone(scene: Scene, press: BulletinPress) -> View:
    found = await bulletins.opened(scene.uow, scene.person, press.bulletin_id)
    await bulletins.discard(scene.uow, found)
    return (await _list(scene, press)).after(scene.t("bulletin-discarded"))


async def _issue(scene: Scene, press: BulletinPress) -> View:
    return views.issue_view(await bulletins.opened(scene.uow, scene.person, press.bulletin_id), scene.t)


async def _sure(scene: Scene, press: BulletinPress) -> View:
    issued = await bulletin_issuing.issue(
        scene.uow, scene.congress, scene.member, press.bulletin_id, press.page, now=scene.now
    )
    said = scene.t("bulletin-done-issued", number=issued.number)
    return replace(_shown(scene, issued).after(said), fresh=True)


async def _public(scene: Scene, press: BulletinPress) -> View:
    found = await bulletin_issuing.publish(
        scene.uow, scene.member, press.bulletin_id, public=press.action == "show", now=scene.now
    )
    return _shown(scene, found)


async def _send(scene: Scene, press: BulletinPress) -> View:
    """A draft of a broadcast about it: to whom, and whether receipts are wanted, is chosen there."""
    found = await bulletins.looked_at(scene.uow, scene.member, press.bulletin_id)
    made = await broadcasts.begin(scene.uow, scene.person, now=scene.now)
    words = found.words.get(Section.OPENING, "")
    told = {"number": found.number, "title": found.title, "unit": found.unit, "words": words}
    await broadcasts.write(scene.uow, made, scene.t.plain("bulletin-told", **told))
    return replace(await standing(scene, made), fresh=True)


async def typed(message: Message, scene: Scene) -> View | None:
    """A period or a session."""
    if goes_on(message, scene):
        return None
    bulletins.as_issuer(scene.person)
    try:
        scope = await figures.asked_scope(scene.uow, scene.congress, message.text or "")
    except BadInput as bad:
        return _which_time(scene).after(fault_words(bad, scene.t))
    return await _drafted(scene, scope)


async def not_typed(message: Message, scene: Scene) -> View | None:
    return None if same_album(message, scene) else View(scene.t("cannot-use-this-kind"))


def _put_down(scene: Scene) -> None:
    put_down_bulletin(scene)
    if (scene.conversation.state or "").startswith(BulletinScope.__name__):
        scene.conversation.end()


PRESSES = {
    "list": _list, "new": _new, "of": _of, "open": _open, "again": _again, "file": _file, "drop": _drop,
    "gone": _gone, "issue": _issue, "sure": _sure, "show": _public, "hide": _public, "send": _send,
}  # fmt: skip
