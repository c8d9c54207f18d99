"""Writing and sending a broadcast: questions, preview, progress, what became of it."""

import html
from collections.abc import Mapping, Sequence
from datetime import datetime, time

from bot.callbacks import BroadcastPress
from bot.i18n import Html, Translator
from bot.views.broadcast_copies import copy_text, press, title_of
from bot.views.broadcast_progress import progress_view
from bot.views.view import Button, Rows, View, rows_of
from domain.broadcast import (
    KINDS_OF_FILES,
    OFFERED,
    ROLES_OFFERED,
    SIMPLE,
    Audience,
    Broadcast,
    BroadcastState,
    Condition,
)
from domain.policy import Policy
from domain.services.broadcast_looks import Look

CHOSEN = "\u2713 "
PAGE = 8
NAMES_IN_WORDS = 3
Units = Mapping[tuple[Condition, int], str]


def standing_view(look: Look, policy: Policy, t: Translator) -> View:
    """The broadcast as it stands now, for whoever may send it: the next question, or how far it has got."""
    broadcast = look.broadcast
    if broadcast.state is BroadcastState.SCHEDULED:
        return _scheduled(look, t)
    if broadcast.state is not BroadcastState.COMPOSING:
        return progress_view(look, t)
    if not broadcast.audience:
        return audience_view(look, t)
    if not (broadcast.text or broadcast.attachments):
        return _write(look, t)
    if broadcast.wants_receipts is None:
        return _receipts(broadcast, t)
    return _preview(look, policy, t)


def audience_view(look: Look, t: Translator, others: Sequence[Broadcast] = ()) -> View:
    """To whom; below, the drafts to go on with and a way to what was sent."""
    broadcast = look.broadcast
    rows: Rows = ()
    text = t("broadcast-who")
    if broadcast.audience:
        chosen = audience_words(broadcast.audience, look.units, t)
        text = Html(f"{t('broadcast-who-chosen', audience=chosen, n=look.count)}\n{text}")
        rows = ((Button(t.plain("broadcast-next"), press("next", broadcast), main=True),),)
    buttons = []
    for condition in OFFERED:
        mark = CHOSEN if condition in broadcast.audience else ""
        action = "who" if condition in SIMPLE else "units"
        words = f"{mark}{t.plain(f'audience-{condition}')}"
        buttons.append(Button(words, press(action, broadcast, condition)))
    rows = (*rows, *rows_of(buttons, width=2))
    drafts = [b for b in others if b.state is BroadcastState.COMPOSING and b.id != broadcast.id]
    rows += tuple(
        (Button(t.plain("broadcast-go-on-with", title=title_of(b, t)), press("open", b)),) for b in drafts[:3]
    )
    if len(drafts) < len([b for b in others if b.id != broadcast.id]):
        rows = (*rows, (Button(t.plain("broadcast-sent-ones"), press("list", broadcast)),))
    return View(text, rows)


