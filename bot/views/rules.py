"""A rule in words: its name, its meaning, its value."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.i18n import Html, Translator
from domain.deadlines import Term
from domain.proposal import Kind, Track
from domain.roles import Role
from domain.rule_values import COMMITTEES
from domain.rules import FLAG_OF, Form, Rule


def group_words(group: str, t: Translator) -> str:
    if group in tuple(Track):
        return t.plain("rule-track", track=t.plain(f"track-{_slug(group)}"))
    return t.plain(f"rule-group-{_slug(group)}")


def rule_words(rule: Rule, t: Translator) -> str:
    """The name of a rule."""
    if rule.clock is None:
        return t.plain(f"rule-name-{_slug(rule.path)}")
    clock = t.plain(f"clock-{_slug(rule.clock)}")
    if rule.group == "every":
        return t.plain("rule-clock", clock=clock)
    return t.plain("rule-clock-of-track", clock=clock, track=t.plain(f"track-{_slug(rule.group)}"))


def about_words(rule: Rule, t: Translator) -> Html:
    if rule.clock is not None:
        return t("rule-about-clock" if rule.group == "every" else "rule-about-clock-of-track")
    if rule.path.startswith("numbering."):
        return t("rule-about-numbering")
    if rule.path == COMMITTEES:
        return t("rule-about-committees")
    if rule.form is Form.ENTRIES:
        return t("rule-about-flag" if rule.path in FLAG_OF else "rule-about-list")
    if rule.path.startswith("texts."):
        return t("rule-about-texts")
    return t(f"rule-about-{_slug(rule.path)}")


def value_words(rule: Rule, value: object, t: Translator) -> str:
    """A value as people read it."""
    if value is None:
        words = t.plain("policy-not-set")
    elif isinstance(value, bool):
        words = t.plain("option-yes" if value else "option-no")
    elif isinstance(value, dict):
        words = _table_words(rule, value, t)
    elif isinstance(value, list):
        words = _list_words(rule, value, t)
    elif rule.form is Form.ONE:
        words = option_words(rule, str(value), t)
    elif rule.form is Form.DATE:
        words = t.long_day(date.fromisoformat(str(value)))
    else:
        words = str(value)
    return words


def _list_words(rule: Rule, items: list[Any], t: Translator) -> str:
    if rule.form is Form.ENTRIES:
        return "\n".join(_entry_words(rule.path, item) for item in items)
    if rule.form is Form.LADDER:
        return "\n".join(_rung_words(item, t) for item in items)
    if rule.form is Form.SEVERAL:
        words = [option_words(rule, str(code), t) for code in items]
        return t.plain("policy-then").join(words) or t.plain("none")
    return t.plain("list-comma").join(str(item) for item in items)


def _table_words(rule: Rule, value: dict[str, Any], t: Translator) -> str:
    if rule.form is Form.TERM:
        return _term_words(Term.parse(value), t)
    if rule.form is Form.NAMED:
        return "\n".join(f"{option_words(rule, name, t)} {value.get(name, 0)}" for name in rule.options)
    return "\n".join(value.values())


def _term_words(term: Term, t: Translator) -> str:
    length = t.plain(f"length-{_slug(term.unit)}", n=term.count)
    return t.plain("rule-term-fixed", length=length, fixed=term.fixed) if term.fixed else length


def _rung_words(rung: Mapping[str, Any], t: Translator) -> str:
    """As it can be sent again, and whom it means."""
    role = str(rung["role"])
    who = t.plain(f"role-{_slug(role)}")
    return t.plain("rule-rung", days=str(rung["working_days"]), role=role, who=who)


def _entry_words(name: str, item: Mapping[str, Any]) -> str:
    parts = [f"{item['code']} {item['name']}", item.get("name_en", "")]
    if "role" in item:
        parts += [item["role"], str(item.get("days", 0))]
    elif item.get("departments"):
        parts.append("\u3001".join(item["departments"]))
    elif item.get(FLAG_OF.get(name, "")):
        parts.append("+")
    return " / ".join(parts).rstrip(" /")


def option_words(rule: Rule, code: str, t: Translator) -> str:
    match rule.path:
        case "publication.name":
            return t.plain(f"option-public-{code}")
        case "requirements":
            return t.plain(f"requirement-{_slug(code)}")
        case "reminders.optional":
            return t.plain(f"clock-{_slug(code)}")
        case "assessment.weights":
            return t.plain(f"assessment-part-{_slug(code)}")
        case "inspection.points":
            return t.plain(f"inspection-fault-{_slug(code)}")
    return _word_of(code, t)


def _word_of(code: str, t: Translator) -> str:
    if code in tuple(Track):
        return t.plain(f"track-{_slug(code)}")
    if code in tuple(Kind):
        return t.plain(f"kind-{_slug(code)}")
    if code in tuple(Role):
        return t.plain(f"role-{_slug(code)}")
    return t.plain(f"option-{_slug(code)}")


def _slug(code: str) -> str:
    return code.replace("_", "-").replace(".", "-")
