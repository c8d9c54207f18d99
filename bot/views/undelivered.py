"""What could not be delivered, by kind and reason, and what can be done about it."""

from collections.abc import Mapping

from bot.callbacks import UndeliveredPress
from bot.i18n import Html, Translator
from bot.views.broadcast_copies import unit_of
from bot.views.proposals import button_label
from bot.views.view import Button, View, rows_of
from domain.notice import Outcome
from domain.services.undelivered import PAGE, Group, Line, Listing


def about(action: str, group: Group, *, notice_id: int = 0, page: int = 0) -> str:
    return UndeliveredPress(
        action=action,
        matter=group.matter.value,
        outcome=group.outcome.value,
        notice_id=notice_id,
        page=page,
    ).pack()


def summary_view(counts: Mapping[Group, int], t: Translator) -> View:
    """A button for each group."""
    if not counts:
        return View(t("undelivered-none"))
    buttons = [
        Button(
            t.plain("undelivered-group", matter=matter(group, t), reason=reason(group, t), n=n),
            about("list", group),
        )
        for group, n in counts.items()
    ]
    return View(t("undelivered-title", n=sum(counts.values())), tuple((button,) for button in buttons))


def listing_view(listing: Listing, t: Translator) -> View:
    """Each line has its number; a number sends that one again, the first button all of them."""
    group = listing.group
    head = t("undelivered-listing", matter=matter(group, t), reason=reason(group, t), n=listing.of)
    first = listing.page * PAGE + 1
    lines = [_line(number, line, t) for number, line in enumerate(listing.lines, first)]
    hint = t(f"undelivered-hint-{group.outcome.replace('_', '-')}")
    numbers = [
        Button(
            t.plain("undelivered-again-one", number=number),
            about("one", group, notice_id=line.notice.id, page=listing.page),
        )
        for number, line in enumerate(listing.lines, first)
    ]
    everything = Button(t.plain("undelivered-again-all", n=listing.of), about("all", group))
    turn = tuple(
        Button(t.plain(key), about("list", group, page=page))
        for page, key in ((listing.page - 1, "page-before"), (listing.page + 1, "page-after"))
        if 0 <= page < listing.pages
    )
    rows = [*rows_of(numbers, width=4), (everything,), turn, (_back(t),)]
    return View(Html("\n".join([head, *lines, hint])), tuple(row for row in rows if row))


def sure_view(group: Group, notice_id: int, n: int, t: Translator) -> View:
    """What may have arrived is sent again only by somebody who knows what that means."""
    again = about("sure", group, notice_id=notice_id)
    rows = (
        (Button(t.plain("undelivered-sure-yes"), again),),
        (Button(t.plain("back"), about("list", group)),),
    )
    return View(t("undelivered-sure", n=n), rows)


def matter(group: Group, t: Translator) -> str:
    return t.plain(f"undelivered-matter-{group.matter}")


def reason(group: Group, t: Translator) -> str:
    return t.plain(f"undelivered-reason-{group.outcome.replace('_', '-')}")


def _line(number: int, line: Line, t: Translator) -> Html:
    about = button_label(line.proposal) if line.proposal else ""
    key = "undelivered-line-about" if about else "undelivered-line"
    return t(
        key,
        number=number,
        name=line.person.name,
        unit=unit_of(line.person, t),
        at=line.notice.settled_at,
        about=about,
    )


def _back(t: Translator) -> Button:
    return Button(t.plain("back"), UndeliveredPress(action="open").pack())


def is_doubtful(group: Group) -> bool:
    return group.outcome is Outcome.IN_DOUBT
