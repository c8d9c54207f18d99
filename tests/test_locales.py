"""The words: the same in every language, none missing, none left over, every variable supplied."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from chinese_calendar import Holiday
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from bot.i18n import DEFAULT_LANGUAGE, LANGUAGES
from bot.views.line import STATIONS
from bot.views.menu import commands_of
from bot.views.notices import VARIANTS
from bot.views.steps import OFFERED
from domain.broadcast import FAILED, BroadcastState, Condition
from domain.contact import Confirmation, ContactMode
from domain.notice import PARTINGS
from domain.overview import Dimension, RateKey
from domain.parties import Party
from domain.people import Role
from domain.permissions import Stage, Viewer
from domain.policy_faults import REQUIREMENTS
from domain.proposal import ClockKey, Disclosure, Kind, Status, Track
from domain.rating import Grade
from domain.rules import FIXED, GROUPS, Form
from domain.services.broadcast_runs import REPEATABLE
from domain.steps import BY_NAME, STEPS
from storage.letters import LETTER_WORDS
from tests.tree import ROOT, files, none_of, sources, syntax_of, text_of

# Steps without a button of their own: an answer to a notice, or what follows from another step.
TAKEN_ALONG = {
    "move_dates",
    "propose_times",
    "waive_consultation",
    "ask_for_call",
    "answer_meeting",
    "move_meeting",
    "cancel_meeting",
    "tell_late",
    "miss_meeting",
    "move_department",
    "complete_countersigning",
    "complete_parts",
    "reckon_again",
    "take_in_merged",
    "answer",
    "ask_reopening",
    "confirm_contact",
    "deny_contact",
    "flag_dissatisfaction",
    "open_fulfilment",
    "propose_order",
}


def _slug(code: str) -> str:
    return code.replace("_", "-").replace(".", "-")


# Keys put together in code, and what may stand for the star: each of these must have its words. Other
# patterns are found in the code itself; their words count as used where the code knows the ending.
FAMILIES: dict[str, Iterable[str]] = {
    "audience-*": Condition,
    "author-*": Kind,
    "broadcast-outcome-*": FAILED,
    "broadcast-reason-*": FAILED,
    "broadcast-repeat-*": REPEATABLE,
    "broadcast-state-*": BroadcastState,
    "clock-*": ClockKey,
    "command-*": {name for role in (None, *Role) for name in commands_of(role)},
    "definition-*": RateKey,
    "disclosure-*": Disclosure,
    "figures-by-*": Dimension,
    "figures-none-*": Dimension,
    "duty-*": set(Role) - {Role.REPRESENTATIVE},
    "done-contact-*": set(Confirmation) - {Confirmation.OPEN},
    "grade-*": Grade,
    "guard-*": {guard.__name__ for step in STEPS for guard in step.needs},
    "holiday-*": {"weekend", "day_off", "local_day_off", *(holiday.name for holiday in Holiday)},
    "kind-*": Kind,
    "language-*": [language.lower() for language in LANGUAGES],
    "letter-*": LETTER_WORDS,
    "letter-disclosure-*": Disclosure,
    "mode-*": ContactMode,
    # Of a letter's points as many kinds as there are.
    "page-ordinal-*": ("1", "2", "3"),
    # Every step that tells somebody and can be taken. A contact is asked about by a sentence of its own.
    "notice-*": {
        *(step.name for step in STEPS if step.tells and step.name in OFFERED | TAKEN_ALONG),
        *VARIANTS.values(),
        *PARTINGS,
    }
    - {"log_contact", "log-contact", "log_later_contact", "record_meeting", "offer_later_meeting"},
    "party-*": Party,
    "permissions-stage-*": Stage,
    "permissions-viewer-*": Viewer,
    "requirement-*": REQUIREMENTS,
    "role-*": Role,
    "rule-about-*": {_slug(r.path) for r in FIXED if r.group in {"calendar", "ways", "numbers", "oversight"}}
    | {"clock", "clock-of-track", "flag", "list", "numbering", "texts"},
    "rule-group-*": set(GROUPS) - set(Track),
    "rule-how-*": Form,
    "rule-name-*": {_slug(rule.path) for rule in FIXED if rule.clock is None},
    "station-*": STATIONS,
    "status-*": Status,
    "step-*": [*BY_NAME, "start_draft", "import_ledger"],
    "todo-brings-*": Role,
    "track-*": Track,
}

SAID = re.compile(r'say\("([a-z0-9-]+)"( ~)?([^()]*)')
REFUSALS = frozenset({"BadInput", "NotAllowed", "Refusal", "StepBlocked", "Trouble"})
SPEAKING = frozenset({"t", "plain", "say"})
NAMING = frozenset({"Says", "names_of", "has"})
PART_OF_PATTERN = re.compile(r"[a-z]-\*|\*-[a-z]")
KEY_OF_REFUSAL = re.compile(r"(bad|blocked|join|reply-fault|trouble)(-[a-z0-9]+)+")


@dataclass(frozen=True)
class Words:
    """One message of one language: where it is and the variables it needs."""

    file: str
    variables: frozenset[str]
    refers_to: frozenset[str]


class _References(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:
        self.messages.add(node.id.name)


@cache
def messages_of(language: str) -> dict[str, Words]:
    """Every message by its key. A key that stands twice is a fault of its own."""
    found: dict[str, Words] = {}
    for path in sorted((ROOT / "locales" / language).glob("*.ftl")):
        resource = FluentParser().parse(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            assert not isinstance(entry, fluent.Junk), f"{path}: cannot be read: {str(entry.content)[:60]}"
            if isinstance(entry, fluent.Message):
                references = _References()
                references.visit(entry)
                assert entry.id.name not in found, f"{path}: {entry.id.name} stands twice"
                found[entry.id.name] = Words(
                    path.name, frozenset(references.variables), frozenset(references.messages)
                )
    return found


@dataclass(frozen=True)
class Use:
    """A key as the code names it, with a star for each part put in. `supplied` None: not to be seen there."""

    key: str
    where: str
    supplied: frozenset[str] | None


def speaking_sources() -> list[Path]:
    """The sandbox stands in for Telegram: it has no words of ours."""
    return [path for path in sources() if not path.is_relative_to("bot/sandbox")]


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _spelled(node: ast.AST) -> Iterator[str]:
    """The texts that an expression may be: a constant, one of two, or a pattern with stars."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _spelled(one)
            yield from _spelled(other)
        case ast.JoinedStr(values=parts):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in parts)


