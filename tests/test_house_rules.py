"""Rules of the house that no tool knows: sizes, names, places, the table of steps, buttons, handlers, locks."""

import ast
import inspect
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters.callback_data import CallbackData
from packaging.requirements import Requirement

from bot import callbacks
from bot.clock import Clock
from bot.dispatcher import build_dispatcher
from bot.i18n import LANGUAGES
from bot.views.lifecycle import lifecycle_markdown
from domain.contact import Confirmation, ContactMode
from domain.draft import Question
from domain.lifecycle import BY_NAME, STEPS
from domain.people import Post
from domain.policy import Policy
from domain.proposal import ClockKey, Disclosure, Proposal, Status
from domain.rating import Grade
from domain.services.reminders import LAPSING
from storage.engine import Database
from storage.words import JiebaWords
from tests.tree import PACKAGES, ROOT, files, none_of, sources, syntax_of, text_of

LONGEST_MODULE = 400
NAMES_THAT_SAY_NOTHING = {
    "base",
    "common",
    "constants",
    "helpers",
    "impl",
    "manager",
    "misc",
    "service",
    "utils",
}
SUFFIXES_THAT_SAY_NOTHING = ("Base", "Dto", "Impl", "Manager", "Service")
# Put together here, so that this list is not found by itself.
WORKPLACE_WORDS = tuple(
    "".join(parts)
    for parts in (
        ("/work", "/"),
        ("/tmp", "/team"),
        ("/opt", "/pypi"),
        ("issues", " show"),
        ("domain", ".md"),
        ("conversations", ".md"),
        ("architecture", ".md"),
        ("pypi", ".org"),
        ("python", "hosted"),
        ("debian", ".org"),
        ("npmjs", "."),
    )
)
LARGEST_ID = 2**53
LONGEST_DATA = 64


# --- Sizes and names --------------------------------------------------------------------------------------


def test_no_module_is_long() -> None:
    lengths = {path: len(text_of(path).splitlines()) for path in files() if path.suffix in {".py", ".js"}}
    none_of(f"{path}: {length} lines" for path, length in lengths.items() if length > LONGEST_MODULE)


def test_names_say_something() -> None:
    none_of(str(path) for path in files() if path.suffix == ".py" and path.stem in NAMES_THAT_SAY_NOTHING)
    none_of(
        str(path) for path in files() if path.suffix == ".py" and path.parent.name in NAMES_THAT_SAY_NOTHING
    )
    none_of(
        f"{path}:{node.lineno}: {node.name}"
        for path in sources()
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(SUFFIXES_THAT_SAY_NOTHING)
    )


def test_every_module_says_what_it_is() -> None:
    none_of(str(path) for path in sources() if ast.get_docstring(syntax_of(path)) is None)


def test_nothing_of_the_workplace_is_kept() -> None:
    found = []
    for path in files():
        try:
            lines = text_of(path).splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{path}:{number}: {word}"
            for number, line in enumerate(lines, start=1)
            for word in WORKPLACE_WORDS
            if word in line
        ]
    none_of(found)


# --- Imports ----------------------------------------------------------------------------------------------


def test_every_module_of_the_bot_has_its_floor() -> None:
    """import-linter passes over a module that no contract names."""
    settings = tomllib.loads(text_of(Path("pyproject.toml")))["tool"]["importlinter"]
    contracts = {contract["id"]: contract for contract in settings["contracts"]}
    modules = {
        f"bot.{path.parts[1].removesuffix('.py')}"
        for path in sources()
        if path.parts[0] == "bot" and path.parts[1] not in {"__init__.py", "sandbox"}
    }
    floors = {name for layer in contracts["floors"]["layers"] for name in re.findall(r"[\w.]+", layer)}
    assert modules | set(PACKAGES) - {"bot"} == floors
    assert modules <= set(contracts["sandbox"]["forbidden_modules"])


# --- The table of steps -----------------------------------------------------------------------------------

ENDS = {
    Status.ARCHIVED,
    Status.CANCELLED,
    Status.MERGED,
    Status.REFERENCE,
    Status.REFUSED,
    Status.WITHDRAWN,
}
STARTED_BY_THE_CALENDAR = {ClockKey.RATING_3}


def test_every_status_is_reached_and_left() -> None:
    reached = {Status.DRAFT}
    while more := {step.to for step in STEPS if step.to and step.from_ & reached} - reached:
        reached |= more
    assert reached == set(Status)
    left = {status for step in STEPS if step.to for status in step.from_ - {step.to}}
    assert set(Status) - left == ENDS


def test_every_open_status_is_somebodys_turn() -> None:
    """From each status that is no end, a person can go on: nothing waits for the service alone."""
    moved = {s for step in STEPS if step.to and step.by - {"service"} for s in step.from_ - {step.to}}
    assert set(Status) - moved == ENDS


def test_every_clock_started_is_stopped() -> None:
    """By a step of its own (one that stops every clock is no reason), or because it merely closes a window."""
    started = {key for step in STEPS for key in step.starts}
    stopped = {key for step in STEPS if set(step.stops) != set(ClockKey) for key in step.stops}
    assert set(ClockKey) - started == STARTED_BY_THE_CALENDAR
    assert started - stopped <= LAPSING
    assert stopped <= started


def test_steps_have_names_of_their_own() -> None:
    assert len(BY_NAME) == len(STEPS)
    assert {step.name for step in STEPS if not step.by or not step.from_} == set()


def test_guards_answer_for_a_fresh_proposal() -> None:
    """A guard needs no special state to be asked, and what it answers is a key."""
    fresh = Proposal(1, 1, "A", "T", "S", "R", created_at=datetime(2026, 1, 5, tzinfo=UTC))
    for guard in {guard for step in STEPS for guard in step.needs}:
        reason = guard(fresh, None)
        assert reason is None or reason.startswith("blocked-"), guard.__name__


def test_the_page_of_the_lifecycle_is_current() -> None:
    assert text_of(Path("docs/lifecycle.md")) == lifecycle_markdown(), "make docs"


# --- Buttons ----------------------------------------------------------------------------------------------


def policies() -> Iterator[Policy]:
    for path in sorted((ROOT / "locales/profiles").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if "clocks" in data:
            yield Policy(data)


def codes(name: str) -> set[str]:
    """The codes of one list, of every profile."""
    return {choice.code for policy in policies() for choice in policy.choices(name)}
