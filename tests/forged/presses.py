"""Every button a forger could write, made of what the handlers themselves are registered for."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle

from aiogram.filters.callback_data import CallbackData

from bot import callbacks as c
from bot.filters import Pressed
from domain.contact import Confirmation
from domain.notice import UNDELIVERED, Matter
from domain.rating import Stage
from domain.services.ratings import STEP_OF
from domain.services.snoozing import EVE, THREE_DAYS, TOMORROW
from domain.steps import BY_NAME
from handlers import conversations
from handlers.appointments import STEP_OF as MEETINGS
from handlers.corrections import PRESSES as DAYS
from handlers.lists import FILTERS
from handlers.proposals import LOOKS
from handlers.second_ways import PRESSES as WAYS
from tests.test_callbacks import choices_of_forms

SNOOZES = (TOMORROW, THREE_DAYS, EVE, "made_up")
FAR_PAGES = (0, -1, 10**9)
# What buttons of fields carry: yes, none, the first of a list, keep, back; and what none does.
VALUES = ("!", "-", "1", "*", "<", "made up", ">x")


@dataclass(frozen=True)
class Forged:
    """What is pressed; the step of the table that it would begin or take, where it is one's."""

    data: str
    step: str = ""
    handled: bool = True


@cache
def registered() -> dict[type[CallbackData], frozenset[str]]:
    """Each kind of button that a handler listens to, with the values by which handlers choose."""
    found: defaultdict[type[CallbackData], set[str]] = defaultdict(set)
    for handler in conversations().callback_query.handlers:
        for given in handler.filters or ():
            if isinstance(given.callback, Pressed):
                found[given.callback.callback_data] |= given.callback._values
    return {kind: frozenset(values) for kind, values in found.items()}


def kinds() -> set[type[CallbackData]]:
    """Every class of the URL map."""
    return {kind for kind in CallbackData.__subclasses__() if kind.__module__ == c.__name__}


def looks() -> set[str]:
    """Every way to look at a proposal."""
    return {*LOOKS, *registered()[c.OpenPress], "card", "files", "letter", "reply", "draft"}


def _looked(id_: int) -> Iterator[Forged]:
    for what in sorted(looks()):
        pages = FAR_PAGES if what in {"full", "history", "files"} else (0,)
        yield from (Forged(c.OpenPress(proposal_id=id_, what=what, page=page).pack()) for page in pages)


def _steps(id_: int) -> Iterator[Forged]:
    for step in sorted({*BY_NAME, *registered()[c.StepPress]}):
        press = c.StepPress(step=step, proposal_id=id_, sure=True)
        yield Forged(press.pack(), _named(step), handled=step in registered()[c.StepPress])


def _fields(id_: int) -> Iterator[Forged]:
    """A button of every question of every form; of a form without any one that was made up."""
    fields: defaultdict[str, list[str]] = defaultdict(list)
    for step, field in choices_of_forms():
        fields[step].append(field)
    assert fields.keys() <= registered()[c.FormPress]
    values = cycle(VALUES)
    for step in sorted(registered()[c.FormPress]):
        for field in fields[step] or ["made_up"]:
            press = c.FormPress(step=step, proposal_id=id_, field=field, value=next(values))
            yield Forged(press.pack(), _named(step))


def _named(step: str) -> str:
    """The row of the table: rating begins with the first of its two."""
    return STEP_OF[Stage.ATTITUDE] if step == "rate" else step


def _grades(id_: int) -> Iterator[Forged]:
    for stage in Stage:
        for round_, grade in ((1, "unsatisfied"), (2, "satisfied")):
            press = c.RatePress(proposal_id=id_, round=round_, stage=stage, grade=grade)
            yield Forged(press.pack(), STEP_OF[stage])


def _contacts(id_: int) -> Iterator[Forged]:
    for seq, confirmation in enumerate(Confirmation, start=-1):
        step = "confirm_contact" if confirmation is Confirmation.CONFIRMED else "deny_contact"
        press = c.ContactPress(proposal_id=id_, seq=abs(seq), confirmation=confirmation)
        yield Forged(press.pack(), step)


def _meetings(id_: int) -> Iterator[Forged]:
    """A booked meeting that there is not, and every press on it."""
    steps = {**MEETINGS, "pick": "agree_time", "sure": "agree_time", "come": "answer_meeting"}
    for action, step in {**steps, "stay": "answer_meeting", "open": "", "made_up": ""}.items():
        press = c.MeetingPress(proposal_id=id_, seq=1, revision=1, action=action, value="1")
        yield Forged(press.pack(), step)


