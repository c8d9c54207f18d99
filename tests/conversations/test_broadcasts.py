"""Writing a notice to many: to whom, what, preview as receivers will see it; nothing typed is lost."""

from bot.sandbox.parameters import Upload
from domain.people import Role
from tests.conversations.offices import BUG, NO_ANSWERS, forges, joins, picture
from tests.house import Chat, House

TEXT = "12月10日下午两点视察鉴湖路，请在门口集合。"


async def composed(house: House, text: str = TEXT, *, receipts: str = "要") -> Chat:
    """A notice to all representatives, at its preview."""
    zhao = house.chat("赵敏")
    await zhao.says("发通知")
    await zhao.presses("全体代表")
    await zhao.says(text)
    await zhao.presses(receipts)
    return zhao


async def goes_on(house: House) -> None:
    """The ticks come by, twice: what they feed is delivered, what was delivered is told."""
    for _ in range(2):
        await house.passes(seconds=2)


async def test_a_notice_to_all_representatives(house: House) -> None:
    zhao, wang, li = house.chat("赵敏"), house.chat("王芳"), house.chat("李卫东")
    await zhao.says("发通知")
    zhao.sees_last("发给谁")
    await zhao.presses("全体代表")
    zhao.sees_last("发给：全体代表，现在计算 2 人")
    await zhao.says(TEXT)
    zhao.sees_last("收到”吗")
    await zhao.presses("要")
    zhao.sees_last("预览（发给 2 人，现在计算")
    zhao.sees_last(f"通知　区人大代表工委\n{TEXT}")
    await zhao.presses("发送")
    for receiver in (wang, li):
        receiver.sees_last(f"通知　区人大代表工委\n{TEXT}")
        assert receiver.buttons == ["收到", "回复"]
    await goes_on(house)
    zhao.sees("发完了：送达 2。")
    assert sum("发送中" in (m.text or "") or "发完了" in (m.text or "") for m in zhao.phone.received) == 1
    house.chat("陈涛").sees_not(TEXT)


async def test_several_audiences_together(house: House) -> None:
    zhao, chen, sun = house.chat("赵敏"), house.chat("陈涛"), house.chat("孙莉")
    committee = await joins(house, "鲁敏华", 1021, Role.COMMITTEE)
    await zhao.says("/broadcast")
    await zhao.presses("承办单位…", "区住建局")
    zhao.sees_last("发给：区住建局")
    await zhao.presses("‹ 返回", "按身份…", "专工委")
    await zhao.presses("‹ 返回", "按代表团…", "柯岩街道代表小组", "下一步")
    zhao.sees_last("发给：柯岩街道代表小组的代表、区住建局、专工委")
    # Taken out again with a second press.
    await zhao.presses("改对象", "✓ 按代表团…", "✓ 柯岩街道代表小组", "下一步")
    zhao.sees_last("发给：区住建局、专工委")
    await zhao.says("请报送季度进展。")
    await zhao.presses("不要", "发送")
    sun.sees_last("请报送季度进展。")
    committee.sees_last("请报送季度进展。")
    assert sun.buttons == ["回复"]
    for left_out in (chen, house.chat("王芳")):
        left_out.sees_not("请报送季度进展。")


async def test_all_departments_and_one_of_them(house: House) -> None:
    zhao = house.chat("赵敏")
    await zhao.says("发通知")
    await zhao.presses("承办单位…", "全部承办单位")
    zhao.sees_last("发给：全部承办单位")
    assert "✓ 全部承办单位" in zhao.buttons
    await zhao.presses("区交警大队")
    zhao.sees_last("发给：区交警大队")
    await zhao.presses("下一步")
    await zhao.says("请参加督办会。")
    await zhao.presses("不要", "发送")
    house.chat("陈涛").sees_last("请参加督办会。")
    house.chat("孙莉").sees_not("请参加督办会。")