@cache
def uses() -> tuple[Use, ...]:
    """Every place in the code that speaks a key, refuses with one or names one."""
    found: list[Use] = []
    for path in speaking_sources():
        for node in ast.walk(syntax_of(path)):
            if isinstance(node, ast.Call) and node.args and _called(node) in SPEAKING | REFUSALS | NAMING:
                names = [keyword.arg for keyword in node.keywords]
                seen = None not in names and _called(node) not in NAMING
                supplied = frozenset(name for name in names if name) if seen else None
                where = f"{path}:{node.lineno}"
                found += [
                    Use(key, where, supplied) for key in _spelled(node.args[0]) if not key.startswith("*")
                ]
    return (*found, *uses_in_templates())


def uses_in_templates() -> Iterator[Use]:
    """Pages speak by `say("key", name=…)`; of a key put together, what stands before is the pattern."""
    for path in files():
        if path.suffix == ".html" and path.is_relative_to("handlers"):
            for key, more, rest in SAID.findall(text_of(path)):
                names = frozenset(re.findall(r"(\w+)=", rest))
                yield Use(f"{key}*" if more else key, str(path), None if more else names)


@cache
def texts() -> frozenset[str]:
    """Every string in the code, patterns too: a key or its ending may wait in a table before it is spoken."""
    return frozenset(
        text for path in speaking_sources() for node in ast.walk(syntax_of(path)) for text in _spelled(node)
    )


