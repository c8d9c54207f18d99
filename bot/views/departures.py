"""People: a clerk's cases handed on, a representative's duties suspended, and what they hear of it."""

from collections.abc import Sequence

from bot.callbacks import OpenPress, PeoplePress
from bot.i18n import Html, Translator
from bot.views.proposals import button_label
from bot.views.reach import unreached_button
from bot.views.view import Button, Rows, View
from domain.notice import Notice
from domain.people import Person, Post
from domain.proposal import Proposal

PAGE = 8
MOST_BUTTONS = 12
SENTENCES = {
    "clerk_left": "notice-clerk-left",
    "cases_handed_over": "notice-cases-handed-over",
    "suspended": "notice-suspended",
    "resumed": "notice-resumed",
}


def people_view(
    clerks: Sequence[tuple[Person, Post]], representatives: Sequence[Person], t: Translator, page: int = 0
) -> View:
    """One button a person, clerks first; a long list in pages, and narrower with a name."""
    buttons = [
        Button(
            t.plain("people-clerk", name=person.name, unit=post.unit),
            PeoplePress(action="clerk", person_id=person.id, department_id=post.department_id or 0).pack(),
        )
        for person, post in clerks
    ]
    buttons += [
        Button(
            t.plain("people-suspended" if person.suspended else "people-representative", name=person.name),
            PeoplePress(action="rep", person_id=person.id).pack(),
        )
        for person in representatives
    ]
    last = max(0, (len(buttons) - 1) // PAGE)
    page = max(0, min(page, last))
    turn = tuple(
        Button(t.plain(key), PeoplePress(action="list", page=target).pack())
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target <= last
    )
    rows: Rows = tuple((button,) for button in buttons[page * PAGE : (page + 1) * PAGE])
    turning = (turn,) if turn else ()
    return View(t("people-list" if buttons else "people-none"), (*rows, *turning, (unreached_button(t),)))


def _back(t: Translator) -> Button:
    return Button(t.plain("back"), PeoplePress(action="list").pack())


def successors_view(leaver: Person, post: Post, colleagues: Sequence[Person], n: int, t: Translator) -> View:
    """Who goes on; without a colleague on the roster nobody can leave."""
    rows: Rows = tuple(
        (
            Button(
                person.name,
                PeoplePress(
                    action="to",
                    person_id=leaver.id,
                    department_id=post.department_id or 0,
                    other_id=person.id,
                ).pack(),
            ),
        )
        for person in colleagues
    )
    key = "people-successor" if colleagues else "people-nobody-else"
    return View(t(key, name=leaver.name, unit=post.unit, n=n), (*rows, (_back(t),)))


def sure_view(leaver: Person, post: Post, successor: Person, n: int, t: Translator) -> View:
    data = PeoplePress(
        action="hand", person_id=leaver.id, department_id=post.department_id or 0, other_id=successor.id
    ).pack()
    text = t("people-sure", name=leaver.name, unit=post.unit, successor=successor.name, n=n)
    return View(text, ((Button(t.plain("people-hand-over"), data, main=True),), (_back(t),)))


def representative_view(person: Person, t: Translator) -> View:
    """What may be done about a representative's duties."""
    action, words = ("resume", "people-resume") if person.suspended else ("suspend", "people-suspend")
    button = Button(t.plain(words), PeoplePress(action=action, person_id=person.id).pack(), main=True)
    key = "people-is-suspended" if person.suspended else "people-is-active"
    return View(t(key, name=person.name), ((button,), (_back(t),)))


def told_view(notice: Notice, cases: Sequence[Proposal], t: Translator) -> View:
    """What somebody is told about their own post; the open cases as buttons."""
    text = t(
        SENTENCES[notice.kind],
        unit=str(notice.params.get("department") or ""),
        leaver=str(notice.params.get("leaver") or ""),
        n=len(cases),
    )
    buttons = [Button(button_label(p), OpenPress(proposal_id=p.id).pack()) for p in cases[:MOST_BUTTONS]]
    return View(Html(text), tuple((button,) for button in buttons))
