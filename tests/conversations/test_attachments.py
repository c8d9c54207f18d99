"""Photos, places, voices, files and edited messages: taken at every question, each album answered once."""

import pytest

from bot.sandbox.parameters import Upload
from tests.conversations.drafts import OTHER, drafts_of, picture, to_question
from tests.house import House


async def test_an_album_of_ten_is_answered_once(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "situation")
    before = len(wang.phone.received)
    wang.phone.sends_photos([picture(shade) for shade in range(10)], "校门口的情况，请看照片")
    await house.settle()
    await house.passes(seconds=5)
    assert len(wang.phone.received) == before + 1
    wang.sees_last("收到：文字 2 段、照片 10 张。")
    wang.phone.sends_photos([picture(shade) for shade in range(20, 30)])
    wang.phone.sends_photos([picture(shade) for shade in range(40, 50)])
    await house.settle()
    await house.passes(seconds=5)
    told = [m.text or "" for m in wang.phone.received[before + 1 :]]
    assert sum("附件最多 20 个" in text for text in told) == 1
    assert len((await drafts_of(house))[0].attachments) == 20


async def test_an_album_without_an_open_question_is_one_draft_and_one_answer(house: House) -> None:
    wang = house.chat("王芳")
    before = len(wang.phone.received)
    wang.phone.sends_photos([picture(shade) for shade in range(10)])
    await house.settle()
    await house.passes(seconds=5)
    [draft] = await drafts_of(house)
    assert draft.count("photo") == 10
    assert len(wang.phone.received) == before + 1
    wang.sees_last("已替您存成草稿 1")
    wang.phone.shares_location(30.08, 120.49)
    await house.settle()
    wang.sees_last("收到：照片 10 张、位置 1 处。")
    await wang.presses("接着写", "先说事情，题目后定")
    await wang.says(OTHER)
    await wang.presses("就这些")
    wang.sees_last("1/5 题目。可以用这个吗？")
    await wang.presses("就用这个")
    wang.sees_last("3/5 具体建议")


@pytest.mark.parametrize("question", ["title", "situation", "request", "category", "screening", "preview"])
async def test_photos_places_and_voices_are_taken_at_every_question(house: House, question: str) -> None:
    wang = house.chat("王芳")
    await to_question(wang, question)
    wang.phone.sends_photos([picture(1)], "校门口没有人行横道")
    wang.phone.shares_location(30.08, 120.49)
    wang.phone.sends_voice(Upload("voice.ogg", "audio/ogg", b"voice"))
    wang.phone.sends_documents([Upload("<b>情况</b>&.docx", "application/msword", b"file")])
    await house.settle()
    [draft] = await drafts_of(house)
    assert [a.kind for a in draft.attachments] == ["photo", "place", "voice", "document"]
    assert draft.asked == question
    assert "校门口没有人行横道" in (draft.request if question == "request" else draft.situation)
    wang.sees_last("照片 1 张、文件 1 个、语音 1 段、位置 1 处")
    wang.phone.sends_sticker()
    await house.settle()
    wang.sees_last("这种消息我看不懂")
    [after] = await drafts_of(house)
    assert after == draft
    if question == "preview":
        await wang.presses("修改…", "附件")
        assert any("去掉 4：<b>情况</b>&.docx" in str(m.inline) for m in wang.phone.received)


async def test_a_voice_alone_is_kept_and_words_are_asked_for(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("/submit")
    await wang.presses("先说事情，题目后定")
    wang.phone.sends_voice(Upload("voice.ogg", "audio/ogg", b"voice"))
    await house.settle()
    wang.sees_last("语音已收好，会作为附件。情况请再用文字写一两句")
    assert "就这些" not in wang.buttons


async def test_edited_messages_count(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("/submit")
    await wang.says("关于装红绿灯的建议")
    title = wang.phone.messages[-2]
    await wang.says("路灯坏了，路灯没人修")
    long = wang.phone.messages[-2]
    await wang.says("路灯")
    short = wang.phone.messages[-2]
    wang.phone.edits(short.message_id, "台阶也坏了")
    await house.settle()
    wang.sees_last("草稿 1 里的这一段已按您的修改更新。")
    [draft] = await drafts_of(house)
    assert draft.situation == "路灯坏了，路灯没人修\n台阶也坏了"
    wang.phone.edits(title.message_id, "关于修路灯的建议")
    wang.phone.edits(long.message_id, "路灯坏了一个月")
    await house.settle()
    [draft] = await drafts_of(house)
    assert (draft.title, draft.situation) == ("关于修路灯的建议", "路灯坏了一个月\n台阶也坏了")
    [photo] = wang.phone.sends_photos([picture(1)], "这是照片的说明")
    await house.settle()
    wang.phone.edits(photo.message_id, "这是改过的说明")
    await house.settle()
    [draft] = await drafts_of(house)
    assert draft.situation.endswith("台阶也坏了\n这是改过的说明")
    wang.phone.edits(long.message_id, "👍👍")
    await house.settle()
    wang.sees_last("没有看到文字")
    wang.phone.edits(title.message_id, "长" * 60)
    await house.settle()
    wang.sees_last("题目请在 50 字以内，现在 60 字。")
    assert await drafts_of(house) == [draft]
    await wang.presses("取消", "删掉草稿", "删掉")
    wang.phone.edits(long.message_id, "改晚了的一段")
    await house.settle()
    wang.sees_last("已经存下的内容不会跟着这条消息改。")
