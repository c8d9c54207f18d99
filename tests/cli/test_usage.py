"""Help that teaches, in both languages, at once; wrong usage said in words."""

import subprocess
import sys

import pytest

from tests.cli.machine import Machine
from tests.tree import ROOT

COMMANDS = (
    *("run", "demo", "migrate", "congress", "congress add", "congress bind", "congress list", "import"),
    *("template", "invite", "doctor", "verify", "lifecycle", "report", "policy", "permissions", "replay"),
    *("department list", "department merge", "outbox resend", "inspection draw", "inspection pool"),
)
SLOW = {"aiogram", "alembic", "asyncpg", "docx", "jieba", "openpyxl", "pydantic", "sqlalchemy", "telegram"}


@pytest.mark.parametrize(("language", "example"), [("zh-CN", "例子"), ("en", "Example")])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(
    machine: Machine, command: str, language: str, example: str
) -> None:
    shown = machine.types("--lang", language, *command.split(), "--help").says(example)
    assert f"python -m bot {command}" in shown.out.partition(example)[2]
    assert f"\n{'可选的：' if language == 'zh-CN' else 'Optional:'}\n" in shown.out


def test_the_first_help_shows_the_way_from_nothing_to_a_running_bot(machine: Machine) -> None:
    shown = machine.types("--help").out
    places = [
        shown.index(f"python -m bot {c}") for c in ("migrate", "congress add", "import", "invite", "run")
    ]
    assert places == sorted(places)
    assert "make demo" in shown


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "还缺：COMMAND"),
        (["dance"], "COMMAND 不能是“dance”。可填：demo, doctor"),
        (["congress", "add"], "还缺：NAME, --profile"),
        (["congress", "add", " ", "--profile", "keqiao"], "NAME 不能是"),
        (["congress", "bind", "甲", "--bot", "abc"], "--bot 不能是“abc”"),
        (["invite", "--unit"], "--unit 后面要写内容"),
        (["doctor", "--quick"], "看不懂：--quick"),
        (["demo", "--port", "65536"], "--port 不能是“65536”"),
        (["import"], "还缺：FILE"),
    ],
)
def test_wrong_usage_is_said_in_words(machine: Machine, given: list[str], words: str) -> None:
    answer = machine.types(*given)
    assert answer.status == 2
    assert answer.err.startswith(words), answer.err
    assert "--help" in answer.err
    assert not answer.out


def test_a_token_given_for_a_bot_is_not_repeated(machine: Machine) -> None:
    answer = machine.types("congress", "bind", "甲", "--bot", "12x:SECRET-PART")
    assert answer.status == 2
    assert "SECRET" not in answer.err


@pytest.mark.parametrize(
    ("environment", "flags", "words"),
    [
        ({}, [], "还缺"),
        ({"LANG": "zh_CN.UTF-8"}, [], "还缺"),
        ({"LANG": "en_GB.UTF-8"}, [], "Missing"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, [], "还缺"),
        ({"LANG": "en_GB.UTF-8"}, ["--lang", "zh-CN"], "还缺"),
        ({}, ["--lang=en"], "Missing"),
    ],
)
def test_the_language_is_asked_for_or_the_machines(
    machine: Machine, environment: dict[str, str], flags: list[str], words: str
) -> None:
    assert words in machine.has(**environment).types(*flags, "import").err
    assert words in machine.types("import", *flags).err


def test_help_waits_for_nothing_slow() -> None:
    """Measured by what is imported: seconds depend on the machine."""
    asked = "import sys, bot.cli\ntry: bot.cli.main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, cwd=ROOT, check=True)
    assert not SLOW & set(done.stdout.split())


def test_importing_a_roster_waits_for_no_chat_library() -> None:
    asked = "import sys; import bot.roster, bot.profiles, bot.checks; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, cwd=ROOT, check=True)
    assert not {"aiogram", "telegram", "docx", "jieba"} & set(done.stdout.split())


def test_somebody_who_stops_reading_gets_no_traceback(machine: Machine) -> None:
    command = f"{sys.executable} -m bot lifecycle | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False, timeout=60
    )
    assert done.stdout.startswith("#")
    assert not done.stderr


def test_a_terminal_without_chinese_still_gets_its_answer(machine: Machine) -> None:
    answer = machine.has(PYTHONIOENCODING="ascii").starts("--help")
    assert answer.status == 0
    assert "python -m bot migrate" in answer.out