async def test_nobody_fits(house: House) -> None:
    zhao = house.chat("赵敏")
    await zhao.says("发通知")
    await zhao.presses("有超期件的单位")
    zhao.sees_last("现在计算 0 人")
    await zhao.says("超期了，请抓紧。")
    await zhao.presses("不要", "发送")
    zhao.sees_last("现在没有人符合，请换个对象。")
    await zhao.presses("修改", "改对象", "还没评价的代表", "✓ 有超期件的单位", "全体代表", "下一步")
    zhao.sees_last("对象　全体代表、还没评价的代表")
    await zhao.presses("发送")
    house.chat("王芳").sees_last("超期了，请抓紧。")


async def test_a_photo_with_its_words_is_one_message(house: House) -> None:
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    await zhao.says("发通知")
    await zhao.presses("全体代表")
    zhao.phone.sends_photos([picture()], "集合地点见图。")
    await house.settle()
    zhao.sees_last("收到：照片 1 张")
    await zhao.presses("要")
    zhao.sees_last("附　照片 1 张")
    await zhao.presses("只发给我试试")
    assert "试发，只有您收到" in zhao.newest.content["caption"]
    assert "photo" in zhao.newest.content
    assert zhao.buttons == ["收到", "回复"]
    await zhao.presses("收到")
    zhao.sees_last("这是试发")
    wang.sees_not("集合地点")
    await zhao.presses("发送")
    assert wang.newest.content["caption"] == "通知　区人大代表工委\n集合地点见图。"
    assert wang.buttons == ["收到", "回复"]
    await wang.presses("收到")
    assert wang.newest.content["caption"] == "通知　区人大代表工委\n集合地点见图。"
    assert wang.buttons[0].startswith("已收到")


async def test_an_album_comes_before_its_words(house: House) -> None:
    zhao, wang = house.chat("赵敏"), house.chat("王芳")
    await zhao.says("发通知")
    await zhao.presses("全体代表")
    before = len(zhao.phone.received)
    zhao.phone.sends_photos([picture()] * 3, "现场照片。")
    await house.settle()
    await house.passes(seconds=2)
    assert len(zhao.phone.received) == before + 1
    zhao.sees_last("收到：照片 3 张")
    zhao.phone.sends_documents([Upload("方案.pdf", "application/pdf", b"%PDF-1.4")])
    await house.settle()
    await zhao.presses("不要")
    zhao.sees_last("附　照片 3 张、文件 1 个")
    await zhao.presses("发送")
    got = wang.phone.received[-5:]
    assert [next(iter(m.content.keys() & {"photo", "document", "text"})) for m in got] == [
        *["photo"] * 3, "document", "text",
    ]  # fmt: skip
    assert len({m.media_group_id for m in got[:3]}) == 1
    wang.sees_last("现场照片。")
    # A picture has no buttons: nobody could tell what a reply to it is about.
    wang.phone.says("我认得这里。", reply_to=got[1].message_id)
    await house.settle()
    wang.sees_last("请回复下面那条文字")
    wang.sees_last("我认得这里。")
    await goes_on(house)
    zhao.sees("发完了：送达 2。")


async def test_changes_before_sending(house: House) -> None:
    zhao = await composed(house)
    older = zhao.newest
    await zhao.says("请带笔记本。")
    zhao.sees_last(f"{TEXT}\n\n请带笔记本。")
    await zhao.presses_again(older, "b:send:")
    zhao.sees("内容改过了，请用最新的预览发送。")
    house.chat("王芳").sees_not("请带笔记本")
    await zhao.presses("修改", "改文字")
    zhao.sees_last("会换掉现在的这段")
    await zhao.says("视察改到十二月十一日。")
    assert TEXT not in (zhao.newest.text or "")
    await zhao.presses("修改", "不用点“收到”")
    zhao.sees_last("不用点“收到”")
    await zhao.presses("修改", "后来加入的不发")
    zhao.sees_last("后来加入的人不发")
    await zhao.presses("修改", "不要这份了")
    zhao.sees_last("已删掉，没有发给任何人。")
    await zhao.presses_again(older, "b:send:")
    zhao.sees_last("这份通知看不到了")
    house.chat("王芳").sees_not("视察")


