"""Receivers write back to a notice, its sender answers; several notices and other talk are never mixed up."""

from domain.people import Role
from tests.conversations.offices import BUG, forges, joins, picture
from tests.conversations.steps import WRITTEN, submit
from tests.conversations.test_broadcasts import TEXT, composed, goes_on
from tests.house import Chat, House


async def replies(chat: Chat, to: str, text: str) -> None:
    """Telegram's own reply to the newest message with these words."""
    about = next(m for m in reversed(chat.phone.received) if to in (m.text or m.content.get("caption") or ""))
    chat.phone.says(text, reply_to=about.message_id)
    await chat.house.settle()


async def test_a_reply_and_its_answer(house: House) -> None:
    zhao, wang = await composed(house), house.chat("王芳")
    await zhao.presses("发送")
    await replies(wang, TEXT, "我有课，能晚到半小时吗？")
    wang.sees_last("已送到。")
    zhao.sees_last(
        "王芳（柯岩街道代表小组）就通知「12月10日下午两点视察鉴湖路，请在门…」回复：\n我有课，能晚到半小时吗？"
    )
    assert zhao.buttons == ["回答", "看往来"]
    await zhao.presses("回答")
    zhao.sees_last("请写给王芳的回答")
    await zhao.says("可以，直接到学校门口。")
    zhao.sees_last("已送到。")
    wang.sees_last(
        "区人大代表工委　赵敏就通知「12月10日下午两点视察鉴湖路，请在门…」回您：\n可以，直接到学校门口。"
    )
    # Both go on by replying to what they got.
    await replies(wang, "可以，直接到", "好的，谢谢。")
    await replies(zhao, "好的，谢谢", "到时见。")
    wang.sees_last("到时见。")
    await zhao.presses("看往来")
    for words in ("我有课", "可以，直接到", "好的，谢谢", "到时见"):
        zhao.sees_last(words)
    house.chat("李卫东").sees_not("我有课")


async def test_by_the_button_and_with_a_photo(house: House) -> None:
    zhao, wang = await composed(house), house.chat("王芳")
    await zhao.presses("发送")
    await wang.presses("回复")
    wang.sees_last("请写给区人大代表工委的话")
    wang.phone.sends_photos([picture()], "门口在修路，照片在这里。")
    await house.settle()
    wang.sees_last("已送到。")
    assert "门口在修路" in zhao.newest.content["caption"]
    assert "photo" in zhao.newest.content
    await goes_on(house)
    await zhao.presses("刷新", "回复 1")
    zhao.sees("谁就「12月10日下午两点视察鉴湖路，请在门…」回复过")
    await zhao.presses("王芳 1")
    zhao.sees_last("门口在修路")


async def test_several_notices_and_several_people(house: House) -> None:
    zhao, wang, li = await composed(house), house.chat("王芳"), house.chat("李卫东")
    await zhao.presses("发送")
    await goes_on(house)
    await composed(house, "请报送履职小结。")
    await zhao.presses("发送")
    await goes_on(house)
    await replies(wang, TEXT, "视察我来。")
    await replies(li, "履职小结", "小结月底交。")
    await replies(li, TEXT, "视察请假。")
    first, second = "12月10日下午两点视察鉴湖路，请在门…", "请报送履职小结。"
    zhao.sees(f"李卫东（齐贤街道代表小组）就通知「{second}」回复：\n小结月底交。")
    zhao.sees(f"李卫东（齐贤街道代表小组）就通知「{first}」回复：\n视察请假。")
    await replies(zhao, "视察我来", "欢迎。")
    wang.sees_last("欢迎。")
    li.sees_not("欢迎。")


async def test_a_reply_goes_before_the_open_question(house: House) -> None:
    zhao, wang = await composed(house), house.chat("王芳")
    await zhao.presses("发送")
    await wang.says(WRITTEN)
    await wang.presses("接着写", "就用这个")
    await replies(wang, TEXT, "准时参加。")
    zhao.sees_last("准时参加。")
    # The draft is where it was.
    await wang.says("早晚各有600多名学生过街。")
    wang.sees_last("收到：文字")
    zhao.sees_not("600多名")


async def test_proposals_go_on_beside_it(house: House) -> None:
    zhao, wang = await composed(house), house.chat("王芳")
    await zhao.presses("发送")
    await wang.presses("回复", "不写了")
    wang.sees_last("好，没有写给任何人。")
    await submit(house)
    zhao.sees_not("就通知")
    await replies(wang, TEXT, "准时参加。")
    zhao.sees_last("准时参加。")


async def test_nobody_writes_where_they_got_nothing(house: House) -> None:
    zhao = await composed(house)
    await zhao.presses("发送")
    for name in ("陈涛", "何伟"):
        for action in ("write", "got", "answer", "thread"):
            said = await forges(house.chat(name), f"b:{action}:1:1:0")
            assert "看不到" in said or "只有" in said, (name, action, said)
            assert BUG not in said
    # An answer only to somebody who wrote.
    assert "看不到" in await forges(zhao, "b:answer:1:1:0")


async def test_words_that_say_nothing_or_too_much(house: House) -> None:
    zhao, wang = await composed(house), house.chat("王芳")
    await zhao.presses("发送")
    before = len(zhao.phone.received)
    await wang.presses("回复")
    await wang.says("……")
    await wang.says("长" * 2500)
    wang.sees_last("请在 2,000 字以内")
    wang.phone.sends_sticker()
    await house.settle()
    assert len(zhao.phone.received) == before
    await wang.says("准时参加。")
    zhao.sees_last("准时参加。")
    wang.sees_last("已送到。")


async def test_a_colleague_answers_too(house: House) -> None:
    zhao, wang = await composed(house), house.chat("王芳")
    second = await joins(house, "钱工", 1022, Role.STAFF)
    await zhao.presses("发送")
    await goes_on(house)
    await replies(wang, TEXT, "几点结束？")
    second.sees_not("几点结束")
    await second.says("/broadcast")
    await second.presses("发过的通知")
    await second.presses(next(b for b in second.buttons if "发完了" in b))
    await second.presses("回复 1", "王芳 1", "回答")
    await second.says("四点结束。")
    wang.sees_last("钱工就通知")
    wang.sees_last("四点结束。")


async def test_typed_instead_of_tapped(house: House) -> None:
    zhao, wang = await composed(house), house.chat("王芳")
    await wang.says("收到")
    wang.sees_last("请多写几个字")
    await zhao.presses("发送")
    await goes_on(house)
    await wang.says("收到。")
    wang.sees_last("好，已记下您收到了「12月10日下午两点视察鉴湖路，请在门…」")
    await zhao.presses("刷新")
    zhao.sees_last("点了“收到”的 1 人")
    await wang.says("收到")
    wang.sees_last("请多写几个字")
