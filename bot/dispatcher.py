"""The dispatcher: middlewares in their order, then one router a conversation."""

from aiogram import Dispatcher

from bot.clock import Clock
from bot.middlewares.acknowledge import AcknowledgeMiddleware
from bot.middlewares.transaction import TransactionMiddleware
from domain.ports import UnitsOfWork, Words
from handlers import routers


def build_dispatcher(database: UnitsOfWork, clock: Clock, words: Words, phone_key: bytes) -> Dispatcher:
    """Everything a conversation needs; aiogram's own state storage is off, ours is part of the transaction."""
    dispatcher = Dispatcher(disable_fsm=True, words=words, phone_key=phone_key)
    dispatcher.update.outer_middleware(AcknowledgeMiddleware())
    dispatcher.update.outer_middleware(TransactionMiddleware(database, clock))
    for router in routers():
        dispatcher.include_router(router)
    return dispatcher
