"""Reminders: one bundle a person and morning, most urgent first, true when sent; lateness; the ladder."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.callbacks import MenuPress
from bot.i18n import LANGUAGES, Translator
from bot.views.reminders import bundle_view
from domain.due import DueClock
from domain.people import Congress, Role
from domain.proposal import AssignmentRole, ClockKey, Status
from domain.services import mornings
from domain.services.mornings import Bundle
from storage.engine import Database
from tests import builders
from tests.conversations.offices import joins, kept, pushed
from tests.conversations.steps import assign, draft_reply, handle, reply, submit
from tests.house import House
from tests.storage.counting import statements

ZONE = ZoneInfo("Asia/Shanghai")


def heads(house: House, name: str) -> list[str]:
    """The first lines of the morning's messages on this phone."""
    texts = [m.text or "" for m in house.chat(name).phone.received]
    return [t.splitlines()[0] for t in texts if t.startswith("早上好")]


async def test_one_bundle_a_morning_most_urgent_first(house: House) -> None:
    await assign(house)
    await submit(house, "齐贤街道老年食堂门口没有无障碍坡道，老人进出很不方便，建议加建")
    await house.chat("赵敏").presses("立案并编号", "社会事业", "交办", "区交警大队", "交办")
    await house.passes(hours=24)
    chen = house.chat("陈涛")
    first = "早上好。今天要办 2 件，提前提醒 2 件："
    assert heads(house, "陈涛") == [first], "nothing on the day of the assignment itself"
    chen.sees("今天到期 2\n直2026-001 首次沟通\n直2026-002 首次沟通")
    await house.passes(hours=24)
    assert heads(house, "陈涛") == [first, first]
    late, soon = (chen.newest.text or "").index("已超期 2"), (chen.newest.text or "").index("3 天内 2")
    assert late < soon
    assert chen.newest.inline is not None
    await chen.presses("直2026-002 首次沟通")
    chen.sees("首次沟通已超期 1 天（期限 3月3日，周二）")
    assert chen.buttons[0] == "签收", "nothing else is possible before"
    await chen.presses("签收")
    await chen.presses("直2026-002 首次沟通")
    chen.sees("首次沟通已超期 1 天（期限 3月3日，周二）")
    assert chen.last_buttons[0] == "记录沟通"


