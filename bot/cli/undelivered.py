"""The outbox at the command line: what could not be delivered, and sending it again."""

import argparse

from bot.i18n import Translator

# As domain.notice names them; that is imported late.
REASONS = ("blocked", "never_started", "undeliverable", "in_doubt")


async def outbox_list(options: argparse.Namespace, t: Translator) -> int:
    from bot.checks import congress_named, open_database, settings_of
    from bot.clock import Clock
    from bot.views.undelivered import matter, reason
    from domain.services.undelivered import LOOK_BACK, Group

    now = Clock().now()
    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.congress)
        found = await uow.outbox.undelivered_counts(congress.id, now - LOOK_BACK)
        waiting = await uow.outbox.waiting()
    print(t.plain("said-outbox-waiting", n=waiting))
    for which, n in sorted(found.items()):
        group = Group(*which)
        line = {"matter": matter(group, t), "reason": reason(group, t), "code": group.outcome.value}
        print(t.plain("outbox-line", n=n, **line))
    return 0


async def outbox_resend(options: argparse.Namespace, t: Translator) -> int:
    """All of one reason, whatever it is about. A running service sends it with its next tick."""
    from bot.checks import congress_named, open_database, settings_of
    from bot.clock import Clock
    from domain.notice import Matter, Outcome
    from domain.services.undelivered import LOOK_BACK

    now = Clock().now()
    async with open_database(settings_of()) as database, database.unit_of_work() as uow:
        congress = await congress_named(uow, options.congress)
        outcome = Outcome(options.reason)
        n = sum(
            [
                await uow.outbox.send_again(congress.id, matter, outcome, now - LOOK_BACK, now)
                for matter in Matter
            ]
        )
    print(t.plain("said-outbox-resent", n=n))
    return 0
