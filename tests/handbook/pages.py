"""The pages: prose from docs/handbook/source, with dialogues, keyboards and terms put in their places."""

import re
from pathlib import Path

from bot.i18n import Translator
from bot.profiles import profile
from bot.views.rules import value_words
from domain.policy import Policy
from domain.rules import rules_of, value_at
from tests.tree import ROOT

HANDBOOK = ROOT / "docs" / "handbook"
SOURCE = HANDBOOK / "source"
PROFILE = "keqiao"
TRACKS = ("through_train", "every")
PLACE = re.compile(r"\{\{(\w+)(?:: ([\w.]+))?\}\}")
INDEX = "README"
WRITTEN = (
    "<!-- make handbook 写成：文字在 source/，对话由 tests/handbook 走真的服务记下。请不要改这一页。 -->"
)


def sources() -> list[Path]:
    return sorted(SOURCE.glob("*.md"))


def page(source: Path, dialogues: dict[str, list[str]]) -> str:
    """Raises KeyError for a place whose dialogue or rule is not there."""
    policy = profile(PROFILE)

    def filled(place: re.Match[str]) -> str:
        kind, name = place[1], place[2] or place[1]
        match kind:
            case "dialogue" | "keyboard":
                role = "index" if source.stem == INDEX else source.stem
                return "\n".join(["```", *dialogues[f"{role}.{name}"], "```"])
            case "term":
                return term(policy, name)
            case "number":
                return number(policy, name)
        raise KeyError(place[0])

    heading, _, rest = source.read_text("utf-8").partition("\n")
    said = (
        [] if source.stem == INDEX else ["", "对话里的人名、单位都是虚构的；期限是样板的，本级人大可以改。"]
    )
    return "\n".join([WRITTEN, heading, *said, PLACE.sub(filled, rest)])


def term(policy: Policy, clock: str) -> str:
    """How long a clock of the fast lane runs, in words."""
    clocks = policy.data["clocks"]
    value = next(clocks[track][clock] for track in TRACKS if clock in clocks[track])
    rule = next(rule for rule in rules_of("every") if rule.clock == clock)
    return value_words(rule, value, Translator("zh-CN", policy.zone))


def number(policy: Policy, name: str) -> str:
    group, _, key = name.rpartition(".")
    if group == "escalation":
        rungs = policy.data["escalation"]["ladder"]
        return str(next(rung["working_days"] for rung in rungs if rung["role"] == key))
    return str(value_at(policy.data, f"{group or 'limits'}.{key}"))