def _similar(id_: int) -> Iterator[Forged]:
    """What only the registry says of a pair."""
    for action in ("same", "other"):
        # With itself: whoever may say it of others is told why not of this.
        yield Forged(c.SimilarPress(action=action, proposal_id=id_, other_id=id_).pack())


def drafts(id_: int, other_id: int) -> list[Forged]:
    """A draft by its number, and in the place of the value another."""
    return [
        Forged(c.DraftPress(draft_id=draft_id, action=action, value=str(value)).pack())
        for action in sorted(registered()[c.DraftPress])
        for draft_id, value in ((id_, other_id), (other_id, id_))[: 2 if action == "join" else 1]
    ]


def people(person_id: int, department_id: int, other_id: int) -> list[Forged]:
    """Somebody of the roster with the unit, and the colleague who would go on."""
    presses = [
        c.PeoplePress(action=action, person_id=person_id, department_id=department_id, other_id=other_id)
        for action in ("list", "clerk", "to", "hand", "rep", "suspend", "resume", "made_up")
    ]
    return [Forged(press.pack()) for press in presses]


def rules(change_id: int, rule: str) -> list[Forged]:
    """Every look at the rules and every change of them, of a rule by its name or a change by its number."""
    return [
        Forged(c.PolicyPress(action=action, code=code, value="yes").pack())
        for action in sorted(registered()[c.PolicyPress])
        for code in (rule, str(change_id))
    ]


def days(number: int) -> list[Forged]:
    """Every press on the congress's own days; the number is a correction's."""
    return [
        Forged(c.DayPress(action=action, value=value).pack())
        for action in (*DAYS, "made_up")
        for value in ("2026-03-09", str(number))
    ]


def dues(clock_id: int) -> list[Forged]:
    """A line of somebody's morning: looked at, put off, taken back."""
    given = (
        ("open", ""),
        ("how", ""),
        ("wake", ""),
        ("made_up", ""),
        *(("snooze", name) for name in SNOOZES),
    )
    return [Forged(c.DuePress(clock_id=clock_id, action=name, value=value).pack()) for name, value in given]


def broadcasts(id_: int) -> list[Forged]:
    """A notice to many: written, sent, stopped, received, answered; "leave" names none."""
    presses = [
        c.BroadcastPress(action=action, broadcast_id=id_, value=value)
        for action in sorted(registered()[c.BroadcastPress] - {"new", "list", "leave"})
        for value in ("yes", "1")
    ]
    return [Forged(press.pack()) for press in presses]


def lists() -> list[Forged]:
    """Every list, narrowed and turned in every way."""
    return [
        Forged(c.MenuPress(item=item, page=page, only=only).pack())
        for item in sorted(registered()[c.MenuPress] - {"new", "ledger"})
        for page, only in (
            *((page, "") for page in FAR_PAGES),
            *((0, only) for only in (*FILTERS, "made up")),
        )
    ]


def agendas() -> list[Forged]:
    """Every page of the calendar, of one's own and of everything."""
    return [
        Forged(c.AgendaPress(action=action, value=value, every=every).pack())
        for action in ("month", "day", "late", "feed", "made_up")
        for value in ("2026-03-03", "2026-03", "0001-01", "x")
        for every in (False, True)
    ]


def settings(post_id: int) -> list[Forged]:
    """Another's post; a language and a setting there are not."""
    given = (("post", str(post_id)), ("post", "x"), ("language", "tlh"), ("made_up", str(post_id)))
    ways = (("way", value) for value in sorted(WAYS | {"made_up"}))
    return [Forged(c.SettingPress(name=name, value=value).pack()) for name, value in (*given, *ways)]


def undelivered(notice_id: int) -> list[Forged]:
    """What could not be delivered: seen, and sent again."""
    presses = [
        c.UndeliveredPress(action=action, matter=matter, outcome=outcome, notice_id=notice_id)
        for action in ("open", "list", "one", "all", "sure", "made_up")
        for matter in Matter
        for outcome in (*UNDELIVERED, "made_up")
    ]
    return [Forged(press.pack()) for press in presses]


def groups(department_id: int) -> list[Forged]:
    """What stands in a group, pressed in a private chat; in a group: tests/conversations/test_groups.py."""
    return [Forged(c.GroupPress(department_id=n).pack()) for n in (department_id, 999)]