def test_hundreds_on_one_morning_fit_into_a_message_the_most_urgent_first() -> None:
    congress = Congress("昆明市人大", builders.policy("kunming"), id=1)
    items = [due_clock(n, days=n // 10) for n in range(300)]
    for language in LANGUAGES:
        t = Translator(language, ZONE)
        view = bundle_view(Bundle(items, []), congress.policy, t, now=builders.NOW)
        assert len(view.text) < 4096
        assert "第0号" in view.text
        lines = view.text.splitlines()
        assert lines[-1] == t("due-more", n=288)
        assert sum("号" in line for line in lines) == 12
        assert sum(len(row) for row in view.rows) == 13, "a button each, and one for the others"
        assert view.rows[-1][0].text == t.plain("due-more-button", n=288)
        assert view.rows[-1][0].data == MenuPress(item="todo").pack()
        overdue = [due_clock(n, days=-1) for n in range(20)]
        view = bundle_view(Bundle(overdue, []), congress.policy, t, now=builders.NOW)
        assert view.rows[-1][0].data == MenuPress(item="todo", only="late").pack()


def due_clock(n: int, days: int, key: ClockKey = ClockKey.REPLY) -> DueClock:
    """Of the suggestion with that number, due so many days after NOW."""
    due = builders.NOW + timedelta(days=days)
    return DueClock(n, key, builders.NOW, due, due.date(), False, 1, n, f"第{n}号", "题目", 1, "staff")


async def test_lateness_is_stamped_once_and_the_ladder_is_climbed(house: House) -> None:
    await assign(house)
    await house.passes(hours=22)
    clock = (await kept(house)).clock(ClockKey.FIRST_CONTACT)
    assert clock is not None
    assert clock.overdue_at is None, "due today, not late"
    names = ("周明", "何伟", "赵敏")
    await house.passes(days=2)
    clock = (await kept(house)).clock(ClockKey.FIRST_CONTACT)
    assert clock is not None
    assert clock.overdue_at == datetime(2026, 3, 4, tzinfo=ZONE), "from the start of the day"
    assert [len(heads(house, name)) for name in names] == [1, 0, 0], "one working day over: the head"
    house.chat("周明").sees_last("早上好。以下 1 件已经超期，请督促：")
    await house.passes(days=2)
    assert [len(heads(house, name)) for name in names] == [3, 1, 1], "three: government office and registry"
    entries = [e.details["clock"] for e in (await kept(house)).history if e.step == "mark_overdue"]
    assert entries.count("first_contact") == 1
    friday = [len(heads(house, name)) for name in ("陈涛", *names)]
    await house.passes(days=2)
    assert [len(heads(house, name)) for name in ("陈涛", *names)] == friday, "nothing at the weekend"


async def test_a_machine_that_slept_sends_one_bundle(house: House) -> None:
    await assign(house)
    house.clock.move_to(house.clock.now() + timedelta(days=3))
    await house.service.ticks.settle_clocks()
    for _ in range(3):
        await house.service.ticks.remind()
        await house.settle()
    assert len(heads(house, "陈涛")) == 1
    assert len(heads(house, "周明")) == 1


async def test_what_was_done_meanwhile_is_not_in_the_bundle(house: House) -> None:
    """The bundle is posted while Telegram cannot be reached, and the work is done before it can."""
    await assign(house)
    house.clock.move_to(datetime(2026, 3, 3, 8, 31, tzinfo=ZONE))
    await house.service.ticks.remind()
    async with house.service.database.unit_of_work() as uow:
        clock = (await uow.proposals.get(1)).clock(ClockKey.FIRST_CONTACT)
        assert clock is not None
        clock.stopped_at = house.clock.now()
    await house.settle()
    text = house.chat("陈涛").newest.text or ""
    assert text.startswith("早上好。今天没有到期的事，提前提醒 1 件：")
    assert "首次沟通" not in text


async def test_nothing_in_quiet_hours_nor_outside_office_hours(house: House) -> None:
    await assign(house)
    for moment in (datetime(2026, 3, 2, 22, 0, tzinfo=ZONE), datetime(2026, 3, 3, 7, 45, tzinfo=ZONE)):
        house.clock.move_to(moment)
        await house.service.ticks.remind()
        await house.settle()
        assert heads(house, "陈涛") == []
    house.clock.move_to(datetime(2026, 3, 3, 8, 31, tzinfo=ZONE))
    await house.service.ticks.remind()
    await house.settle()
    assert len(heads(house, "陈涛")) == 1


async def test_what_the_registry_owes_is_not_told_to_the_government(house: House) -> None:
    await submit(house)
    before = pushed([house.chat("何伟")])
    await house.passes(days=10)
    house.chat("赵敏").sees("交办，超")
    assert pushed([house.chat("何伟")]) == before
    assert heads(house, "王芳") == []


async def test_whose_turn_the_review_is_gets_reminded(house: House) -> None:
    committee = await joins(house, "沈静", 2001, Role.COMMITTEE)
    await handle(house)
    async with house.service.database.unit_of_work() as uow:
        (await uow.proposals.get(1)).review_chain = ["committee", "government_office"]
    await draft_reply(house)
    await house.chat("周明").presses("签发，送审核")
    clock = (await kept(house)).clock(ClockKey.REVIEW)
    assert clock is not None
    he = house.chat("何伟")
    before = pushed([committee, he])
    house.clock.move_to(datetime.combine(clock.due_on, time(8, 31), ZONE))
    await house.service.ticks.remind()
    await house.settle()
    committee.sees_last("直2026-001 审核")
    assert pushed([committee, he]) == [before[0] + 1, before[1]]
    await committee.says("/find 直2026-001")
    await committee.presses("本级审核通过")
    clock = (await kept(house)).clock(ClockKey.REVIEW)
    assert clock is not None
    before = pushed([committee, he])
    house.clock.move_to(datetime.combine(clock.due_on, time(8, 31), ZONE))
    await house.service.ticks.remind()
    await house.settle()
    he.sees_last("直2026-001 审核")
    assert pushed([committee, he]) == [before[0], before[1] + 1]


async def test_who_rated_both_is_not_reminded_to_rate(house: House) -> None:
    await reply(house)
    await house.chat("王芳").presses("满意")
    await house.passes(days=14)
    assert len(heads(house, "王芳")) == 2, "half is missing: fifteen and seven days before"
    await house.chat("王芳").presses("满意")
    await house.passes(days=7)
    assert len(heads(house, "王芳")) == 2


async def _with_late_proposals(database: Database, count: int) -> Congress:
    world = await builders.world(database)
    async with database.unit_of_work() as uow:
        for n in range(count):
            proposal = await uow.proposals.add(
                builders.suggestion(world.representative, title=f"第{n}件", status=Status.ASSIGNED)
            )
            proposal.assignments = [
                builders.assignment(world.department),
                builders.assignment(world.co_department, AssignmentRole.CO),
            ]
            proposal.clocks = [
                builders.clock(
                    world.congress,
                    ClockKey.REPLY,
                    days=-5,
                    department_id=world.department.id,
                    overdue_at=builders.NOW - timedelta(days=4),
                ),
                builders.clock(
                    world.congress, ClockKey.CO_OPINION, days=1, department_id=world.co_department.id
                ),
            ]
    return world.congress


async def test_the_number_of_look_ups_does_not_grow(database: Database) -> None:
    congress = await _with_late_proposals(database, 3)
    few, many = [], []
    async with database.unit_of_work() as uow:
        with statements(database) as sent:
            assert await mornings.remind(uow, congress, now=builders.NOW + timedelta(days=1)) == 5
        few = [s for s in sent if "people" in s]
    async with database.unit_of_work() as uow:
        person = (await uow.people.named(congress.id, "王代表"))[0]
        for n in range(20):
            proposal = await uow.proposals.add(
                builders.suggestion(person, title=f"又{n}件", status=Status.ASSIGNED)
            )
            proposal.clocks = [builders.clock(congress, ClockKey.HANDOVER, days=-2)]
    async with database.unit_of_work() as uow:
        with statements(database) as sent:
            await mornings.remind(uow, congress, now=builders.NOW + timedelta(days=2))
        many = [s for s in sent if "people" in s]
    assert len(many) <= len(few) + 1
