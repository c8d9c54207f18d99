"""Every button's data fits into Telegram's 64 bytes, with the longest words and the largest ids."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache

from aiogram.filters.callback_data import CallbackData

from bot import callbacks
from bot.i18n import LANGUAGES
from bot.views.corrections import REASONS
from bot.views.figure_scopes import TABLES
from domain.ballot import MOST_UNITS, NO_OPINION
from domain.broadcast import LISTED, Condition
from domain.bulletin import Section
from domain.contact import Confirmation
from domain.draft import Question
from domain.notice import UNDELIVERED, Matter, Outcome
from domain.oversight_rules import PARTS
from domain.people import Role
from domain.policy import Policy
from domain.proposal import ClockKey, Disclosure
from domain.rating import Grade, Stage
from domain.rules import BY_CODE, FIXED, GROUPS
from domain.services.snoozing import EVE, THREE_DAYS, TOMORROW
from domain.steps import BY_NAME
from handlers import conversations
from handlers.appointments import STEP_OF
from handlers.assessment_objections import PRESSES as OBJECTING
from handlers.assessments import PRESSES as ASSESSING
from handlers.ballots import PRESSES as BALLOTS
from handlers.broadcast_runs import PRESSES as RUNNING
from handlers.broadcast_words import ACTIONS
from handlers.broadcasts import PRESSES as WRITING
from handlers.bulletin_parts import PRESSES as PARTS_OF_BULLETINS
from handlers.bulletins import PRESSES as BULLETINS
from handlers.channels import PRESSES as CHANNELS
from handlers.corrections import PRESSES
from handlers.figures import LOOKS as FIGURES
from handlers.finding import ACTIONS as FINDING
from handlers.forms import FORMS
from handlers.inspection_draws import PRESSES as DRAWING
from handlers.inspection_lots import LOOKS as LOTS
from handlers.inspection_visits import PRESSES as VISITING
from handlers.inspections import PRESSES as INSPECTING
from handlers.lists import FILTERS
from handlers.policies import CHOICES, LOOKS
from handlers.second_ways import PRESSES as WAYS
from handlers.similar import WORDS as SAID
from tests.tree import ROOT, none_of, sources, syntax_of

LONGEST_DATA = 64
LARGEST_ID = 9_999_999_999
# Departments, people: counted in thousands at most.
LARGEST_UNIT_ID = 999_999_999
LISTS = ("categories", "return_reasons", "refusal_reasons", "send_back_reasons")


def policies() -> Iterator[Policy]:
    for path in sorted((ROOT / "locales/profiles").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if "clocks" in data:
            yield Policy(data)


def codes(name: str) -> set[str]:
    """The codes of one list, of every profile."""
    return {choice.code for policy in policies() for choice in policy.choices(name)}


def choices_of_forms() -> dict[tuple[str, str], set[str]]:
    """What a form's buttons may carry, by step and field."""
    every = {code for name in LISTS for code in codes(name)} | {str(LARGEST_UNIT_ID), "2026-12-31", ">999"}
    conversations()
    forms = {(form.step, field.name): every for form in FORMS.values() for field in form.fields}
    forms |= {("rate", field): {""} for field in ("words", "done")}
    return forms | {
        ("rate", "reason"): codes("unsatisfied_reasons"),
        ("rate", "stage"): {str(int(stage)) for stage in Stage},
    }


def words_of(press: type[CallbackData], field: str) -> set[str]:
    """Every word of a field: those written in the code, and those that come from lists."""
    from_lists: dict[tuple[type[CallbackData], str], set[str]] = {
        (callbacks.BroadcastPress, "action"): {*WRITING, *RUNNING, *ACTIONS},
        (callbacks.BroadcastPress, "value"): {
            *(f"{condition}.{LARGEST_UNIT_ID}" for condition in LISTED),
            *(f"{Condition.ROLES}.{role}" for role in Role),
            *Outcome,
            str(LARGEST_ID),
        },
        (callbacks.ContactPress, "confirmation"): set(Confirmation),
        (callbacks.DraftPress, "value"): {
            *codes("categories"),
            *codes("screening_questions"),
            *Disclosure,
            *Question,
            str(LARGEST_ID),
        },
        (callbacks.PolicyPress, "code"): {*BY_CODE, *GROUPS},
        (callbacks.PolicyPress, "value"): {option for rule in FIXED for option in rule.options},
        (callbacks.PolicyPress, "action"): LOOKS | CHOICES | {"keep", "again", "undo"},
        (callbacks.DuePress, "value"): {TOMORROW, THREE_DAYS, EVE},
        (callbacks.AgendaPress, "action"): {"month", "day", "late", "feed", "feed_new", "feed_off"},
        (callbacks.AgendaPress, "value"): {"2026-12-31"},
        (callbacks.DayPress, "action"): set(PRESSES),
        (callbacks.DayPress, "value"): {"2026-12-31", str(LARGEST_ID), *REASONS},
        (callbacks.MeetingPress, "action"): {*STEP_OF, "open", "pick", "sure", "come", "stay"},
        (callbacks.MeetingPress, "value"): {"5"},
        (callbacks.MenuPress, "only"): set(FILTERS),
        (callbacks.RatePress, "grade"): set(Grade),
        (callbacks.UndeliveredPress, "action"): {"open", "list", "one", "all", "sure"},
        (callbacks.UndeliveredPress, "matter"): set(Matter),
        (callbacks.UndeliveredPress, "outcome"): set(UNDELIVERED),
        (callbacks.RetryPress, "code"): {"FFFF"},
        (callbacks.AssessmentPress, "action"): {*ASSESSING, *OBJECTING},
        (callbacks.AssessmentPress, "value"): {f"{LARGEST_UNIT_ID}.{max(PARTS, key=len)}", str(LARGEST_ID)},
        (callbacks.BallotPress, "action"): {*BALLOTS, "cast", "end"},
        (callbacks.BallotPress, "choices"): {NO_OPINION * MOST_UNITS},
        (callbacks.VisitPress, "action"): {*VISITING, *LOTS},
        (callbacks.VisitPress, "value"): {"organisation.10", str(LARGEST_ID)},
        (callbacks.BulletinPress, "action"): {*BULLETINS, *PARTS_OF_BULLETINS},
        (callbacks.BulletinPress, "value"): {*Section, str(LARGEST_ID)},
        (callbacks.ChannelPress, "action"): {*CHANNELS},
        (callbacks.FindPress, "action"): {*FINDING},
        (callbacks.FindPress, "value"): {10_000},
        (callbacks.FigurePress, "action"): {*FIGURES},
        (callbacks.FigurePress, "scope"): {"k9.c2.t2.m9.d9zzzzz.g9zzzzz.yfzzzfzzz.o.p"},
        (callbacks.FigurePress, "value"): set(TABLES.values()),
        (callbacks.InspectionPress, "action"): {*INSPECTING, *DRAWING},
        (callbacks.InspectionPress, "value"): {str(LARGEST_ID)},
        (callbacks.SimilarPress, "action"): set(SAID),
        (callbacks.SettingPress, "value"): {*LANGUAGES, *ClockKey, *WAYS, str(LARGEST_ID)},
        (callbacks.StepPress, "step"): set(BY_NAME),
    }
    return from_lists.get((press, field), set()) | {
        value for name, written, value in buttons_in_code() if (name, written) == (press.__name__, field)
    }


