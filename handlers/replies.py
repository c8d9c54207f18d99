"""Writing a letter: its class, its points under three headings, then the whole of it to look over."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.i18n import Html
from bot.scene import Scene
from bot.views import replies as views
from bot.views.forms import Option
from bot.views.linting import reading_lines
from bot.views.view import View
from domain.errors import BadInput
from domain.proposal import Proposal
from domain.reply import Point, Reply
from domain.services import parts, replies, second_replies
from domain.services.linting import read_letter
from domain.services.reading import read_done, read_not_adopted, read_planned, required_text
from domain.services.replies import Content
from handlers.fields import Answer, Asking, Choice, Condition, Given, Params, always, no_params
from handlers.forms import Form

# As a letter has them; the last one's name is short because buttons carry it.
GROUPS = ("done", "planned", "declined")
WORDS_OF = dict(zip(GROUPS, views.GROUPS, strict=True))
Read = Callable[[str, date], list[Point]]
Draft = Callable[..., Awaitable[Reply]]


def _kept(points: Sequence[Point]) -> list[dict[str, str]]:
    return [
        {"text": p.text, "due": p.due_on.isoformat() if p.due_on else "", "reason": p.reason} for p in points
    ]


def _points(raw: Sequence[dict[str, str]]) -> list[Point]:
    return [
        Point(p["text"], date.fromisoformat(p["due"]) if p["due"] else None, p["reason"]) for p in raw or ()
    ]


def _content(given: Given) -> Content:
    return Content(str(given.get("class") or ""), *(_points(given.get(group) or ()) for group in GROUPS))


def _before(asking: Asking) -> dict[str, Any]:
    """What was written already: just now, or in the newest letter; it is corrected, not typed again."""
    if "before" in asking.given:
        return dict(asking.given["before"])
    proposal = asking.proposal
    share = replies.share_to_answer(proposal, asking.scene.member, asking.step)
    own = [r for r in proposal.replies if proposal.lead or (share and r.department_id == share.department_id)]
    last = max(own, key=lambda r: (r.round, r.version), default=None)
    return {group: _kept(points) for group, points in zip(GROUPS, last.points, strict=True)} if last else {}


async def _classes(asking: Asking) -> Sequence[Option]:
    t = asking.scene.t
    return [
        Option(c.code, t.plain("class-option", letter=c.code, meaning=c.name(t.language)))
        for c in asking.scene.policy.choices("classes")
    ]


@dataclass(frozen=True)
class Points:
    """One group of points, one a line; none of them, or those that an earlier version had."""

    name: str
    read: Read
    when: Condition = always
    params: Params = no_params

    @property
    def words(self) -> str:
        return f"ask-reply-{WORDS_OF[self.name]}"

    async def view(self, asking: Asking, sentence: Html) -> View:
        written = _points(_before(asking).get(self.name) or ())
        buttons = [asking.button(self.name, "-", "reply-none")]
        if written:
            buttons.insert(0, asking.button(self.name, "*", "reply-keep", main=True))
            sentence = views.written_before(sentence, WORDS_OF[self.name], written, asking.scene.t)
        return asking.view(sentence, buttons)

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        if value == "-":
            return Answer([])
        if value == "*" and (written := _before(asking).get(self.name)):
            return Answer(written)
        raise BadInput("button-unknown")

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        return Answer(_kept(self.read(required_text(text), asking.scene.today)))


@dataclass(frozen=True)
class Preview:
    """The whole letter with what is wrong with it, to be sent to the head or written anew."""

    name: str = "sure"
    words: str = "reply-preview"
    when: Condition = always
    params: Params = no_params

    async def view(self, asking: Asking, sentence: Html) -> View:
        scene, proposal = asking.scene, asking.proposal
        share = replies.share_to_answer(proposal, scene.member, asking.step)
        lines = [str(sentence)]
        if share:
            reply = replies.letter(proposal, scene.member.name, share, _content(asking.given), scene.now)
            lines += views.fault_lines(proposal, reply, scene.t)
            lines += reading_lines(await read_letter(scene.uow, scene.words, proposal, reply), scene.t)
            lines += views.letter_lines(reply, scene.policy, scene.t)
        buttons = [
            asking.button(self.name, "!", "reply-send", main=True),
            asking.button(self.name, "again", "draft-rewrite"),
        ]
        return asking.view(views.shortened(lines, scene.t), buttons)

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        if value == "!":
            return Answer(True)
        if value != "again":
            raise BadInput("button-unknown")
        before = {group: asking.given.pop(group, []) for group in GROUPS}
        asking.given.pop("class", None)
        asking.given["before"] = before
        return None

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        raise BadInput("form-needs-button")


async def _letter(asking: Asking) -> dict[str, object]:
    return {"letter": asking.given.get("class", "")}


LETTER = (
    Choice(_classes, "class", words="ask-reply-class"),
    Points("done", lambda text, today: read_done(text), params=_letter),
    Points("planned", read_planned, params=_letter),
    Points("declined", lambda text, today: read_not_adopted(text), params=_letter),
    Preview(),
)


def _taking(draft: Draft) -> Callable[[Scene, Proposal, Given], Awaitable[Html | View | None]]:
    async def take(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
        await draft(scene.uow, proposal, scene.member, _content(given), now=scene.now)
        return scene.t("done-draft-reply", label=proposal.label)

    return take


FORMS = (
    Form("draft_reply", _taking(replies.draft_reply), LETTER),
    Form("draft_part", _taking(parts.draft_part), LETTER),
    Form("draft_second_reply", _taking(second_replies.draft_second_reply), LETTER),
)
