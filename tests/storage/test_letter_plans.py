"""Plans in the reply letter: each names its day, once."""

from dataclasses import replace
from datetime import date

import pytest

from storage.letters import PlannedPoint
from tests.storage.test_letters import SHORT, opened, texts


@pytest.mark.parametrize("named", ["3月31日前完成", "2026-03-31前完成", "于3/31完成", "3月31日完成；"])
def test_a_plan_that_names_its_day_does_not_name_it_twice(named: str) -> None:
    plan = replace(SHORT, planned=(PlannedPoint(f"安装信号灯，{named}", date(2026, 3, 31)),))
    written = str(texts(opened(plan)))
    assert "安装信号灯" in written
    assert "（2026年3月31日前完成）" not in written


@pytest.mark.parametrize("other", ["13月31日", "3月311日", "月底前完成", "3月30日"])
def test_another_day_in_a_plan_is_not_taken_for_its_own(other: str) -> None:
    plan = replace(SHORT, planned=(PlannedPoint(f"安装信号灯，{other}", date(2026, 3, 31)),))
    assert f"安装信号灯，{other}（2026年3月31日前完成）。" in str(texts(opened(plan)))
