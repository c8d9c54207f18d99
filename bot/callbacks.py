"""The bot's URL map: every button's data, at most 64 bytes."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Update
from pydantic import Field

# A forged number beyond what a database holds is no button of ours.
RowId = Annotated[int, Field(ge=0, lt=2**63)]


def row_of(value: str) -> int:
    """The number of a row that stands among a button's words; 0, which no row has, for anything else."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 19 else 0


class MenuPress(CallbackData, prefix="m"):
    """Go to an item of the menu, or to a page of a list, perhaps of a part `only`."""

    item: str
    page: int = 0
    only: str = ""


class FindPress(CallbackData, prefix="fd"):
    """Turn the pages of a search that is kept, leave out a word of it (by its place), look for another."""

    action: str
    search_id: RowId = 0
    value: int = 0


class OpenPress(CallbackData, prefix="o"):
    """Look at a proposal: its card, full text, history, reckoning, letter, the draft of the next one."""

    proposal_id: RowId
    what: str = "card"
    page: int = 0


class StepPress(CallbackData, prefix="s"):
    """Begin or take a step; `sure` after a question whether it is meant.

    `version` is the reply's that stood beside the button: nobody signs a letter that was rewritten since.
    """

    step: str
    proposal_id: RowId
    sure: bool = False
    version: int = 0


class FormPress(CallbackData, prefix="f"):
    """A choice in a half-finished form about a proposal."""

    step: str
    proposal_id: RowId
    field: str
    value: str = ""


class DraftPress(CallbackData, prefix="d"):
    """Something about a draft of one's own."""

    draft_id: RowId
    action: str
    value: str = ""


class RatePress(CallbackData, prefix="r"):
    """A grade for a stage; the round keeps last round's buttons from counting now."""

    proposal_id: RowId
    round: int
    stage: int
    grade: str


class ContactPress(CallbackData, prefix="k"):
    """What the representative says of a recorded contact (by its place in the list, from 1)."""

    proposal_id: RowId
    seq: int
    confirmation: str


class MeetingPress(CallbackData, prefix="t"):
    """Something about a booked meeting (by its place in the list, from 1).

    The revision keeps the buttons of earlier times from counting now; `value` is which of the times.
    """

    proposal_id: RowId
    seq: int
    revision: int
    action: str
    value: str = ""


class SettingPress(CallbackData, prefix="u"):
    """Language or post of the person, or something about their reminders."""

    name: str
    value: str = ""


class PolicyPress(CallbackData, prefix="p"):
    """Something about the congress's rules: `code` is a group's, a rule's or a change's."""

    action: str
    code: str = ""
    value: str = ""


class AgendaPress(CallbackData, prefix="g"):
    """A month ("2026-03") or a day of the calendar, one's own or of all that one oversees."""

    action: str
    value: str = ""
    every: bool = False


class DayPress(CallbackData, prefix="y"):
    """Days off and days worked of the congress's own; `value` is a day, a month or a clock."""

    action: str
    value: str = ""


class PeoplePress(CallbackData, prefix="w"):
    """Somebody on the roster: a clerk who leaves, the colleague who goes on, a representative."""

    action: str
    person_id: RowId = 0
    department_id: RowId = 0
    other_id: RowId = 0
    page: int = 0


class DuePress(CallbackData, prefix="q"):
    """A line of the morning's bundle: open it, put it off by so many days, take that back."""

    clock_id: RowId
    action: str = "open"
    value: str = ""


class BroadcastPress(CallbackData, prefix="b"):
    """Something about a broadcast; `page` is that of a list, or the version that stood beside the button."""

    action: str
    broadcast_id: RowId = 0
    value: str = ""
    page: int = 0


class UndeliveredPress(CallbackData, prefix="n"):
    """Something about what could not be delivered: a group of it, or one notice."""

    action: str
    matter: str = ""
    outcome: str = ""
    notice_id: RowId = 0
    page: int = 0


class InspectionPress(CallbackData, prefix="iv"):
    """Something about an inspection; `value` is a department, a size, the number of a draw."""

    action: str
    inspection_id: RowId = 0
    value: str = ""
    page: int = 0


class VisitPress(CallbackData, prefix="vi"):
    """Something about an on-site record of a drawn proposal; `value` is an item with its points, a record."""

    action: str
    inspection_id: RowId = 0
    proposal_id: RowId = 0
    value: str = ""


class BallotPress(CallbackData, prefix="vb"):
    """Something about a secret ballot. What was chosen so far is here and nowhere else, a sign a unit."""

    action: str
    ballot_id: RowId = 0
    choices: str = ""


class AssessmentPress(CallbackData, prefix="as"):
    """Something about an assessment; `value` is a department, a part of its score, an objection."""

    action: str
    assessment_id: RowId = 0
    value: str = ""
    page: int = 0


class FigurePress(CallbackData, prefix="fi"):
    """Look at figures: `scope` in signs, `value` a table."""

    action: str
    scope: str = ""
    value: str = ""
    page: int = 0


class SimilarPress(CallbackData, prefix="sm"):
    """What the registry says of a pair: one matter, or another."""

    action: str
    proposal_id: RowId
    other_id: RowId


class BulletinPress(CallbackData, prefix="bu"):
    """Something about a bulletin; `value` is a section or an example, `page` the version that was seen."""

    action: str
    bulletin_id: RowId = 0
    value: str = ""
    page: int = 0


class ChannelPress(CallbackData, prefix="ch"):
    """Something about a channel of the congress."""

    action: str
    channel_id: RowId = 0


class GroupPress(CallbackData, prefix="h"):
    """In a group: let this department's pushes come here."""

    department_id: RowId


class RetryPress(CallbackData, prefix="e"):
    """Try again what broke on a bug; the code names the kept update."""

    code: str


def without_choices(update: Update) -> Update:
    """The update as it may be kept: of a press on a ballot only that the ballot was opened."""
    callback = update.callback_query
    data = (callback.data or "") if callback else ""
    if callback is None or not data.startswith(f"{BallotPress.__prefix__}:"):
        return update
    ballot_id = data.split(":")[2] if data.count(":") > 1 and data.split(":")[2].isdecimal() else "0"
    plain = BallotPress(action="show", ballot_id=int(ballot_id)).pack()
    # Its message shows the page, and below it every choice so far.
    return update.model_copy(
        update={"callback_query": callback.model_copy(update={"data": plain, "message": None})}
    )
