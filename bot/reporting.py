"""Every report in the formats it is made in: the command line and the chat make them from this table."""

import json
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.documents import Wanted

# What makes a file is loaded when it is made: most of what runs makes none.
Maker = Callable[["Wanted"], Awaitable[str | bytes]]


def written(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


async def overview_json(w: "Wanted") -> str:
    from bot.views.figures import overview_data
    from domain.services.figures import overview

    found = await overview(w.books, w.congress, w.scope, now=w.now, before=True)
    return written(overview_data(found, w.congress.policy, w.rounding, w.t))


async def departments_json(w: "Wanted") -> str:
    from bot.views.figures import departments_data
    from domain.services.figures import of_departments

    found = await of_departments(w.books, w.congress, w.scope, now=w.now)
    return written(departments_data(found, w.rounding))


async def returns_json(w: "Wanted") -> str:
    from bot.views.figures import returns_data
    from domain.services.figures import of_departments

    found = await of_departments(w.books, w.congress, w.scope, now=w.now)
    return written(returns_data(found, w.rounding))


async def overdue_json(w: "Wanted") -> str:
    from bot.views.figures import overdue_data
    from domain.services.figures import overdue

    return written(overdue_data(await overdue(w.books, w.congress, w.scope, now=w.now)))


async def ratings_json(w: "Wanted") -> str:
    from bot.views.figures import ratings_data
    from domain.services.figures import of_departments, overview

    whole = await overview(w.books, w.congress, w.scope, now=w.now)
    found = await of_departments(w.books, w.congress, w.scope, now=w.now)
    return written(ratings_data(whole, found, w.congress.policy, w.rounding, w.t))


async def assessment_json(w: "Wanted") -> str:
    from bot.views.assessments import assessment_data
    from domain.services.assessments import trial

    return written(assessment_data(await trial(w.books, w.congress, w.scope, now=w.now)))


async def _picture(w: "Wanted", dimension: str) -> bytes:
    """The overview with one table as bars."""
    from bot.pictures import drawn
    from bot.views.figure_picture import picture_of
    from bot.views.figure_scopes import Places
    from domain.overview import Dimension
    from domain.people import Person
    from domain.services.figures import names_of, overview, sessions

    found = await overview(w.books, w.congress, w.scope, now=w.now)
    names, known = await names_of(w.books, w.congress), await sessions(w.books, w.congress)
    at = Places(w.congress.policy, known, Person(w.congress.id, ""), names)
    return await drawn(picture_of(found, Dimension(dimension), at, w.t))


async def bulletin_docx(w: "Wanted") -> bytes:
    from bot.documents import first_bulletin

    return await first_bulletin(w)


async def _workbook(w: "Wanted", kind: str) -> bytes:
    from bot.documents import workbook

    return await workbook(w, kind)


async def _paper(w: "Wanted", kind: str) -> bytes:
    from bot.papers import paper

    return await paper(w, kind)


async def digest_docx(w: "Wanted") -> bytes:
    from bot.digests import digest

    return await digest(w)


async def digest_xlsx(w: "Wanted") -> bytes:
    from bot.digests import digest_book

    return await digest_book(w)


async def digest_json(w: "Wanted") -> str:
    from bot.digests import digest_json

    return await digest_json(w)


async def yearly_docx(w: "Wanted") -> bytes:
    from bot.yearly import yearly_docx

    return await yearly_docx(w)


async def yearly_json(w: "Wanted") -> str:
    from bot.yearly import yearly_json

    return written(await yearly_json(w))


TABLES = ("overview", "departments", "returns", "overdue", "ratings", "assessment")
# A line for each kind and format.
MADE: Mapping[tuple[str, str], Maker] = {
    ("overview", "json"): overview_json,
    ("overview", "png"): partial(_picture, dimension="category"),
    ("departments", "json"): departments_json,
    ("departments", "png"): partial(_picture, dimension="department"),
    ("returns", "json"): returns_json,
    ("overdue", "json"): overdue_json,
    ("ratings", "json"): ratings_json,
    ("ratings", "png"): partial(_picture, dimension="attitude"),
    ("assessment", "json"): assessment_json,
    ("bulletin", "docx"): bulletin_docx,
    ("yearly", "json"): yearly_json,
    ("yearly", "docx"): yearly_docx,
    ("digest", "json"): digest_json,
    ("digest", "xlsx"): digest_xlsx,
    ("digest", "docx"): digest_docx,
    **{(kind, "xlsx"): partial(_workbook, kind=kind) for kind in TABLES},
    **{(kind, "docx"): partial(_paper, kind=kind) for kind in TABLES},
}
KINDS = tuple(dict.fromkeys(kind for kind, _ in MADE))
FORMATS = tuple(dict.fromkeys(form for _, form in MADE))


def formats_of(kind: str) -> list[str]:
    return [form for known, form in MADE if known == kind]
