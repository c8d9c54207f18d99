"""A leader's week in one message: each key proposal with its steps, what is late, and why."""

from collections.abc import Sequence
from datetime import date

from bot.callbacks import OpenPress
from bot.i18n import Html, Translator
from bot.views.key import day_words
from bot.views.pages import LONGEST_PAGE, cut
from bot.views.view import Button, View, rows_of
from domain.key import KeyStep
from domain.leader_week import Led
from domain.policy import Policy
from domain.proposal import Clock

MOST = 12
LONGEST_TITLE = 30


def week_view(found: Sequence[Led], policy: Policy, t: Translator, *, today: date, told: bool) -> View:
    """`told`: it comes by itself on its day; else somebody asked."""
    if not found:
        return View(t("week-nothing"))
    late = sum(one.is_late for one in found)
    lines = [t("week-head" if told else "week-head-asked", n=len(found), late=late)]
    shown = 0
    for one in found[:MOST]:
        own = _lines(one, policy, t, today)
        if sum(map(len, (*lines, *own))) > LONGEST_PAGE:
            break
        lines += own
        shown += 1
    if len(found) > shown:
        lines.append(t("due-more", n=len(found) - shown))
    buttons = [
        Button(one.proposal.label, OpenPress(proposal_id=one.proposal.id, what="key").pack())
        for one in found[:MOST]
    ]
    return View(Html("\n".join(lines)), rows_of(buttons))


def _lines(one: Led, policy: Policy, t: Translator, today: date) -> list[Html]:
    p = one.proposal
    lines = [
        Html(""),
        t("week-proposal", label=p.label, title=cut(p.title, LONGEST_TITLE)),
        t(
            "week-steps",
            steps=t.plain("card-key-steps", done=one.done, total=len(p.key_steps)),
            status=t.plain(f"status-{p.status.replace('_', '-')}"),
        ),
    ]
    lines += [
        t("week-late-step", **_step(step, policy, t), days=(today - step.due_on).days)
        for step in one.late_steps
    ]
    if one.next_step is not None and one.next_step not in one.late_steps:
        lines.append(
            t(
                "week-next-step",
                **_step(one.next_step, policy, t),
                day=day_words(one.next_step.due_on, t, today),
            )
        )
    lines += [_late_clock(clock, one, t, today) for clock in one.late_clocks]
    if one.missing_opinions:
        lines.append(t("week-why-opinions", units=t.plain("list-comma").join(one.missing_opinions)))
    if one.returns:
        lines.append(t("week-why-returns", n=one.returns))
    return lines


def _step(step: KeyStep, policy: Policy, t: Translator) -> dict[str, str]:
    return {
        "step": policy.label("key_steps", step.code, t.language),
        "owner": t.plain(f"role-{step.role.replace('_', '-')}"),
    }


def _late_clock(clock: Clock, one: Led, t: Translator, today: date) -> Html:
    unit = next(
        (a.department for a in one.proposal.assignments if a.department_id == clock.department_id), ""
    )
    what = t.plain(f"clock-{clock.key.replace('_', '-')}")
    return t("week-late-clock", what=what, unit=unit, days=(today - clock.due_on).days)
