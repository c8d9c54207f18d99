"""Bulletins in the chat: a first version, words and steps of staff, issued once, read and sent by others."""

from io import BytesIO

from docx import Document

from bot.bulletins import bulletin_document
from tests.conversations.offices import forges
from tests.conversations.steps import reply
from tests.house import Chat, House

NOT_ALLOWED = "不在您的权限内"


async def drafted(house: House) -> Chat:
    await reply(house)
    zhao = house.chat("赵敏")
    await zhao.says("/bulletin")
    zhao.sees_last("还没有签发的通报。")
    await zhao.presses("写新通报", "2026")
    return zhao


async def picks(chat: Chat, words: str) -> None:
    """A line of the list by how it begins."""
    await chat.presses(next(button for button in chat.last_buttons if button.startswith(words)))


async def paper(house: House) -> str:
    """What the .docx says, paragraphs and tables."""
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        found = await uow.bulletins.get(congress.id, 1)
    assert found is not None
    made = Document(BytesIO(await bulletin_document(found, congress.policy)))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in made.paragraphs), *cells])


async def test_worded_by_staff_issued_read_by_all_and_sent(house: House) -> None:
    zhao, wang = await drafted(house), house.chat("王芳")
    text = zhao.last.text or ""
    assert "关于2026年代表建议办理工作情况的通报" in text
    assert "共立案办理代表建议1件" in text
    assert "没有答复被退回" in text
    await zhao.presses("总体情况", "改文字")
    await zhao.says("办理工作总体平稳。")
    assert "办理工作总体平稳。" in (zhao.last.text or "")
    await zhao.presses("下一步工作")
    assert "1. 逐项落实还没有到期的1项承诺，到期核对 2026年3月31日" in (zhao.last.text or "")
    await zhao.presses("清空各条", "加一条")
    await zhao.says("未办结的单位加快进度。")
    await zhao.says("10月20日")
    assert "2026年10月20日" in (zhao.last.text or "")
    await zhao.presses("‹ 返回", "按现在的数字重写")
    assert "办理工作总体平稳。" in (zhao.last.text or "")
    await zhao.presses("看文件")
    assert any("document" in m.content for m in zhao.phone.received)
    assert NOT_ALLOWED in await forges(wang, "bu:open:1::0")
    await forges(zhao, "bu:sure:1::1")
    zhao.sees("预览之后又有改动")
    await zhao.says("/bulletin")
    await picks(zhao, "草稿")
    await zhao.presses("签发", "确定签发")
    zhao.sees("已签发，编号 〔2026〕1号")
    assert "已由赵敏签发，不能再改" in await forges(zhao, "bu:write:1:general:0")
    said = await paper(house)
    assert "（一）未办结的单位加快进度（2026年10月20日前完成）。" in said
    assert "一、总体情况" in said
    await wang.says("/bulletin")
    await picks(wang, "〔2026〕1号")
    assert "赵敏签发" in (wang.last.text or "")
    assert NOT_ALLOWED in await forges(wang, "bu:hide:1::0")
    await zhao.says("/bulletin")
    await picks(zhao, "〔2026〕1号")
    await zhao.presses("发给大家")
    zhao.sees("发给谁？")
    congress = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        written = await uow.broadcasts.get(congress.id, 1)
    assert written is not None
    assert "印发了通报〔2026〕1号" in written.text


async def test_only_the_registry_and_the_office_write_any(house: House) -> None:
    await drafted(house)
    for name in ("王芳", "陈涛", "周明"):
        for action in ("new", "open", "write", "examples", "issue", "sure", "drop", "gone"):
            assert NOT_ALLOWED in await forges(house.chat(name), f"bu:{action}:1:general:1")
    he = house.chat("何伟")
    await he.says("/bulletin")
    await picks(he, "草稿")
    assert "通报草稿" in (he.last.text or "")
