"""The dispatcher: middlewares in their order, then the conversations."""

from aiogram import Dispatcher

from bot.addresses import Ways
from bot.clock import Clock
from bot.middlewares.acknowledge import AcknowledgeMiddleware
from bot.middlewares.groups import GroupsMiddleware
from bot.middlewares.inline import InlineMiddleware
from bot.middlewares.transaction import TransactionMiddleware
from bot.sealing import SealedBox, Sealer
from domain.ports import UnitsOfWork, Words
from handlers import conversations, groups, inline


def build_dispatcher(
    database: UnitsOfWork,
    clock: Clock,
    words: Words,
    phone_key: bytes,
    public_url: str = "",
    ways: Ways | None = None,
) -> Dispatcher:
    """Everything a conversation needs. aiogram's state storage is off: ours is part of the transaction."""
    ways = ways or Ways(Sealer(phone_key), mail=False, private=False)
    dispatcher = Dispatcher(
        disable_fsm=True,
        words=words,
        phone_key=phone_key,
        ways=ways,
        public_url=public_url,
        box=SealedBox(phone_key),
    )
    acknowledge = AcknowledgeMiddleware()
    dispatcher.update.outer_middleware(acknowledge)
    dispatcher.shutdown.register(acknowledge.finish)
    dispatcher.update.outer_middleware(InlineMiddleware(database, words, inline.answer))
    dispatcher.update.outer_middleware(GroupsMiddleware(database, clock, groups.answer))
    dispatcher.update.outer_middleware(TransactionMiddleware(database, clock))
    dispatcher.include_router(conversations())
    return dispatcher
