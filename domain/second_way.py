"""The additional way a person has chosen for pushes: off until it is chosen and confirmed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

TRIES = 3
CODE_VALID = timedelta(minutes=15)
# Codes go to addresses that may be anybody's: nobody is to be pestered with them.
CODES_A_DAY = 5
DAY = timedelta(days=1)
# In a row; then it is switched off.
MOST_FAILURES = 5


@dataclass
class SecondWay:
    """`address` and `code` are sealed; an empty one is none. The row stays when the address is forgotten."""

    congress_id: int
    person_id: int
    asked_at: datetime
    counted_from: datetime
    address: str = ""
    code: str = ""
    code_sent_at: datetime | None = None
    asked: int = 0
    tries: int = 0
    confirmed_at: datetime | None = None
    failures: int = 0
    id: int = 0

    @property
    def is_on(self) -> bool:
        return bool(self.address) and self.confirmed_at is not None

    def waits_for_code(self, now: datetime) -> bool:
        return bool(self.code) and self.tries < TRIES and now < self.asked_at + CODE_VALID

    def forget(self) -> None:
        self.address, self.code, self.confirmed_at, self.failures, self.tries = "", "", None, 0, 0
