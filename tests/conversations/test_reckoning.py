"""How a date was reckoned, read in both languages: every kind of line, short and whole."""

from datetime import date, time
from typing import get_args
from zoneinfo import ZoneInfo

from bot.i18n import LANGUAGES, Translator
from bot.views.reckoning import reckoned_lines
from domain.deadlines import Due, LineKey, ReckoningLine, Term, extend, reckon
from storage.calendar import ChineseCalendar

ZONE, CLOSE = ZoneInfo("Asia/Shanghai"), time(17, 30)
SNOW, SATURDAY = date(2026, 3, 4), date(2026, 3, 7)
CALENDAR = ChineseCalendar({SNOW: False, SATURDAY: True}, {SNOW: "雪"})
LONGEST_LINE = 60


def due(term: Term, start: str) -> Due:
    day = date.fromisoformat(start)
    return reckon(term, day, calendar=CALENDAR, zone=ZONE, close_of_business=CLOSE)


def longer(first: Due, start: str, until: str) -> Due:
    return extend(
        first,
        date.fromisoformat(until),
        limit=Term("months", 6),
        start=date.fromisoformat(start),
        calendar=CALENDAR,
        zone=ZONE,
        close_of_business=CLOSE,
    )


REPLY = due(Term("months", 3), "2026-03-03")
CASES = [
    due(Term("working_days", 3), "2026-03-02"),
    due(Term("days", 5), "2026-03-02"),
    due(Term("months", 3, "09-30"), "2026-08-10"),
    due(Term("months", 1, "09-30"), "2026-08-10"),
    due(Term("days", 10, "03-12"), "2026-03-02"),
    due(Term("months", 1), "2026-09-03"),
    due(Term("months", 3), "2098-11-10"),
    longer(REPLY, "2026-03-03", "2026-10-20"),
]
BESIDE = (
    ReckoningLine("second_date", {"day": "2026-10-20"}),
    ReckoningLine("reassigned", {"day": "2026-09-30"}),
)


def test_every_kind_of_line_is_said_in_few_words() -> None:
    said: set[str] = set()
    for case in CASES:
        working = (*case.working, *BESIDE)
        said |= {line.key for line in working}
        for language in LANGUAGES:
            lines = reckoned_lines("reply", case.day, working, Translator(language, ZONE))
            assert not [line for line in lines if "{" in line or "$" in line]
            assert len(lines) == len(working), "two make one, below the head"
            if language == "zh-CN":
                assert max(map(len, lines)) <= LONGEST_LINE
    assert said == {*get_args(LineKey)}


def test_an_extension_reads_from_the_start_to_the_new_day() -> None:
    case = CASES[-1]
    assert reckoned_lines("reply", case.day, case.working, Translator("zh-CN", ZONE)) == [
        "<b>答复期限　2026年9月3日</b>",
        "· 3月3日（周二）开始，从次日起算",
        "· 3 个月 → 6月3日（周三）",
        "· 6月3日（周三）是工作日，不顺延",
        "· 延期：从6月3日（周三）延到10月20日（周二）",
        "· 最长 6 个月，申请到10月20日（周二），只能到9月3日（周四）",
        "· 9月3日（周四）是工作日，不顺延",
    ]


def test_a_snow_day_reads_with_its_reason() -> None:
    case = CASES[0]
    assert reckoned_lines("sign_for", case.day, case.working, Translator("zh-CN", ZONE))[1:] == [
        "· 3月2日（周一）开始，从次日起算",
        "· 3月4日（周三）本地停工（雪），不算工作日",
        "· 3 个工作日 → 3月6日（周五）（中间休息 1 天）",
    ]
