"""What a search found: each with its sentence, the words marked; nothing found, and what to do then."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.callbacks import FindPress, OpenPress
from bot.i18n import Html, Translator
from bot.views.pages import cut
from bot.views.proposals import PAGE, button_label, entry_lines
from bot.views.view import Button, View, rows_of
from domain.people import Person
from domain.policy import Policy
from domain.proposal import Proposal
from domain.recognising import Part, Query
from domain.search_port import Shown
from domain.services.finding import Found

__all__ = ("LONGEST_SENTENCE", "PAGE", "Search", "found_view", "nothing_view", "numbers_view")

# About two lines of a telephone.
LONGEST_SENTENCE = 44
LONGEST_WORDS, LONGEST_WORD = 40, 12
KEYS_WITH_WORDS = ("find-found", "find-many", "find-more")
KEYS_WITHOUT = ("find-only", "find-only-page", "find-only-more")


@dataclass(frozen=True)
class Search:
    """What was typed, in its parts, and under which number it is kept."""

    query: Query
    id: int

    @property
    def words(self) -> str:
        return cut(" ".join(self.query.words), LONGEST_WORDS)

    @property
    def chips(self) -> list[tuple[int, Part]]:
        """The parts that mean something, with their places."""
        return [(n, part) for n, part in enumerate(self.query.parts) if part.meaning]

    def press(self, action: str, value: int) -> str:
        return FindPress(action=action, search_id=self.id, value=value).pack()


def found_view(
    search: Search,
    found: Found,
    shown: Sequence[tuple[Shown, Shown | None]],
    page: int,
    viewer: Person,
    policy: Policy,
    t: Translator,
    *,
    now: datetime,
) -> View:
    """A page of it: number and title, state, the sentence; a button for each, and for the pages around."""
    lines = [*_narrowed(search, t), str(_head(search, found, page, t)), ""]
    for proposal, (title, sentence) in zip(found.proposals, shown, strict=True):
        lines += entry_lines(proposal, viewer, policy, t, now=now, title=_marked(title))
        if sentence is not None:
            lines.append(t("find-sentence", text=_marked(sentence)))
        lines.append("")
    turn = [
        Button(t.plain(key), search.press("page", target))
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if (target < page and target >= 0) or (target > page and found.more)
    ]
    drop = [_dropping(search, n, part, t) for n, part in search.chips]
    team = [
        Button(t.plain("find-by-delegation", name=part.meaning.instead), search.press("team", n))
        for n, part in search.chips
        if part.meaning and part.meaning.instead
    ]
    rows = (*_opening(found.proposals), *((tuple(turn),) if turn else ()), *rows_of([*drop, *team]))
    return View(Html("\n".join(lines).strip()), rows)


def numbers_view(
    asked: str,
    proposals: Sequence[Proposal],
    viewer: Person,
    policy: Policy,
    t: Translator,
    *,
    now: datetime,
) -> View:
    """Several sessions have the same number: the newest of them."""
    lines = [str(t("find-found", words=cut(asked, LONGEST_WORDS), n=len(proposals))), ""]
    for proposal in proposals[:PAGE]:
        lines += entry_lines(proposal, viewer, policy, t, now=now)
    return View(Html("\n".join(lines)), _opening(proposals[:PAGE]))


def asking_view(t: Translator) -> View:
    """What is looked for, and the way back."""
    return View(t("find-what-now"), ((Button(t.plain("cancel"), FindPress(action="leave").pack()),),))


def nothing_view(search: Search, t: Translator) -> View:
    """Of several words each can be left out by a button."""
    said = [*_narrowed(search, t), t("find-nothing", words=cut(search.query.text, LONGEST_WORDS))]
    again = Button(t.plain("find-again"), FindPress(action="ask").pack())
    parts = list(enumerate(search.query.parts))
    if len(parts) < 2:
        return View(Html("\n".join([*said, t("find-try-number")])), ((again,),))
    drop = [_dropping(search, n, part, t) for n, part in parts]
    return View(Html("\n".join([*said, t("find-try-fewer")])), (*rows_of(drop), (again,)))


def _dropping(search: Search, number: int, part: Part, t: Translator) -> Button:
    name = part.meaning.name if part.meaning else part.text
    return Button(t.plain("find-drop", word=cut(name, LONGEST_WORD)), search.press("drop", number))


def _narrowed(search: Search, t: Translator) -> list[str]:
    chips = [
        t.plain(f"find-chip-{p.meaning.what}", name=p.meaning.name) for _, p in search.chips if p.meaning
    ]
    return [t("find-narrowed", chips=t.plain("list-comma").join(chips))] if chips else []


def _head(search: Search, found: Found, page: int, t: Translator) -> Html:
    """Without words everything that is left is found, the latest first."""
    some, paged, more = KEYS_WITH_WORDS if search.words else KEYS_WITHOUT
    if found.total is None:
        return t(more, words=search.words, page=page + 1)
    if found.more or page:
        return t(paged, words=search.words, n=found.total, page=page + 1)
    return t(some, words=search.words, n=found.total)


def _opening(proposals: Sequence[Proposal]) -> tuple[tuple[Button, ...], ...]:
    return tuple((Button(button_label(p), OpenPress(proposal_id=p.id).pack()),) for p in proposals)


def _marked(shown: Shown) -> Html:
    """The words underlined and bold: a title is bold in places already."""
    said, last = "", 0
    for start, end in shown.marks:
        said += html.escape(shown.text[last:start]) + f"<u>{html.escape(shown.text[start:end])}</u>"
        last = end
    return Html(said + html.escape(shown.text[last:]))
