"""How far a broadcast has got, what became of it, and what can be done about that."""

from bot.i18n import Html, Translator
from bot.views.broadcast_copies import press, title_of
from bot.views.view import Button, View, rows_of
from domain.broadcast import FAILED, ON_ITS_WAY, BroadcastState
from domain.notice import Outcome
from domain.services.broadcast_feed import share
from domain.services.broadcast_looks import Look
from domain.services.broadcast_runs import REPEATABLE

CELLS = 10
FULL, EMPTY = "\u2593", "\u2591"


def progress_view(look: Look, t: Translator) -> View:
    broadcast, figures = look.broadcast, look.figures
    lines = [t("broadcast-title", title=title_of(broadcast, t))]
    match broadcast.state:
        case state if state in ON_ITS_WAY:
            lines.append(_progress(look, t))
        case BroadcastState.CANCELLED:
            lapsed = max(broadcast.total, figures.people) - figures.sent - figures.failed
            lines.append(t("broadcast-cancelled", sent=figures.sent, lapsed=max(lapsed, 0)))
        case _:
            lines.append(_done(look, t))
    if broadcast.wants_receipts and broadcast.state not in ON_ITS_WAY:
        silent = max(figures.sent - figures.received, 0)
        lines.append(t("broadcast-received", n=figures.received, silent=silent))
    if broadcast.reminded_at:
        lines.append(t("broadcast-reminded", at=broadcast.reminded_at))
    if broadcast.is_open(look.now) and broadcast.open_until and broadcast.state is BroadcastState.DONE:
        day = broadcast.open_until.astimezone(t.zone).date()
        lines.append(t("broadcast-open-until", day=day))
    return View(Html("\n".join(lines)), rows_of(_run_buttons(look, t), width=2))


def _progress(look: Look, t: Translator) -> Html:
    broadcast, figures = look.broadcast, look.figures
    percent = share(broadcast, figures)
    full = percent * CELLS // 100
    key = "broadcast-running" if broadcast.state is BroadcastState.RUNNING else "broadcast-paused"
    of = max(broadcast.total, figures.people)
    bar = FULL * full + EMPTY * (CELLS - full)
    line = t(key, bar=bar, percent=percent, done=figures.settled, of=of)
    return Html(f"{line}\u3000{t('broadcast-so-far-failed', n=figures.failed)}") if figures.failed else line


def _done(look: Look, t: Translator) -> Html:
    figures = look.figures
    if not figures.failed:
        return t("broadcast-done", sent=figures.sent)
    reasons = [
        t.plain(f"broadcast-reason-{outcome.replace('_', '-')}", n=n)
        for outcome in FAILED
        if (n := figures.outcomes.get(outcome, 0))
    ]
    return t(
        "broadcast-done-with-failures",
        sent=figures.sent, failed=figures.failed, reasons=t.plain("list-comma").join(reasons),
    )  # fmt: skip


def _run_buttons(look: Look, t: Translator) -> list[Button]:
    """What can be done with it now."""
    broadcast, figures = look.broadcast, look.figures
    buttons = []
    if broadcast.state in ON_ITS_WAY:
        running = broadcast.state is BroadcastState.RUNNING
        going = ("broadcast-pause", "pause") if running else ("broadcast-resume", "resume")
        stop = Button(t.plain("broadcast-stop"), press("stop", broadcast))
        return [Button(t.plain(going[0]), press(going[1], broadcast)), stop]
    if figures.failed:
        buttons.append(Button(t.plain("broadcast-failed-list"), press("failed", broadcast)))
    if broadcast.wants_receipts and figures.sent:
        buttons.append(Button(t.plain("broadcast-silent-list"), press("silent", broadcast)))
    if look.threads:
        buttons.append(Button(t.plain("broadcast-threads", n=look.threads), press("threads", broadcast)))
    if broadcast.state is BroadcastState.DONE:
        buttons += [
            Button(
                t.plain(f"broadcast-repeat-{outcome.replace('_', '-')}", n=n),
                press("again", broadcast, outcome.value),
            )
            for outcome in REPEATABLE
            if (n := figures.outcomes.get(outcome, 0))
        ]
        if broadcast.is_open(look.now):
            buttons.append(Button(t.plain("broadcast-close"), press("close", broadcast)))
    return [*buttons, Button(t.plain("broadcast-refresh"), press("open", broadcast))]


def stop_view(look: Look, t: Translator) -> View:
    broadcast, figures = look.broadcast, look.figures
    rest = max(max(broadcast.total, figures.people) - figures.settled, 0)
    rows = (
        (Button(t.plain("broadcast-stop-not"), press("resume", broadcast), main=True),),
        (Button(t.plain("broadcast-stop-now"), press("cancel", broadcast)),),
    )
    return View(t("broadcast-stop-sure", n=rest, sent=figures.sent), rows)


def repeat_view(look: Look, t: Translator) -> View:
    """What is uncertain is tried again only by somebody who knows what that means."""
    broadcast, n = look.broadcast, look.figures.outcomes.get(Outcome.IN_DOUBT, 0)
    sure = press("again", broadcast, Outcome.IN_DOUBT.value, 1)
    rows = (
        (Button(t.plain("broadcast-repeat-yes"), sure),),
        (Button(t.plain("back"), press("open", broadcast)),),
    )
    return View(t("broadcast-repeat-sure", n=n), rows)
