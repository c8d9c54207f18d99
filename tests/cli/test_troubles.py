"""Everything that can be wrong with a machine: one clear sentence on stderr, exit status 1, no traceback."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.sandbox.server import Sandbox
from storage import sqlite
from storage.migrations import REVISIONS
from tests.cli.machine import NOBODY_THERE, TOKEN, Machine, running_sandbox

ASKING_THE_DATABASE = (
    *(("congress", "list"), ("congress", "add", "乙", "--profile", "keqiao"), ("verify",)),
    *(("congress", "bind", "乙", "--bot", "5"), ("invite",), ("run",)),
)


@pytest.mark.parametrize("command", ASKING_THE_DATABASE)
def test_an_empty_database(machine: Machine, command: tuple[str, ...]) -> None:
    machine.has(BOT_TOKEN=TOKEN, HTTP_PORT="0").types(*command).fails_with("python -m bot migrate")


@pytest.mark.parametrize("command", [*ASKING_THE_DATABASE, ("migrate",)])
def test_a_newer_database(machine: Machine, command: tuple[str, ...]) -> None:
    machine.is_set_up().has(BOT_TOKEN=TOKEN, HTTP_PORT="0")
    with closing(sqlite3.connect(machine.database)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    machine.types(*command).fails_with("新版本")


def test_an_old_database(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.is_set_up()
    monkeypatch.setattr("storage.engine.REVISIONS", (*REVISIONS, "9998"))
    machine.types("congress", "list").fails_with("旧", "python -m bot migrate")


@pytest.mark.parametrize("command", [*ASKING_THE_DATABASE, ("migrate",)])
def test_a_locked_database(
    machine: Machine, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.is_set_up().has(BOT_TOKEN=TOKEN, HTTP_PORT="0")
    monkeypatch.setattr(sqlite, "PATIENCE", 0.1)
    with closing(sqlite3.connect(machine.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        machine.types(*command).fails_with("正被另一个程序占用")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://localhost/x", "看不懂 DATABASE_URL"),
        ("through-train.db", "看不懂 DATABASE_URL"),
        ("sqlite://", "看不懂 DATABASE_URL"),
        ("sqlite:///:memory:", "看不懂 DATABASE_URL"),
        ("postgresql://me:secret@localhost:many/x", "看不懂 DATABASE_URL"),
        ("postgresql://me:secret@127.0.0.1:9/x", "打不开数据库"),
        ("postgresql://me:secret@no.such.host.invalid/x", "打不开数据库"),
        ("sqlite:////proc/none/x.db", "数据库"),
    ],
)
@pytest.mark.parametrize("command", [("congress", "list"), ("migrate",), ("run",)])
def test_a_database_that_cannot_be_reached(
    machine: Machine, command: tuple[str, ...], address: str, words: str
) -> None:
    machine.has(DATABASE_URL=address, BOT_TOKEN=TOKEN, HTTP_PORT="0")
    assert "secret" not in machine.types(*command).fails_with(words).err


def test_a_way_of_mail_that_is_none(machine: Machine) -> None:
    machine.has(BOT_TOKEN=TOKEN, MAIL_URL="smtp://user:secret@smtp.example.org")
    assert "secret" not in machine.types("run").fails_with("MAIL_URL", "mailtos://").err


def test_a_yes_or_no_that_is_neither(machine: Machine) -> None:
    machine.has(BOT_TOKEN=TOKEN, COPIES_INSIDE="perhaps").types("run").fails_with("COPIES_INSIDE", "perhaps")


def test_a_file_that_is_no_database(machine: Machine) -> None:
    Path("x.db").write_bytes(b"not a database, but long enough to look at" * 100)
    machine.has(DATABASE_URL="sqlite:///x.db").types("congress", "list").fails_with("打不开数据库")
    machine.types("migrate").fails_with("打不开数据库")


@pytest.mark.parametrize("command", [("migrate",), ("run",), ("demo",)])
def test_a_data_folder_that_cannot_be_written(machine: Machine, command: tuple[str, ...]) -> None:
    Path("file").write_text("in the way")
    machine.has(DATA_DIR="file/data", BOT_TOKEN=TOKEN, HTTP_PORT="0")
    machine.types(*command).fails_with("DATA_DIR", str(machine.folder / "file" / "data"))


@pytest.mark.parametrize("command", ["run", "invite"])
@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("", "没有设置 BOT_TOKEN"),
        (" , ", "没有设置 BOT_TOKEN"),
        ("hello", "不像令牌"),
        ("abc:def", "不像令牌"),
        ("123456:", "不像令牌"),
        ("123456:AB CD", "不像令牌"),
        (f"{TOKEN},700000001:ANOTHER", "同一个机器人"),
    ],
)
def test_a_token_missing_or_malformed(machine: Machine, command: str, token: str, words: str) -> None:
    machine.is_set_up().has(BOT_TOKEN=token).types(command).fails_with(words)


@pytest.mark.parametrize("command", ["run", "invite"])
def test_a_token_that_telegram_refuses(machine: Machine, api: Sandbox, command: str) -> None:
    machine.is_set_up().has(BOT_TOKEN="700000002:NOT-KNOWN-THERE", BOT_API_BASE=api.base_url, HTTP_PORT="0")
    answer = machine.types(command).fails_with("不认这个 BOT_TOKEN", "700000002")
    assert "NOT-KNOWN-THERE" not in answer.err


def test_an_api_that_nobody_answers_at(machine: Machine) -> None:
    machine.is_set_up().has(BOT_TOKEN=TOKEN, BOT_API_BASE=NOBODY_THERE, HTTP_PORT="0")
    machine.types("run").fails_with("连不上", NOBODY_THERE)


def test_a_port_that_is_taken(machine: Machine, api: Sandbox) -> None:
    machine.is_set_up().has(BOT_TOKEN=TOKEN, BOT_API_BASE=api.base_url, HTTP_PORT=str(api.port))
    machine.types("run").fails_with(f"端口 {api.port} 已被占用")


def test_an_address_of_another_machine(machine: Machine, api: Sandbox) -> None:
    machine.is_set_up().has(BOT_TOKEN=TOKEN, BOT_API_BASE=api.base_url, HTTP_HOST="192.0.2.1")
    machine.types("run").fails_with("192.0.2.1:8080", "HTTP_HOST")


def test_a_demonstration_on_a_port_that_is_taken(machine: Machine, api: Sandbox) -> None:
    machine.types("demo", "--port", api.port).fails_with(f"端口 {api.port} 已被占用")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("BOT_MODE", "smoke-signals", "polling"),
        ("HTTP_PORT", "many", "65535"),
        ("HTTP_PORT", "70000", "65535"),
        ("LOG_LEVEL", "LOUD", "DEBUG"),
        ("BOT_API_BASE", "api.telegram.org", "https://"),
        ("BOT_API_BASE", "http://[", "https://"),
    ],
)
def test_a_setting_that_makes_no_sense(machine: Machine, name: str, value: str, words: str) -> None:
    for command in ("run", "migrate", "demo"):
        machine.has(**{name: value}).types(command).fails_with(name, value, words)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "WEBHOOK_URL"),
        ({"WEBHOOK_URL": "http://bot.example.org"}, "https://"),
        ({"WEBHOOK_URL": "https://bot.example.org"}, "WEBHOOK_SECRET"),
        ({"WEBHOOK_URL": "https://bot.example.org", "WEBHOOK_SECRET": "mit Lücken"}, "WEBHOOK_SECRET"),
    ],
)
def test_a_webhook_half_set_up(machine: Machine, settings: dict[str, str], words: str) -> None:
    machine.has(BOT_TOKEN=TOKEN, BOT_MODE="webhook", **settings).types("run").fails_with(words)


def test_a_settings_file_in_another_encoding(machine: Machine) -> None:
    Path(".env").write_bytes("# 令牌\nBOT_TOKEN=\n".encode("gbk"))
    machine.types("migrate").fails_with(".env", "UTF-8")


def test_congresses_and_profiles_that_are_not_there(machine: Machine) -> None:
    machine.types("migrate")
    machine.types("congress", "list").fails_with("congress add")
    machine.types("congress", "add", "甲", "--profile", "../keqiao").fails_with(
        "没有“../keqiao”这个样板", "keqiao"
    )
    machine.types("congress", "add", "甲", "--profile", "keqiao").says("已建立“甲”")
    machine.types("congress", "add", "甲", "--profile", "keqiao").fails_with("“甲”已经有了")
    machine.types("congress", "bind", "丙", "--bot", "5").fails_with("没有“丙”", "现有：甲")
    machine.types("congress", "add", "乙", "--profile", "keqiao").says()
    machine.has(BOT_TOKEN=TOKEN).types("invite").fails_with("--congress", "甲", "乙")


def test_a_bot_speaks_for_one_congress_only(machine: Machine) -> None:
    machine.is_set_up("甲").types("congress", "add", "乙", "--profile", "keqiao").says()
    machine.types("congress", "bind", "甲", "--bot", TOKEN).says("“甲”现在由机器人 700000001 服务")
    machine.types("congress", "bind", "甲", "--bot", "700000001").says()
    machine.types("congress", "bind", "乙", "--bot", "700000001").fails_with("已经在服务“甲”")
    machine.types("congress", "list").says("甲：机器人 700000001", "乙：还没有机器人")


def test_a_bot_of_which_nobody_knows_for_whom_it_speaks(machine: Machine, api: Sandbox) -> None:
    machine.is_set_up("甲").types("congress", "add", "乙", "--profile", "keqiao").says()
    machine.has(BOT_TOKEN=TOKEN, BOT_API_BASE=api.base_url, HTTP_PORT="0")
    machine.types("run").fails_with("congress bind 名称 --bot 700000001")


def test_the_same_in_english_and_in_a_process_of_its_own(machine: Machine) -> None:
    machine.has(LANG="en_GB.UTF-8").starts("run").fails_with("BOT_TOKEN is not set")
    machine.starts("--lang", "zh-CN", "verify").fails_with("数据库还是空的")


def test_two_bots_for_two_congresses_are_asked_both(machine: Machine, api: Sandbox) -> None:
    machine.is_set_up("甲").types("congress", "add", "乙", "--profile", "keqiao").says()
    with running_sandbox("700000009:SECOND") as other:
        machine.has(BOT_TOKEN=f"{TOKEN}, 700000009:SECOND", BOT_API_BASE=other.base_url, HTTP_PORT="0")
        machine.types("congress", "bind", "甲", "--bot", "700000001").says()
        machine.types("congress", "bind", "乙", "--bot", "700000009").says()
        machine.types("run").fails_with("不认这个 BOT_TOKEN（机器人 700000001）")
