"""The same commands on a real PostgreSQL."""

import pytest

from tests.cli.machine import Machine

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def test_the_first_steps(machine: Machine, database_url: str) -> None:
    machine.has(DATABASE_URL=database_url)
    machine.types("migrate").says("没有改动")
    machine.types("congress", "add", "甲", "--profile", "keqiao").says()
    machine.types("congress", "list").says("甲：还没有机器人")
    machine.types("verify").says("已核对 0 件")
    assert database_url in machine.types("doctor").out


def test_a_database_that_is_not_there(machine: Machine, database_url: str) -> None:
    machine.has(DATABASE_URL=f"{database_url}_none")
    machine.types("congress", "list").fails_with("打不开数据库", "does not exist")
    machine.types("migrate").fails_with("打不开数据库")


def test_a_person_who_is_not_there(machine: Machine, database_url: str) -> None:
    machine.has(DATABASE_URL=database_url.replace("postgres@", "nobody:hidden@"))
    assert "hidden" not in machine.types("congress", "list").fails_with("打不开数据库").err
