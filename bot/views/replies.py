"""The letter in chat: its points, what is wrong with it, what those who pass it should see."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot.i18n import Html, Translator
from bot.views.linting import reading_lines
from domain.linting import LetterReading
from domain.policy import Policy
from domain.proposal import Proposal
from domain.reply import Point, Reply, names_day
from domain.services.replies import faults_in, warnings_in

GROUPS = ("done", "planned", "not-adopted")
LONGEST = 3600
NO_READINGS: Mapping[int, LetterReading | None] = {}


def written_before(sentence: Html, group: str, written: Sequence[Point], t: Translator) -> Html:
    """A question with what an earlier version said to it."""
    lines = [*str(sentence).splitlines(), str(t("reply-written"))]
    return shortened([*lines, *_item_lines(group, written, t)], t)


def fault_lines(proposal: Proposal, reply: Reply, t: Translator) -> list[str]:
    """Everything for which it cannot go on yet, then what may be said but should be seen."""
    faults = faults_in(proposal, reply)
    lines = [str(t("reply-faults"))] if faults else []
    lines += [str(t("reply-fault-item", n=n, fault=t(key))) for n, key in enumerate(faults, start=1)]
    return [*lines, *warning_lines(proposal, reply, t)]


def warning_lines(proposal: Proposal, reply: Reply, t: Translator) -> list[str]:
    return [
        str(t(key, words=t.plain("list-comma").join(dict.fromkeys(words))))
        for key, words in warnings_in(proposal, reply).items()
    ]


def letter_lines(reply: Reply, policy: Policy, t: Translator) -> list[str]:
    """Its class and its points."""
    lines = []
    if reply.result_class:  # past ledgers do not always tell it
        meaning = policy.label("classes", reply.result_class, t.language)
        lines.append(str(t("reply-class", letter=reply.result_class, meaning=meaning)))
    return [*lines, *point_lines(reply.points, t)]


def reply_lines(
    proposal: Proposal,
    letters: Iterable[Reply],
    policy: Policy,
    t: Translator,
    readings: Mapping[int, LetterReading | None] = NO_READINGS,
) -> list[str]:
    """The letters one after the other; above those on their way what whoever passes them should see.

    `readings` are by the department of the letter.
    """
    lines: list[str] = []
    for reply in letters:
        lines += [""] * bool(lines)
        delivered = reply.delivered_at is not None
        head = "reply-head-second" if reply.second else "reply-head-delivered" if delivered else "reply-head"
        # How many drafts it took is the offices' own business.
        lines.append(str(t(head, number=proposal.label, round=reply.round, version=reply.version)))
        if proposal.separate:
            lines.append(str(t("reply-of", department=reply.department)))
        if not delivered:
            lines += warning_lines(proposal, reply, t)
            lines += reading_lines(readings.get(reply.department_id), t)
        lines += letter_lines(reply, policy, t)
        lines += [
            str(t("full-opinion", name=a.department, text=a.opinion))
            for a in proposal.co_handlers
            if a.opinion
        ]
        if reply.signed_by:
            lines.append(str(t("reply-signed", department=reply.department, name=reply.signed_by)))
        if reply.leader:
            lines.append(str(t("reply-signed-leader", name=reply.leader)))
    if delivered_to(proposal) and any(r.delivered_at for r in letters):
        names = t.plain("list-comma").join(delivered_to(proposal))
        lines.append(str(t("reply-delivered-to", names=names)))
    return lines


def delivered_to(proposal: Proposal) -> list[str]:
    """Everybody the letter goes to."""
    return [proposal.representative, *(c.representative for c in proposal.signed)]


def point_lines(points: Sequence[Sequence[Point]], t: Translator) -> list[str]:
    """Each group under its heading, its points numbered."""
    lines = []
    for group, items in zip(GROUPS, points, strict=True):
        if items:
            lines += [str(t(f"reply-{group}")), *_item_lines(group, items, t)]
    return lines


def _item_lines(group: str, items: Sequence[Point], t: Translator) -> list[str]:
    lines = []
    for n, point in enumerate(items, start=1):
        day = promise_day(point.text, point.due_on, t) if point.due_on else ""
        lines.append(str(t(f"reply-{group}-item", n=n, text=point.text, day=day, reason=point.reason)))
    return lines


def promise_day(text: str, day: date, t: Translator) -> str:
    """The day behind a promise, unless its words name it."""
    return "" if names_day(text, day) else str(t("promise-day", day=t.long_day(day)))


def shortened(lines: Sequence[str], t: Translator) -> Html:
    """As many whole lines as a message holds: cut inside a line, a tag could stay open."""
    kept, length = [], 0
    for line in lines:
        length += len(line) + 1
        if length > LONGEST:
            kept.append(str(t("reply-more")))
            break
        kept.append(line)
    return Html("\n".join(kept))
