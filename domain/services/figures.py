"""Figures as they stand at a moment: the one source of tables, bulletins and reports."""

from datetime import datetime

from domain.figures import DepartmentFigures
from domain.people import Congress
from domain.ports import UnitOfWork


async def of_departments(
    uow: UnitOfWork, congress: Congress, *, now: datetime, session: str | None = None
) -> list[DepartmentFigures]:
    """Every department of the roster; of one session only, where one is given."""
    return await uow.figures.by_department(congress.id, now, session)
