"""Issued bulletins before the public: as page, data and document; drafts and hidden ones are not there."""

import json
from io import BytesIO
from pathlib import Path

from docx import Document

from domain.bulletin import Example
from domain.services import bulletins
from storage.words import JiebaWords
from tests.conversations.test_bulletins import drafted, picks
from tests.house import Chat, House
from tests.web.test_feeds import ADDRESS, fetched
from tests.web.test_public import open_pages, page

ONE = "/keqiao/bulletins/2026-1"


async def issued(house: House) -> Chat:
    """With an example, and issued."""
    zhao = await drafted(house)
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        draft = await uow.bulletins.locked(congress.id, 1)
        assert draft is not None
        told = "先勘察，再请张丽女士（13800000007）看方案。"
        example = Example(1, "直2026-001", "鉴湖路小学门口", "区交警大队", told)
        await bulletins.choose(uow, draft, example)
    await zhao.says("/bulletin")
    await picks(zhao, "草稿")
    await zhao.presses("签发", "确定签发")
    return zhao


async def test_a_bulletin_is_public_once_issued_until_it_is_hidden(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):
        zhao = await drafted(house)
        status, text = await page(port, "/keqiao/bulletins")
        assert (status, "还没有公开的通报" in text) == (200, True)
        assert (await page(port, ONE))[0] == 404, "a draft is nothing for the public"
        await zhao.says("/bulletin")
        await picks(zhao, "草稿")
        await zhao.presses("签发", "确定签发")
        await house.passes(seconds=2)
        listed = (await page(port, "/keqiao/bulletins"))[1]
        assert f'href="{ONE}"' in listed
        assert "关于2026年代表建议办理工作情况的通报" in listed
        status, text = await page(port, ONE)
        assert status == 200
        for said in ("〔2026〕1号", "一、总体情况", "共立案办理代表建议1件", "表"):
            assert said in text, said
        assert "赵敏" not in text, "who issued it is on record, not on the page"
        assert f"<id>{ADDRESS}{ONE}</id>" in (await page(port, "/keqiao/feed.xml"))[1]
        assert f"{ADDRESS}{ONE}<" in (await page(port, "/keqiao/sitemap-0.xml"))[1]
        status, body, headers = await fetched(port, f"{ONE}.docx")
        assert status == 200
        assert "1%E5%8F%B7" in headers["Content-Disposition"]
        made = Document(BytesIO(body))
        assert any("一、总体情况" in p.text for p in made.paragraphs)
        again = await fetched(port, f"{ONE}.docx", If_None_Match=headers["ETag"])
        assert again[:2] == (304, b"")
        await zhao.presses("不再公布")
        await house.passes(seconds=2)
        for path in (ONE, f"{ONE}.json", f"{ONE}.docx"):
            assert (await fetched(port, path))[0] == 404, path
        assert ONE not in (await page(port, "/keqiao/bulletins"))[1]
        assert ONE not in (await page(port, "/keqiao/feed.xml"))[1]


async def test_an_example_is_named_as_far_as_it_is_published(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):
        zhao = await issued(house)
        await house.passes(seconds=2)
        text = (await page(port, ONE))[1]
        assert "另有 1\u00a0个例子本身没有公开" in text
        assert "直2026-001" not in text
        data = json.loads((await page(port, f"{ONE}.json"))[1])
        assert (data["examples"], data["examples_withheld"]) == ([], 1)
        assert "直2026-001" not in await paper(port)
        await zhao.says("/case 直2026-001")
        await zhao.presses("更多", "公开", "摘要")
        await zhao.says("已经在办。")
        await zhao.presses("照这样", "公开")
        await house.passes(seconds=2)
        text = (await page(port, ONE))[1]
        assert "直2026-001" in text
        assert 'href="/keqiao/1"' in text
        assert "先勘察" not in text, "of the reply only a summary is published"
        await zhao.says("/case 直2026-001")
        await zhao.presses("更多", "更正公开内容")
        await zhao.says("代表同意全文公开")
        await zhao.presses("全文", "照这样", "更正公开内容")
        await house.passes(seconds=2)
        text = await paper(port)
        assert "先勘察" in text
        assert "13800000007" not in text
        assert "张丽" not in text


async def paper(port: int) -> str:
    """What the public .docx says."""
    _, body, _ = await fetched(port, f"{ONE}.docx")
    return "\n".join(p.text for p in Document(BytesIO(body)).paragraphs)