@cache
def known_endings() -> frozenset[str]:
    """What the code may put for a star, in the spelling of keys."""
    words = {text.replace("_", "-") for text in texts() if re.fullmatch(r"[a-z0-9_-]+", text)}
    suffixes = {text.replace("_", "-") for text in texts() if re.fullmatch(r"\*_[a-z_]+", text)}
    return frozenset(words | {suffix.replace("*", word) for suffix in suffixes for word in words})


def members_of(family: str) -> set[str]:
    return {family.replace("*", ending.replace("_", "-")) for ending in FAMILIES[family]}


def fitting(pattern: str) -> set[str]:
    """The defined keys that a pattern can become."""
    if pattern in FAMILIES:
        return members_of(pattern) & messages_of(DEFAULT_LANGUAGE).keys()
    defined = messages_of(DEFAULT_LANGUAGE)
    form = re.compile(re.escape(pattern).replace(r"\*", "(.+)"))
    matches = (form.fullmatch(key) for key in defined)
    known = known_endings() | defined.keys()
    return {match.string for match in matches if match and known.issuperset(match.groups())}


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {DEFAULT_LANGUAGE}))
def test_every_language_has_the_same_files_keys_and_variables(language: str) -> None:
    ours, theirs = messages_of(DEFAULT_LANGUAGE), messages_of(language)
    none_of(ours.keys() ^ theirs.keys())
    none_of(
        f"{key}: {words.file} {sorted(words.variables)}, {theirs[key].file} {sorted(theirs[key].variables)}"
        for key, words in ours.items()
        if (words.file, words.variables) != (theirs[key].file, theirs[key].variables)
    )


def test_every_key_in_the_code_has_words() -> None:
    defined = messages_of(DEFAULT_LANGUAGE)
    missing = {f"{use.where}: {use.key}" for use in uses() if "*" not in use.key and use.key not in defined}
    missing |= {f"{use.where}: {use.key}" for use in uses() if "*" in use.key and not fitting(use.key)}
    missing |= {text for text in texts() if KEY_OF_REFUSAL.fullmatch(text) and text not in defined}
    none_of(missing)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_member_of_a_family_has_words(family: str) -> None:
    none_of(members_of(family) - messages_of(DEFAULT_LANGUAGE).keys())
    spoken = {use.key for use in uses()} | {f"{text}*" for text in texts()}
    assert family in spoken, "no code speaks it: take it off the list"


def test_no_words_are_left_over() -> None:
    defined = messages_of(DEFAULT_LANGUAGE)
    used = (
        set(texts())
        | {use.key for use in uses_in_templates()}
        | {key for words in defined.values() for key in words.refers_to}
    )
    used |= {key for family in FAMILIES for key in members_of(family)}
    patterns = {text for text in used if re.fullmatch(r"[a-z*-]+", text) and PART_OF_PATTERN.search(text)}
    used |= {key for pattern in patterns for key in fitting(pattern)}
    none_of(defined.keys() - used)


def test_the_code_supplies_every_variable() -> None:
    defined = messages_of(DEFAULT_LANGUAGE)
    none_of(
        f"{use.where}: {key} needs {sorted(defined[key].variables - use.supplied)}"
        for use in uses()
        if use.supplied is not None
        for key in (fitting(use.key) if use.key in FAMILIES else {use.key} & defined.keys())
        if defined[key].variables - use.supplied
    )


def test_words_stand_only_in_locales() -> None:
    """Chinese words belong to people's language, not to the code; the page of phones brings its own."""
    at_home = (Path("locales"), Path("docs"), Path("tests"), Path("bot/sandbox/page"))
    chinese = re.compile(r"[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]")
    none_of(
        f"{path}:{number}: {line.strip()}"
        for path in files()
        if path.suffix in {".py", ".html", ".js"} and not any(path.is_relative_to(home) for home in at_home)
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if chinese.search(line)
    )
