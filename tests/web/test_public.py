"""The public pages over real HTTP: what is published, as far as was agreed, and nothing else."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from aiohttp import ClientSession

from domain.proposal import Disclosure
from storage.words import JiebaWords
from tests.conversations.steps import draft_reply, reply
from tests.house import Chat, House
from tests.web.test_feeds import ADDRESS, fetched, public_house

PRIVATE = ("陈涛", "周明", "孙莉", "李副大队长带队", "同意安装，我局配合")


async def publish(house: House, *presses: str) -> str:
    """An answered matter, published by the registry."""
    number = await reply(house)
    await published(house.chat("赵敏"), number, *presses)
    return number


async def published(staff: Chat, number: str, *presses: str) -> None:
    await staff.says(f"/case {number}")
    await staff.presses("更多", "公开", *(presses or ("全文", "照这样", "公开")))


@asynccontextmanager
async def open_pages(directory: Path, words: JiebaWords) -> AsyncIterator[tuple[House, int]]:
    async with public_house(directory, words) as (house, port):
        yield house, port


async def page(port: int, path: str, **headers: str) -> tuple[int, str]:
    status, body, _ = await fetched(port, path, **headers)
    return status, body.decode()


async def test_what_is_published_can_be_read_and_nothing_else(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):
        status, empty = await page(port, "/keqiao/")
        assert (status, "还没有公开的建议" in empty) == (200, True)
        number = await reply(house)
        assert (await page(port, "/keqiao/1"))[0] == 404, "answered is not published"
        await published(house.chat("赵敏"), number)
        await house.passes(seconds=2)
        _, listed = await page(port, "/keqiao/")
        status, text = await page(port, "/keqiao/1")
        assert status == 200
        for words_shown in (number, "B 类", "王芳", "区交警大队对", "安装信号灯", "主办", "区住建局"):
            assert words_shown in text, words_shown
        assert number in listed
        for told in PRIVATE:
            assert told not in text
            assert told not in listed
        found = json.loads((await page(port, "/keqiao/1.json"))[1])
        assert (found["number"], found["class"], found["lead"]) == (number, "B", ["区交警大队"])
        assert not any(told in json.dumps(found, ensure_ascii=False) for told in PRIVATE)
        assert (await page(port, f"/keqiao/?q={quote(number)}"))[1].count("<h3>") == 1


async def test_staff_word_what_is_blotted_out_and_it_is_kept_so(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):
        number = await reply(house)
        async with house.service.database.unit_of_work() as uow:
            proposal = await uow.proposals.get(1)
            proposal.situation = "家长张丽女士（13800000007）说，孩子过马路太危险。"
        zhao = house.chat("赵敏")
        await published(zhao, number, "全文")
        zhao.sees_last("有 2 处像个人信息")
        zhao.sees_last("13800000007")
        zhao.sees_last("张×")
        zhao.sees_last("→ 家长张×女士（×××××××××××）说，")
        await zhao.presses("挑几段改")
        zhao.sees_last("改哪几段？")
        chosen = [words for words in zhao.last_buttons if words.startswith("✓")]
        assert chosen == ["✓ 情况　家长张×女士（×××××××××××）说…"]
        await zhao.presses("选好了")
        zhao.sees_last("第 1 段，共 1 段：情况。")
        await zhao.says("家长（13800000008）说，孩子过马路太危险。")
        zhao.sees_last("注意：情况里还有像个人信息的地方")
        await zhao.presses("‹ 返回")
        await zhao.says("有家长说，孩子过马路太危险。")
        zhao.sees_last("有家长说，孩子过马路太危险。")
        assert "注意" not in (zhao.newest.text or "")
        await zhao.presses("公开")
        house.chat("王芳").sees(f"{number}已公开。")
        _, text = await page(port, "/keqiao/1")
        assert "有家长说，孩子过马路太危险。" in text
        assert "13800000007" not in text
        assert "张丽" not in text
        await zhao.says(f"/case {number}")
        await zhao.presses("更多", "更正公开内容")
        await zhao.says("答复里有误")
        await zhao.presses("答复不公开", "照这样", "更正公开内容")
        await house.passes(seconds=2)
        _, text = await page(port, "/keqiao/1")
        assert "答复不公开" in text
        assert "安装信号灯" not in text
        await zhao.says(f"/case {number}")
        await zhao.presses("更多", "停止公开")
        await zhao.says("代表要求")
        house.chat("王芳").sees(f"{number}不再公开。")
        await house.passes(seconds=2)
        assert (await page(port, "/keqiao/1"))[0] == 404
        assert number not in (await page(port, "/keqiao/"))[1]


async def test_who_does_not_agree_is_not_published(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):
        number = await reply(house)
        async with house.service.database.unit_of_work() as uow:
            (await uow.proposals.get(1)).disclosure = Disclosure.NONE
        zhao = house.chat("赵敏")
        await zhao.says(f"/case {number}")
        await zhao.presses("更多")
        assert "公开" not in zhao.buttons
        async with house.service.database.unit_of_work() as uow:
            (await uow.proposals.get(1)).disclosure = Disclosure.TITLE_ONLY
        await zhao.says(f"/case {number}")
        await zhao.presses("更多", "公开")
        assert "代表只同意公开题目" in (zhao.last.text or "")
        assert "全文" not in zhao.buttons
        await zhao.presses("摘要")
        await zhao.says("已勘察，正在装灯。")
        await zhao.presses("照这样", "公开")
        _, text = await page(port, "/keqiao/1")
        assert "已勘察，正在装灯。" in text
        assert "按代表的意愿，只公开题目" in text
        assert "孩子过马路太危险了" not in text


HOSTILE = (
    "?q=<script>alert(1)</script>",
    "?q=' OR 1=1 --",
    '?q=title:"a" NEAR b*',
    "?q=AND OR NOT ( ) ^ * \" '",
    "?q=%00",
    "?q=%ff%fe",
    "?q=" + "长" * 500,
    "?category=nothing",
    "?category=%27%3B+DROP+TABLE+publications",
    "?class=Z",
    "?department=-1",
    "?delegation=-1",
    "?delegation=999999",
    "?delegation=1%20OR%201=1",
    "?session=' OR 1=1 --",
    "?state=<script>",
    "?state=draft",
    "?timeliness=late&timeliness=overdue",
    "?timeliness=9999-12-31",
    "?department=1e9",
    "?department=99999999999999999999999",
    "?year=abcd",
    "?year=0",
    "?after=garbage",
    "?after=20260101T000000.000000-",
    "?after=99999999T000000.000000-1",
    "?page=-1&unknown[]=x",
    "?lang=xx",
    "?lang=../../etc/passwd",
    "?q=a&q=b&q=c",
)


async def test_hostile_addresses_get_a_page_or_a_clear_answer(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):
        await publish(house)
        for query in HOSTILE:
            safe = quote(query, safe="?=&%[]")
            status, body, headers = await fetched(port, f"/keqiao/{safe}")
            assert status in (200, 400, 404), (query, status)
            assert body.decode().startswith("<!doctype html>"), query
            assert b"<script" not in body, query
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            assert (await fetched(port, f"/keqiao/proposals.json{safe}"))[0] == status, query
        for path in ("/keqiao/999", "/keqiao/0", "/keqiao/1/", "/keqiao/..%2f..", "/nowhere/", "/nowhere"):
            assert (await fetched(port, path))[0] == 404, path
        for path in ("/keqiao/99999999999999999999.json", "/keqiao/sitemap-999999999.xml", "/KEQIAO/"):
            assert (await fetched(port, path))[0] == 404, path
        assert (await fetched(port, "/keqiao/?q=" + "x" * 10_000))[0] == 400, "more than a line may hold"
        assert (await fetched(port, "/keqiao/"))[0] == 200, "and goes on"


async def test_what_has_not_changed_is_not_sent_again(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):
        number = await publish(house)
        for path in ("/keqiao/", "/keqiao/1", "/keqiao/1.json", "/keqiao/figures", "/keqiao/feed.xml"):
            status, body, headers = await fetched(port, path)
            assert status == 200, path
            again = await fetched(port, path, If_None_Match=headers["ETag"])
            assert again[:2] == (304, b""), path
            assert headers["Cache-Control"] == "public, no-cache"
        _, _, before = await fetched(port, "/keqiao/1")
        await house.chat("王芳").presses("满意", "满意")
        await house.passes(seconds=2)
        status, body, _ = await fetched(port, "/keqiao/1", If_None_Match=before["ETag"])
        assert status == 200, "rated: the state has changed"
        assert number in body.decode()


async def issue(zhao: Chat) -> None:
    """A bulletin about this year."""
    await zhao.says("/bulletin")
    await zhao.presses("写新通报", "2026", "签发", "确定签发")


async def test_for_machines_and_in_english(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):
        number = await publish(house)
        await house.passes(seconds=1)
        await issue(house.chat("赵敏"))
        await house.passes(seconds=2)
        listed = json.loads((await page(port, "/keqiao/proposals.json"))[1])
        assert (listed["total"], listed["proposals"][0]["number"], listed["next"]) == (1, number, None)
        figures = json.loads((await page(port, "/keqiao/figures.json"))[1])
        row = figures["by"]["class"][0]
        assert (figures["total"], row["name"], row["count"]) == (1, "B", 1)
        shown = (await page(port, "/keqiao/figures", Accept_Language="zh-CN"))[1]
        assert '<th scope="row">B 类</th>' in shown
        described = json.loads((await page(port, "/keqiao/openapi.json"))[1])
        for path in described["paths"]:
            answer = json.loads(
                (await page(port, "/keqiao" + re.sub("{(id|seq)}", "1", path.replace("{year}", "2026"))))[1]
            )
            schema = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
            name = schema["schema"]["$ref"].rpartition("/")[2]
            assert set(described["components"]["schemas"][name]["properties"]) == set(answer), path
        feed = ElementTree.fromstring((await page(port, "/keqiao/feed.xml"))[1])
        atom = "{http://www.w3.org/2005/Atom}"
        assert [e.findtext(f"{atom}id") for e in feed.iter(f"{atom}entry")] == [
            f"{ADDRESS}/keqiao/bulletins/2026-1",
            f"{ADDRESS}/keqiao/1",
        ]
        maps = ElementTree.fromstring((await page(port, "/sitemap.xml"))[1])
        (where,) = [loc.text for loc in maps.iter() if loc.tag.endswith("}loc")]
        assert where == f"{ADDRESS}/keqiao/sitemap-0.xml"
        assert f"{ADDRESS}/keqiao/1<" in (await page(port, "/keqiao/sitemap-0.xml"))[1]
        assert "Sitemap:" in (await page(port, "/robots.txt"))[1]
        for asked in ("?lang=en", ""):
            _, text = await page(port, f"/keqiao/1{asked}", Accept_Language="en-GB,en;q=0.8")
            assert "Reply of" in text
        assert "答复" in (await page(port, "/keqiao/1", Accept_Language="fr"))[1]
        async with ClientSession() as client, client.get(f"http://127.0.0.1:{port}/") as answer:
            assert str(answer.url).endswith("/keqiao/")


async def test_a_list_is_narrowed_by_every_filter_together(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):
        await publish(house)
        await house.passes(seconds=2)
        line = json.loads((await page(port, "/keqiao/proposals.json"))[1])
        (one,), counts = line["proposals"], line["counts"]
        ((town, n),) = counts["delegation"].items()
        assert (n, one["state"], one["timeliness"]) == (1, "answered", "in_time")
        narrow = f"delegation={town}&session={quote(one['session'])}&state=answered&timeliness=in_time"
        for query in (narrow, f"{narrow}&q={quote('红绿灯')}", f"{narrow}&class=B&lang=en"):
            assert json.loads((await page(port, f"/keqiao/proposals.json?{query}"))[1])["total"] == 1, query
        status, text = await page(port, f"/keqiao/?{narrow}")
        assert (status, text.count("<h3>")) == (200, 1)
        for kept in (
            f'value="{town}" selected',
            'value="answered" selected',
            "<details open>",
            "按期答复（1）",
        ):
            assert kept in text, kept
        status, text = await page(port, f"/keqiao/?{narrow}&state=closed")
        assert status == 200
        status, text = await page(port, f"/keqiao/?state=closed&delegation={town}")
        assert (status, text.count("<h3>"), "看全部建议" in text) == (200, 0, True), (
            "none of it now, but such a state"
        )
        described = json.loads((await page(port, "/keqiao/openapi.json"))[1])
        named = {p["name"] for p in described["paths"]["/proposals.json"]["get"]["parameters"]}
        assert {"delegation", "session", "state", "timeliness"} <= named


async def test_the_list_follows_a_second_round_that_comes_late(tmp_path: Path, words: JiebaWords) -> None:
    async with open_pages(tmp_path, words) as (house, port):

        async def narrowed(query: str) -> int:
            await house.passes(seconds=2)
            return int(json.loads((await page(port, f"/keqiao/proposals.json?{query}"))[1])["total"])

        number = await publish(house)
        assert await narrowed("state=answered&timeliness=in_time") == 1
        await house.chat("王芳").presses("满意", "不满意", "没有时限", "选好了")
        assert await narrowed("state=running&timeliness=not_due") == 1
        await house.passes(days=45)
        assert await narrowed("state=running&timeliness=overdue") == 1
        chen = house.chat("陈涛")
        await chen.says(f"/case {number}")
        await chen.presses("记录沟通", "电话", "今天")
        await chen.says("向代表说明了安装时间，代表同意。")
        await draft_reply(house)
        await house.chat("周明").presses("签发，送审核")
        await house.chat("何伟").presses("审核通过")
        assert await narrowed("state=answered&timeliness=late") == 1
