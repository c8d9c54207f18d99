"""Agreed meetings: moved, called off, late, reminded of, held, missed; who else comes; what ends them."""

from dataclasses import replace
from datetime import timedelta

from domain.appointment import MeetingState
from domain.contact import Confirmation
from domain.cosigner import Cosigner, CosignerState, CosignerWay
from domain.people import Role
from domain.proposal import Status
from tests.conversations.meetings import PLACE, THURSDAY, agreed, calendars, meeting, offer, signed
from tests.conversations.offices import joins, kept, picture, pushed, together
from tests.conversations.test_contacts import key
from tests.house import Chat, House


def reminders(chat: Chat) -> int:
    return sum((message.text or "").startswith("提醒：") for message in chat.phone.received)


async def test_moved_the_other_agrees_again(house: House) -> None:
    await signed(house)
    chen, wang = await agreed(house)
    await wang.presses("改时间")
    await wang.says("周五上午10点")
    chen.sees_last("王芳想改")
    assert (await meeting(house)).state is MeetingState.MOVED
    # The old time's reminder does not come any more.
    await house.passes(days=3)
    assert (reminders(chen), reminders(wang)) == (0, 0)
    await chen.presses("查看", "选面商时间", "都不行，我提时间")
    await chen.says("下周一上午9点")
    await wang.presses("3月9日（周一） 09:00")
    first, second = calendars(wang)
    one, two = first.events[0], second.events[0]
    assert one["UID"] == two["UID"]
    assert (one["SEQUENCE"], two["SEQUENCE"]) == (0, 1)
    assert str(second["METHOD"]) == "PUBLISH"


async def test_both_move_it_at_once(house: House) -> None:
    await signed(house)
    chen, wang = await agreed(house)
    await chen.presses("改时间")
    await wang.presses("改时间")
    await wang.says("周五上午10点")
    await chen.says("周五下午3点")
    chen.sees("对方刚刚先提了改时间")
    chen.sees("您刚才写的没有存进去：\n周五下午3点")
    moved = await meeting(house)
    assert [at.hour for at in moved.times] == [2]
    await chen.presses("选面商时间", "3月6日（周五） 10:00")
    assert (await meeting(house)).is_agreed


async def test_reminded_a_day_and_an_hour_before_then_asked(house: House) -> None:
    number = await signed(house)
    chen, wang = await agreed(house)
    await house.passes(days=2, hours=4, minutes=30)
    assert reminders(wang) == 0
    await house.passes(hours=1)
    wang.sees_last(f"提醒：{THURSDAY}有{number}的面商")
    assert (reminders(chen), reminders(wang)) == (1, 1)
    await house.restart()
    await house.passes(hours=22, minutes=45)
    assert (reminders(chen), reminders(wang)) == (2, 2)
    await wang.presses("我要晚到", "20 分钟")
    chen.sees_last("王芳要晚到大约 20 分钟")
    await house.passes(hours=2)
    chen.sees_last("开了吗")
    await chen.presses("开了，记录面商", "王芳")
    chen.phone.sends_photos([picture()], "李副大队长带队看了现场，议定月底前安装。")
    await house.settle()
    wang.sees_last("属实吗")
    await wang.presses("属实")
    proposal = await kept(house)
    (contact,) = proposal.contacts
    assert (contact.confirmation, contact.attendees) == (Confirmation.CONFIRMED, "王芳")
    assert contact.happened_on.isoformat() == "2026-03-05"
    assert proposal.appointments[0].state is MeetingState.HELD
    assert [e.details["files"] for e in proposal.history if e.step == "record_meeting"]
    # Nothing more comes of it.
    after = pushed([chen, wang])
    await house.service.ticks.look_at_meetings()
    await house.settle()
    assert pushed([chen, wang]) == after


async def test_a_machine_that_slept_reminds_once(house: House) -> None:
    await signed(house)
    chen, wang = await agreed(house)
    before = pushed([wang])
    house.clock.move_to(house.clock.now() + timedelta(days=3, hours=4, minutes=30))
    for _ in range(2):
        await house.service.ticks.look_at_meetings()
        await house.settle()
    assert pushed([wang]) == [before[0] + 1]
    chen.sees_last("提醒：")


async def test_cancelled_and_not_held(house: House) -> None:
    await signed(house)
    chen, wang = await agreed(house)
    await wang.presses("取消面商", "临时有会")
    chen.sees("面商取消了：临时有会")
    *_, gone = calendars(chen)
    assert (str(gone["METHOD"]), gone.events[0]["STATUS"]) == ("CANCEL", "CANCELLED")
    assert gone.events[0]["SEQUENCE"] == 1
    await chen.presses("查看")
    await offer(house)
    await wang.presses(THURSDAY)
    await house.passes(days=4)
    chen.sees("开了吗")
    await chen.presses("没有开成", "代表没有到")
    wang.sees_last("没有开成：代表没有到")
    house.chat("赵敏").sees("没有开成：代表没有到")
    assert (await meeting(house, 2)).state is MeetingState.MISSED
    assert (await kept(house)).contacts == []


