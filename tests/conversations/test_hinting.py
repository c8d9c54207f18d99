"""Remarks on a draft: what it lacks, what the registry would ask about; submitting is always possible."""

import pytest

from domain.hint import Doubt, Lack
from storage.words import JiebaWords
from tests.conversations.drafts import drafts_of, to_question
from tests.house import Chat, House

THIN = "大家都说这件事应该有人来管"
TITLE = "关于规范电动车停放的建议"
FULL = "柯岩街道新风社区的电动车充电棚只有12个插座，每晚有40多辆车排队，有人从楼上拉线充电，存在火灾隐患。"


async def to_preview(chat: Chat, situation: str, request: str, title: str = TITLE) -> None:
    """With every answer typed, whatever is recommended."""
    await chat.says("/submit")
    await chat.says(title)
    await chat.says(situation)
    await chat.presses("就这些")
    await chat.says(request)
    await chat.presses("就这些")
    await chat.presses("社会事业" if "社会事业" in chat.buttons else "就这样")
    if "就这样" in chat.buttons:
        await chat.presses("就这样")
    await chat.presses("都没有")


async def kinds(words: JiebaWords, title: str, situation: str, request: str) -> set[str]:
    found = await words.read_draft(title, situation, request, [], has_place=False)
    return {kind for kind, _ in found}


async def test_a_thin_draft_is_told_what_it_lacks_and_is_submitted_all_the_same(house: House) -> None:
    wang = house.chat("王芳")
    await to_preview(wang, THIN, "请有关部门高度重视，尽快解决")
    wang.sees_last("可以更好（不改也能提交）：")
    wang.sees_last("· 看不出要哪个部门做什么：“")
    assert wang.buttons[0] == "提交"
    assert {"改具体建议", "补写情况和理由"} <= set(wang.buttons)
    await wang.presses("细看提醒")
    wang.sees_last("没有具体建议的，可能退回修改")
    await wang.presses("‹ 返回", "提交")
    wang.sees_last("已提交。")


async def test_a_press_mends_what_is_missing(house: House) -> None:
    wang = house.chat("王芳")
    await to_preview(wang, FULL, "请重视")
    wang.sees_last("看不出要哪个部门做什么：“请重视”")
    await wang.presses("改具体建议", "重写")
    await wang.says("请区住建局在社区空地加装30个充电插座")
    await wang.presses("就这些")
    wang.sees_last("请过目")
    wang.sees_last("加装30个充电插座")
    assert "看不出要哪个部门做什么" not in (wang.newest.text or "")


async def test_a_full_draft_gets_no_remarks(house: House) -> None:
    wang = house.chat("王芳")
    await to_preview(wang, FULL, "请区住建局在社区空地加装30个充电插座")
    wang.sees_last("请过目")
    assert "可以更好" not in (wang.newest.text or "")
    assert "细看提醒" not in " ".join(wang.buttons)


async def test_remarks_can_be_switched_off_for_a_draft(house: House) -> None:
    wang = house.chat("王芳")
    await to_preview(wang, THIN, "请重视")
    old = wang.newest
    await wang.presses("细看提醒", "不用再提醒")
    wang.sees_last("好，这几条不再提醒。")
    assert "可以更好" not in (wang.newest.text or "")
    await wang.presses_again(old, ":hints:")
    wang.sees_last("现在没有要提醒的。")


async def test_what_the_registry_refuses_is_named_with_its_sentence_where_it_is_asked(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "preview")
    await wang.presses("修改…", "情况和理由")
    await wang.says("这个案子法院已经立案，一审刚开庭。")
    await wang.presses("就这些")
    wang.sees_last("像是正在审理的案件：“这个案子法院已经立案")
    await wang.presses("细看提醒")
    wang.sees_last("拿不准请问区人大代表工委（0575-0000 0000）")
    await wang.presses("核对事项", "正在审理的案件", "选好了")
    assert "像是正在审理的案件" not in (wang.newest.text or ""), "it was answered"


async def test_a_mark_of_secrecy_is_spoken_of_at_once_and_nothing_is_deleted_unasked(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("机密★长期：关于桥梁防护的几点情况，建议加固")
    wang.sees_last("刚才这段像有密级标志：“机密★”")
    wang.sees_last("区人大代表工委机要室")
    assert len(await drafts_of(house)) == 1
    await wang.presses("确实涉密，删掉", "删掉")
    assert await drafts_of(house) == []


async def test_without_the_language_side_drafting_goes_on(words: JiebaWords) -> None:
    absent = JiebaWords()
    assert await absent.read_draft("题", THIN, "请重视", [], has_place=False) == []
    assert Lack.NO_REQUEST in await kinds(words, "题", THIN, "请重视")


@pytest.mark.parametrize(
    ("situation", "doubt"),
    [
        ("我家的宅基地被邻居占了三尺", Doubt.PERSONAL),
        ("现举报某镇长收受红包", Doubt.ACCUSATION),
        ("建议全国人大修改刑法", Doubt.OUTSIDE_COMPETENCE),
        ("该路段正在招标，希望换一家", Doubt.RUNNING_TENDER),
        ("我公司产品性能好，欢迎选购", Doubt.ADVERTISING),
        ("请问居住证在哪里办理？", Doubt.CONSULTATION),
        ("代村民转交：来信全文如下", Doubt.FORWARDED_LETTER),
        ("那帮人都是混蛋", Doubt.ATTACK),
        ("【机密】桥梁防护方案", Doubt.STATE_SECRET),
    ],
)
async def test_each_doubt_has_its_words(words: JiebaWords, situation: str, doubt: Doubt) -> None:
    assert doubt in await kinds(words, "", situation, "")


@pytest.mark.parametrize(
    "situation",
    [
        "请法院多到村里普法",
        "建立投诉举报平台",
        "企业的商业秘密要保护",
        "财政部门已安排资金",
        "中央公园没有厕所",
    ],
)
async def test_words_that_only_look_like_it_raise_no_doubt(words: JiebaWords, situation: str) -> None:
    assert not set(Doubt) & await kinds(words, "", situation, "")


async def test_lacks_are_told_one_by_one(words: JiebaWords) -> None:
    found = await kinds(words, "关于加装路灯的建议", "那个路口很暗", "加装路灯")
    assert {Lack.NO_PLACE, Lack.REQUEST_IS_TITLE, Lack.NO_REASON, Lack.NO_FACTS} <= found
    assert Lack.NO_PLACE not in await kinds(words, "", "柯岩大道的路口很暗", "")
    assert Lack.OFF_TITLE in await kinds(words, "关于发展乡村旅游的建议", "学校食堂的菜是凉的", "请加热饭菜")
