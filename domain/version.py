"""The wording of a proposal as it was at one step: earlier ones stay readable."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Version:
    """One wording, kept when it was shared, revised, pre-submitted or submitted."""

    title: str
    situation: str
    request: str
    written_by: str
    written_at: datetime
    step: str = ""
