"""Refusals: each carries a key of the locales and its parameters, never a sentence."""

from datetime import datetime


class Refusal(Exception):
    """Something a person asked for cannot be done; `key` and `params` say why in any language."""

    key = "refusal"
    proposal_id: int | None = None

    def __init__(self, key: str | None = None, **params: object) -> None:
        self.key = key or self.key
        self.params = params
        super().__init__(self.key)


class NotAllowed(Refusal):
    """The person may not see or do this; the answer tells nothing about the thing itself."""

    key = "not-allowed"


class StepNotPossible(Refusal):
    """The proposal is no longer (or not yet) where this step can be taken."""

    key = "step-stale"

    def __init__(self, step: str, *, by: str | None = None, at: datetime | None = None) -> None:
        super().__init__("step-stale-by" if by else "step-stale", step=step, by=by or "", at=at)
        self.step = step


class StepBlocked(Refusal):
    """The step exists here, but a condition of the table is not met; `key` names the condition."""


class BadInput(Refusal):
    """What was typed cannot be used; the text is kept and shown again by the conversation."""


class Conflict(Exception):
    """Two people changed the same thing at once and this one came second."""
