"""Which category and which department a text speaks of."""

from collections.abc import Sequence

from domain.people import Department
from domain.policy import Choice
from domain.services.reading import cleaned


def rank_categories(text: str, categories: Sequence[Choice]) -> list[Choice]:
    """The congress's categories, those whose keywords the text mentions first."""
    return sorted(categories, key=lambda c: -_mentions(text, c))


def rank_departments(text: str, departments: Sequence[Department]) -> list[Department]:
    """The departments, those whose name or stated duties the text mentions first."""
    return sorted(departments, key=lambda d: -_concerns(text, d))


def _mentions(text: str, category: Choice) -> int:
    return sum(text.count(word) for word in category.keywords)


def _concerns(text: str, department: Department) -> int:
    duties = sum(text.count(word) for word in department.duties.split())
    return duties + 3 * text.count(department.short_name)


def departments_named(text: str, departments: Sequence[Department]) -> list[Department]:
    """Those a typed name can mean: the one it names exactly, else all that contain it."""
    asked = cleaned(text)
    exact = [d for d in departments if asked in (d.name, d.short_name)]
    return exact or [d for d in departments if asked and (asked in d.name or asked in d.short_name)]
