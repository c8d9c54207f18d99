"""On-site records in the chat: filled in item by item, kept over a restart, never replaced."""

from bot.sandbox.parameters import Upload
from tests.conversations.offices import forges, picture
from tests.conversations.test_ballots import opens_staff, with_inspectors
from tests.house import Chat, House

NOT_ALLOWED = "不在您的权限内"


async def drawn(house: House) -> tuple[Chat, Chat]:
    """A sample of the one case, and two inspectors."""
    first, second = await with_inspectors(house, 2)
    zhao = house.chat("赵敏")
    await zhao.presses("抽样", "5", "不分单位", "随机产生")
    return first, second


async def begins(chat: Chat) -> None:
    await chat.says("检查评议")
    await chat.presses(chat.buttons[0], "现场检查")
    await chat.presses(chat.last_buttons[0])


async def test_filled_in_with_photos_and_read_by_all_who_may(house: House) -> None:
    first, second = await drawn(house)
    await begins(first)
    assert "还没有现场记录" in (first.last.text or "")
    await first.presses("填现场检查", "8")
    assert "组织领导　8" in (first.last.text or "")
    await first.presses("7", "5", "‹ 返回")
    assert "3/4　办理实效打几分？" in (first.last.text or ""), "back by one item only"
    await house.restart()
    await first.says("九分")
    first.sees_last("3/4　办理实效打几分？")
    await first.presses("9", "1")
    first.sees_last("有谁在场？")
    await first.presses("‹ 返回")
    assert "办理实效　9\n4/4　资料归档打几分？" in (first.last.text or "")
    await first.presses("10")
    first.sees_last("现场检查 直2026-001　区交警大队\n有谁在场？")
    first.phone.sends_sticker()
    await house.settle()
    first.sees_last("这种消息我看不懂")
    await first.says("路口的人")
    await first.presses("‹ 返回")
    assert "有谁在场？" in (first.last.text or "")
    await first.says("区交警大队陈涛，学校后勤处李老师")
    await first.says("信号灯已装，配时还要调。")
    first.sees_last("可以发照片")
    first.phone.sends_photos([picture()] * 2, "路口")
    await house.settle()
    first.phone.sends_documents([Upload("bad.exe", "application/octet-stream", b"MZ")])
    await house.settle()
    await first.says("拍好了")
    first.sees_last("这里请发照片")
    await first.presses("保存")
    first.sees("已保存：直2026-001 得 85.0 分")
    first.sees("组织领导 8、面商沟通 7、办理实效 9、资料归档 10")
    first.sees("在场：区交警大队陈涛，学校后勤处李老师")
    await begins(second)
    seen = len(second.phone.received)
    await second.presses("看第 1 份的照片和文件（2）")
    assert sum("photo" in m.content for m in second.phone.received[seen:]) == 2
    await second.presses("再填一份", "5", "5", "5", "5", "没有", "没有", "没有，保存")
    second.sees("第 2 份")
    second.sees("85.0 分")
    zhao = house.chat("赵敏")
    await zhao.says("/inspection")
    await zhao.presses(zhao.buttons[1])
    await zhao.presses(next(words for words in zhao.last_buttons if words.startswith("区交警大队")))
    assert "现场检查 直2026-001　85.0 分（蒋瑞）" in (zhao.last.text or "")
    assert "50.0 分（吴桐）" in (zhao.last.text or "")


async def test_only_what_was_drawn_while_it_is_open(house: House) -> None:
    first, _ = await drawn(house)
    assert NOT_ALLOWED in await forges(first, "vi:begin:1:77:")
    for name in ("王芳", "陈涛", "周明"):
        for action in ("list", "lot", "begin", "save"):
            assert NOT_ALLOWED in await forges(house.chat(name), f"vi:{action}:1:1:")
    await begins(first)
    await first.presses("填现场检查", "8")
    for forged in ("organisation.11", "tea.3", "result.x"):
        assert "这个按钮已经不能用了" in await forges(first, f"vi:points:1:1:{forged}")
    assert "还没有现场记录" in await forges(first, "vi:save:1:1:")
    zhao = house.chat("赵敏")
    await opens_staff(zhao)
    await zhao.presses("‹ 返回", "结束检查", "结束")
    assert "赵敏结束" in await forges(first, "vi:begin:1:1:")
