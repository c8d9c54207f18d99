"""One file per conversation: understand, do, show."""

from aiogram import Router


def conversations() -> Router:
    """Every conversation, in the order in which they are asked.

    One router for all of them: aiogram spends more on asking one more router than on asking its handlers.
    """
    from handlers import (
        assignment,
        cosigning,
        drafting,
        extensions,
        fallback,
        forms,
        handling,
        menu,
        policies,
        proposals,
        ratings,
        registration,
        repeated,
        replies,
        review,
        screening,
        sections,
        settings,
        submission,
    )

    for module in (assignment, cosigning, extensions, handling, review, screening, sections):
        forms.register(module.FORMS)

    modules = (
        repeated,
        registration,
        menu,
        drafting,
        submission,
        cosigning,
        proposals,
        forms,
        handling,
        replies,
        ratings,
        policies,
        settings,
        fallback,
    )
    whole = Router(name="conversations")
    for module in modules:
        for event, observer in module.router().observers.items():
            whole.observers[event].handlers.extend(observer.handlers)
    return whole
