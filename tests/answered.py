"""A congress with many answered suggestions and their letters; every text is invented here."""

from datetime import datetime, timedelta

from domain.contact import Contact, ContactMode, ContactStage
from domain.people import Department, Person, Role
from domain.proposal import AssignmentRole, ClockKey, Proposal, Status, Track
from domain.rating import Grade, Rating, Stage
from domain.reply import Commitment, Point, Reply
from storage.engine import Database
from tests.builders import NOW, World, assignment, clock, department, person, post, suggestion, world

UNITS = ("教育局", "民政局", "水利局", "农业农村局", "卫生健康局", "文化广电旅游局", "生态环境分局")
PLACES = ("城东", "城西", "北岸", "南湖", "老街", "河湾", "新区", "山前")
MATTERS = (
    ("urban_transport", "加装过街天桥", "路口车流量大，老人和学生过街要等三四个信号周期"),
    ("social", "改造社区食堂", "食堂只有二十个座位，中午排队半个多小时"),
    ("agriculture_environment", "修缮灌溉水渠", "水渠淤了一半，下游三个村夏天浇不上水"),
    ("education_health", "增加公办幼儿园学位", "片区新建了四个小区，报名人数是学位的两倍"),
    ("agriculture_environment", "治理河道异味", "入夏以后水面发黑，沿岸住户不敢开窗"),
)
LONG = "居民、商户和物业都反映过，现场也看了几次，情况属实。"


async def answered(database: Database, count: int, *, titled: str = "") -> World:
    """So many, nine of ten answered; `titled` is the title of the first."""
    w = await world(database)
    async with database.unit_of_work() as uow:
        units = [await department(uow, w.congress, name) for name in UNITS]
        people = [
            await person(
                uow,
                w.congress,
                f"{'张李王赵陈'[n % 5]}{'建国海燕文斌'[n % 6]}",
                post(Role.REPRESENTATIVE, w.delegation),
            )
            for n in range(30)
        ]
        for n in range(count):
            one = _one(people[n * 7 % len(people)], w, n, units[n % len(units)], units[(n + 3) % len(units)])
            if n == 0 and titled:
                one.title = titled
            await uow.proposals.add(one)
    return w


def _one(by: Person, w: World, n: int, unit: Department, other: Department) -> Proposal:
    category, what, why = MATTERS[n % len(MATTERS)]
    place = PLACES[n * 3 % len(PLACES)]
    day = NOW + timedelta(days=n % 60)
    done = n % 10 != 9
    one = suggestion(
        by, delegation_id=w.delegation.id, title=f"关于在{place}{what}的建议",
        situation=f"{place}{why}。{LONG}", created_at=day, submitted_at=day,
        request=f"请在{place}{what}，并把进度告诉居民。{LONG * (n % 4 * 2)}",
        number=f"{n + 1:03}", session=w.congress.policy.session.name, registered_at=day, category=category,
        status=Status.ANSWERED if done else Status.IN_PROGRESS,
        track=(Track.IN_SESSION, Track.THROUGH_TRAIN)[n % 2],
        assigned_at=day, replied_at=day + timedelta(days=50) if done else None,
    )  # fmt: skip
    one.assignments = [assignment(unit, signed_at=day), assignment(other, AssignmentRole.CO, signed_at=day)]
    one.clocks = [clock(w.congress, ClockKey.REPLY, days=60 + n % 60, department_id=unit.id)]
    if done:
        one.clocks[0].stopped_at = day + timedelta(days=50)
        one.replies = [_letter(n, unit, day + timedelta(days=50))]
        grade = (Grade.SATISFIED, Grade.SATISFIED, Grade.BASICALLY, Grade.UNSATISFIED)[n % 4]
        one.ratings = [
            Rating(one.representative_id, stage, grade, day + timedelta(days=55))
            for stage in (Stage.ATTITUDE, Stage.REPLY)
            if n % 7 != 6
        ]
        one.contacts = [Contact(unit.id, ContactStage.BEFORE, ContactMode.VISIT, day.date(), "", "", day)]
        one.commitments = [Commitment("年底前完工", day.date() + timedelta(days=90))]
    return one


def _letter(n: int, unit: Department, at: datetime) -> Reply:
    points = [Point(f"已经第{k + 1}次到现场核实，与社区商定了做法。{LONG}") for k in range(1 + n % 3)]
    made = Reply(unit.id, unit.name, "AABC"[n % 4], 1, "经办人", NOW, delivered_at=at, signed_by="负责人")
    made.done = points
    if n % 4 >= 1:
        made.planned = [Point("年底前完成施工招标，明年上半年完工", NOW.date() + timedelta(days=120))]
    if n % 4 == 3:
        made.not_adopted = [Point("另建一处停车场", None, "用地规划为绿地，暂不能调整")]
    return made
