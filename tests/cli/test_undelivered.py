"""`python -m bot outbox`: what did not arrive, and sending it again."""

from datetime import UTC, datetime

from domain.notice import Notice, Outcome
from domain.people import Person
from domain.ports import UnitOfWork
from tests.builders import NOW
from tests.cli.machine import Machine
from tests.cli.test_import import asked


def set_up(machine: Machine) -> Machine:
    async def add(uow: UnitOfWork) -> None:
        wang = await uow.people.add(Person(1, "王芳"))
        for n in range(3):
            notice = Notice(1, wang.id, "morning", f"{n}", NOW)
            await uow.outbox.post(notice)
        now = datetime.now(UTC)
        await uow.outbox.settle([1, 2], Outcome.BLOCKED, now)

    asked(machine.is_set_up(), add)
    return machine


def test_listed_and_sent_again(machine: Machine) -> None:
    set_up(machine).types("outbox", "list").says("在路上 1 条。", "2　提醒和其他 · 对方停用（blocked）")
    machine.types("outbox", "resend", "--reason", "blocked").says("2 条会重新发送")
    machine.types("outbox", "resend", "--reason", "blocked").says("0 条会重新发送")
    machine.types("outbox").says("在路上 3 条。")


def test_a_reason_there_is_not(machine: Machine) -> None:
    set_up(machine)
    assert machine.types("outbox", "resend", "--reason", "bored").status == 2
    assert machine.types("outbox", "resend").status == 2
