"""A person's own calendar feed: a link that only they have, kept as a digest, taken back at any time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass
class CalendarLink:
    """`digest` of the secret in the link; a link that was taken back stays on record."""

    congress_id: int
    person_id: int
    digest: str
    made_at: datetime
    revoked_at: datetime | None = None
    id: int = 0
