"""The doctor says what is right, what is wrong and what to do, and changes nothing."""

from bot.sandbox.server import Sandbox
from tests.cli.machine import NOBODY_THERE, TOKEN, Machine


def test_nothing_is_set_up_yet(machine: Machine) -> None:
    answer = machine.types("doctor")
    assert answer.status == 1
    assert not answer.err
    assert [line[0] for line in answer.out.splitlines()] == ["✗", "✓", "✗", "有"]
    assert "BOT_TOKEN" in answer.out
    assert "python -m bot migrate" in answer.out
    assert answer.out.endswith("有 2 处要改。\n")
    assert not list(machine.folder.iterdir()), "looking changes nothing"


def test_everything_is_well(machine: Machine, api: Sandbox) -> None:
    machine.is_set_up().has(BOT_TOKEN=TOKEN, BOT_API_BASE=api.base_url)
    answer = machine.types("doctor").says(
        "@keqiao_bot", api.base_url, "柯桥区人大", "through-train.db，结构是最新的"
    )
    assert answer.out.endswith("一切正常。\n")
    assert machine.types("doctor", "--lang", "en").says().out.endswith("All is well.\n")


def test_several_troubles_at_once(machine: Machine) -> None:
    machine.types("migrate").says()
    machine.has(BOT_TOKEN=TOKEN, BOT_API_BASE=NOBODY_THERE, BOT_MODE="webhook", WEBHOOK_URL="https://x.org")
    answer = machine.types("doctor")
    assert answer.status == 1
    for words in ("WEBHOOK_SECRET", "congress add", NOBODY_THERE, "有 3 处要改"):
        assert words in answer.out


def test_a_refused_token_and_a_wrong_setting(machine: Machine, api: Sandbox) -> None:
    machine.is_set_up().has(BOT_TOKEN="700000002:NOT-KNOWN-THERE", BOT_API_BASE=api.base_url)
    answer = machine.types("doctor")
    assert answer.status == 1
    assert "✗ Telegram 不认这个 BOT_TOKEN（机器人 700000002）" in answer.out
    assert "NOT-KNOWN-THERE" not in answer.out
    assert machine.has(HTTP_PORT="many").types("doctor").out.startswith("✗ HTTP_PORT 不能是“many”")


def test_a_password_is_not_shown(machine: Machine) -> None:
    answer = machine.has(DATABASE_URL="postgresql://me:secret@127.0.0.1:9/x").types("doctor")
    assert answer.status == 1
    assert "secret" not in answer.out + answer.err
