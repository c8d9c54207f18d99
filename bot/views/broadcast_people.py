"""Whom a broadcast did not reach and why, and who has not said that they have it."""

from bot.i18n import Html, Translator
from bot.views.broadcast_copies import press, unit_of
from bot.views.view import Button, Rows, View
from domain.broadcast import Broadcast
from domain.services.broadcast_looks import Listing


def failures_view(broadcast: Broadcast, listing: Listing, t: Translator) -> View:
    """By reason; what is done about each stands beside it."""
    lines: list[Html] = [t("broadcast-failed-title", n=listing.of)]
    told = None
    for person, outcome in listing.people:
        if outcome is not told:
            told = outcome
            slug = outcome.replace("_", "-")
            lines.append(Html(f"<b>{t(f'broadcast-outcome-{slug}')}</b>"))
        lines.append(t("broadcast-person", name=person.name, unit=unit_of(person, t)))
    return View(Html("\n".join(lines)), (*_turn("failed", broadcast, listing, t), _back(broadcast, t)))


def silent_view(broadcast: Broadcast, listing: Listing, t: Translator, *, may_remind: bool) -> View:
    if not listing.of:
        return View(t("broadcast-silent-none"), (_back(broadcast, t),))
    lines = [t("broadcast-silent-title", n=listing.of)]
    lines += [t("broadcast-person", name=p.name, unit=unit_of(p, t)) for p, _ in listing.people]
    if broadcast.reminded_at:
        lines.append(t("broadcast-reminded", at=broadcast.reminded_at))
    rows = (*_turn("silent", broadcast, listing, t), _back(broadcast, t))
    if may_remind:
        remind = Button(t.plain("broadcast-remind", n=listing.of), press("remind", broadcast), main=True)
        rows = ((remind,), *rows)
    return View(Html("\n".join(lines)), rows)


def _turn(action: str, broadcast: Broadcast, listing: Listing, t: Translator) -> Rows:
    turn = tuple(
        Button(t.plain(key), press(action, broadcast, page=page))
        for page, key in ((listing.page - 1, "page-before"), (listing.page + 1, "page-after"))
        if 0 <= page < listing.pages
    )
    return (turn,) if turn else ()


def _back(broadcast: Broadcast, t: Translator) -> tuple[Button, ...]:
    return (Button(t.plain("back"), press("open", broadcast)),)
