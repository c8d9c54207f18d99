"""The page docs/lifecycle.md: the table of steps drawn and written out, so that nobody keeps it by hand."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.i18n import DEFAULT_LANGUAGE, Translator
from domain import steps
from domain.proposal import ClockKey, Status
from domain.steps import STEPS, Step

PAGE = """\
# The life of a proposal

`make docs` writes this page from the table `STEPS` in `domain/steps.py`; a test fails where the two
differ. Change the table, not the page. Beside each code stands the word that people see.

## The road

Steps that leave the status as it is are only in the table below.

```mermaid
{road}
```

## The ends

From these nothing leads on. Nothing is deleted either.

| end | from | by |
|---|---|---|
{ends}

## Groups of statuses

| group | statuses |
|---|---|
{groups}

## Every step

A step without a "to" leaves the status as it is. Whoever takes a step is not told by a push: the reply in
the chat says it. There are {count} steps.

| step | who | from | to | needs | starts | stops | tells |
|---|---|---|---|---|---|---|---|
{rows}
"""
# The table's own sets: a row names them, where listing nineteen statuses would say less.
GROUPS = {
    name: getattr(steps, name)
    for name in ("OPEN", "BEFORE_REPLY", "BEFORE_ASSIGNMENT", "IN_HAND", "AFTER_REPLY", "BEFORE_REGISTRATION")
}


def lifecycle_markdown() -> str:
    """The whole page in Markdown, its diagrams as Mermaid source; ends with one line break."""
    t = Translator(DEFAULT_LANGUAGE, ZoneInfo("UTC"))
    left = {status for step in STEPS if step.to for status in step.from_ - {step.to}}
    return PAGE.format(
        road=_diagram([step for step in STEPS if step.to in left], t),
        ends="\n".join(_end(step, step.to, t) for step in STEPS if step.to and step.to not in left),
        groups="\n".join(_cells(f"`{name}`", _listed("status-", group, t)) for name, group in GROUPS.items()),
        count=len(STEPS),
        rows="\n".join(_row(step, t) for step in STEPS),
    )


def _word(family: str, code: str, t: Translator) -> str:
    return t.plain(f"{family}{code.replace('_', '-')}")


def _named(family: str, code: str, t: Translator) -> str:
    return f"{_word(family, code, t)} `{code}`"


def _diagram(steps: Iterable[Step], t: Translator) -> str:
    """Mermaid: one arrow from a status to another, labelled with every step that goes that way."""
    arrows: defaultdict[tuple[Status, Status], list[str]] = defaultdict(list)
    for step in steps:
        for status in Status:
            if step.to and status in step.from_ - {step.to}:
                arrows[status, step.to].append(_word("step-", step.name, t))
    drawn = {status for arrow in arrows for status in arrow}
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{_word("status-", s, t)} {s}" as {s}' for s in Status if s in drawn]
    lines.append(f"    [*] --> {Status.DRAFT}")
    lines += [f"    {start} --> {end}: {' / '.join(words)}" for (start, end), words in arrows.items()]
    return "\n".join(lines)


def _end(step: Step, end: Status, t: Translator) -> str:
    return _cells(_named("status-", end, t), _statuses(step.from_, t), _named("step-", step.name, t))


def _row(step: Step, t: Translator) -> str:
    return _cells(
        _named("step-", step.name, t),
        _listed("party-", step.by, t),
        _statuses(step.from_, t),
        _named("status-", step.to, t) if step.to else "",
        "<br>".join(_named("guard-", guard.__name__, t) for guard in step.needs),
        _clocks(step.starts, t),
        _clocks(step.stops, t),
        _listed("party-", step.tells, t),
    )


def _clocks(keys: Iterable[ClockKey], t: Translator) -> str:
    return "every clock" if set(keys) == set(ClockKey) else _listed("clock-", keys, t)


def _statuses(statuses: frozenset[Status], t: Translator) -> str:
    """The largest groups that fit, then the statuses left over."""
    names, rest = [], statuses
    for name, group in sorted(GROUPS.items(), key=lambda item: -len(item[1])):
        if group <= rest:
            names.append(f"`{name}`")
            rest -= group
    return "<br>".join([*names, _listed("status-", rest, t)] if rest else names)


def _listed(family: str, codes: Iterable[StrEnum], t: Translator) -> str:
    """In the order of the enumeration, so that the page does not change from run to run."""
    given = set(codes)
    order = type(next(iter(given))) if given else ()
    return "<br>".join(_named(family, code, t) for code in order if code in given)


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
