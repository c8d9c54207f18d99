"""People whom pushes do not reach: the list, one of them with a way to reach them, what they missed."""

from collections.abc import Sequence

from bot.callbacks import MenuPress, OpenPress, PeoplePress
from bot.i18n import Html, Translator
from bot.views.menu import joined_words
from bot.views.proposals import button_label
from bot.views.steps import OFFERED
from bot.views.view import Button, Rows, View
from domain.notice import Notice
from domain.people import Person
from domain.proposal import Proposal
from domain.services.looking import is_waiting_for

PAGE = 8
MOST_CASES = 10


def unreached_button(t: Translator) -> Button:
    return Button(t.plain("unreached-button"), PeoplePress(action="unreached").pack())


def unreached_view(people: Sequence[Person], t: Translator, page: int = 0) -> View:
    if not people:
        return View(t("unreached-none"))
    last = (len(people) - 1) // PAGE
    page = max(0, min(page, last))
    shown = people[page * PAGE : (page + 1) * PAGE]
    lines = [t("unreached-head", n=len(people)), *(_line(person, t) for person in shown)]
    rows: Rows = tuple(
        (Button(person.name, PeoplePress(action="reach", person_id=person.id).pack()),) for person in shown
    )
    turn = tuple(
        Button(t.plain(key), PeoplePress(action="unreached", page=target).pack())
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target <= last
    )
    return View(Html("\n".join(lines)), (*rows, *((turn,) if turn else ())))


def _line(person: Person, t: Translator) -> Html:
    return t("unreached-line", name=person.name, posts=joined_words(person, t), since=Html(_since(person, t)))


def _since(person: Person, t: Translator) -> Html:
    if person.unreachable_since is None:
        return t("unreached-never")
    return t("unreached-since", day=person.unreachable_since.astimezone(t.zone).date())


def person_view(person: Person, missed: int, telephone: str, link: str, t: Translator) -> View:
    """Since when, how much they missed, how to get hold of them; the link is shown once it was made."""
    lines = [_line(person, t), t("unreached-missed", n=missed)]
    if telephone:
        lines.append(t("unreached-telephone", telephone=telephone))
    rows: Rows = ()
    if link:
        lines += [t("unreached-link"), t("plain-text", text=link)]
    elif person.chat_id is None:
        invite = Button(t.plain("unreached-invite"), PeoplePress(action="invite", person_id=person.id).pack())
        lines.append(t("unreached-how-never"))
        rows = ((invite,),)
    else:
        lines.append(t("unreached-how-blocked"))
    back = Button(t.plain("back"), PeoplePress(action="unreached").pack())
    return View(Html("\n".join(lines)), (*rows, (back,)))


def missed_view(notice: Notice, cases: Sequence[Proposal], person: Person, t: Translator) -> View:
    """What did not get there, in one message: first what waits for this person."""
    waits = {proposal.id: is_waiting_for(proposal, person, OFFERED) for proposal in cases}
    ordered = sorted(cases, key=lambda proposal: not waits[proposal.id])
    n = len(cases) + int(str(notice.params.get("more", 0)))
    lines = [t("missed-joined" if notice.params.get("joined") else "missed-head", n=n)]
    for proposal in ordered[:MOST_CASES]:
        status = t(f"status-{proposal.status.replace('_', '-')}")
        key = "missed-waits" if waits[proposal.id] else "missed-line"
        lines.append(t(key, label=proposal.label, status=status))
    if n > MOST_CASES:
        lines.append(t("missed-more", n=n - MOST_CASES))
    buttons = [Button(button_label(p), OpenPress(proposal_id=p.id).pack()) for p in ordered[:MOST_CASES]]
    todo = Button(t.plain("menu-todo"), MenuPress(item="todo").pack())
    return View(Html("\n".join(lines)), (*((button,) for button in buttons), (todo,)))
