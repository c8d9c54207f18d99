"""Column types: instants in UTC, codes of enums, and JSON that comes back as what it was."""

from collections.abc import Callable
from dataclasses import asdict, fields
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Generic, TypeVar, cast, get_args, get_type_hints

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, String
from sqlalchemy.types import TypeDecorator, TypeEngine

from domain.broadcast import Audience, Condition
from domain.extension import Extension
from domain.key import KeyMark, KeyStep
from domain.objection import Objection
from domain.preferences import Preferences as Chosen
from domain.proposal import Attachment, ClockKey
from domain.reply import Point
from domain.version import Version

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

# SQLite numbers rows by itself only in a column that is exactly INTEGER (64 bits there).
Id = BigInteger().with_variant(Integer(), "sqlite")


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept and given back in UTC on both databases. Raises ValueError for a naive one."""

    impl = DateTime
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(timezone=True)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("naive_instant", value)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite keeps no time zone: what it holds was UTC when it was bound.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Code(TypeDecorator[E], Generic[E]):
    """An enum, kept as its value; an unknown value raises ValueError instead of passing as text."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if issubclass(self.kind, int) else String())

    def process_bind_param(self, value: E | None, dialect: Dialect) -> Any:
        return None if value is None else value.value

    def process_result_value(self, value: Any, dialect: Dialect) -> E | None:
        return None if value is None else self.kind(value)


class Json(TypeDecorator[T], Generic[T]):
    """JSON written with one function and read with its inverse.

    Plain JSON, not JSONB: the text comes back exactly as it was hashed, keys in their order.
    Values are replaced as a whole; a change inside a list or dict is not noticed.
    """

    impl = JSON
    cache_ok = True

    def __init__(self, to_data: Callable[[T], object], of_data: Callable[[Any], T]) -> None:
        super().__init__()
        self.to_data, self.of_data = to_data, of_data

    def process_bind_param(self, value: T | None, dialect: Dialect) -> object:
        return None if value is None else self.to_data(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> T | None:
        return None if value is None else self.of_data(value)


def attachments_to_data(attachments: list[Attachment]) -> list[dict[str, object]]:
    return [asdict(attachment) for attachment in attachments]


def attachments_of_data(data: list[dict[str, Any]]) -> list[Attachment]:
    return [Attachment(**item) for item in data]


def _points_to_data(points: list[Point]) -> list[dict[str, object]]:
    return [{"text": p.text, "due_on": p.due_on and p.due_on.isoformat(), "reason": p.reason} for p in points]


def _points_of_data(data: list[dict[str, Any]]) -> list[Point]:
    return [
        Point(item["text"], date.fromisoformat(item["due_on"]) if item["due_on"] else None, item["reason"])
        for item in data
    ]


def _working_of_data(data: list[list[Any]]) -> list[tuple[str, dict[str, str | int]]]:
    return [(key, params) for key, params in data]


def _instants_to_data(instants: list[datetime]) -> list[str]:
    return [instant.astimezone(UTC).isoformat() for instant in instants]


def _instants_of_data(data: list[str]) -> list[datetime]:
    return [datetime.fromisoformat(value) for value in data]


Object: Json[dict[str, Any]] = Json(dict, dict)
Texts: Json[list[str]] = Json(list, list)
Attachments = Json(attachments_to_data, attachments_of_data)
Instants = Json(_instants_to_data, _instants_of_data)
Points = Json(_points_to_data, _points_of_data)
Working: Json[list[tuple[str, dict[str, str | int]]]] = Json(list, _working_of_data)


@cache
def _readers(kind: type[Any]) -> dict[str, Callable[[Any], Any]]:
    """How each field of a dataclass comes back from JSON: days, moments and enums are written as text."""

    def reader(hint: Any) -> Callable[[Any], Any]:
        kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        plain = next(k for k in kinds if k is not type(None))
        if plain is datetime:
            return datetime.fromisoformat
        if plain is date:
            return date.fromisoformat
        return plain if isinstance(plain, type) and issubclass(plain, Enum) else lambda value: value

    return {name: reader(hint) for name, hint in get_type_hints(kind).items()}


def _record_to_data(record: Any) -> dict[str, object]:
    data: dict[str, object] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        data[field.name] = value.isoformat() if isinstance(value, date) else value
    return data


def _record_of_data(kind: type[T], data: dict[str, Any]) -> T:
    readers = _readers(cast(Any, kind))
    return kind(**{name: None if value is None else readers[name](value) for name, value in data.items()})


def _records(kind: type[T]) -> Json[list[T]]:
    """A list of frozen dataclasses in one JSON value; it is replaced as a whole."""
    return Json(
        lambda records: [_record_to_data(record) for record in records],
        lambda data: [_record_of_data(kind, item) for item in data],
    )


KeySteps = _records(KeyStep)
Objections = _records(Objection)
Extensions = _records(Extension)
Versions = _records(Version)
Key: Json[KeyMark] = Json(_record_to_data, lambda data: _record_of_data(KeyMark, data))


def _preferences_to_data(chosen: Chosen) -> dict[str, object]:
    moments = {name: getattr(chosen, name) for name in ("morning", "quiet_from", "quiet_until")}
    return {name: f"{moment:%H:%M}" for name, moment in moments.items() if moment} | {"off": list(chosen.off)}


def _preferences_of_data(data: dict[str, Any]) -> Chosen:
    moments = {name: time.fromisoformat(value) for name, value in data.items() if name != "off"}
    return Chosen(**moments, off=tuple(ClockKey(key) for key in data["off"]))


Preferences = Json(_preferences_to_data, _preferences_of_data)
Audiences: Json[Audience] = Json(
    dict, lambda data: {Condition(condition): list(which) for condition, which in data.items()}
)
