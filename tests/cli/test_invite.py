"""The first administrator's link, and other people's."""

import re
from pathlib import Path

from bot.sandbox.server import Sandbox
from domain.people import Role
from tests.cli.machine import NOBODY_THERE, TOKEN, Machine
from tests.cli.rosters import PEOPLE, workbook
from tests.cli.test_import import asked, person

LINK = re.compile(r"https://t\.me/keqiao_bot\?start=([A-Za-z0-9_-]{8,64})\n")


def set_up(machine: Machine, api: str) -> Machine:
    return machine.is_set_up().has(BOT_TOKEN=TOKEN, BOT_API_BASE=api)


def test_the_first_administrator(machine: Machine, api: Sandbox) -> None:
    first = set_up(machine, api.base_url).types("invite").says("管理员 的邀请链接（只能用一次）")
    second = machine.types("invite")
    codes = [found[1] for answer in (first, second) if (found := LINK.search(answer.out))]
    assert len(set(codes)) == 2
    admin = person(machine, "管理员")
    assert [post.role for post in admin.posts] == [Role.ADMIN, Role.STAFF]
    invitation = asked(machine, lambda uow: uow.people.invitation(1, codes[0]))
    assert invitation is not None
    assert invitation.person_id == admin.id


def test_an_administrator_on_the_roster_is_the_first(machine: Machine, api: Sandbox) -> None:
    people = (*PEOPLE, ("李四", "13512345678", "管理员", "", ""))
    set_up(machine, api.base_url).types("import", workbook(Path("r.xlsx"), people)).says()
    assert LINK.search(machine.types("invite").says("李四 的邀请链接").out)
    assert not asked(machine, lambda uow: uow.people.named(1, "管理员"))


def test_somebody_on_the_roster(machine: Machine, api: Sandbox) -> None:
    people = (*PEOPLE, ("王芳", "13512345678", "人大代表", "安昌镇代表团", ""))
    set_up(machine, api.base_url).types("import", workbook(Path("r.xlsx"), people)).says()
    assert LINK.search(machine.types("invite", "陈涛").says("陈涛 的邀请链接").out)
    machine.types("invite", "钱七").fails_with("名册里没有“钱七”")
    several = machine.types("invite", "王芳")
    assert several.status == 1
    assert several.err.splitlines() == [
        "名册里有几位“王芳”，请用 --unit 写明单位：",
        "柯岩街道 · 代表",
        "安昌镇代表团 · 代表",
    ]
    machine.types("invite", "王芳", "--unit", "安昌镇代表团").says("王芳 的邀请链接")
    elsewhere = machine.types("invite", "王芳", "--unit", "齐贤街道")
    assert elsewhere.status == 1
    assert elsewhere.err.startswith("名册里的“王芳”不在“齐贤街道”：")


def test_without_telegram_there_is_a_code_in_place_of_the_link(machine: Machine) -> None:
    answer = set_up(machine, NOBODY_THERE).types("invite")
    assert answer.status == 0
    assert answer.err.startswith(f"连不上 {NOBODY_THERE}")
    found = re.search(r"/start ([A-Za-z0-9_-]{8,64})\n", answer.out)
    assert found
    assert asked(machine, lambda uow: uow.people.invitation(1, found[1]))


def test_the_token_must_be_the_congresses(machine: Machine, api: Sandbox) -> None:
    set_up(machine, api.base_url).types("congress", "bind", "柯桥区人大", "--bot", "42").says()
    machine.types("invite").fails_with("柯桥区人大", "42")
