"""Dates and points as people type them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadInput
from domain.services.reading import lines_of, read_date, read_done, read_not_adopted, read_planned

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("安装信号灯，12月31日前完成", date(2026, 12, 31)),
        ("安装2-3组信号灯，6月30日前完成", date(2026, 6, 30)),
        ("改造3.5公里道路，9月完成", date(2026, 9, 30)),
        ("2月28日座谈商定，6月底前完成", date(2026, 6, 30)),
        ("年底前完成", date(2026, 12, 31)),
        ("明年底前完成", date(2027, 12, 31)),
        ("明年3月5日前完成", date(2027, 3, 5)),
        ("2027年6月验收", date(2027, 6, 30)),
        ("2026-12-31 完工", date(2026, 12, 31)),
        ("12.31前完成", date(2026, 12, 31)),
        ("１２月３１日前完成", date(2026, 12, 31)),
        ("12月31号前完成", date(2026, 12, 31)),
        ("1月15日前完成", date(2027, 1, 15)),
        ("3月2日完成", TODAY),
    ],
)
def test_the_date_of_a_promise(line: str, day: date) -> None:
    line = f"装灯，{line}"
    assert [(p.text, p.due_on) for p in read_planned(line, TODAY)] == [(line, day)]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("尽快完成", "bad-plan-no-date"),
        ("安装2-3组信号灯", "bad-plan-no-date"),
        ("24-48小时内处理", "bad-plan-no-date"),
        ("6个月内完成", "bad-plan-no-date"),
        ("13月5日前完成", "bad-date-none"),
        ("2月30日前完成", "bad-date-none"),
        ("2026年3月1日前完成", "bad-plan-past"),
        ("年底前", "bad-plan-only-date"),
        ("2026年12月31日之前完成", "bad-plan-only-date"),
    ],
)
def test_a_promise_without_a_date_that_can_be_kept(line: str, key: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_planned(f"装灯，12月1日完成\n{line}", TODAY)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", TODAY),
        ("昨天下午三点", TODAY - timedelta(days=1)),
        ("前天", TODAY - timedelta(days=2)),
        ("3/1", date(2026, 3, 1)),
        ("11-20", date(2025, 11, 20)),
        ("12月30日", date(2025, 12, 30)),
        ("2026年2月28日上午", date(2026, 2, 28)),
    ],
)
def test_the_day_of_a_contact(text: str, day: date) -> None:
    assert read_date(text, TODAY, past=True) == day


@given(st.dates(TODAY, TODAY + timedelta(days=300)))
def test_a_day_ahead_is_read_back(day: date) -> None:
    assert read_planned(f"事项，{day.month}月{day.day}日前完成", TODAY)[0].due_on == day


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (
        lambda: read_date(text, TODAY, past=True),
        lambda: read_planned(text, TODAY),
        lambda: read_not_adopted(text),
        lambda: read_done(text),
    ):
        with suppress(BadInput):
            read()


def test_bullets_go_and_numbers_stay() -> None:
    assert lines_of("1. 甲\n2、乙\n（空）\n- 丙\n3.5公里道路\n\n4）丁") == [
        "甲", "乙", "（空）", "丙", "3.5公里道路", "丁",
    ]  # fmt: skip
    with pytest.raises(BadInput):
        lines_of("1.\n-\n")


def test_what_cannot_be_adopted_needs_its_reason() -> None:
    assert [(p.text, p.reason) for p in read_not_adopted("过街天桥：场地不够：已勘察")] == [
        ("过街天桥", "场地不够：已勘察")
    ]
    for text in ("过街天桥", "过街天桥：", "：没有场地"):
        with pytest.raises(BadInput) as refused:
            read_not_adopted(text)
        assert refused.value.key == "bad-no-reason"
