"""Times as people type them, in Chinese and English, of a Wednesday: 25 November 2026."""

from datetime import date, datetime, time

import pytest

from domain.errors import BadInput
from domain.services.moments import Said, likely_hours, read_moments, with_hour

TODAY = date(2026, 11, 25)

READ = {
    "下周三上午九点": "12-02 09:00",
    "下周三上午9点": "12-02 09:00",
    "下星期三上午九点整": "12-02 09:00",
    "下个礼拜三早上九点": "12-02 09:00",
    "12月3日 15:00": "12-03 15:00",
    "12月3日15：00": "12-03 15:00",
    "１２月３日　１５：００": "12-03 15:00",
    "12月3号下午三点": "12-03 15:00",
    "十二月三日下午3点": "12-03 15:00",
    "2026年12月3日 15时30分": "12-03 15:30",
    "2026-12-03 15:30": "12-03 15:30",
    "2026/12/3 9:05": "12-03 09:05",
    "明天下午3点半": "11-26 15:30",
    "明天下午三点一刻": "11-26 15:15",
    "明天下午三点三刻": "11-26 15:45",
    "后天上午10点20分": "11-27 10:20",
    "大后天 9:30": "11-28 09:30",
    "今天下午4点": "11-25 16:00",
    "明早9点": "11-26 09:00",
    "明晚七点": "11-26 19:00",
    "12.3 15点": "12-03 15:00",
    "12/3 15点": "12-03 15:00",
    "12-3 15点": "12-03 15:00",
    "周五上午10点": "11-27 10:00",
    "这周五上午10点": "11-27 10:00",
    "本周五 10:00": "11-27 10:00",
    "周一下午2点": "11-30 14:00",
    "下周一下午2点": "11-30 14:00",
    "下下周一下午2点": "12-07 14:00",
    "周三下午5点": "11-25 17:00",
    "周日上午10点": "11-29 10:00",
    "星期天上午10点": "11-29 10:00",
    "下周五中午12点": "12-04 12:00",
    "下周五中午1点": "12-04 13:00",
    "周五晚上7点半": "11-27 19:30",
    "30号上午9点": "11-30 09:00",
    "3号上午9点": "12-03 09:00",
    "下个月3号上午9点": "12-03 09:00",
    "三天后上午9点": "11-28 09:00",
    "周五9点": "11-27 09:00",
    "周五11点半": "11-27 11:30",
    "周五 12点": "11-27 12:00",
    "周五14点": "11-27 14:00",
    "周五9.30": "11-27 09:30",
    "周五上午9点到10点": "11-27 09:00",
    "周五上午9-10点": "11-27 09:00",
    "周五 9:00-10:30": "11-27 09:00",
    "周五下午两点": "11-27 14:00",
    "周五下午十四点": "11-27 14:00",
    "明年1月8日上午9点": "2027-01-08 09:00",
    "1月8日上午9点": "2027-01-08 09:00",
    "next Wed 9am": "12-02 09:00",
    "Next Wednesday at 9 am": "12-02 09:00",
    "Fri 10:30": "11-27 10:30",
    "this Friday 2pm": "11-27 14:00",
    "3 Dec 15:00": "12-03 15:00",
    "Dec 3 3pm": "12-03 15:00",
    "3rd December 2026, 9.30am": "12-03 09:30",
    "December 3rd at 14:00": "12-03 14:00",
    "tomorrow at 10 o'clock": "11-26 10:00",
    "the day after tomorrow 11:00": "11-27 11:00",
    "in 3 days 9am": "11-28 09:00",
    "Friday noon 12:30": "11-27 12:30",
    "Fri afternoon 3:15": "11-27 15:15",
    "11月20日上午9点": "11-20 09:00",
}
SEVERAL = {
    "下周三上午9点 或 周四下午2点半，鉴湖路小学门口": (["12-02 09:00", "11-26 14:30"], "鉴湖路小学门口"),
    "12月3日上午9点、下午3点": (["12-03 09:00", "12-03 15:00"], ""),
    "12月3日、4日上午9点": (["12-03 09:00", "12-04 09:00"], ""),
    "周五上午9点或10点半": (["11-27 09:00", "11-27 10:30"], ""),
    "周五下午2点或3点": (["11-27 14:00", "11-27 15:00"], ""),
    "12.3 15点\n12.4 9点\n12.7 10:00": (["12-03 15:00", "12-04 09:00", "12-07 10:00"], ""),
    "周五上午9点；下周一下午3点；下周二14:00都可以": (
        ["11-27 09:00", "11-30 15:00", "12-01 14:00"],
        "",
    ),
    "周五上午9点，周五上午9点": (["11-27 09:00"], ""),
    "明天上午九点在解放路3号308室见": (["11-26 09:00"], "解放路3号308室"),
    "明天上午9点，区政府3号楼2号会议室": (["11-26 09:00"], "区政府3号楼2号会议室"),
    "Mon 9am or Tue 2pm, town hall": (["11-30 09:00", "12-01 14:00"], "town hall"),
    "地点：柯岩街道办事处，时间：明天9点": (["11-26 09:00"], "柯岩街道办事处"),
}
ASKED_BACK = {
    "周五上午": Said(date(2026, 11, 27), half="上午"),
    "周五": Said(date(2026, 11, 27)),
    "12月3日": Said(date(2026, 12, 3)),
    "明天下午": Said(date(2026, 11, 26), half="下午"),
    "Wed morning": Said(date(2026, 11, 25), half="morning"),
    "tomorrow": Said(date(2026, 11, 26)),
    "周五3点": Said(date(2026, 11, 27), time(15), unsure=True),
    "周五5:30": Said(date(2026, 11, 27), time(17, 30), unsure=True),
    "明天七点": Said(date(2026, 11, 26), time(19), unsure=True),
    "Fri at 3": Said(date(2026, 11, 27), time(15), unsure=True),
}
REFUSED = {
    "随时都可以": "bad-moment",
    "你们定吧": "bad-moment",
    "早一点好": "bad-moment",
    "第31号建议的事": "bad-moment",
    "周末": "bad-moment",
    "whenever you like": "bad-moment",
    "上午9点": "bad-moment-no-day",
    "15:00": "bad-moment-no-day",
    "9am": "bad-moment-no-day",
    "2月30日上午9点": "bad-moment-no-such-day",
    "13月3日9点": "bad-moment-no-such-day",
    "2027-02-29 9:00": "bad-moment-no-such-day",
    "明天25点": "bad-moment-hour",
    "明天上午15点": "bad-moment-hour",
    "明天9:75": "bad-moment-hour",
}


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text if text.startswith("20") else f"2026-{text}")


