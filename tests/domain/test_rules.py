"""Rules as a table: every path is data's, what is typed is read, what cannot be read has its key."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import Translator
from bot.profiles import profile, profile_names
from bot.views.rules import value_words
from domain.errors import BadInput
from domain.policy_faults import policy_faults
from domain.rule_values import read
from domain.rules import BY_CODE, FIXED, value_at, with_value


def test_codes_are_their_own() -> None:
    assert len(BY_CODE) == len(FIXED)


@pytest.mark.parametrize("name", profile_names())
def test_every_value_of_a_profile_is_reached_by_a_rule(name: str) -> None:
    data = profile(name).data
    reached = {rule.path for rule in FIXED}
    paths = {
        f"{key}.{inner}" if isinstance(value, dict) and key not in reached else key
        for key, value in data.items()
        for inner in (value if isinstance(value, dict) else [""])
    }
    clocks = {f"clocks.{scope}" for scope in data["clocks"]}
    assert paths <= reached | clocks


def test_a_value_is_put_and_taken_away() -> None:
    data = profile("keqiao").data
    changed = with_value(data, "clocks.in_session.reply", {"months": 2})
    assert value_at(changed, "clocks.in_session.reply") == {"months": 2}
    assert value_at(data, "clocks.in_session.reply") is None
    assert policy_faults(changed) == []
    assert value_at(with_value(changed, "clocks.in_session.reply", None), "clocks.in_session.reply") is None


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("every.reply", "3个月", {"months": 3}),
        ("every.reply", "3 个月，9月30日", {"months": 3, "fixed": "09-30"}),
        ("every.reply", "2 months 04-20", {"months": 2, "fixed": "04-20"}),
        ("every.reply", "20个工作日", {"working_days": 20}),
        ("every.reply", "20 工作日", {"working_days": 20}),
        ("every.reply", "5 working days", {"working_days": 5}),
        ("every.reply", " 30天 ", {"days": 30}),
        ("limits.title", "60", 60),
        ("session.opens", "2027年1月5日", "2027-01-05"),
        ("second_date", "10月20日", "10-20"),
        ("working_hours.start", "8：30", "08:30"),
        ("reminders.days_before", "1、3，30", [30, 3, 1]),
        ("zone", "Asia/Urumqi", "Asia/Urumqi"),
        (
            "escalation.ladder",
            "3 个工作日 government_office（政府办）\n10 working days: Leader\n\n1  department_head\n"
            "1 department_head",
            [
                {"working_days": 1, "role": "department_head"},
                {"working_days": 3, "role": "government_office"},
                {"working_days": 10, "role": "leader"},
            ],
        ),
        ("texts.rules", "办法\nRules", {"zh-CN": "办法", "en": "Rules"}),
        ("numbering.in_session", "第{seq}号", "第{seq}号"),
    ],
)
def test_what_is_typed_is_read(code: str, text: str, value: Any) -> None:
    assert read(BY_CODE[code], text, None) == value


@pytest.mark.parametrize(
    ("code", "text", "key"),
    [
        ("every.reply", "", "bad-rule-term"),
        ("every.reply", "3", "bad-rule-term"),
        ("every.reply", "3月30日", "bad-rule-term"),
        ("every.reply", "3 个月 20", "bad-rule-term"),
        ("limits.title", "-5", "bad-rule-whole"),
        ("limits.title", "5.5", "bad-rule-whole"),
        ("session.opens", "1月5日", "bad-rule-date"),
        ("second_date", "2026-10-20", "bad-rule-day"),
        ("working_hours.start", "八点半", "bad-rule-time"),
        ("texts.rules", "一\n二\n三", "bad-rule-lines"),
        ("session.name", "一\n二", "bad-rule-line"),
        ("tracks", "直通车", "bad-rule-choose"),
        ("escalation.ladder", "负责人", "bad-rule-rung"),
        ("escalation.ladder", "", "bad-rule-rung"),
        ("classes", "A 好\nB", "bad-rule-entry"),
        ("key_steps", "new 新的一步", "bad-rule-entry-role"),
    ],
)
def test_what_cannot_be_read_has_its_key(code: str, text: str, key: str) -> None:
    with pytest.raises(BadInput) as bad:
        read(BY_CODE[code], text, [])
    assert bad.value.key == key


def test_an_entry_keeps_what_its_line_does_not_tell() -> None:
    present = [{"code": "a", "name": "旧", "name_en": "old", "keywords": ["路"]}]
    assert read(BY_CODE["categories"], "a 旧\nb 新 / new", present) == [
        {"code": "a", "name": "旧", "name_en": "old", "keywords": ["路"]},
        {"code": "b", "name": "新", "name_en": "new"},
    ]
    assert read(BY_CODE["categories"], "a 改", present) == [{"code": "a", "name": "改", "keywords": ["路"]}]


def test_a_committee_is_written_with_its_departments() -> None:
    present = [{"code": "a", "name": "甲委", "departments": ["区住建局"]}]
    rule = next(rule for rule in FIXED if rule.path == "committees")
    typed = "a 甲委\nb 乙委 / / 区教体局、区卫健局，区司法局"
    made = read(rule, typed, present)
    assert made == [
        present[0],
        {"code": "b", "name": "乙委", "departments": ["区教体局", "区卫健局", "区司法局"]},
    ]
    assert value_words(rule, made, Translator("zh-CN", ZoneInfo("UTC"))).splitlines() == [
        "a 甲委 /  / 区住建局",
        "b 乙委 /  / 区教体局、区卫健局、区司法局",
    ]
