"""From one text to a structured draft: its own sentences, put otherwise where wrong; another's are marked."""

from domain.phrases import SENTENCE
from storage.words import JiebaWords
from tests.conversations.drafts import drafts_of, picture
from tests.house import House

SITUATION = "新风社区的电动车充电棚只有12个插座。每晚有40多辆车排队，有人从楼上拉线充电。"
ASKED = "建议在社区空地加装30个插座。希望物业夜里多巡查。"
ARTICLE = "老街的石板路不好走\n老街的石板松动了三十多处，下雨天溅水。\n来源：城事周报\n希望有关部门修整石板。"


async def test_one_message_becomes_situation_and_request(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says(SITUATION + ASKED)
    await wang.presses("接着写", "就用这个")
    wang.sees_last("2/5 情况和理由")
    wang.sees_last(SITUATION)
    wang.sees_last("我这样分的，对吗？")
    await wang.presses("就这些")
    wang.sees_last("3/5 具体建议")
    wang.sees_last(ASKED)
    await wang.presses("就这些")
    [draft] = await drafts_of(house)
    assert (draft.situation, draft.request) == (SITUATION, ASKED)


async def test_a_sentence_is_put_elsewhere_and_nothing_is_lost(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says(SITUATION + ASKED)
    await wang.presses("接着写", "就用这个")
    await wang.presses("换个分法…")
    listed = wang.newest
    wang.sees_last("· 建议　希望物业夜里多巡查。")
    await wang.presses("✓ 希望物业夜里多巡查。")
    await wang.presses_again(listed, ":told:3")
    wang.sees_last("· 情况　希望物业夜里多巡查。")
    await wang.presses("就这样分")
    [draft] = await drafts_of(house)
    assert draft.request == "建议在社区空地加装30个插座。"
    assert draft.situation == SITUATION + "希望物业夜里多巡查。"
    await wang.presses("换个分法…", "不分，都放在情况里")
    [draft] = await drafts_of(house)
    assert (draft.situation, draft.request) == (SITUATION + ASKED, "")


async def test_what_was_added_since_is_not_divided_away(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says(SITUATION + ASKED)
    await wang.presses("接着写", "就用这个")
    old = wang.newest
    await wang.says("上周还起过一次火。")
    await wang.presses_again(old, ":parts:0")
    wang.sees("上周还起过一次火。")
    assert "换个分法…" not in wang.buttons
    [draft] = await drafts_of(house)
    assert draft.situation == f"{SITUATION}\n上周还起过一次火。"
    assert draft.request == ASKED


async def test_anothers_words_are_marked_and_ones_own_request_is_asked_for(house: House) -> None:
    wang = house.chat("王芳")
    wang.phone.forwards(SITUATION + ASKED, "老张")
    await house.settle()
    wang.sees_last("这是别人的话（老张），已替您连出处存成草稿 1。")
    await wang.presses("接着写", "就用这个")
    wang.sees_last("（转自：老张）")
    await wang.presses("就这些")
    wang.sees_last("原文是别人的话（老张），出处已经记下。请用您自己的话写要求")
    wang.sees_last(ASKED)
    [draft] = await drafts_of(house)
    assert draft.request == ""
    await wang.presses("用原文里的这些")
    [draft] = await drafts_of(house)
    assert draft.request == ASKED
    assert draft.situation == f"{SITUATION}{ASKED}\n（转自：老张）"


async def test_ones_own_request_takes_the_place_of_the_articles(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says(ARTICLE)
    wang.phone.sends_photos([picture(1)])
    await house.settle()
    await wang.presses("接着写", "就用这个", "就这些")
    wang.sees_last("原文是别人的话（来源：城事周报）")
    old = wang.newest
    await wang.says("请区住建局重铺石板")
    assert "用原文里的这些" not in wang.buttons
    await wang.presses_again(old, ":take:")
    [draft] = await drafts_of(house)
    assert draft.request == "请区住建局重铺石板"
    assert draft.situation == ARTICLE
    assert len(draft.attachments) == 1


async def test_headings_and_long_texts_are_told_apart(words: JiebaWords) -> None:
    text = "基本情况：路灯坏了。\n具体建议：一、更换灯泡。二、定期巡查。"
    units = SENTENCE.findall(text)
    places = await words.arrange(units)
    assert places == ["told", "asked", "asked"]
    assert await words.arrange([]) == []
    assert await JiebaWords().arrange(units) == []
