"""Digests of replies: every answered entry once, contents and indexes that lead to it, whatever its title."""

import json
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from bot.digests import digest, digest_book, digest_json
from bot.documents import Wanted
from bot.i18n import Translator
from domain.overview import Rounding
from domain.people import Person
from domain.scope import Scope, period_of
from storage.engine import Database
from tests.answered import answered
from tests.builders import NOW, World

HOSTILE = "=1+1 <b>&\u202e\x07" + "长" * 2500
LATER = NOW + timedelta(days=200)


async def made(database: Database, w: World, maker: Any, **changes: Any) -> Any:
    t = Translator("zh-CN", w.congress.policy.zone)
    wanted = Wanted(database.books, w.congress, Scope(), Rounding(), t, LATER)
    return await maker(replace(wanted, **changes))


def links(paper: Any) -> list[str]:
    return [link.get(qn("w:anchor")) for link in paper.element.iter(qn("w:hyperlink"))]


def marks(paper: Any) -> list[str]:
    return [mark.get(qn("w:name")) for mark in paper.element.iter(qn("w:bookmarkStart"))]


async def test_contents_and_indexes_lead_to_every_entry(database: Database) -> None:
    w = await answered(database, 60)
    told: list[tuple[int, int]] = []

    async def tell(done: int, of: int) -> None:
        told.append((done, of))

    paper = Document(BytesIO(await made(database, w, digest, tell=tell)))
    assert told == [(20, 54), (40, 54), (54, 54)]
    own = [f"entry_{n}" for n in range(1, 55)]
    assert marks(paper) == own
    # Once in the contents, once by representative, by lead department and by number.
    assert sorted(links(paper)) == sorted(own * 4)
    said = [p.text for p in paper.paragraphs]
    entries = [p.text for p in paper.paragraphs if p.style.name == "Official entry"]
    facts = [text for text in said if text.startswith("编号：")]
    assert len(entries) == len(facts) == 54
    data = json.loads(await made(database, w, digest_json))
    assert [f"{e['n']}．{e['title']}" for e in data] == entries
    assert [f"编号：{e['number']}" for e in data] == [text.split("\u3000")[0] for text in facts]
    assert [e["category"] for e in data] == sorted(
        (e["category"] for e in data), key=["城建交通", "教科文卫", "社会事业", "农林水、生态环保"].index
    )
    by_name = next(text for text in said if text.startswith(f"{data[0]['representative']}\u3000"))
    assert by_name.split("\u3000")[1].split("、 ") == [
        str(e["n"]) for e in data if e["representative"] == data[0]["representative"]
    ]
    page = load_workbook(BytesIO(await made(database, w, digest_book))).worksheets[0]
    assert [(row[0], row[1]) for row in page.iter_rows(min_row=4, values_only=True)] == [
        (e["n"], e["number"]) for e in data
    ]


async def test_nothing_and_one(database: Database) -> None:
    w = await answered(database, 1)
    one = Document(BytesIO(await made(database, w, digest)))
    assert marks(one) == ["entry_1"]
    nothing = Scope(period=period_of("2099"))
    none = Document(BytesIO(await made(database, w, digest, scope=nothing)))
    assert "这个范围里没有已经答复的建议。" in [p.text for p in none.paragraphs]
    assert json.loads(await made(database, w, digest_json, scope=nothing)) == []
    assert (
        load_workbook(BytesIO(await made(database, w, digest_book, scope=nothing))).worksheets[0].max_row == 3
    )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_hostile_title_is_text_and_stands_whole(database: Database) -> None:
    w = await answered(database, 3, titled=HOSTILE)
    paper = Document(BytesIO(await made(database, w, digest)))
    whole = next(p.text for p in paper.paragraphs if p.text.startswith("标题全文："))
    assert whole == "标题全文：=1+1 <b>&" + "长" * 2500
    contents = next(p for p in paper.paragraphs if "=1+1" in p.text and p.style.name == "Official contents")
    assert len(contents.text) < 80
    page = load_workbook(BytesIO(await made(database, w, digest_book))).worksheets[0]
    cell = next(row[2] for row in page.iter_rows(min_row=4) if "=1+1" in str(row[2].value))
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


async def test_only_what_the_asker_may_see(database: Database) -> None:
    w = await answered(database, 10)
    seen = json.loads(await made(database, w, digest_json, person=w.staff))
    assert len(seen) == 9
    nobody: Person = w.representative
    assert json.loads(await made(database, w, digest_json, person=nobody)) == []
