"""Every report in every format of nothing, of the future, of one unit, of very many, of what has no name."""

import json
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from bot.documents import Wanted
from bot.i18n import Translator
from bot.reporting import MADE
from bot.views.figure_picture import picture_of
from bot.views.figure_scopes import Places
from domain.figure_rows import Names
from domain.overview import Dimension, Rounding
from domain.people import Congress
from domain.proposal import Status
from domain.scope import Scope, period_of
from domain.services.figures import overview
from storage.engine import Database
from tests.builders import NOW, World, assignment, clock, department, suggestion, world

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LATER = NOW + timedelta(days=200)
PNG = b"\x89PNG"
HOSTILE = "=1+1 <b>&" + "长" * 2500


async def every(database: Database, congress: Congress, scope: Scope) -> dict[tuple[str, str], Any]:
    t = Translator("zh-CN", congress.policy.zone)
    wanted = Wanted(database.books, congress, scope, Rounding(), t, LATER)
    return {which: await make(wanted) for which, make in MADE.items()}


def opens(made: dict[tuple[str, str], Any]) -> None:
    for (kind, form), content in made.items():
        if form == "json":
            json.loads(content)
        elif form == "xlsx":
            book = load_workbook(BytesIO(content))
            assert all(c.data_type != "f" for s in book for row in s.iter_rows() for c in row), kind
        elif form == "docx":
            assert Document(BytesIO(content)).paragraphs[0].text, kind
        else:
            assert content.startswith(PNG), kind


async def registered(database: Database, w: World, units: int, *, due: int = 0, **values: Any) -> None:
    """`due`: their replies were to come after so many days."""
    async with database.unit_of_work() as uow:
        for n in range(units):
            unit = await department(uow, w.congress, f"{n}号承办单位")
            given = {
                "number": str(n + 1),
                "registered_at": NOW,
                "session": "一次",
                "status": Status.IN_PROGRESS,
            }
            one = suggestion(w.representative, **{**given, **values})
            one.assignments = [assignment(unit)]
            one.clocks = [clock(w.congress, days=due, department_id=unit.id)] if due else []
            await uow.proposals.add(one)


async def test_nothing_and_the_future(database: Database) -> None:
    w = await world(database)
    for scope in (Scope(), Scope(period=period_of("2099"))):
        made = await every(database, w.congress, scope)
        opens(made)
        assert json.loads(made["overview", "json"])["total"] == 0
    assert "2099-01-01 才开始" in json.loads(made["overview", "json"])["warnings"][0]


async def test_a_picture_of_nothing_says_so(database: Database) -> None:
    w = await world(database)
    t, at = Translator("zh-CN", w.congress.policy.zone), Places(w.congress.policy, [], w.staff, Names())
    for period, words in (("2026", "没有立案的建议"), ("2099", "2099-01-01 才开始")):
        counted = await overview(database.books, w.congress, Scope(period=period_of(period)), now=LATER)
        told = picture_of(counted, Dimension.CATEGORY, at, t)
        assert words in told["sentence"]
        assert [figure["number"] for figure in told["figures"]] == ["0", "0"]
    await registered(database, w, 1)
    told = picture_of(
        await overview(database.books, w.congress, Scope(), now=LATER), Dimension.CATEGORY, at, t
    )
    assert told["figures"][2] == {"number": "", "unit": "", "label": "没有记下答复期限，\n按时答复率不计"}


async def test_one_department_a_category_nobody_knows_and_a_hostile_title(database: Database) -> None:
    w = await world(database)
    await registered(database, w, 1, due=60, category="gone", title=HOSTILE)
    made = await every(database, w.congress, Scope())
    opens(made)
    (row,) = json.loads(made["overview", "json"])["by"]["category"]
    assert (row["name"], row["count"], row["share"]) == ("gone", 1, "100.00")
    ledger = load_workbook(BytesIO(made["overview", "xlsx"]))["台账"]
    assert (ledger["B4"].value, ledger["B4"].data_type) == (HOSTILE, "s")
    assert ledger["D4"].value == "gone"
    for table in Document(BytesIO(made["overdue", "docx"])).tables:
        assert max(len(cell.text) for row in table.rows for cell in row.cells) <= 100


async def test_what_has_no_category_is_said(database: Database) -> None:
    w = await world(database)
    await registered(database, w, 2, category=None)
    made = await every(database, w.congress, Scope())
    opens(made)
    (row,) = json.loads(made["overview", "json"])["by"]["category"]
    assert row["name"] == "未分类"
    cells = [
        c.text for t in Document(BytesIO(made["yearly", "docx"])).tables for r in t.rows for c in r.cells
    ]
    assert "未分类" in cells


async def test_four_hundred_departments(database: Database) -> None:
    w = await world(database)
    await registered(database, w, 400, due=60)
    made = await every(database, w.congress, Scope())
    opens(made)
    paper = Document(BytesIO(made["departments", "docx"]))
    assert len(paper.tables[0].rows) == 402
    page = load_workbook(BytesIO(made["departments", "xlsx"])).worksheets[0]
    (chart,) = page._charts
    first, last = chart.series[0].val.numRef.f.replace("$", "").split("!")[1].split(":")
    assert int(last[-2:]) - int(first[-1]) == 19
    assert any(cell.value == "其余" for row in page.iter_rows(min_row=4, max_row=24) for cell in row)
    said = [p.text for p in Document(BytesIO(made["bulletin", "docx"])).paragraphs]
    assert any("另有380个单位380件" in text for text in said)
    assert len(json.loads(made["yearly", "json"])["words"]["problems"]) < 400
