"""What an address asks for: read strictly, so that nonsense gets a clear answer and never a broken page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from bot.i18n import DEFAULT_LANGUAGE, LANGUAGES
from domain.publication_port import Wanted
from domain.services.public_finding import MOST

LONGEST_WORDS = 80
PAGE = 20
# What a list is narrowed by, as it stands in an address and as it is called here.
FILTERS = {
    "category": "category",
    "class": "result_class",
    "department": "department",
    "year": "year",
    "delegation": "delegation",
    "session": "session",
    "state": "state",
    "timeliness": "timeliness",
}
KNOWN = ("q", *FILTERS, "after", "lang")


class NotUnderstood(Exception):
    """A query that means nothing: the page says so."""


@dataclass(frozen=True)
class Asked:
    """A list's query. What is empty does not narrow; "-" is what has none."""

    words: str = ""
    category: str = ""
    result_class: str = ""
    department: str = ""
    year: str = ""
    delegation: str = ""
    session: str = ""
    state: str = ""
    timeliness: str = ""
    after: str = ""
    lang: str = ""

    def query(self, **changes: str) -> str:
        """The query string of the same list with something changed; it begins anew at the first page."""
        other = replace(self, **{"after": "", **changes})
        given = {
            "q": other.words,
            **{name: getattr(other, own) for name, own in FILTERS.items()},
            "after": other.after,
            "lang": other.lang,
        }
        text = urlencode({name: value for name, value in given.items() if value})
        return f"?{text}" if text else "?"

    @property
    def narrowed(self) -> bool:
        return bool(self.words) or any(getattr(self, own) for own in FILTERS.values())

    @property
    def bulletin_before(self) -> tuple[int, int] | None:
        """Year and number of the bulletin that the page before ended with. Raises NotUnderstood."""
        if not self.after:
            return None
        year, _, seq = self.after.partition("-")
        return _whole(year), _whole(seq)

    def wanted(self, today: date, limit: int = PAGE) -> Wanted:
        """Raises NotUnderstood."""
        return Wanted(
            category=_code(self.category),
            result_class=_code(self.result_class),
            department_id=_whole(self.department) if self.department else None,
            year=_whole(self.year) if self.year else None,
            session=_code(self.session),
            delegation_id=_whole(self.delegation) if self.delegation else None,
            state=_code(self.state),
            timeliness=_code(self.timeliness),
            start=min(_whole(self.after), MOST) if self.after and self.words else 0,
            after=_place(self.after) if self.after and not self.words else None,
            limit=limit,
            today=today,
        )


def asked_of(query: Mapping[str, str]) -> Asked:
    """Only what is known is read; of a text so much as a search box takes. Raises NotUnderstood."""
    given = {name: query.get(name, "") for name in KNOWN}
    if any(not value.isprintable() for value in given.values()):
        raise NotUnderstood
    if any(len(given[name]) > 60 for name in KNOWN if name != "q"):
        raise NotUnderstood
    lang = given["lang"]
    if lang and lang not in LANGUAGES:
        raise NotUnderstood
    return Asked(
        words=" ".join(given["q"].split())[:LONGEST_WORDS],
        **{own: given[name] for name, own in FILTERS.items()},
        after=given["after"],
        lang=lang,
    )


def language_of(lang: str, accepted: str) -> str:
    """The language asked for, else the first that the browser names and we speak; Chinese before all."""
    if lang in LANGUAGES:
        return lang
    for part in accepted.split(",")[:20]:
        code = part.split(";")[0].strip().lower()
        for known in LANGUAGES:
            if code and (code == known.lower() or code.split("-")[0] == known.split("-")[0].lower()):
                return known
    return DEFAULT_LANGUAGE


def place_of(after: tuple[datetime, int]) -> str:
    """Where a page ended, as it stands in an address."""
    moment, id_ = after
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S.%f}-{id_}"


def _code(text: str) -> str | None:
    return "" if text == "-" else text or None


def _whole(text: str) -> int:
    if text == "-":
        return 0
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise NotUnderstood
    return int(text)


def _place(text: str) -> tuple[datetime, int]:
    moment, _, id_ = text.rpartition("-")
    try:
        at = datetime.strptime(moment, "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC)
    except ValueError:
        raise NotUnderstood from None
    return at, _whole(id_)
