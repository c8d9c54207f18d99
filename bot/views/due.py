"""One line of the morning's bundle opened: the case, its date, the step that the date is about."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.callbacks import DuePress, OpenPress
from bot.i18n import Html, Translator
from bot.views.card import buttons_for, deadline_words, reading_buttons, step_buttons
from bot.views.reckoning import reckoning_lines
from bot.views.view import Button, Rows, View, rows_of
from domain.people import Person
from domain.policy import Policy
from domain.proposal import Clock, ClockKey, Proposal

# The steps that a date waits for, the likeliest first, then the ways to say that it cannot be kept.
STEPS_FOR: dict[ClockKey, tuple[str, ...]] = {
    ClockKey.HANDOVER: ("register", "assign", "pre_assign", "return_for_changes", "refuse"),
    ClockKey.SIGN_FOR: ("sign_for", "co_sign_for", "object"),
    ClockKey.FIRST_CONTACT: ("sign_for", "log_contact"),
    ClockKey.CO_OPINION: ("co_sign_for", "file_opinion", "dispatch"),
    ClockKey.REPLY: (
        "sign_for",
        "draft_reply",
        "draft_part",
        "log_contact",
        "note_progress",
        "ask_extension",
    ),
    ClockKey.REHANDLE: ("draft_reply", "draft_part", "log_contact", "note_progress", "ask_extension"),
    ClockKey.REVIEW: ("pass_review", "approve", "send_back", "change_class"),
    ClockKey.RATING: ("rate",),
    ClockKey.REHANDLE_ORDER: ("reopen", "decline_reopening"),
    ClockKey.OBJECTION_RULING: ("uphold_objection", "dismiss_objection"),
    ClockKey.FOLLOW_UP: ("report_follow_up", "draft_second_reply"),
    ClockKey.RATING_3: ("rate_fulfilment",),
}


def due_view(
    proposal: Proposal,
    clock: Clock,
    viewer: Person,
    policy: Policy,
    t: Translator,
    *,
    snoozes: Rows,
    until: date | None,
    now: datetime,
) -> View:
    """Read in passing: which one, by when, and the one thing to press; below it, later."""
    lines = [
        t("card-head", number=proposal.number or t.plain("card-no-number"), title=proposal.title),
        deadline_words(clock, policy, t, now),
    ]
    if until is not None:
        lines.append(t("snoozed-until", day=until))
    steps = buttons_for(STEPS_FOR.get(clock.key, ()), proposal, viewer, t)
    look = Button(t.plain("look"), OpenPress(proposal_id=proposal.id).pack())
    rest = [*(steps or step_buttons(proposal, viewer, t)), *reading_buttons(proposal, viewer, t), look]
    return View(Html("\n".join(lines)), (*rows_of(rest), *snoozes))


def how_view(clock: Clock, policy: Policy, t: Translator) -> View:
    """How this date was reckoned, below the list that asked."""
    lines = [*reckoning_lines(clock, policy, t), ""]
    lines.append(str(t("reckoning-basis", rules=policy.text("rules", t.language))))
    look = Button(t.plain("look"), OpenPress(proposal_id=clock.proposal_id).pack())
    return View(Html("\n".join(lines)), ((look,),), fresh=True)


def snooze_buttons(
    clock_id: int, choices: Sequence[tuple[str, date]], until: date | None, today: date, t: Translator
) -> Rows:
    """When to be reminded again; what was chosen can be taken back."""
    exact = {"tomorrow": today + timedelta(days=1), "three-days": today + timedelta(days=3)}
    rows = rows_of(
        [
            Button(
                t.plain(f"snooze-{name}" if exact.get(name, day) == day else "snooze-day", day=day),
                DuePress(clock_id=clock_id, action="snooze", value=name).pack(),
            )
            for name, day in choices
        ]
    )
    if until is None:
        return rows
    wake = Button(t.plain("snooze-undo"), DuePress(clock_id=clock_id, action="wake").pack())
    return (*rows, (wake,))
