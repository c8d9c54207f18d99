"""The congress's rules: groups, one rule with its value, the preview of a change, the changes made."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.callbacks import DayPress, MenuPress, PolicyPress
from bot.i18n import Html, Translator
from bot.views.pages import cut
from bot.views.rules import about_words, group_words, option_words, rule_words, value_words
from bot.views.view import Button, Rows, View, rows_of
from domain.policy import Policy
from domain.policy_change import DELEGATIONS, DEPARTMENTS, PolicyChange
from domain.proposal import Track
from domain.rules import BY_CODE, Form, Rule, groups_of, rules_of, value_at
from domain.services.policies import Effect

PAGE = 8
LONGEST_ON_BUTTON = 24
LONGEST_VALUE = 2500
NEW_NAMES = {DEPARTMENTS: "policy-new-departments", DELEGATIONS: "policy-new-delegations"}


def sends(action: str, code: str = "", value: str = "") -> str:
    return PolicyPress(action=action, code=code, value=value).pack()


def rules_view(policy: Policy, t: Translator) -> View:
    """The groups of rules."""
    buttons = [Button(group_words(group, t), sends("group", group)) for group in groups_of(policy)]
    rows = rows_of(buttons, width=2)
    days = Button(t.plain("days-button"), DayPress(action="list").pack())
    log = (Button(t.plain("policy-log"), sends("log")), days)
    back = (Button(t.plain("back"), MenuPress(item="menu").pack()),)
    return View(t("policy-head", rules=policy.text("rules", t.language)), (*rows, log, back))


def group_view(group: str, page: int, policy: Policy, t: Translator) -> View:
    rules = rules_of(group)
    shown, turn = _paged(rules, page, "group", group, t)
    rows = tuple((Button(_line(rule, policy, t), sends("rule", rule.code)),) for rule in shown)
    about = t("policy-track-about") if group in tuple(Track) else t("policy-group-about")
    text = Html(f"<b>{group_words(group, t)}</b>\n{about}")
    return View(text, (*rows, *turn, (Button(t.plain("back"), sends("rules")),)))


def rule_view(rule: Rule, policy: Policy, t: Translator, chosen: Sequence[str] | None = None) -> View:
    """What a rule is, what it says now, how to give it another value."""
    value = value_at(policy.data, rule.path)
    lines = [
        Html(f"<b>{t('plain-text', text=rule_words(rule, t))}</b>"),
        about_words(rule, t),
        t("policy-now", value=cut(value_words(rule, value, t), LONGEST_VALUE)),
        t(f"rule-how-{rule.form.value}"),
    ]
    return View(Html("\n".join(lines)), (*_choices(rule, value, t, chosen), _back(rule, t)), fresh=False)


def _choices(rule: Rule, value: object, t: Translator, chosen: Sequence[str] | None) -> Rows:
    rows: Rows = ()
    if rule.form is Form.SEVERAL:
        ticked = [str(v) for v in value] if chosen is None and isinstance(value, list) else list(chosen or ())
        marks = {code: f"{place}. " for place, code in enumerate(ticked, start=1)}
        buttons = [
            Button(f"{marks.get(c, '')}{option_words(rule, c, t)}", sends("tick", rule.code, c))
            for c in rule.options
        ]
        done = Button(t.plain("done"), sends("ready", rule.code), main=True)
        rows = (*rows_of(buttons, width=2), (done,))
    elif rule.form is Form.ONE:
        buttons = [Button(option_words(rule, c, t), sends("pick", rule.code, c)) for c in rule.options]
        rows = rows_of(buttons, width=2)
    if rule.optional and value is not None:
        rows = (*rows, (Button(t.plain("policy-unset"), sends("none", rule.code)),))
    return rows


def preview_view(
    rule: Rule, before: object, after: object, effect: Effect | None, t: Translator, *, now: datetime
) -> View:
    """Before and after; for a clock also what a case of today would get, and what runs."""
    lines = [
        Html(f"<b>{t('policy-preview', name=rule_words(rule, t))}</b>"),
        *_from_to(rule, before, after, t),
    ]
    keep = Button(t.plain("policy-confirm"), sends("keep", rule.code), main=True)
    rows: Rows = ((keep,),)
    if effect is None:
        lines.append(t("policy-effect-cases" if rule.group == "ways" else "policy-effect-now"))
    else:
        never = t.plain("policy-no-clock")
        old = effect.before.day if effect.before else never
        new = effect.after.day if effect.after else never
        lines += [t("policy-effect-new", before=old, after=new), t("policy-effect-running", n=effect.running)]
        if effect.running and effect.after:
            lines.append(t("policy-effect-again", late=effect.late_at_once))
            again = Button(t.plain("policy-again", n=effect.running), sends("again", rule.code))
            rows = ((Button(t.plain("policy-keep", n=effect.running), keep.data, main=True),), (again,))
    if rule.path == "zone":
        there = Translator(t.language, ZoneInfo(str(after)))
        lines.append(t("policy-effect-zone", at=there.moment(now)))
    edit = (Button(t.plain("policy-edit"), sends("rule", rule.code)),)
    return View(Html("\n".join(lines)), (*rows, edit), fresh=True)


def done_words(change: PolicyChange, t: Translator) -> Html:
    rule = BY_CODE[change.path.removeprefix("clocks.")]
    return t("policy-done", name=rule_words(rule, t), n=change.reckoned_again)


def log_view(changes: Sequence[PolicyChange], page: int, t: Translator) -> View:
    back = (Button(t.plain("back"), sends("rules")),)
    if not changes:
        return View(t("policy-log-empty"), (back,))
    shown, turn = _paged(changes, page, "log", "", t)
    rows = tuple((Button(_entry_line(change, t), sends("entry", str(change.id))),) for change in shown)
    return View(t("policy-log-head", n=len(changes)), (*rows, *turn, back))


def entry_view(change: PolicyChange, t: Translator) -> View:
    """One change; it can be put back."""
    rule = _rule_of(change)
    lines = [t("policy-entry", name=_name_of(change, t), by=_by(change, t), at=t.moment(change.at))]
    back = (Button(t.plain("back"), sends("log")),)
    if rule is None:
        names = change.after if isinstance(change.after, list) else []
        added = t.plain("list-comma").join(str(name) for name in names)
        lines.append(t("policy-added", n=len(names), names=cut(added, LONGEST_VALUE)))
        return View(Html("\n".join(lines)), (back,))
    lines += _from_to(rule, change.before, change.after, t)
    if change.reckoned_again:
        lines.append(t("policy-entry-again", n=change.reckoned_again))
    undo = (Button(t.plain("policy-undo"), sends("undo", str(change.id))),)
    return View(Html("\n".join(lines)), (undo, back))


def _from_to(rule: Rule, before: object, after: object, t: Translator) -> list[Html]:
    most = LONGEST_VALUE // 2
    return [
        t("policy-before", value=cut(value_words(rule, before, t), most)),
        t("policy-after", value=cut(value_words(rule, after, t), most)),
    ]


def _rule_of(change: PolicyChange) -> Rule | None:
    return BY_CODE.get(change.path.removeprefix("clocks."))


def _name_of(change: PolicyChange, t: Translator) -> str:
    rule = _rule_of(change)
    if rule is None:
        return t.plain(NEW_NAMES[change.path]) if change.path in NEW_NAMES else change.path
    return rule_words(rule, t)


def _by(change: PolicyChange, t: Translator) -> str:
    """A person, or the ledger that brought it."""
    return t.plain("policy-by-ledger", file=change.by) if change.by_id is None else change.by


def _entry_line(change: PolicyChange, t: Translator) -> str:
    return t.plain("policy-log-line", at=t.moment(change.at), name=_name_of(change, t), by=_by(change, t))


def _paged(
    items: Sequence[Any], page: int, action: str, code: str, t: Translator
) -> tuple[Sequence[Any], Rows]:
    last = max(0, (len(items) - 1) // PAGE)
    page = max(0, min(page, last))
    turn = [
        Button(t.plain(key), sends(action, code, str(target)))
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target <= last
    ]
    return items[page * PAGE : (page + 1) * PAGE], (tuple(turn),) if turn else ()


def _back(rule: Rule, t: Translator) -> tuple[Button, ...]:
    return (Button(t.plain("back"), sends("group", rule.group)),)


def _line(rule: Rule, policy: Policy, t: Translator) -> str:
    return t.plain("policy-rule-line", name=rule_words(rule, t), value=_short(rule, policy, t))


def _short(rule: Rule, policy: Policy, t: Translator) -> str:
    value = value_at(policy.data, rule.path)
    if rule.form in {Form.ENTRIES, Form.LADDER} and isinstance(value, list):
        return t.plain("policy-entries", n=len(value))
    return cut(value_words(rule, value, t).replace("\n", " / "), LONGEST_ON_BUTTON)
