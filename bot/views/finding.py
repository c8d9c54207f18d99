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
from domain.query import pieces
from domain.search_port import Shown
from domain.services.finding import Found

__all__ = ("LONGEST_SENTENCE", "PAGE", "Search", "found_view", "nothing_view", "numbers_view")

# About two lines of a telephone.
LONGEST_SENTENCE = 44
LONGEST_WORDS, LONGEST_WORD = 40, 12


@dataclass(frozen=True)
class Search:
    """What was typed, and under which number it is kept."""

    text: str
    id: int


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
    lines = [str(_head(search, found, page, t)), ""]
    for proposal, (title, sentence) in zip(found.proposals, shown, strict=True):
        lines += entry_lines(proposal, viewer, policy, t, now=now, title=_marked(title))
        if sentence is not None:
            lines.append(t("find-sentence", text=_marked(sentence)))
        lines.append("")
    turn = [
        Button(t.plain(key), FindPress(action="page", search_id=search.id, value=target).pack())
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if (target < page and target >= 0) or (target > page and found.more)
    ]
    rows = (*_opening(found.proposals), *((tuple(turn),) if turn else ()))
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


def nothing_view(search: Search, t: Translator) -> View:
    """Of several words each can be left out by a button."""
    said = t("find-nothing", words=cut(search.text, LONGEST_WORDS))
    again = Button(t.plain("find-again"), FindPress(action="ask").pack())
    words = pieces(search.text)
    if len(words) < 2:
        return View(Html(f"{said}\n{t('find-try-number')}"), ((again,),))
    drop = [
        Button(
            t.plain("find-drop", word=cut(word.text, LONGEST_WORD)),
            FindPress(action="drop", search_id=search.id, value=n).pack(),
        )
        for n, word in enumerate(words)
    ]
    return View(Html(f"{said}\n{t('find-try-fewer')}"), (*rows_of(drop), (again,)))


def _head(search: Search, found: Found, page: int, t: Translator) -> Html:
    words = cut(search.text, LONGEST_WORDS)
    if found.total is None:
        return t("find-more", words=words, page=page + 1)
    if found.more or page:
        return t("find-many", words=words, n=found.total, page=page + 1)
    return t("find-found", words=words, n=found.total)


def _opening(proposals: Sequence[Proposal]) -> tuple[tuple[Button, ...], ...]:
    return tuple((Button(button_label(p), OpenPress(proposal_id=p.id).pack()),) for p in proposals)


def _marked(shown: Shown) -> Html:
    """The words underlined and bold: a title is bold in places already."""
    said, last = "", 0
    for start, end in shown.marks:
        said += html.escape(shown.text[last:start]) + f"<u>{html.escape(shown.text[start:end])}</u>"
        last = end
    return Html(said + html.escape(shown.text[last:]))
