"""What a department's group reads: which case, what happened, until when; no names, nothing written."""

from collections.abc import Sequence
from datetime import datetime

from bot.callbacks import GroupPress, OpenPress
from bot.i18n import Html, Translator
from bot.views.card import state_words, step_buttons
from bot.views.steps import usual_first
from bot.views.view import Button, View, rows_of
from domain.notice import Notice
from domain.people import Department, Person
from domain.policy import Policy
from domain.proposal import Proposal

GROUP_NOTICES = {"group_bound": "notice-group-bound", "group_ended": "notice-group-ended"}


def bind_view(departments: Sequence[Department], t: Translator) -> View:
    """One button where there is one department to speak for, else one for each."""
    if len(departments) == 1:
        own = departments[0]
        button = Button(t.plain("group-bind"), GroupPress(department_id=own.id).pack(), main=True)
        return View(t("group-bind-question", department=own.short_name), ((button,),))
    buttons = [Button(d.short_name, GroupPress(department_id=d.id).pack()) for d in departments]
    return View(t("group-bind-which"), tuple((button,) for button in buttons))


def bound_view(department: Department, t: Translator) -> View:
    return View(t("group-bound", department=department.short_name))


def told_words(kind: str, t: Translator) -> Html:
    """The sentence of an event: always the same, whatever was written with it."""
    return t(f"group-told-{kind.replace('_', '-')}")


def case_view(
    sentence: Html, proposal: Proposal, member: Person, policy: Policy, t: Translator, *, now: datetime
) -> View:
    """`member` has the department's eyes only, so the buttons are the department's."""
    head = t("card-head", number=proposal.number or t.plain("card-no-number"), title=proposal.title)
    text = Html(f"<b>{sentence}</b>\n\n{head}\n{state_words(proposal, member, policy, t, now)}")
    look = Button(t.plain("group-open"), OpenPress(proposal_id=proposal.id).pack())
    return View(text, rows_of([*step_buttons(proposal, member, t, usual_first(policy)), look]))


def group_notice(notice: Notice, t: Translator) -> View:
    """In private: where the department's pushes go, and where no more."""
    return View(t(GROUP_NOTICES[notice.kind], department=str(notice.params["department"])))
