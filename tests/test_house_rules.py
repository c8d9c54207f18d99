"""Rules of the house that no tool knows: sizes, names, places, the table of steps, buttons, handlers, locks."""

import ast
import inspect
import re
import tomllib
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter
from packaging.requirements import Requirement

from bot import callbacks
from bot.clock import Clock
from bot.dispatcher import build_dispatcher
from bot.i18n import LANGUAGES
from bot.views.assignment import MOST_CO_HANDLERS
from bot.views.lifecycle import lifecycle_markdown
from domain.contact import Confirmation, ContactMode
from domain.draft import Question
from domain.lifecycle import BY_NAME, STEPS
from domain.policy import Policy
from domain.proposal import ClockKey, Disclosure, Proposal, Status
from domain.rating import Grade
from domain.services.reminders import LAPSING
from handlers.reasons import LIST_OF
from handlers.replies import PARTS
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
LONGEST_DATA = 64
LARGEST_ID = 2**53
# Five of these stand in one button. Departments are counted in dozens a congress, so five digits are plenty.
LARGEST_DEPARTMENT_ID = 99_999


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


def choices_of_forms() -> dict[tuple[str, str], set[str]]:
    """What a form's buttons may carry, by step and field."""
    reasons = {**LIST_OF, "rate": "unsatisfied_reasons"}
    forms = {(step, "reason"): codes(name) for step, name in reasons.items()}
    forms |= {(step, field): {""} for step in reasons for field in ("words", "done")}
    departments = ".".join([str(LARGEST_DEPARTMENT_ID)] * (1 + MOST_CO_HANDLERS))
    return forms | {
        ("assign", "lead"): {str(LARGEST_ID)},
        ("assign", "co"): {departments},
        ("assign", "done"): {departments},
        ("draft_reply", "class"): codes("classes"),
        ("draft_reply", "none"): set(PARTS),
        ("draft_reply", "send"): {""},
        ("log_contact", "mode"): set(ContactMode),
        ("log_contact", "day"): {"2026-12-31"},
        ("register", "category"): codes("categories"),
    }


def words_of(press: type[CallbackData], field: str) -> set[str]:
    """Every word of a field: those written in the code, and those that come from lists."""
    from_lists: dict[tuple[type[CallbackData], str], set[str]] = {
        (callbacks.ContactPress, "confirmation"): set(Confirmation),
        (callbacks.DraftPress, "value"): {
            *codes("categories"),
            *codes("screening_questions"),
            *Disclosure,
            *Question,
            str(LARGEST_ID),
        },
        (callbacks.RatePress, "grade"): set(Grade),
        (callbacks.RetryPress, "code"): {"FFFF"},
        (callbacks.SettingPress, "value"): {*LANGUAGES, str(LARGEST_ID)},
        (callbacks.StepPress, "step"): set(BY_NAME),
    }
    return from_lists.get((press, field), set()) | {
        value for name, written, value in buttons_in_code() if (name, written) == (press.__name__, field)
    }


@cache
def buttons_in_code() -> frozenset[tuple[str, str, str]]:
    """(class, field, constant) of every button that the code makes, directly or through a file's own `press`."""
    found = set()
    for path in sources():
        for node in ast.walk(syntax_of(path)):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            arguments: list[tuple[str | None, ast.expr]] = [(k.arg, k.value) for k in node.keywords]
            if name == "press" and path.name == "drafting.py":
                name = "DraftPress"
                arguments += zip(("draft_id", "action", "value"), node.args, strict=False)
            elif name == "press":
                name = "FormPress"
                arguments += zip(("step", "proposal_id", "field", "value"), node.args, strict=False)
            elif name == "choice_view":
                name = "FormPress"
            found |= {
                (name, field, value.value)
                for field, value in arguments
                if field and isinstance(value, ast.Constant) and isinstance(value.value, str)
            }
    return frozenset(found)


def presses() -> Iterator[CallbackData]:
    """The longest button of each class, and of each field of each form."""
    for press in vars(callbacks).values():
        if not (inspect.isclass(press) and issubclass(press, CallbackData)) or press is CallbackData:
            continue
        if press is callbacks.FormPress:
            for (step, field), values in choices_of_forms().items():
                value = max(values, key=len)
                yield press(step=step, proposal_id=LARGEST_ID, field=field, value=value)
            continue
        values: dict[str, Any] = {}
        for name, field in press.model_fields.items():
            longest: dict[type, Any] = {int: LARGEST_ID, bool: True}
            values[name] = longest.get(field.annotation) or max(words_of(press, name), key=len)
        yield press(**values)


