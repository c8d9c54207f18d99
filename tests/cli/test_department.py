"""`python -m bot department`: the list, merging, retiring."""

from domain.people import Department
from domain.ports import UnitOfWork
from tests.cli.machine import Machine
from tests.cli.test_import import asked


def set_up(machine: Machine) -> Machine:
    async def add(uow: UnitOfWork) -> None:
        for name, short in (("柯桥区建设局", "区建设局"), ("柯桥区住房和城乡建设局", "区住建局")):
            await uow.people.add_department(Department(1, name, short))

    asked(machine.is_set_up(), add)
    return machine


def test_merged_and_listed(machine: Machine) -> None:
    set_up(machine).types("department", "list").says("柯桥区建设局（区建设局）\n")
    machine.types("department", "merge", "区建设局", "--into", "区住建局").says("已并入", "0 件")
    machine.types("department").says("柯桥区建设局（区建设局），", "停用")
    machine.types("department", "retire", "区建设局").fails_with("没有叫“区建设局”的承办单位")


def test_retired(machine: Machine) -> None:
    set_up(machine).types("department", "retire", "柯桥区建设局").says("柯桥区建设局已停用。")


def test_what_cannot_be_meant(machine: Machine) -> None:
    machine.is_set_up().types("department", "list").fails_with("还没有承办单位")
    set_up_again = asked(machine, lambda uow: uow.people.add_department(Department(1, "甲局", "甲")))
    assert set_up_again is not None
    machine.types("department", "merge", "甲", "--into", "甲局").fails_with("不能并入自己")
    machine.types("department", "merge", "乙", "--into", "甲").fails_with("没有叫“乙”")
    assert machine.types("department", "merge", "甲").status == 2