async def test_a_draft_waits_over_a_restart_and_other_work(house: House) -> None:
    zhao = await composed(house)
    await house.restart()
    await zhao.says("/menu")
    await zhao.says("发通知")
    zhao.sees_last("发给谁")
    await zhao.presses(f"接着写：{TEXT[:19]}…")
    zhao.sees_last("预览（发给 2 人")
    await zhao.presses("发送")
    house.chat("王芳").sees_last(TEXT)


async def test_what_cannot_be_used_is_said_and_nothing_is_taken(house: House) -> None:
    zhao = await composed(house)
    usable = {"an album of ten", "a file", "only signs"}
    for what, act in NO_ANSWERS.items():
        if what in usable:
            continue
        seen = len(zhao.phone.received)
        act(zhao.phone)
        await house.settle()
        answers = [m.text or "" for m in zhao.phone.received[seen:]]
        assert answers, what
        assert not any(BUG in answer or "预览" in answer for answer in answers), (what, answers)
    await zhao.says("/broadcast")
    await zhao.presses(f"接着写：{TEXT[:19]}…")
    zhao.sees_last(TEXT)
    assert "长长长" not in (zhao.newest.text or "")


async def test_eleven_photos_are_one_too_many(house: House) -> None:
    zhao = await composed(house)
    zhao.phone.sends_photos([picture()] * 10)
    await house.settle()
    await house.passes(seconds=2)
    zhao.sees_last("附　照片 10 张")
    zhao.phone.sends_photos([picture()])
    await house.settle()
    zhao.sees_last("最多 10 个附件，多的没有放进去。")


async def test_others_may_not(house: House) -> None:
    zhao = await composed(house)
    await zhao.presses("发送")
    await goes_on(house)
    second = await joins(house, "钱工", 1022, Role.STAFF)
    actions = ("open", "send", "cancel", "pause", "failed", "silent", "remind", "threads", "thread", "edit")
    for name in ("王芳", "陈涛", "周明", "何伟"):
        chat = house.chat(name)
        await chat.says("/broadcast")
        chat.sees_last("只有代表工委和管理员可以发通知")
        for action in actions:
            said = await forges(chat, f"b:{action}:1:1:0")
            assert "只有代表工委" in said or "看不到" in said, (name, action, said)
            assert BUG not in said
    # A colleague sees what was sent, and no draft.
    await zhao.says("发通知")
    await zhao.presses("全体代表")
    await second.says("/broadcast")
    await second.presses("发过的通知")
    assert [b for b in second.buttons if "发完了" in b]
    assert "看不到" in await forges(second, "b:open:2::0")


async def test_forged_buttons_change_nothing(house: House) -> None:
    zhao = await composed(house)
    for data in (
        "b:who:1:nobody:0", "b:who:1:unreceived:0", "b:unit:1:delegations.999:0", "b:unit:1:roles.king:0",
        "b:unit:1:departments.x:0", "b:pick:1:99999999999:1", "b:again:1:sent:0", "b:open:99::0",
        "b:thread:1:x:0", "b:answer:1:1:0", "b:got:1::0", "b:write:1::0", "b:receipts:1::0",
    ):  # fmt: skip
        said = await forges(zhao, data)
        assert BUG not in said, data
        assert said, data
    house.chat("王芳").sees_not(TEXT)


async def test_emoji_count_as_telegram_counts_them(house: House) -> None:
    """Else Telegram refuses every copy of a text that looks short enough."""
    zhao, wang = await composed(house, "😀好" * 1000), house.chat("王芳")
    zhao.sees_last("预览")
    zhao.phone.sends_photos([picture()])
    await house.settle()
    await zhao.presses("发送")
    assert "photo" in wang.phone.received[-2].content
    wang.sees_last("😀好" * 1000)
    await zhao.says("发通知")
    await zhao.presses("全体代表")
    await zhao.says("😀" * 1800 + "好")
    zhao.sees_last("请在 3,500 字以内，现在 3,601 字")
