"""Objects made by the hundred thousand, to be written and forgotten."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")


def light(kind: type[T], /, **values: object) -> T:
    """An object whose fields are set behind its back: whoever watches them takes ten times as long for each.

    It is to be written and forgotten, and not to be changed through its fields.
    """
    made = object.__new__(kind)
    plain, called = _defaults(cast(Any, kind))
    vars(made).update(plain, **{name: make() for name, make in called if name not in values}, **values)
    return made


@cache
def _defaults(kind: type[Any]) -> tuple[dict[str, object], list[tuple[str, Callable[[], object]]]]:
    """The default values of a dataclass, and what makes those that are made anew each time."""
    every = fields(kind)
    plain = {f.name: f.default for f in every if f.default is not MISSING}
    return plain, [(f.name, f.default_factory) for f in every if f.default_factory is not MISSING]
