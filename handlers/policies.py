"""A congress's administrator reads and changes its rules: choose, type, preview, confirm, put back."""

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.callbacks import PolicyPress, row_of
from bot.filters import Pressed, Says
from bot.scene import Scene
from bot.views import policies as views
from bot.views.view import View
from domain.errors import BadInput, Refusal
from domain.policy_change import PolicyChange
from domain.rule_values import read
from domain.rules import BY_CODE, YES, Rule, groups_of, value_at
from domain.services import policies
from handlers.open_question import NoLonger, NotTyped, Typed, not_theirs

LONGEST_ANSWER = 4000


class PolicyForm(StatesGroup):
    value = State()
    sure = State()


def router() -> Router:
    own = Router(name="policies")
    own.message.register(opened, Command("rules"))
    own.message.register(opened, Says("menu-rules"))
    own.message.register(not_theirs, StateFilter(PolicyForm), NoLonger(policies.as_admin))
    own.message.register(typed, StateFilter(PolicyForm.value, PolicyForm.sure), Typed())
    own.message.register(not_typed, StateFilter(PolicyForm.value, PolicyForm.sure), NotTyped())
    own.callback_query.register(looked, Pressed(PolicyPress, action=LOOKS))
    own.callback_query.register(chosen, Pressed(PolicyPress, action=CHOICES))
    own.callback_query.register(confirmed, Pressed(PolicyPress, action={"keep", "again"}))
    own.callback_query.register(put_back, Pressed(PolicyPress, action={"undo"}))
    return own


LOOKS = frozenset({"rules", "group", "rule", "log", "entry"})
CHOICES = frozenset({"tick", "pick", "none", "ready"})


async def opened(message: Message, scene: Scene) -> View:
    policies.as_admin(scene.person)
    return views.rules_view(scene.policy, scene.t)


async def looked(callback: CallbackQuery, callback_data: PolicyPress, scene: Scene) -> View:
    policies.as_admin(scene.person)
    code, page = callback_data.code, int(callback_data.value) if callback_data.value.isdecimal() else 0
    _put_down(scene)
    match callback_data.action:
        case "group" if code in groups_of(scene.policy):
            return views.group_view(code, page, scene.policy, scene.t)
        case "rule":
            return _asked(scene, _rule(code))
        case "log":
            changes = await scene.uow.policy_changes.of(scene.congress.id)
            return views.log_view(changes, page, scene.t)
        case "entry":
            return views.entry_view(await _change(scene, code), scene.t)
    return views.rules_view(scene.policy, scene.t)


async def chosen(callback: CallbackQuery, callback_data: PolicyPress, scene: Scene) -> View:
    """A press that gives a value, or a tick on the way to it."""
    policies.as_admin(scene.person)
    rule, value = _rule(callback_data.code), callback_data.value
    if callback_data.action == "none":
        return await _previewed(scene, rule, None)
    if callback_data.action == "ready":
        return await _previewed(scene, rule, _ticked(scene, rule))
    if value not in rule.options:
        raise BadInput("button-unknown")
    if callback_data.action == "pick":
        return await _previewed(scene, rule, value == "yes" if rule.options == YES else value)
    ticked = _ticked(scene, rule)
    ticked = [code for code in ticked if code != value] if value in ticked else [*ticked, value]
    scene.conversation.ask(_state(PolicyForm.value), answers={"code": rule.code, "ticked": ticked})
    return views.rule_view(rule, scene.policy, scene.t, ticked)


async def typed(message: Message, scene: Scene) -> View:
    """A value in words. What cannot be used is given back with the reason, and asked for again."""
    policies.as_admin(scene.person)
    rule, text = _rule(str(scene.conversation.answers.get("code"))), message.text or ""
    try:
        if len(text) > LONGEST_ANSWER:
            raise BadInput("bad-answer-long", limit=LONGEST_ANSWER, length=len(text))
        return await _previewed(scene, rule, read(rule, text, value_at(scene.policy.data, rule.path)))
    except BadInput as bad:
        why = scene.t(
            "policy-bad", why=scene.t.plain(bad.key, **bad.params), text=text[: LONGEST_ANSWER // 2]
        )
        return View(why, views.rule_view(rule, scene.policy, scene.t).rows)


async def not_typed(message: Message, scene: Scene) -> View:
    policies.as_admin(scene.person)
    rule = _rule(str(scene.conversation.answers.get("code")))
    return _asked(scene, rule).after(scene.t("bad-rule-words"))


async def confirmed(callback: CallbackQuery, callback_data: PolicyPress, scene: Scene) -> View:
    actor, rule, answers = (
        policies.as_admin(scene.person),
        _rule(callback_data.code),
        scene.conversation.answers,
    )
    if scene.conversation.state != PolicyForm.sure.state or answers.get("code") != rule.code:
        return views.rule_view(rule, scene.policy, scene.t).after(scene.t("policy-nothing-to-confirm"))
    scene.conversation.end()
    try:
        made = await policies.change(
            scene.uow,
            scene.congress,
            rule,
            answers["value"],
            actor,
            expected=answers["before"],
            again=callback_data.action == "again",
            now=scene.now,
        )
    except BadInput:
        raise
    except Refusal as refusal:
        return views.rule_view(rule, scene.policy, scene.t).after(scene.t(refusal.key))
    return views.rule_view(rule, scene.policy, scene.t).after(views.done_words(made, scene.t))


async def put_back(callback: CallbackQuery, callback_data: PolicyPress, scene: Scene) -> View:
    """The value of before that change, previewed like any other."""
    policies.as_admin(scene.person)
    change = await _change(scene, callback_data.code)
    return await _previewed(scene, _rule(change.path.removeprefix("clocks.")), change.before)


def _asked(scene: Scene, rule: Rule) -> View:
    scene.conversation.ask(_state(PolicyForm.value), answers={"code": rule.code})
    return views.rule_view(rule, scene.policy, scene.t)


async def _previewed(scene: Scene, rule: Rule, value: object) -> View:
    before = value_at(scene.policy.data, rule.path)
    if value == before:
        return _asked(scene, rule).after(scene.t("policy-same"))
    effect = await policies.effect_of(scene.uow, scene.congress, rule, value, now=scene.now)
    answers = {"code": rule.code, "value": value, "before": before}
    scene.conversation.ask(_state(PolicyForm.sure), answers=answers)
    return views.preview_view(rule, before, value, effect, scene.t, now=scene.now)


def _ticked(scene: Scene, rule: Rule) -> list[str]:
    """What is ticked so far: at first what stands now."""
    answers = scene.conversation.answers
    ticked = answers.get("ticked") if answers.get("code") == rule.code else None
    if ticked is None:
        ticked = value_at(scene.policy.data, rule.path)
    return [str(code) for code in ticked] if isinstance(ticked, list) else []


def _put_down(scene: Scene) -> None:
    if (scene.conversation.state or "").startswith("PolicyForm"):
        scene.conversation.end()


def _rule(code: str) -> Rule:
    """Raises BadInput for a forged button."""
    if code not in BY_CODE:
        raise BadInput("button-unknown")
    return BY_CODE[code]


async def _change(scene: Scene, code: str) -> PolicyChange:
    """Of this congress; raises BadInput for another's."""
    change = await scene.uow.policy_changes.get(scene.congress.id, row_of(code))
    if change is None:
        raise BadInput("button-unknown")
    return change


def _state(state: State) -> str:
    return state.state or ""
