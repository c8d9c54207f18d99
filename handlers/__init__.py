"""One file per conversation: understand, do, show."""

from aiogram import Router


def routers() -> list[Router]:
    """Every conversation's router, in the order in which they are asked."""
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
    built = [module.router() for module in modules]
    return built
