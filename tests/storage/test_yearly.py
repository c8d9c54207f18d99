"""The yearly report: words and tables of the same figures, beside the year before, nothing that they lack."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from bot.documents import Wanted
from bot.i18n import Translator
from bot.views.bulletin_words import document_scope
from bot.views.yearly_words import Part, yearly_words
from bot.yearly import yearly_docx, yearly_json
from domain.overview import Rounding
from domain.scope import Scope, period_of
from storage.engine import Database
from tests.answered import answered
from tests.builders import NOW, World, policy

LATER = NOW + timedelta(days=200)


def wanted(database: Database, w: World, year: str) -> Wanted:
    t = Translator("zh-CN", w.congress.policy.zone)
    return Wanted(database.books, w.congress, Scope(period=period_of(year)), Rounding(), t, LATER)


async def test_words_and_tables_say_the_same(database: Database) -> None:
    w = await answered(database, 40)
    data: dict[str, Any] = await yearly_json(wanted(database, w, "2026"))
    paper = Document(BytesIO(await yearly_docx(wanted(database, w, "2026"))))
    said = [p.text for p in paper.paragraphs]
    assert "2026年共立案办理代表建议40件。" in data["words"]["general"]
    assert "已答复36件，办复率90.00%" in data["words"]["general"]
    assert data["words"]["progress"].startswith("共有7个单位承办")
    rates = data["overview"]["rates"]
    assert f"未表态的占{rates['reply_silent']['share']}%，不算满意" in data["words"]["ratings"]
    for part in (Part.GENERAL, Part.RATINGS):
        for line in data["words"][part].split("\n"):
            assert line in said
    tables = [[tuple(c.text for c in row.cells) for row in table.rows] for table in paper.tables]
    category = data["overview"]["by"]["category"]
    assert tables[0][1:-1] == [(r["name"], str(r["count"]), f"{r['share']}%") for r in category]
    assert tables[0][-1] == ("合计", "40", "100.00%")
    units = next(table for table in tables if table[0][0] == "单位")
    assert sum(int(row[1]) for row in units[1:-1]) == int(units[-1][1]) == 40
    headings = [p.text for p in paper.paragraphs if p.style.name == "Official heading"]
    assert [h.split("、")[0] for h in headings] == list("一二三四五六")
    assert said[-2:] == [w.congress.policy.text("registry"), "2026年9月18日"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_year_of_nothing_and_one_in_the_future(database: Database) -> None:
    w = await answered(database, 1)
    for year in ("2025", "2099"):
        paper = Document(BytesIO(await yearly_docx(wanted(database, w, year))))
        said = [p.text for p in paper.paragraphs]
        begun = "" if year == "2025" else "还没有开始，"
        assert f"{year}年{begun}没有立案办理的代表建议。" in said
        assert not paper.tables


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_beside_the_year_before(database: Database) -> None:
    w = await answered(database, 10)
    t, scope = Translator("zh-CN", w.congress.policy.zone), Scope(period=period_of("2026"))
    data = await yearly_json(wanted(database, w, "2026"))
    for before, words in ((8, "比上年的8件增加2件。"), (11, "比上年的11件减少1件。"), (10, "，与上年持平。")):
        told = {**data, "before": {**data["overview"], "total": before}}
        assert words in yearly_words(told, scope, "2026年", LATER.date(), t)["general"]
    nothing = {**data, "overdue": [], "returns": []}
    ahead = {"count": 3, "first": "2026-10-01", "last": "2026-12-20"}
    more = yearly_words({**data, "replies_ahead": ahead}, scope, "2026年", LATER.date(), t)["next"]
    assert "按期答复还没有到期的3件，最早的2026年10月1日到期（2026年12月20日前完成）。" in more.split("\n")
    assert "超过期限" not in yearly_words(nothing, scope, "2026年", LATER.date(), t)["problems"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026", "2026年"), ("2026Q1", "2026年第一季度"), ("2026-03", "2026年3月"),
        ("2026-03-02", "2026年3月2日"), ("2026-01-01..2026-06-30", "2026年上半年"),
            ("2026-01-01..2026-05-31", "2026年1月1日至2026年5月31日"),
    ],
)  # fmt: skip
def test_a_period_is_said_as_in_a_document(typed: str, said: str) -> None:
    assert document_scope(Scope(period=period_of(typed)), Translator("zh-CN", policy().zone)) == said
