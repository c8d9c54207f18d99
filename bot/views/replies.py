"""The reply's form: its class, its points, and the letter to look over."""

from bot.i18n import Html, Translator
from bot.views.forms import press, way_back
from bot.views.view import Button, View
from domain.policy import Policy
from domain.proposal import Proposal
from domain.reply import Point

Points = tuple[list[Point], list[Point], list[Point]]
GROUPS = ("done", "planned", "not-adopted")


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


def part_view(proposal: Proposal, part: str, result_class: str, t: Translator) -> View:
    question = t(f"ask-reply-{part.replace('_', '-')}", letter=result_class)
    none = Button(t.plain("reply-none"), press("draft_reply", proposal, "none", part))
    text = t("ask-about", label=proposal.label, question=question)
    return View(text, ((none,), *way_back(proposal, t)))


def preview_view(
    proposal: Proposal, result_class: str, points: Points, policy: Policy, t: Translator
) -> View:
    lines = [
        str(t("reply-preview", number=proposal.label)),
        str(t("reply-class", letter=result_class, meaning=policy.label("classes", result_class, t.language))),
        *point_lines(points, t),
    ]
    send = Button(t.plain("reply-send"), press("draft_reply", proposal, "send"), main=True)
    again = Button(t.plain("draft-rewrite"), press("draft_reply", proposal, "class", result_class))
    return View(Html("\n".join(lines)), ((send,), (again,), *way_back(proposal, t)))


def point_lines(points: Points, t: Translator) -> list[str]:
    """Each group under its heading, its points numbered."""
    lines = []
    for group, items in zip(GROUPS, points, strict=True):
        if items:
            lines.append(str(t(f"reply-{group}")))
        for n, point in enumerate(items, start=1):
            day = point.due_on or ""
            lines.append(str(t(f"reply-{group}-item", n=n, text=point.text, day=day, reason=point.reason)))
    return lines