def inspections(id_: int) -> list[Forged]:
    """Every press on an inspection, with a department and a number that are made up."""
    return [
        Forged(c.InspectionPress(action=action, inspection_id=id_, value=value, page=page).pack())
        for action in sorted(registered()[c.InspectionPress])
        for value, page in (("1", 0), ("yes", -1), ("made up", 10**9))
    ]


def visits(id_: int) -> list[Forged]:
    """Every press on an on-site record of a proposal, drawn or not."""
    return [
        Forged(c.VisitPress(action=action, inspection_id=id_, proposal_id=1, value=value).pack())
        for action in sorted(registered()[c.VisitPress])
        for value in ("", "result.10", "1")
    ]


def assessments(id_: int, department_id: int) -> list[Forged]:
    """Every press on an assessment, with a department, a part of its score, an objection."""
    return [
        Forged(c.AssessmentPress(action=action, assessment_id=id_, value=value).pack())
        for action in sorted(registered()[c.AssessmentPress])
        for value in (str(department_id), f"{department_id}.ratings", "session", "made up")
    ]


def bulletins(id_: int) -> list[Forged]:
    """Every press on a bulletin, with sections and examples that are and are not."""
    return [
        Forged(c.BulletinPress(action=action, bulletin_id=id_, value=value, page=page).pack())
        for action in sorted(registered()[c.BulletinPress])
        for value, page in (("general", 1), ("1", -1), ("made up", 10**9))
    ]


def channels(id_: int) -> list[Forged]:
    """Every press on a channel, one that may be there and one that never is."""
    return [
        Forged(c.ChannelPress(action=action, channel_id=n).pack())
        for action in sorted(registered()[c.ChannelPress])
        for n in (id_, 999)
    ]


def ballots(id_: int) -> list[Forged]:
    """Every press on a ballot, or on the inspection it is of, with papers that are and are not filled in."""
    return [
        Forged(c.BallotPress(action=action, ballot_id=id_, choices=choices).pack())
        for action in sorted(registered()[c.BallotPress])
        for choices in ("", "9", "?")
    ]


def figures(scopes: Sequence[str]) -> list[Forged]:
    """Every look at figures of these scopes, in signs, and of some that are none."""
    return [
        Forged(c.FigurePress(action=action, scope=scope, value="d", page=page).pack())
        for action in sorted(registered()[c.FigurePress])
        for scope, page in (*((scope, 0) for scope in scopes), ("x9", -1), ("d", 10**9), ("y00000000", 0))
    ]


def searches(id_: int) -> list[Forged]:
    """Every button of a search that is kept, and of one that is none."""
    return [
        Forged(c.FindPress(action=action, search_id=id_, value=value).pack())
        for action in sorted(registered()[c.FindPress])
        for value in FAR_PAGES
    ]


def retries(code: str) -> list[Forged]:
    return [Forged(c.RetryPress(code=code).pack())]


Maker = Callable[[int], Iterator[Forged]]
# What a button is about. A class that stands in neither of these fails tests/test_callbacks.py.
OF_A_PROPOSAL: dict[type[CallbackData], Maker] = {
    c.OpenPress: _looked,
    c.StepPress: _steps,
    c.FormPress: _fields,
    c.RatePress: _grades,
    c.ContactPress: _contacts,
    c.MeetingPress: _meetings,
    c.SimilarPress: _similar,
}
OF_ANOTHER_THING: dict[type[CallbackData], Callable[..., list[Forged]]] = {
    c.DraftPress: drafts,
    c.PeoplePress: people,
    c.PolicyPress: rules,
    c.DayPress: days,
    c.DuePress: dues,
    c.BroadcastPress: broadcasts,
    c.AgendaPress: agendas,
    c.MenuPress: lists,
    c.SettingPress: settings,
    c.UndeliveredPress: undelivered,
    c.RetryPress: retries,
    c.GroupPress: groups,
    c.InspectionPress: inspections,
    c.FigurePress: figures,
    c.FindPress: searches,
    c.BallotPress: ballots,
    c.BulletinPress: bulletins,
    c.ChannelPress: channels,
    c.VisitPress: visits,
    c.AssessmentPress: assessments,
}


def of_a_proposal(id_: int) -> list[Forged]:
    return [forged for make in OF_A_PROPOSAL.values() for forged in make(id_)]
