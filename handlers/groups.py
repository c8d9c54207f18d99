"""In a group: bind it, end that, sign for a case; whatever needs a question goes on in the private chat."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update

from bot.callbacks import GroupPress, OpenPress, StepPress
from bot.i18n import Translator
from bot.reply import topic_of
from bot.scene import NOTHING, Answer, InGroup
from bot.views.groups import bind_view, bound_view, case_view
from bot.views.view import View
from domain.errors import NotAllowed
from domain.services import assignment, groups
from handlers import channels

# Taken with one press, nothing is asked: whether as a co-handler.
IN_THE_GROUP = {"sign_for": False, "co_sign_for": True}
OUT = {"left", "kicked"}


async def answer(update: Update, here: InGroup) -> Answer:
    """Ordinary talk is nothing of ours. Raises Refusal."""
    if update.callback_query is not None:
        return await _pressed(update.callback_query, here)
    if update.my_chat_member is not None:
        return await _moved_bot(update.my_chat_member, here)
    if update.message is not None:
        return await _said(update.message, here)
    return NOTHING


async def _said(message: Message, here: InGroup) -> Answer:
    if message.migrate_to_chat_id is not None:
        await here.uow.groups.move(here.congress.id, here.chat_id, message.migrate_to_chat_id)
        return NOTHING
    command, _, named = (message.text or "").split(" ", 1)[0].partition("@")
    if named and named.lower() != here.bot.lower():
        return NOTHING
    if command == "/bind":
        departments = await groups.departments_to_bind(here.uow, here.person)
        return Answer(bind_view(departments, here.t))
    if command == "/unbind":
        thread_id = topic_of(message)
        await groups.unbind(here.uow, here.congress.id, here.person, here.chat_id, thread_id, now=here.now)
        return Answer(View(here.t("group-unbound")))
    return NOTHING


async def _moved_bot(change: ChatMemberUpdated, here: InGroup) -> Answer:
    if change.chat.type == "channel":
        return await channels.moved_bot(change, here)
    if change.new_chat_member.status in OUT:
        for group in await here.uow.groups.in_chat(here.congress.id, here.chat_id):
            await groups.end(here.uow, group, now=here.now)
    return NOTHING


async def _pressed(callback: CallbackQuery, here: InGroup) -> Answer:
    thread_id = topic_of(callback.message)
    press = _read(callback.data or "")
    if isinstance(press, GroupPress):
        department = await groups.bind(
            here.uow, here.person, press.department_id, here.chat_id, thread_id, now=here.now
        )
        return Answer(bound_view(department, here.t))
    group = await groups.at(here.uow, here.congress.id, here.chat_id, thread_id)
    if press is None or group is None:
        raise NotAllowed("group-not-here")
    case = await groups.open_case(here.uow, group, here.person, press.proposal_id)
    if case is None:
        raise NotAllowed("group-not-yours")
    if isinstance(press, OpenPress) or press.step not in IN_THE_GROUP:
        return Answer(url=f"https://t.me/{here.bot}?start=case_{case.proposal.id}")
    as_co = IN_THE_GROUP[press.step]
    await assignment.sign_for(here.uow, case.proposal, case.member, now=here.now, as_co=as_co)
    t = Translator(group.language, here.congress.policy.zone)
    done = t("group-signed-for")
    return Answer(case_view(done, case.proposal, case.member, here.congress.policy, t, now=here.now))


def _read(data: str) -> GroupPress | OpenPress | StepPress | None:
    """None for what is no button of a group's messages."""
    kinds: tuple[type[CallbackData], ...] = (GroupPress, OpenPress, StepPress)
    for kind in kinds:
        if data.startswith(f"{kind.__prefix__}:"):
            try:
                press = kind.unpack(data)
            except (TypeError, ValueError):
                return None
            assert isinstance(press, GroupPress | OpenPress | StepPress)
            return press
    return None