async def test_a_contact_recorded_by_hand_was_the_meeting(house: House) -> None:
    await signed(house)
    chen, _ = await agreed(house)
    await house.passes(days=3, hours=5, minutes=10)
    await chen.presses("查看", "记录沟通", "现场踏勘", "今天")
    await chen.says("看了现场，议定月底前安装。")
    assert (await meeting(house)).state is MeetingState.HELD
    before = pushed([chen])
    await house.passes(hours=3)
    assert pushed([chen]) == before


async def beside(house: House, name: str) -> None:
    """As if this representative had signed the proposal too."""
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
        congress = (await uow.congresses.every())[0]
        people = await uow.people.holding(congress.id, Role.REPRESENTATIVE)
        (person,) = [p for p in people if p.name == name]
        now = house.clock.now()
        proposal.cosigners.append(
            Cosigner(person.id, name, CosignerWay.SECONDED, CosignerState.SIGNED, now, now)
        )


async def test_co_signers_come_along(house: House) -> None:
    await signed(house)
    li = await joins(house, "李建", 1101, Role.REPRESENTATIVE, "柯岩街道")
    await beside(house, "李建")
    chen, wang = house.chat("陈涛"), house.chat("王芳")
    await chen.presses("约面商")
    await chen.says(f"周四下午2点半，{PLACE}")
    await chen.presses("现场踏勘", "经办人", "没有", "联名代表一起请", "发给代表")
    li.sees_last("也请您参加")
    await li.presses("我参加")
    chen.sees("李建代表参加")
    await wang.presses(THURSDAY)
    li.sees("面商时间定了")
    booked = await meeting(house)
    assert booked.coming == 2
    assert len(calendars(li)) == 1
    await li.presses("我不参加")
    chen.sees("李建代表不参加")
    assert (await meeting(house)).coming == 1


async def test_a_key_one_is_led_by_its_leader(house: House) -> None:
    await signed(house)
    await key(house)
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
        assert proposal.key is not None
        proposal.key = replace(proposal.key, leading_leader="李副区长")
    chen = house.chat("陈涛")
    await chen.presses("约面商")
    await chen.says(f"周四下午2点半，{PLACE}")
    await chen.presses("现场踏勘", "单位主要负责人")
    chen.sees("要由领办领导李副区长带队")
    await chen.presses("政府领导")
    chen.sees("政府领导李副区长带队")
    await chen.presses("发给代表")
    booked = await meeting(house)
    assert (booked.led_by, booked.attendees) == ("李副区长", "周明")


async def test_withdrawn_while_agreed(house: House) -> None:
    await signed(house)
    chen, wang = await agreed(house)
    async with house.service.database.unit_of_work() as uow:
        (await uow.proposals.get(1)).status = Status.WITHDRAWN
    await house.passes(minutes=2)
    wang.sees("面商取消了，这件不再由原来的单位办理，或已经结束")
    chen.sees("面商取消了")
    assert (await meeting(house)).state is MeetingState.CANCELLED


async def test_another_departments_now(house: House) -> None:
    """The old clerk, who may not see it any more, hears that the meeting is off."""
    await signed(house)
    chen, wang = await agreed(house)
    async with house.service.database.unit_of_work() as uow:
        for share in (await uow.proposals.get(1)).assignments:
            share.released_at = house.clock.now()
    await house.passes(minutes=2)
    chen.sees_last("面商取消了")
    wang.sees("面商取消了")


async def test_whoever_blocked_the_bot_holds_up_nobody(house: House) -> None:
    await signed(house)
    chen, wang = await agreed(house)
    wang.phone.blocks()
    await house.passes(days=3, hours=4, minutes=30)
    assert reminders(chen) == 2
    await house.passes(hours=2)
    chen.sees_last("开了吗")


async def test_a_suspended_representative_and_a_new_clerk(house: House) -> None:
    await signed(house)
    await agreed(house)
    wang = house.chat("王芳")
    async with house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(1)
        person = await uow.people.get(proposal.congress_id, proposal.representative_id)
        assert person is not None
        person.suspended = True
        await uow.people.save(person)
    newcomer = await joins(house, "钱进", 1102, Role.DEPARTMENT_CLERK, "区交警大队")
    await house.passes(days=2, hours=6)
    assert (reminders(newcomer), reminders(wang)) == (1, 1)
    await newcomer.presses("改时间")
    await newcomer.says("周五上午10点")
    await wang.presses("3月6日（周五） 10:00")
    assert (await meeting(house)).is_agreed


async def test_two_press_cancel_at_once(house: House) -> None:
    await signed(house)
    chen, wang = await agreed(house)
    await chen.presses("取消面商")
    await wang.presses("取消面商")
    await together(house, (chen, "临时有会"), (wang, "人不在"))
    proposal = await kept(house)
    assert len([e for e in proposal.history if e.step == "cancel_meeting"]) == 1
    assert "现在没有在约的面商" in chen.screen + wang.screen