def as_moments(times: tuple[Said, ...]) -> list[datetime]:
    assert all(said.at and not said.unsure for said in times), times
    return [datetime.combine(said.day, said.at) for said in times if said.at]


@pytest.mark.parametrize(("text", "meant"), READ.items(), ids=READ)
def test_one_time(text: str, meant: str) -> None:
    reading = read_moments(text, TODAY)
    assert as_moments(reading.times) == [moment(meant)]
    assert reading.rest == ""


@pytest.mark.parametrize(("text", "meant"), SEVERAL.items(), ids=SEVERAL)
def test_several_and_the_place(text: str, meant: tuple[list[str], str]) -> None:
    reading = read_moments(text, TODAY)
    assert as_moments(reading.times) == [moment(m) for m in meant[0]]
    assert reading.rest == meant[1]


@pytest.mark.parametrize(("text", "meant"), ASKED_BACK.items(), ids=ASKED_BACK)
def test_what_is_asked_back(text: str, meant: Said) -> None:
    assert read_moments(text, TODAY).times == (meant,)
    for at in likely_hours(meant):
        assert with_hour(meant, at) == Said(meant.day, at)


@pytest.mark.parametrize(("text", "key"), REFUSED.items(), ids=REFUSED)
def test_what_cannot_be_read(text: str, key: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_moments(text, TODAY)
    assert refused.value.key == key


def test_days_with_and_without_an_hour() -> None:
    reading = read_moments("周五上午，下周一下午2点", TODAY)
    assert reading.times == (Said(date(2026, 11, 27), half="上午"), Said(date(2026, 11, 30), time(14)))


def test_a_weekday_seen_from_every_day() -> None:
    for day in range(22, 29):
        today = date(2026, 11, day)
        near, later = (read_moments(f"{w}周四9点", today).times[0].day for w in ("", "下"))
        assert 0 <= (near - today).days <= 6
        assert near.weekday() == later.weekday() == 3
        assert later.isocalendar().week == today.isocalendar().week + 1
