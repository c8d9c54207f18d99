"""Progress notes and supplements with photos and files, and the way to them for everybody concerned."""

from bot.sandbox.parameters import Upload
from tests.conversations.offices import forges, history_length, kept, picture, pushed
from tests.conversations.steps import assign
from tests.house import Chat, House


async def signed(house: House) -> Chat:
    await assign(house)
    chen = house.chat("陈涛")
    await chen.presses("签收")
    return chen


def kinds(chat: Chat, since: int) -> list[str]:
    return [
        next(kind for kind in ("photo", "document", "location", "text") if kind in m.content)
        for m in chat.phone.received[since:]
    ]


async def test_photos_go_with_a_note(house: House) -> None:
    chen, wang, sun = await signed(house), house.chat("王芳"), house.chat("孙莉")
    await chen.presses("写进展")
    before = await history_length(house)
    chen.phone.sends_photos([picture(), picture()])
    await house.settle()
    chen.sees_last("收到这组照片和文件。")
    chen.phone.sends_documents([Upload("图纸<1>.pdf", "application/pdf", b"%PDF-1.4")])
    await house.settle()
    chen.sees_last("收到 3 个。")
    chen.phone.sends_sticker()
    await house.settle()
    assert await history_length(house) == before
    await house.restart()
    await chen.says("灯杆基础已浇筑")
    chen.sees_last("已记下直2026-001的进展")
    wang.sees_last("直2026-001有新进展：灯杆基础已浇筑")
    seen = pushed([wang])[0]
    await wang.presses("看附件（3月2日（周一），3 个）")
    assert kinds(wang, seen) == ["text", "photo", "photo", "document"]
    entry = (await kept(house)).history[-1]
    assert [f["kind"] for f in entry.details["files"]] == ["photo", "photo", "document"]  # type: ignore[attr-defined]
    for chat in (wang, sun):
        await chat.says("/case 直2026-001")
        await chat.presses("经过")
        assert "灯杆基础已浇筑" in (chat.last.text or "")
        seen = pushed([chat])[0]
        await house.passes(minutes=2)
        await chat.presses("看附件（3月2日（周一），3 个）")
        assert kinds(chat, seen)[-3:] == ["photo", "photo", "document"]
    for data in (f"o:1:files:{entry.seq + 1}", "o:1:files:-1", "o:1:files:99999"):
        assert "出了问题" not in await forges(wang, data)
    assert "这件不在您的权限内" in await forges(house.chat("李卫东"), f"o:1:files:{entry.seq}")


async def test_a_photo_with_its_words_is_a_whole_note(house: House) -> None:
    chen, wang = await signed(house), house.chat("王芳")
    await chen.presses("写进展")
    chen.phone.sends_photos([picture()], "信号灯已到货")
    await house.settle()
    wang.sees_last("直2026-001有新进展：信号灯已到货")
    assert len((await kept(house)).history[-1].details["files"]) == 1  # type: ignore[arg-type]


async def test_an_albums_words_are_offered(house: House) -> None:
    chen, wang = await signed(house), house.chat("王芳")
    await chen.presses("写进展")
    chen.phone.sends_photos([picture()] * 3, "安装完成")
    await house.settle()
    await chen.presses("用这个")
    wang.sees_last("直2026-001有新进展：安装完成")
    assert len((await kept(house)).history[-1].details["files"]) == 3  # type: ignore[arg-type]


async def test_a_supplement_with_a_photo_and_a_place(house: House) -> None:
    chen, wang, zhao = await signed(house), house.chat("王芳"), house.chat("赵敏")
    await wang.presses("查看", "补充")
    wang.phone.shares_location(30.07, 120.49)
    wang.phone.sends_photos([picture()])
    await house.settle()
    await wang.says("东门也有一个路口")
    for chat in (chen, zhao):
        chat.sees_last("代表对直2026-001补充：东门也有一个路口")
        seen = pushed([chat])[0]
        await chat.presses("看附件（3月2日（周一），2 个）")
        assert kinds(chat, seen) == ["text", "location", "photo"]