def units_view(look: Look, condition: Condition, page: int, t: Translator) -> View:
    """A list to tick: delegations, departments, roles."""
    broadcast = look.broadcast
    chosen = broadcast.audience.get(condition, [])
    entries = _entries(look, condition, t)
    last = max(0, (len(entries) - 1) // PAGE)
    page = min(max(page, 0), last)
    buttons = [
        Button(
            f"{CHOSEN if value in chosen else ''}{words}",
            press("unit", broadcast, f"{condition}.{value}", page),
        )
        for value, words in entries[page * PAGE : (page + 1) * PAGE]
    ]
    rows = rows_of(buttons, width=2)
    if condition is Condition.DEPARTMENTS:
        everyone = condition in broadcast.audience and not chosen
        words = f"{CHOSEN if everyone else ''}{t.plain('audience-all-departments')}"
        rows = ((Button(words, press("unit", broadcast, f"{condition}.", page)),), *rows)
    turn = tuple(
        Button(t.plain(key), press("units", broadcast, condition, target))
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target <= last
    )
    rows = (*rows, turn) if turn else rows
    text = t("broadcast-unit-list")
    if broadcast.audience:
        audience = audience_words(broadcast.audience, look.units, t)
        text = Html(f"{t('broadcast-who-chosen', audience=audience, n=look.count)}\n{text}")
        rows = ((Button(t.plain("broadcast-next"), press("next", broadcast), main=True),), *rows)
    return View(text, (*rows, (Button(t.plain("back"), press("audience", broadcast)),)))


def _entries(look: Look, condition: Condition, t: Translator) -> list[tuple[int | str, str]]:
    if condition is Condition.ROLES:
        return [(role.value, t.plain(f"role-{role.replace('_', '-')}")) for role in ROLES_OFFERED]
    return [(unit, name) for (kind, unit), name in look.units.items() if kind is condition]


def audience_words(audience: Audience, units: Units, t: Translator) -> str:
    """ "All representatives, clerks": what was chosen, in the order of the buttons."""
    comma = t.plain("list-comma")
    words = []
    for condition in sorted(audience, key=list(Condition).index):
        which = audience[condition]
        if condition is Condition.DEPARTMENTS and not which:
            words.append(t.plain("audience-all-departments"))
        elif not which or condition is Condition.UNRECEIVED:
            words.append(t.plain(f"audience-{condition}"))
        elif condition is Condition.ROLES:
            words += [t.plain(f"role-{str(code).replace('_', '-')}") for code in which]
        else:
            names = [units.get((condition, int(unit)), "") for unit in which]
            said = comma.join(names[:NAMES_IN_WORDS])
            if len(names) > NAMES_IN_WORDS:
                said = t.plain("audience-and-more", names=said, n=len(names))
            if condition is Condition.DELEGATIONS:
                said = t.plain("audience-of-delegations", names=said)
            words.append(said)
    return comma.join(words)


def _write(look: Look, t: Translator) -> View:
    broadcast = look.broadcast
    audience = audience_words(broadcast.audience, look.units, t)
    change = Button(t.plain("broadcast-change-audience"), press("audience", broadcast))
    return View(t("broadcast-write", audience=audience, n=look.count), ((change,),))


def rewrite_view(broadcast: Broadcast, t: Translator) -> View:
    back = Button(t.plain("back"), press("open", broadcast))
    return View(
        Html(f"{t('broadcast-rewrite')}\n\n{t('quote', text=broadcast.text)}"), ((back,),), fresh=True
    )


def _receipts(broadcast: Broadcast, t: Translator) -> View:
    buttons = (
        Button(t.plain("broadcast-receipts-yes"), press("receipts", broadcast, "yes"), main=True),
        Button(t.plain("broadcast-receipts-no"), press("receipts", broadcast, "no")),
    )
    text = t("broadcast-ask-receipts")
    if broadcast.attachments:
        text = Html(f"{t('draft-received', what=files_words(broadcast, t))}\n{text}")
    return View(text, (buttons,))


def files_words(broadcast: Broadcast, t: Translator) -> str:
    """ "3 photos, 1 file"."""
    counts = [
        (kind, sum(a.kind == kind for a in broadcast.attachments)) for kind in sorted(KINDS_OF_FILES)[::-1]
    ]
    return t.plain("list-comma").join(t.plain(f"count-{kind}", n=n) for kind, n in counts if n)


def _preview(look: Look, policy: Policy, t: Translator) -> View:
    """What receivers see, between what staff should know."""
    broadcast = look.broadcast
    audience = audience_words(broadcast.audience, look.units, t)
    lines = [t("broadcast-preview", n=look.count), t("broadcast-to", audience=audience)]
    if broadcast.attachments:
        lines.append(t("broadcast-attached", files=files_words(broadcast, t)))
    asked = "broadcast-with-receipts" if broadcast.wants_receipts else "broadcast-without-receipts"
    late = "broadcast-stays-open" if broadcast.stays_open else "broadcast-closes"
    lines.append(Html(f"{t(asked)}\u3000{t(late)}"))
    if broadcast.attachments:
        lines.append(t("broadcast-as-sample"))
    copied = Html(f"<blockquote>{copy_text(broadcast, policy, t)}</blockquote>")
    version = broadcast.version
    rows: Rows = (
        (Button(t.plain("broadcast-send"), press("send", broadcast, page=version), main=True),),
        (
            Button(t.plain("broadcast-schedule"), press("when", broadcast, page=version)),
            Button(t.plain("broadcast-edit"), press("edit", broadcast)),
        ),
        (Button(t.plain("broadcast-try"), press("sample", broadcast)),),
    )
    return View(Html("\n".join([*lines, copied])), rows)


def edit_view(broadcast: Broadcast, t: Translator) -> View:
    receipts = (
        ("broadcast-want-no-receipts", "no")
        if broadcast.wants_receipts
        else ("broadcast-want-receipts", "yes")
    )
    late = ("broadcast-let-nobody-in", "no") if broadcast.stays_open else ("broadcast-let-in", "yes")
    buttons = [
        Button(t.plain("broadcast-edit-text"), press("text", broadcast)),
        Button(t.plain("broadcast-change-audience"), press("audience", broadcast)),
    ]
    if broadcast.attachments:
        buttons.append(Button(t.plain("broadcast-drop-files"), press("files", broadcast)))
    buttons += [
        Button(t.plain(receipts[0]), press("receipts", broadcast, receipts[1])),
        Button(t.plain(late[0]), press("late", broadcast, late[1])),
        Button(t.plain("broadcast-discard"), press("discard", broadcast)),
    ]
    back = (Button(t.plain("back"), press("open", broadcast)),)
    return View(t("broadcast-edit-what"), (*rows_of(buttons, width=2), back))


def when_view(broadcast: Broadcast, offered: Sequence[datetime], t: Translator) -> View:
    """Typed, or one of the usual times."""
    buttons = [
        Button(t.plain("broadcast-at", at=at), press("pick", broadcast, _minute(at), broadcast.version))
        for at in offered
    ]
    back = (Button(t.plain("back"), press("open", broadcast)),)
    return View(t("broadcast-when"), (*((b,) for b in buttons), back))


def hours_view(broadcast: Broadcast, day: datetime, hours: Sequence[time], t: Translator) -> View:
    """Which hour was meant, for a day without one or an hour that can be two."""
    moments = [day.replace(hour=h.hour, minute=h.minute, second=0, microsecond=0) for h in hours]
    buttons = [
        Button(t.plain("broadcast-at", at=at), press("pick", broadcast, _minute(at), broadcast.version))
        for at in moments
    ]
    back = (Button(t.plain("back"), press("when", broadcast, page=broadcast.version)),)
    return View(t("broadcast-when-unsure"), (*rows_of(buttons, width=2), back))


def _minute(at: datetime) -> str:
    """A moment for a button: minutes since the epoch."""
    return str(int(at.timestamp()) // 60)


def quiet_view(broadcast: Broadcast, at: datetime, t: Translator) -> View:
    buttons = (
        (
            Button(
                t.plain("broadcast-at-dawn", at=at),
                press("dawn", broadcast, page=broadcast.version),
                main=True,
            ),
        ),
        (Button(t.plain("broadcast-right-now"), press("urgent", broadcast, page=broadcast.version)),),
        (Button(t.plain("back"), press("open", broadcast)),),
    )
    return View(t("broadcast-quiet", at=at), buttons)


def _scheduled(look: Look, t: Translator) -> View:
    broadcast = look.broadcast
    audience = audience_words(broadcast.audience, look.units, t)
    title = t("broadcast-title", title=title_of(broadcast, t))
    text = t("broadcast-scheduled", at=broadcast.scheduled_at, title=title, audience=audience, n=look.count)
    buttons = (Button(t.plain("broadcast-unschedule"), press("unschedule", broadcast)),)
    return View(text, (buttons,))


def list_view(broadcasts: Sequence[Broadcast], t: Translator) -> View:
    """Drafts and what was sent, newest first."""
    if not broadcasts:
        return View(t("broadcast-list-none"))
    rows = tuple(
        (
            Button(
                t.plain(
                    "broadcast-list-entry",
                    state=t.plain(f"broadcast-state-{b.state}"),
                    title=html.unescape(title_of(b, t)),
                ),
                press("open", b),
            ),
        )
        for b in broadcasts
    )
    new = (Button(t.plain("menu-broadcast"), BroadcastPress(action="new").pack(), main=True),)
    return View(t("broadcast-list"), (*rows, new))
