"""The bot's URL map: every button's data, at most 64 bytes."""

from aiogram.filters.callback_data import CallbackData


class MenuPress(CallbackData, prefix="m"):
    """Go to an item of the menu, or to a page of a list."""

    item: str
    page: int = 0


class OpenPress(CallbackData, prefix="o"):
    """Look at a proposal: its card, full text, history, reckoning, letter."""

    proposal_id: int
    what: str = "card"
    page: int = 0


class StepPress(CallbackData, prefix="s"):
    """Begin or take a step; `sure` after a question whether it is meant."""

    step: str
    proposal_id: int
    sure: bool = False


class FormPress(CallbackData, prefix="f"):
    """A choice in a half-finished form about a proposal."""

    step: str
    proposal_id: int
    field: str
    value: str = ""


class DraftPress(CallbackData, prefix="d"):
    """Something about a draft of one's own."""

    draft_id: int
    action: str
    value: str = ""


class RatePress(CallbackData, prefix="r"):
    """A grade for a stage; the round keeps last round's buttons from counting now."""

    proposal_id: int
    round: int
    stage: int
    grade: str


class ContactPress(CallbackData, prefix="k"):
    """What the representative says of a recorded contact (by its place in the list, from 1)."""

    proposal_id: int
    seq: int
    confirmation: str


class SettingPress(CallbackData, prefix="u"):
    """Language or post of the person."""

    name: str
    value: str = ""


class RetryPress(CallbackData, prefix="e"):
    """Try again what broke on a bug; the code names the kept update."""

    code: str
