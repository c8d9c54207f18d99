"""The reply's form: its class, its points, and the letter to look over."""

from collections.abc import Sequence

from bot.i18n import Html, Translator
from bot.views.forms import press, way_back
from bot.views.view import Button, View
from domain.policy import Policy
from domain.proposal import Proposal
from domain.reply import Point

Points = tuple[list[Point], list[Point], list[Point]]
GROUPS = ("done", "planned", "not-adopted")
LONGEST = 3600


def class_view(proposal: Proposal, policy: Policy, t: Translator) -> View:
    rows = tuple(
        (
            Button(
                t.plain("class-option", letter=c.code, meaning=c.name(t.language)),
                press("draft_reply", proposal, "class", c.code),
            ),
        )
        for c in policy.choices("classes")
    )
    text = t("ask-about", label=proposal.label, question=t("ask-reply-class"))
    return View(text, (*rows, *way_back(proposal, t)))


def part_view(
    proposal: Proposal, part: str, result_class: str, written: Sequence[Point], t: Translator
) -> View:
    """One group of points; what an earlier version said can stay, so that nobody types it twice."""
    question = t(f"ask-reply-{part.replace('_', '-')}", letter=result_class)
    lines = [str(t("ask-about", label=proposal.label, question=question))]
    buttons = [Button(t.plain("reply-none"), press("draft_reply", proposal, "none", part))]
    if written:
        lines += [str(t("reply-written")), *_item_lines(part.replace("_", "-"), written, t)]
        keep = Button(t.plain("reply-keep"), press("draft_reply", proposal, "keep", part), main=True)
        buttons.insert(0, keep)
    return View(shortened(lines, t), (tuple(buttons), *way_back(proposal, t)))


def preview_view(
    proposal: Proposal, result_class: str, points: Points, policy: Policy, t: Translator
) -> View:
    lines = [
        str(t("reply-preview", number=proposal.label)),
        str(t("reply-class", letter=result_class, meaning=policy.label("classes", result_class, t.language))),
        *point_lines(points, t),
    ]
    send = Button(t.plain("reply-send"), press("draft_reply", proposal, "send"), main=True)
    again = Button(t.plain("draft-rewrite"), press("draft_reply", proposal, "again"))
    return View(shortened(lines, t), ((send,), (again,), *way_back(proposal, t)))


def point_lines(points: Points, t: Translator) -> list[str]:
    """Each group under its heading, its points numbered."""
    lines = []
    for group, items in zip(GROUPS, points, strict=True):
        if items:
            lines += [str(t(f"reply-{group}")), *_item_lines(group, items, t)]
    return lines


def _item_lines(group: str, items: Sequence[Point], t: Translator) -> list[str]:
    lines = []
    for n, point in enumerate(items, start=1):
        day = t.long_day(point.due_on) if point.due_on else ""
        lines.append(str(t(f"reply-{group}-item", n=n, text=point.text, day=day, reason=point.reason)))
    return lines


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
