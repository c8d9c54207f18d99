"""One file per conversation: understand, do, show."""

from aiogram import Router


def conversations() -> Router:
    """Every conversation, in the order in which they are asked.

    One router for all of them: aiogram spends more on asking one more router than on asking its handlers.
    """
    from handlers import (
        assignment,
        drafting,
        fallback,
        handling,
        menu,
        proposals,
        ratings,
        reasons,
        registration,
        remarks,
        repeated,
        replies,
        screening,
        settings,
        submission,
    )

    modules = (
        repeated,
        registration,
        menu,
        drafting,
        submission,
        proposals,
        reasons,
        remarks,
        screening,
        assignment,
        handling,
        replies,
        ratings,
        settings,
        fallback,
    )
    whole = Router(name="conversations")
    for module in modules:
        for event, observer in module.router().observers.items():
            whole.observers[event].handlers.extend(observer.handlers)
    return whole