@cache
def buttons_in_code() -> frozenset[tuple[str, str, str]]:
    """(class, field, constant) of every button the code makes, directly or through a file's own `press`."""
    found = set()
    for path in sources():
        for node in ast.walk(syntax_of(path)):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            arguments: list[tuple[str | None, ast.expr]] = [(k.arg, k.value) for k in node.keywords]
            if name == "press" and ast.unparse(node.args[1]) == "proposal":
                name = "FormPress"
                arguments += zip(("step", "proposal_id", "field", "value"), node.args, strict=False)
            elif name == "press" and ast.unparse(node.args[1]) in {"broadcast", "b"}:
                name = "BroadcastPress"
                arguments += zip(("action", "broadcast_id", "value", "page"), node.args, strict=False)
            elif name == "press":
                name = "DraftPress"
                arguments += zip(("draft_id", "action", "value"), node.args, strict=False)
            elif name == "choice_view":
                name = "FormPress"
            found |= {
                (name, field, value.value)
                for field, value in arguments
                if field and isinstance(value, ast.Constant) and isinstance(value.value, str)
            }
    return frozenset(found)


def presses() -> Iterator[CallbackData]:
    """The longest button of each class, and of each field of each form."""
    for (step, field), words in choices_of_forms().items():
        value = max(words, key=len)
        yield callbacks.FormPress(step=step, proposal_id=LARGEST_ID, field=field, value=value)
    for press in CallbackData.__subclasses__():
        if press.__module__ == callbacks.__name__ and press is not callbacks.FormPress:
            yield press(**{name: longest_of(press, name) for name in press.model_fields})


def longest_of(press: type[CallbackData], field: str) -> object:
    kind = press.model_fields[field].annotation
    if kind is int:
        return LARGEST_ID
    return True if kind is bool else max(words_of(press, field), key=len)


def test_buttons_fit_into_callback_data() -> None:
    longest = {repr(press): len(press.pack().encode()) for press in presses()}
    assert len(longest) > len(choices_of_forms())
    none_of(f"{press}: {length} bytes" for press, length in longest.items() if length > LONGEST_DATA)


def test_every_form_is_among_those_measured() -> None:
    written = {value for name, field, value in buttons_in_code() if (name, field) == ("FormPress", "field")}
    assert written <= {field for _, field in choices_of_forms()}
    steps = {value for name, field, value in buttons_in_code() if (name, field) == ("FormPress", "step")}
    assert steps <= {step for step, _ in choices_of_forms()}


def test_every_class_is_forged() -> None:
    """Whatever a button names is pressed by people it is not for: say in tests/forged/presses.py how."""
    from tests.forged.presses import OF_A_PROPOSAL, OF_ANOTHER_THING, kinds, looks, registered

    pressed = OF_A_PROPOSAL.keys() | OF_ANOTHER_THING.keys()
    none_of(kind.__name__ for kind in (kinds() | registered().keys()) ^ pressed)
    assert words_of(callbacks.OpenPress, "what") <= looks()


def test_no_two_kinds_of_buttons_share_a_prefix() -> None:
    kinds = [k for k in vars(callbacks).values() if isinstance(k, type) and issubclass(k, CallbackData)]
    prefixes = [kind.__prefix__ for kind in kinds if kind is not CallbackData]
    assert len(prefixes) > 10
    assert len(prefixes) == len(set(prefixes))
