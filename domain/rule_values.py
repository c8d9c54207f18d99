"""What somebody types for a rule, read as data; what cannot be read raises BadInput with a key."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from domain.errors import BadInput
from domain.policy_faults import PLANS
from domain.rules import FLAG_OF, Form, Rule

# Chinese measure words and units, then English ones.
UNITS = (
    ("working_days", re.compile(r"(\d+)\s*(?:\u4e2a?\s*\u5de5\u4f5c\u65e5|working\s*days?)", re.I)),
    ("months", re.compile(r"(\d+)\s*(?:\u4e2a\s*\u6708|\u6708(?!\s*\d)|months?)", re.I)),
    ("days", re.compile(r"(\d+)\s*(?:\u5929|\u65e5|days?)", re.I)),
)
FIXED_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:-|\u6708)(\d{1,2})\u65e5?(?!\d)")
DATE = re.compile(r"(\d{4})(?:-|\u5e74|/)(\d{1,2})(?:-|\u6708|/)(\d{1,2})\u65e5?")
TIME = re.compile(r"(\d{1,2})[:\uff1a\u70b9](\d{2})")
RUNG = re.compile(
    r"(\d{1,4})\s*(?:\u4e2a?\u5de5\u4f5c\u65e5|working\s*days?)?[\s,\uff0c\u3001:\uff1a]+([a-z_]+)\b.*", re.I
)
COMMITTEES = "committees"
COMMAS = re.compile(r"\s*[,;\u3001\uff0c\uff1b]\s*")
PARTS = re.compile(r"\s*[/\uff0f]\s*")


def read(rule: Rule, text: str, present: object) -> object:
    """The value that these words mean. `present` is what an entry of a list keeps besides its words."""
    text = text.strip()
    if rule.form is Form.ENTRIES:
        return _entries(rule.path, text, present if isinstance(present, list) else [])
    if rule.form is Form.NAMED:
        return named_numbers(text, rule.options)
    if rule.form not in READERS:
        raise BadInput("bad-rule-choose")
    return READERS[rule.form](text)


def _found(form: re.Pattern[str], text: str, key: str) -> tuple[str, ...]:
    found = form.fullmatch(text)
    if found is None:
        raise BadInput(key)
    return found.groups()


def _whole(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise BadInput("bad-rule-whole")
    return int(text)


def _several_days(text: str) -> list[int]:
    days = re.findall(r"\d{1,4}", text)
    if not days:
        raise BadInput("bad-rule-whole")
    return sorted({int(day) for day in days}, reverse=True)


def _ladder(text: str) -> list[dict[str, object]]:
    """One rung a line: after how many working days, and which role is told; more words are for people."""
    rungs: list[dict[str, object]] = []
    for number, line in enumerate((line for line in text.splitlines() if line.strip()), start=1):
        found = RUNG.fullmatch(line.strip())
        if found is None:
            raise BadInput("bad-rule-rung", n=number)
        rung: dict[str, object] = {"working_days": int(found.group(1)), "role": found.group(2).lower()}
        if rung not in rungs:
            rungs.append(rung)
    if not rungs:
        raise BadInput("bad-rule-rung", n=1)
    return sorted(rungs, key=lambda rung: str(rung["working_days"]).zfill(4))


def _day(text: str) -> str:
    return "{:0>2}-{:0>2}".format(*_found(FIXED_DAY, text, "bad-rule-day"))


def _date(text: str) -> str:
    return "{}-{:0>2}-{:0>2}".format(*_found(DATE, text, "bad-rule-date"))


def _time(text: str) -> str:
    return "{:0>2}:{}".format(*_found(TIME, text, "bad-rule-time"))


def _name(text: str) -> str:
    if not text or "\n" in text:
        raise BadInput("bad-rule-line")
    return text


def _term(text: str) -> dict[str, object]:
    rest = text
    term: dict[str, object] = {}
    for unit, form in UNITS:
        if found := form.search(rest):
            term[unit] = int(found.group(1))
            rest = rest[: found.start()] + " " + rest[found.end() :]
            break
    else:
        raise BadInput("bad-rule-term")
    if fixed := FIXED_DAY.search(rest):
        term["fixed"] = f"{fixed.group(1):0>2}-{fixed.group(2):0>2}"
    elif re.search(r"\d", rest):
        raise BadInput("bad-rule-term")
    return term


def _text(text: str) -> object:
    """One line: the same in every language; a second line: the English one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not 1 <= len(lines) <= 2:
        raise BadInput("bad-rule-lines")
    return lines[0] if len(lines) == 1 else {"zh-CN": lines[0], "en": lines[1]}


def _entries(name: str, text: str, present: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One entry a line; what has the same code keeps what its line does not tell, such as keywords."""
    known = {item.get("code"): item for item in present}
    entries = []
    for number, line in enumerate((line for line in text.splitlines() if line.strip()), start=1):
        head, *rest = PARTS.split(line.strip())
        code, _, words = head.partition(" ")
        if not words.strip():
            raise BadInput("bad-rule-entry", n=number)
        entry = {**known.get(code, {}), "code": code, "name": words.strip()}
        if rest and rest[0]:
            entry["name_en"] = rest[0]
        elif entry["name"] != known.get(code, {}).get("name"):
            entry.pop("name_en", None)  # it was the name of before
        if name in PLANS:
            _plan(entry, rest[1:], number)
        elif name == COMMITTEES:
            if len(rest) > 1:
                entry["departments"] = [unit for unit in COMMAS.split(rest[1]) if unit]
        elif flag := FLAG_OF.get(name):
            entry.pop(flag, None)
            if rest[1:] == ["+"]:
                entry[flag] = True
        entries.append(entry)
    return entries


def named_numbers(text: str, names: Sequence[str]) -> dict[str, int]:
    """So many numbers as there are names, in their order; what stands between them is for people."""
    numbers = re.findall(r"\d{1,4}", text)
    if len(numbers) != len(names):
        raise BadInput("bad-rule-named", n=len(names))
    return {name: int(number) for name, number in zip(names, numbers, strict=True)}


def _plan(entry: dict[str, Any], rest: list[str], number: int) -> None:
    if rest:
        entry["role"] = rest[0]
    if "role" not in entry:
        raise BadInput("bad-rule-entry-role", n=number)
    if len(rest) > 1:
        entry["days"] = _whole(rest[1])


READERS: Mapping[Form, Callable[[str], object]] = {
    Form.TERM: _term,
    Form.WHOLE: _whole,
    Form.DAYS: _several_days,
    Form.DAY: _day,
    Form.DATE: _date,
    Form.TIME: _time,
    Form.TEXT: _text,
    Form.NAME: _name,
    Form.LADDER: _ladder,
}
