"""`python -m bot inspection`: the pool printed, the same draw again, with and without the database."""

from datetime import UTC, datetime

from domain.inspection import Inspection, Scope
from domain.inspection_draw import Draw, Lot
from domain.people import Person
from domain.ports import UnitOfWork
from tests.cli.machine import Machine
from tests.cli.test_import import asked

POOL = [Lot(f"第{n}号", "交警" if n % 2 else "住建", n, 1) for n in range(1, 21)]


def set_up(machine: Machine) -> Machine:
    async def add(uow: UnitOfWork) -> None:
        zhao, now = await uow.people.add(Person(1, "赵敏")), datetime.now(UTC)
        made = await uow.inspections.add(Inspection(1, Scope(), "赵敏", zhao.id, now, now, {}))
        for seed in ("20211015", "20211116"):
            await uow.inspections.add_draw(Draw(1, made.id, seed, 5, True, POOL, "赵敏", zhao.id, now))

    asked(machine.is_set_up(), add)
    return machine


def test_drawn_again_from_the_database_and_from_a_file(machine: Machine) -> None:
    set_up(machine)
    kept = machine.types("inspection", "draw", "--inspection", "1", "--draw", "1").says("种子 20211015")
    last = machine.types("inspection", "draw", "--inspection", "1").says("种子 20211116")
    assert kept.out != last.out
    assert len(kept.out.splitlines()) == 6
    pool = machine.types("inspection", "pool", "--inspection", "1").says("第1号\t交警")
    (machine.folder / "pool.txt").write_text(pool.out, "utf-8")
    by_hand = ("--pool", "pool.txt", "--seed", "20211015", "--size", "5")
    assert machine.types("inspection", "draw", *by_hand, "--by-department").out == kept.out


def test_what_is_not_there_is_said(machine: Machine) -> None:
    set_up(machine)
    machine.types("inspection", "draw", "--inspection", "7").fails_with("没有这次检查")
    machine.types("inspection", "draw", "--inspection", "1", "--draw", "3").fails_with("没有这次检查")
    machine.types("inspection", "draw").fails_with("--inspection")
    machine.types("inspection", "draw", "--pool", "x", "--seed", "1", "--size", "1").fails_with("x")
    (machine.folder / "pool.txt").write_text("第1号，交警\n", "utf-8")
    machine.types("inspection", "draw", "--pool", "pool.txt", "--seed", "1", "--size", "1").fails_with(
        "pool.txt"
    )
