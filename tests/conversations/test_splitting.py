"""Several matters in one: told apart, split without losing a word, or kept as one."""

import pytest

from storage.words import JiebaWords
from tests.conversations.drafts import drafts_of, picture
from tests.conversations.test_hinting import FULL, to_preview
from tests.house import Chat, House

TWO = "鉴湖路小学门口没有红绿灯，孩子过马路危险。另外，乡村教师待遇太低，留不住人。"
ASKED = "1、在小学门口装信号灯\n2、提高乡村教师补贴"


async def with_two(chat: Chat) -> None:
    await to_preview(chat, TWO, ASKED, "关于两件民生小事的建议")


async def test_two_matters_become_two_drafts(house: House) -> None:
    wang = house.chat("王芳")
    await with_two(wang)
    wang.phone.sends_photos([picture(1)])
    await house.settle()
    wang.sees_last("好像说了几件事：“乡村教师待遇太低")
    await wang.presses("看看怎么分")
    wang.sees_last("附件（照片 1 张）跟着第一件")
    await wang.presses("分成 2 份草稿")
    wang.sees_last("已分成 2 份草稿")
    first, second = await drafts_of(house)
    assert (first.situation, first.request) == (
        "鉴湖路小学门口没有红绿灯，孩子过马路危险。",
        "在小学门口装信号灯",
    )
    assert (second.situation, second.request) == ("乡村教师待遇太低，留不住人。", "提高乡村教师补贴")
    assert (len(first.attachments), len(second.attachments)) == (1, 0)
    await wang.presses(next(b for b in wang.buttons if b.startswith("草稿 2")))
    wang.sees_last("1/5 题目。可以用这个吗？")
    await wang.presses("就用这个", "就这些")
    wang.sees_last("已记下：提高乡村教师补贴")


async def test_it_may_stay_one(house: House) -> None:
    wang = house.chat("王芳")
    await with_two(wang)
    old = wang.newest
    await wang.presses("看看怎么分", "是一件事，不分")
    wang.sees_last("请过目")
    assert "看看怎么分" not in wang.buttons
    assert len(await drafts_of(house)) == 1
    await wang.presses("提交")
    wang.sees_last("已提交。")
    await wang.presses_again(old, ":split:")
    assert await drafts_of(house) == []


async def test_with_twenty_drafts_nothing_is_split_and_nothing_lost(house: House) -> None:
    wang = house.chat("王芳")
    for n in range(19):
        await wang.says(f"第{n}件：河道边的护栏坏了，很危险")
        await wang.presses("先放着")
    await wang.says("/submit")
    await wang.presses("写新的")
    await wang.says("关于两件民生小事的建议")
    await wang.says(TWO)
    await wang.presses("就这些")
    await wang.says(ASKED)
    await wang.presses("就这些", "就这样", "都没有", "看看怎么分", "分成 2 份草稿")
    wang.sees_last("草稿已有 20 份")
    assert (await drafts_of(house))[-1].situation == TWO


# Its chapters are no matters of their own, nor is who signs.
ESSAY = """一、基本情况
街道里独居老人多，只有一个老年食堂，供餐不到中午就卖完了。
二、原因分析
一是场地少，租金逐年上涨；二是补助标准还是前些年定的，运营方亏本。"""


@pytest.mark.parametrize(
    ("situation", "request_"),
    [
        (FULL, "1、加装充电插座\n2、划出停放区"),
        ("", "一、加强组织领导，明确责任\n二、加大资金投入\n三、加强宣传引导"),
        ("路灯坏了。另外，很黑。", ""),
        ("", ""),
        ("1、2、3、", "①②③"),
        (ESSAY, "三、建议\n1.在社区增设一个助餐点。\n2.提高每餐的补助。\n人大代表 王芳"),
    ],
)
async def test_one_matter_with_several_points_is_one(
    words: JiebaWords, situation: str, request_: str
) -> None:
    assert await words.matters(situation, request_) == []


async def test_no_word_is_lost(words: JiebaWords) -> None:
    parts = await words.matters(TWO, ASKED)
    assert len(parts) == 2
    whole = "".join(told + asked for told, asked in parts)
    for sentence in ("孩子过马路危险", "留不住人", "在小学门口装信号灯", "提高乡村教师补贴"):
        assert whole.count(sentence) == 1


async def test_a_title_that_is_written_is_taken(words: JiebaWords) -> None:
    """In the marks of a book's title too."""
    title = "关于增设老年食堂的建议"
    assert await words.suggest_title(f"《{title}》\n{ESSAY}") == title
    assert await words.suggest_title(f"{title}\n{ESSAY}") == title
