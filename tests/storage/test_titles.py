"""A title is offered that tells the matter, not the greeting (all texts invented)."""

import subprocess
import sys

import pytest

from storage.words.titles import suggest_title

TOLD = (
    "尊敬的领导您好，我是一名退休教师，在平水镇住了三十年。每天早上我都去河边走路。最近大家议论很多，"
    "平水镇中心小学门口的人行道坑坑洼洼，下雨天全是积水。我和邻居们都很着急。"
)
ASKED = TOLD + "希望尽快在平水镇中心小学门口铺设防滑人行道。谢谢您。"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("我反映华舍街道老小区没有电梯，老人上下楼很困难", "关于解决华舍街道老小区没有电梯问题的建议"),
        ("路口太暗，建议装一盏路灯照亮斑马线", "关于装一盏路灯照亮斑马线的建议"),
        ("《关于修路的建议》\n" + TOLD, "关于修路的建议"),
        (TOLD, "关于解决平水镇中心小学门口的人行道坑坑洼洼问题的建议"),
        (ASKED, "关于在平水镇中心小学门口铺设防滑人行道的建议"),
        ("您好", ""),
        ("，。", ""),
    ],
)
def test_the_clause_that_tells_the_matter(text: str, title: str) -> None:
    assert suggest_title(text) == title


def test_nothing_told_is_as_good_as_the_beginning() -> None:
    assert suggest_title("您好！" * 50) == ""
    assert suggest_title("路灯不亮" * 20).startswith("关于解决路灯不亮")


def test_a_short_text_does_not_wait_for_the_dictionary() -> None:
    code = (
        "from storage.words import cutting, titles; titles.suggest_title('我反映村口的路灯坏了');"
        "print(cutting.segmenter.cache_info().misses)"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "0\n"
