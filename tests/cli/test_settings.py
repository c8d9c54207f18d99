"""Settings from the environment and .env; the example file tells of every one."""

import re
import stat
from pathlib import Path

import pytest

from bot.config import Settings, bot_id_of, phone_key_of
from tests.cli.machine import Machine
from tests.tree import ROOT, text_of

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_the_example_tells_of_every_setting_in_both_languages(machine: Machine) -> None:
    _, *blocks = text_of(Path(".env.example")).strip().split("\n\n")
    names = []
    for block in blocks:
        *words, setting = block.splitlines()
        names.append(setting.removeprefix("#").partition("=")[0])
        assert all(line.startswith("# ") for line in words), block
        assert len({bool(CHINESE.search(line)) for line in words}) == 2, block
    assert names == [str(field.alias) for field in Settings.model_fields.values()]


def test_the_example_itself_can_be_read(machine: Machine) -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    settings = [line.removeprefix("#") for line in lines if re.match(r"#?[A-Z_]+=", line)]
    Path(".env").write_text("\n".join(settings), "utf-8")
    read = Settings()
    assert read.bot_mode == "polling"
    assert read.http_port == 8080


def test_an_environment_goes_before_the_file_and_empty_is_not_set(machine: Machine) -> None:
    Path(".env").write_text("\ufeffHTTP_PORT=9000\nLOG_LEVEL=debug\nDATA_DIR=\n", "utf-8")
    machine.has(LOG_LEVEL="Warning", HTTP_HOST="")
    settings = Settings()
    assert (settings.http_port, settings.log_level, settings.http_host) == (9000, "WARNING", "127.0.0.1")
    assert settings.data_dir == Path("data")
    assert settings.database == "sqlite:///data/through-train.db"


def test_several_tokens_and_an_api_base(machine: Machine) -> None:
    machine.has(BOT_TOKEN=" 1:a , 2:b,,1:a", BOT_API_BASE="http://127.0.0.1:8081/", DATA_DIR="~/tt")
    settings = Settings()
    assert settings.bot_token == ("1:a", "2:b")
    assert settings.bot_api_base == "http://127.0.0.1:8081"
    assert settings.data_dir == Path.home() / "tt"


@pytest.mark.parametrize(
    ("token", "bot_id"),
    [
        ("12:ab", 12),
        ("12", None),
        ("x:ab", None),
        ("12:", None),
        ("12:a b", None),
        ("²:ab", None),
        ("", None),
    ],
)
def test_what_can_be_a_token(token: str, bot_id: int | None) -> None:
    assert bot_id_of(token) == bot_id


def test_the_data_folder_is_the_services_own(machine: Machine) -> None:
    machine.has(DATA_DIR="new/data").types("migrate").says()
    assert stat.S_IMODE(Path("new/data").stat().st_mode) == 0o700


def test_the_phone_key_is_made_once(tmp_path: Path) -> None:
    key = phone_key_of(tmp_path / "data")
    assert len(key) == 32
    assert phone_key_of(tmp_path / "data") == key
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["phone.key"]
    assert phone_key_of(tmp_path / "other") != key
