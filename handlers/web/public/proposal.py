"""The page of one proposal: dates of its line, facts, promises with their state, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.publication_port import Happened, Shown
from domain.rating import Grade
from handlers.web.public.wording import Speaker

ATTACHMENTS = ("photo", "document", "voice", "place")


@dataclass(frozen=True)
class PromiseRow:
    """A promise: by when, what, how it stands."""

    day: str
    text: str
    state: str
    kind: str


def taken_over(shown: Shown) -> bool:
    """A ledger tells when it was assigned and answered, and nothing of what came before and between."""
    return any(h.step == "import_ledger" for h in shown.history)


def station_days(shown: Shown) -> tuple[date | datetime | None, ...]:
    if taken_over(shown):
        return None, None, shown.assigned_at, None, shown.line.replied_at, None
    return (
        shown.submitted_at,
        shown.registered_at,
        shown.assigned_at,
        shown.signed_at,
        shown.line.replied_at,
        shown.answered_at or shown.closed_at,
    )


def facts_of(shown: Shown, speaker: Speaker) -> list[tuple[str, Sequence[str]]]:
    """Terms with what there is to say of each."""
    line, say = shown.line, speaker.say
    comma = say("list-comma")
    author = [part for part in (shown.representative, shown.delegation) if part]
    if author and shown.cosigners:
        author.append(say("page-cosigners", n=shown.cosigners))
    due = speaker.day(line.due_on) if line.due_on else ""
    contacts = []
    if shown.contacts:
        contacts.append(say("page-contacts", n=shown.contacts, confirmed=shown.confirmed))
    attached = [
        say(f"count-{kind}", n=shown.attachments[kind]) for kind in ATTACHMENTS if shown.attachments.get(kind)
    ]
    found = {
        "page-fact-author": author,
        "page-fact-lead": [comma.join(line.leads)] if line.leads else [],
        "page-fact-co": [comma.join(line.co)] if line.co else [],
        "page-fact-session": [line.session] if line.session else [],
        "page-fact-due": [due] if due else [],
        "page-fact-contacts": contacts,
        "page-fact-rating": _grades(shown, speaker),
        "page-fact-attachments": [comma.join(attached)] if attached else [],
    }
    return [(say(key), values) for key, values in found.items() if values]


def _grades(shown: Shown, speaker: Speaker) -> list[str]:
    least = speaker.policy.limit("small_group")
    if shown.grades:
        told = [(grade, shown.grades.get(grade, 0)) for grade in Grade if shown.grades.get(grade)]
        return [speaker.say("page-grade", grade=speaker.say(f"grade-{grade}"), n=n) for grade, n in told]
    return [speaker.say("page-few-raters", n=shown.raters, least=least)] if shown.raters else []


def promises_of(shown: Shown, speaker: Speaker) -> list[PromiseRow]:
    rows = []
    for promise in shown.promises:
        left = (promise.due_on - speaker.today).days
        if promise.kept_on is not None:
            state, kind = speaker.say("page-kept", day=speaker.day(promise.kept_on)), "a"
        elif left < 0:
            state, kind = speaker.say("page-overdue", days=-left), "late"
        else:
            state, kind = speaker.say("page-days-left", days=left), "open" if left > 3 else "c"
        rows.append(PromiseRow(speaker.day(promise.due_on), promise.text, state, kind))
    return rows


def history_of(shown: Shown, speaker: Speaker) -> list[tuple[str, str]]:
    """Day and what happened; what happened twice on a day stands once."""
    happened = list(shown.history)
    if taken_over(shown):
        dates = {
            "assign": shown.assigned_at,
            "approve": shown.line.replied_at,
            "publish": shown.line.listed_at,
        }
        happened += [Happened(at, step) for step, at in dates.items() if at is not None]
        happened.sort(key=lambda h: h.at)
    told = [(speaker.day(h.at), _words(h.step, shown, speaker)) for h in happened]
    return list(dict.fromkeys(told))


def _words(step: str, shown: Shown, speaker: Speaker) -> str:
    number = shown.line.number or shown.line.title
    return speaker.say(f"page-step-{step.replace('_', '-')}", number=number)
