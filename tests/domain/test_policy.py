"""A policy's data: what it says, what it says when newer keys are missing, and every fault in words."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from bot.i18n import LANGUAGES, Translator
from bot.profiles import fault_sentences, profile, profile_names
from domain.deadlines import Term
from domain.oversight_rules import PARTS
from domain.policy import Cards, Policy
from domain.policy_faults import policy_faults
from domain.proposal import Kind, Track
from domain.roles import Role

NEW_KEYS = (
    "session", "tracks", "kinds", "requirements", "review_chain", "extension", "cards", "fulfilment",
    "drafting_steps", "key_steps", "contact_ranks", "supervision_modes", "reference_reasons",
    "on_record_reasons", "key_led_by",
)  # fmt: skip


def keqiao() -> dict[str, Any]:
    return deepcopy(dict(profile("keqiao").data))


def old() -> dict[str, Any]:
    """As congresses stored it before these keys."""
    data = {key: value for key, value in keqiao().items() if key not in NEW_KEYS}
    data["texts"]["session"] = "十六届"
    for name in ("presubmission_days", "presubmission_window_days", "progress"):
        del data["limits"][name]
    return data


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_is_without_fault(name: str) -> None:
    assert policy_faults(profile(name).data) == []


def test_a_policy_stored_before_these_keys_works() -> None:
    policy = Policy(old())
    assert policy_faults(policy.data) == []
    assert policy.session.name == policy.text("session") == "十六届"
    assert policy.tracks == (Track.THROUGH_TRAIN,)
    assert policy.default_track(date(2026, 1, 5)) is Track.THROUGH_TRAIN
    assert policy.kinds == (Kind.SUGGESTION,)
    assert policy.requirements == ()
    assert policy.review_chain == (Role.GOVERNMENT_OFFICE,)
    assert policy.extension == Term("months", 6)
    assert policy.cards == Cards()
    assert policy.drafting_steps == policy.key_steps == policy.choices("contact_ranks") == []
    assert policy.limit("presubmission_days") == 15
    assert policy.key_letter_signed_by is Role.DEPARTMENT_HEAD


@pytest.mark.parametrize(
    ("today", "track"),
    [
        (date(2025, 11, 13), Track.THROUGH_TRAIN),
        (date(2025, 11, 14), Track.IN_SESSION),  # sixty days before
        (date(2026, 1, 16), Track.IN_SESSION),  # the day it closes
        (date(2026, 1, 17), Track.THROUGH_TRAIN),
    ],
)
def test_the_track_of_the_day(today: date, track: Track) -> None:
    assert Policy(keqiao()).default_track(today) is track


def test_numbers_count_by_year_or_by_session() -> None:
    data = keqiao()
    data["numbering"]["cppcc_proposal"] = "提案{seq}号"
    policy = Policy(data)
    assert policy.numbering("through_train", "suggestion").format(year=2026, seq=3) == "直2026-003"
    assert policy.series("through_train", "suggestion", "五次", 2026) == "through_train:2026"
    assert policy.series("in_session", "suggestion", "五次", 2026) == "in_session:五次"
    assert policy.numbering("in_session", "cppcc_proposal").format(year=2026, seq=3) == "提案3号"
    assert policy.series("in_session", "cppcc_proposal", "五次", 2026) == "cppcc_proposal:五次"


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_numbers_each_of_its_tracks_and_kinds(name: str) -> None:
    policy = Policy(profile(name).data)
    given = {
        (track, kind): policy.numbering(track, kind).format(year=2026, seq=66)
        for track in policy.tracks
        for kind in policy.kinds
    }
    assert all("66" in number for number in given.values())
    # Where one number could be read as another, both are counted together.
    series = {key: policy.series(*key, "五次", 2026) for key in given}
    alike = {
        number: {series[key] for key, value in given.items() if value == number} for number in given.values()
    }
    assert all(len(counted) == 1 for counted in alike.values()), alike
    assert len(alike) == len(set(series.values()))


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_can_refuse_for_what_no_suggestion_is_for(name: str) -> None:
    policy = Policy(profile(name).data)
    reasons = {reason.code for reason in policy.choices("refusal_reasons")}
    assert reasons >= {
        "personal", "forwarded_letter", "pending_case", "accusation", "advertising", "no_content",
        "outside_competence", "unlawful", "running_tender", "consultation",
    }  # fmt: skip


def test_the_lists_that_are_worked_through_in_order() -> None:
    policy = Policy(keqiao())
    assert [step.code for step in policy.drafting_steps] == [
        "sources", "group", "area", "local_leaders", "line_departments", "final", "first_review",
    ]  # fmt: skip
    assert policy.drafting_steps[0].role is Role.REPRESENTATIVE
    assert [step.code for step in policy.key_steps] == [
        "decided", "leaders_named", "special_meeting", "committee_tracks", "yearend_consultation",
        "results_published", "written_report",
    ]  # fmt: skip
    assert [c.code for c in policy.choices("classes") if c.follow_up] == ["B"]


# Where, what stands there instead, and the fault: (path of the change, value, path of the fault, key)
WRONG: list[tuple[str, Any, str, str]] = [
    ("zone", "Asia/Keqiao", "zone", "bad-policy-zone"),
    ("zone", 8, "zone", "bad-policy-shape"),
    ("typo", 1, "typo", "bad-policy-unknown"),
    ("texts.registry", " ", "texts.registry", "bad-policy-missing"),
    ("working_hours.start", "8.30", "working_hours.start", "bad-policy-time"),
    ("working_hours.start", "18:30", "working_hours", "bad-policy-hours-order"),
    ("working_hours.quiet_until", "20:00", "working_hours", "bad-policy-hours-never-open"),
    ("session.opens", "2026-02-30", "session.opens", "bad-policy-date"),
    ("session.closes", "2026-01-12", "session", "bad-policy-session-order"),
    ("tracks", [], "tracks", "bad-policy-empty"),
    ("tracks", ["in_session", "in_session"], "tracks", "bad-policy-twice"),
    ("tracks", ["express"], "tracks", "bad-policy-code-unknown"),
    ("tracks", "in_session", "tracks", "bad-policy-shape"),
    ("requirements", ["tea"], "requirements", "bad-policy-code-unknown"),
    ("review_chain", ["inspector"], "review_chain", "bad-policy-code-unknown"),
    ("key_letter_signed_by", "staff", "key_letter_signed_by", "bad-policy-code-unknown"),
    ("numbering.through_train", "直{year}", "numbering.through_train", "bad-policy-number"),
    ("numbering.through_train", "直{sequence}", "numbering.through_train", "bad-policy-number"),
    ("numbering.through_train", "直{seq", "numbering.through_train", "bad-policy-number"),
    ("numbering.express", "{seq}", "numbering.express", "bad-policy-unknown"),
    ("clocks.every.reply", {"weeks": 3}, "clocks.every.reply", "bad-policy-term-unit"),
    ("clocks.every.reply", {}, "clocks.every.reply", "bad-policy-term-one-unit"),
    ("clocks.every.reply", {"months": 0}, "clocks.every.reply", "bad-policy-term-count"),
    ("clocks.every.reply", {"months": 3, "fixed": "09-31"}, "clocks.every.reply", "bad-policy-day"),
    ("clocks.every.reply", 3, "clocks.every.reply", "bad-policy-shape"),
    ("clocks.every.answer", {"days": 3}, "clocks.every.answer", "bad-policy-unknown"),
    ("extension", {"months": -1}, "extension", "bad-policy-term-count"),
    ("second_date", "10-32", "second_date", "bad-policy-day"),
    ("fulfilment.opens", "1101", "fulfilment.opens", "bad-policy-day"),
    ("cards.red_working_days", True, "cards.red_working_days", "bad-policy-whole"),
    ("cards.green", 1, "cards.green", "bad-policy-unknown"),
    ("limits.title", "50", "limits.title", "bad-policy-whole"),
    ("limits.small_group", 0, "limits.small_group", "bad-policy-whole"),
    ("reminders.days_before", [], "reminders.days_before", "bad-policy-empty"),
    ("escalation.ladder", [{"working_days": 1, "role": "x"}], "escalation.ladder", "bad-policy-code-unknown"),
    ("leaders", {"weekday": 8}, "leaders.weekday", "bad-policy-whole"),
    ("leaders", {"hour": "9"}, "leaders.hour", "bad-policy-time"),
    ("inspection", {"fewest_ballots": 2}, "inspection.fewest_ballots", "bad-policy-whole"),
    ("inspection", {"typo": 2}, "inspection.typo", "bad-policy-unknown"),
    ("assessment", {"weights": {"timeliness": 100}}, "assessment.weights", "bad-policy-named"),
    ("assessment", {"weights": dict.fromkeys(PARTS, 10)}, "assessment.weights", "bad-policy-weights"),
    ("assessment", {"weights": dict.fromkeys(PARTS, "x")}, "assessment.weights", "bad-policy-whole"),
    ("classes", [], "classes", "bad-policy-empty"),
    ("classes", [{"code": "A"}], "classes.1.name", "bad-policy-missing"),
    ("classes", [{"code": "1", "name": "x"}], "classes.1.code", "bad-policy-code"),
    ("classes", [{"code": "A", "name": "x"}] * 2, "classes.2", "bad-policy-twice"),
    ("classes", ["A"], "classes.1", "bad-policy-shape"),
    ("committees", {"code": "a"}, "committees", "bad-policy-shape"),
    ("committees", [{"code": "a"}], "committees.1.name", "bad-policy-missing"),
    ("committees", [{"code": "a", "name": "x", "departments": "区住建局"}], "committees.1.departments",
     "bad-policy-shape"),
    ("committees", [{"code": "a", "name": "x", "departments": ["区住建局", ""]}], "committees.1.departments",
     "bad-policy-shape"),
    ("committees", [{"code": c, "name": c, "departments": ["区住建局"]} for c in "ab"],
     "committees.2.departments", "bad-policy-twice"),
    ("key_steps", [{"code": "a", "name": "x", "role": "y"}], "key_steps.1.role", "bad-policy-code-unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("where", "value", "path", "key"), WRONG)
def test_every_fault_has_its_place_and_a_sentence(where: str, value: Any, path: str, key: str) -> None:
    data = keqiao()
    *tables, name = where.split(".")
    inner = data
    for table in tables:
        inner = inner[table]
    inner[name] = value
    faults = policy_faults(data)
    assert [(fault.path, fault.key) for fault in faults] == [(path, key)]
    for language in LANGUAGES:
        (sentence,) = fault_sentences(faults, Translator(language, Policy(keqiao()).zone))
        assert sentence.startswith(path)
        assert "bad-policy" not in sentence


@pytest.mark.parametrize(
    "name", ["zone", "texts", "working_hours", "limits", "numbering", "clocks", "classes"]
)
def test_what_is_needed_must_be_there(name: str) -> None:
    data = keqiao()
    del data[name]
    faults = policy_faults(data)
    assert faults
    assert all(fault.path.split(".")[0] == name for fault in faults)