def test_buttons_fit_into_callback_data() -> None:
    longest = {repr(press): len(press.pack().encode()) for press in presses()}
    assert len(longest) > len(choices_of_forms())
    none_of(f"{press}: {length} bytes" for press, length in longest.items() if length > LONGEST_DATA)


def test_every_form_is_among_those_measured() -> None:
    written = {value for name, field, value in buttons_in_code() if (name, field) == ("FormPress", "field")}
    assert written == {field for _, field in choices_of_forms()}
    steps = {value for name, field, value in buttons_in_code() if (name, field) == ("FormPress", "step")}
    assert steps <= {step for step, _ in choices_of_forms()}


# --- Handlers ---------------------------------------------------------------------------------------------


@pytest.fixture
async def dispatcher(tmp_path: Path) -> AsyncIterator[Dispatcher]:
    database = Database(f"sqlite:///{tmp_path / 'house.db'}")
    yield build_dispatcher(database, Clock(), JiebaWords(), b"key")
    await database.dispose()


def handlers_of(dispatcher: Dispatcher) -> Iterator[HandlerObject]:
    for router in dispatcher.chain_tail:
        for observer in router.observers.values():
            yield from observer.handlers


def given_by_middlewares() -> set[str]:
    """The names that our middlewares put beside the event."""
    names = set()
    for path in sources():
        if not path.is_relative_to("bot/middlewares"):
            continue
        for node in ast.walk(syntax_of(path)):
            match node:
                case ast.Assign(
                    targets=[ast.Subscript(value=ast.Name(id="data"), slice=ast.Constant(value=str(name)))]
                ):
                    names.add(name)
                case ast.AugAssign(target=ast.Name(id="data"), value=ast.Dict(keys=keys)):
                    names |= {key.value for key in keys if isinstance(key, ast.Constant)}
    return names


async def test_every_parameter_of_every_handler_is_supplied(dispatcher: Dispatcher) -> None:
    """aiogram calls a handler with what it has; a name nobody supplies is found when somebody presses."""
    given = given_by_middlewares() | set(dispatcher.workflow_data) | {"bot"}
    by_filter = {CallbackQueryFilter: "callback_data", Command: "command"}
    unsupplied = []
    for handler in handlers_of(dispatcher):
        filters = [f.callback for f in handler.filters or []]
        own = {name for kind, name in by_filter.items() if any(isinstance(f, kind) for f in filters)}
        _, *parameters = inspect.signature(handler.callback).parameters
        missing = set(parameters) - given - own
        if missing:
            unsupplied.append(f"{handler.callback.__module__}.{handler.callback.__name__}: {sorted(missing)}")
    assert len(list(handlers_of(dispatcher))) > 30
    none_of(unsupplied)


# --- Locks ------------------------------------------------------------------------------------------------


def pins(lock: str) -> dict[str, str]:
    """Name and version of everything in a lock."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", text_of(Path(lock)), re.MULTILINE))


def test_the_locks_fit_the_project_and_each_other() -> None:
    project = tomllib.loads(text_of(Path("pyproject.toml")))["project"]
    running, developing = pins("requirements.txt"), pins("requirements-dev.txt")
    assert running.items() <= developing.items(), "make lock"
    for wanted, lock in (
        (project["dependencies"], running),
        (project["optional-dependencies"]["dev"], developing),
    ):
        for requirement in map(Requirement, wanted):
            assert lock[requirement.name.lower()] in requirement.specifier, f"make lock: {requirement}"


def test_what_runs_here_is_what_is_locked() -> None:
    """The tests would prove little about other versions."""
    locked = pins("requirements.txt")
    for name in ("aiogram", "python-telegram-bot", "sqlalchemy", "apscheduler", "jieba"):
        assert version(name) == locked[name]


def test_the_locks_name_no_address() -> None:
    none_of(
        f"{lock}:{number}"
        for lock in ("requirements.txt", "requirements-dev.txt")
        for number, line in enumerate(text_of(Path(lock)).splitlines(), start=1)
        if "://" in line or line.startswith("-")
    )
