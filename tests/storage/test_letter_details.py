"""Details of the reply letter: a plan names its day once, a number stays whole, the signature has company."""

from dataclasses import replace
from datetime import date

import pytest
from docx.oxml.ns import qn

from storage.letters import PlannedPoint
from tests.storage.test_letters import FULL, SHORT, opened, texts


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


def test_a_number_is_not_parted_and_the_signature_has_text_beside_it() -> None:
    document = opened(FULL)
    opening = next(p for p in document.paragraphs if "收悉" in p.text)
    assert "（直2025-003）" in opening.text
    assert len(opening._p.findall(f".//{qn('w:noBreakHyphen')}")) == 1
    at = next(n for n, (style, _) in enumerate(texts(document)) if style == "Official closing")
    assert document.paragraphs[at - 1].paragraph_format.keep_with_next
    assert not document.paragraphs[at - 2].paragraph_format.keep_with_next
