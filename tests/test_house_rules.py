"""Rules of the house that no tool knows: sizes, names, floors, what handlers are given, locks."""

import ast
import inspect
import re
import tomllib
from collections.abc import AsyncIterator, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from aiogram import Dispatcher
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackQueryFilter
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bot.clock import Clock
from bot.dispatcher import build_dispatcher
from storage.engine import Database
from storage.migrations import REVISIONS
from storage.words import JiebaWords
from tests.tree import PACKAGES, files, none_of, sources, syntax_of, text_of

LONGEST_MODULE = 400
LONGEST_SERVICE = 200
LONGEST_CONVERSATION = 250
# No conversations: the engine that asks every question, and the kinds of field it knows.
ENGINE = {Path("handlers/forms.py"), Path("handlers/fields.py")}
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
SUFFIXES_THAT_SAY_NOTHING = re.compile(r".+(Base|Dto|Impl|Manager|Service)")
# Put together here, so that this list is not found by itself.
WORKPLACE_WORDS = tuple(
    "".join(parts)
    for parts in (
        ("/work", "/"),
        ("/tmp", "/team"),
        ("/opt", "/pypi"),
        ("issues", " show"),
        ("../", "shared"),
        ("pypi", ".org"),
        ("python", "hosted"),
        ("debian", ".org"),
        ("npmjs", "."),
    )
)


def test_no_module_is_long() -> None:
    lengths = {path: len(text_of(path).splitlines()) for path in files() if path.suffix in {".py", ".js"}}
    none_of(f"{path}: {length} lines" for path, length in lengths.items() if length > LONGEST_MODULE)


def test_no_service_and_no_conversation_is_long() -> None:
    limits = {Path("domain/services"): LONGEST_SERVICE, Path("handlers"): LONGEST_CONVERSATION}
    assert set(sources()) >= ENGINE
    none_of(
        f"{path}: {length} lines"
        for path in sources()
        if path.parent in limits and path not in ENGINE
        if (length := len(text_of(path).splitlines())) > limits[path.parent]
    )


def test_names_say_something() -> None:
    none_of(
        str(path)
        for path in files()
        if path.suffix == ".py" and NAMES_THAT_SAY_NOTHING & {path.stem, path.parent.name}
    )
    none_of(
        f"{path}:{node.lineno}: {node.name}"
        for path in sources()
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.ClassDef) and SUFFIXES_THAT_SAY_NOTHING.fullmatch(node.name)
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


def test_every_module_of_the_bot_has_its_floor() -> None:
    """import-linter passes over a module that no contract names."""
    settings = tomllib.loads(text_of(Path("pyproject.toml")))["tool"]["importlinter"]
    floors = next(contract for contract in settings["contracts"] if contract["id"] == "floors")
    modules = {
        f"bot.{path.parts[1].removesuffix('.py')}"
        for path in sources()
        if path.parts[0] == "bot" and path.parts[1] not in {"__init__.py", "sandbox"}
    }
    named = {name for layer in floors["layers"] for name in re.findall(r"[\w.]+", layer)}
    assert modules | set(PACKAGES) - {"bot"} == named


def test_the_steps_of_the_schema_are_one_chain() -> None:
    """Two that were written side by side like to take the same number."""
    steps = [path for path in files() if path.parent == Path("storage/migrations/versions")]
    numbers = [path.name.partition("_")[0] for path in steps if path.suffix == ".py"]
    assert numbers == list(REVISIONS)


@pytest.fixture
async def dispatcher(tmp_path: Path) -> AsyncIterator[Dispatcher]:
    database = Database(f"sqlite:///{tmp_path / 'house.db'}")
    yield build_dispatcher(database, Clock(), JiebaWords(), b"key")
    await database.dispose()


def handlers_of(dispatcher: Dispatcher) -> Iterator[HandlerObject]:
    for router in dispatcher.sub_routers:
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
                case ast.Subscript(
                    value=ast.Name(id="data"), slice=ast.Constant(value=str(name)), ctx=ast.Store()
                ):
                    names.add(name)
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
    assert len(list(handlers_of(dispatcher))) > len(dispatcher.sub_routers)
    none_of(unsupplied)


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
            assert lock[canonicalize_name(requirement.name)] in requirement.specifier, (
                f"make lock: {requirement}"
            )


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
