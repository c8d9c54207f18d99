"""Assessments in the chat: tried out, other weights beside it, announced, objected to, answered, issued."""

from tests.conversations.offices import forges, refuses_bad_answers
from tests.conversations.steps import reply
from tests.house import Chat, House

NOT_ALLOWED = "不在您的权限内"


async def announced(house: House) -> Chat:
    await reply(house)
    zhao = house.chat("赵敏")
    await zhao.says("/assessment")
    zhao.sees_last("还没有公布的考核。")
    await zhao.presses("算一次考核", "2026")
    assert "考核试算：2026 年（现在的数字，没有保存）" in (zhao.last.text or "")
    await zhao.presses("公布给各单位")
    assert "把“2026 年”的考核公布给 2 个单位？" in (zhao.last.text or "")
    await zhao.presses("公布")
    return zhao


async def test_tried_out_with_other_weights_nothing_is_kept(house: House) -> None:
    await reply(house)
    zhao = house.chat("赵敏")
    await zhao.says("/assessment")
    await zhao.presses("算一次考核")
    await zhao.says("2026Q1")
    zhao.sees_last("分值：办理时效 20、沟通协商 15、答复质量 25、代表评价 25、承诺落实 15")
    zhao.sees_last("1. 区交警大队　100.00（按 3 项）　加 2 分")
    await zhao.presses("换一组分值试算")
    await zhao.says("20 20 20 20")
    zhao.sees_last("5 个整数")
    await zhao.says("20 20 20 20 30")
    zhao.sees_last("加起来是 110，要等于 100")
    zhao.sees_last("按这个顺序写五个数")
    await zhao.says("0 50 0 0 50")
    zhao.sees_last("区住建局　第 1 位 → 这几项没有数据")
    await zhao.presses("换一组分值试算")
    await zhao.says("50，0，50，0，0")
    zhao.sees_last("区交警大队　第 1 位 → 第 1 位　100.00 → 100.00")
    zhao.sees_last("试算没有保存")
    await zhao.presses("‹ 返回", "各项怎么算")
    text = zhao.last.text or ""
    assert "满 3 次才算" in text
    assert "基本满意 80%" in text
    assert "前 5 名的单位各加 2 分" in text
    await zhao.presses("‹ 返回", "区交警大队")
    assert "考核试算：2026 年一季度　区交警大队" in (zhao.last.text or "")
    assert "答复质量（25）：1/1，得 25.00" in (zhao.last.text or ""), (
        "how it came about, before it is announced"
    )
    await zhao.presses("‹ 返回")
    assert "考核试算：2026 年一季度" in (zhao.last.text or "")
    async with house.service.database.unit_of_work() as uow:
        assert await uow.assessments.of(1) == []
    congress = await house.congress()
    assert "assessment" not in congress.policy.data


async def test_a_department_reads_its_own_objects_and_is_answered(house: House) -> None:
    zhao = await announced(house)
    zhao.sees_last("2 个单位会收到")
    zhou, sun = house.chat("周明"), house.chat("孙莉")
    zhou.sees_last("考核“2026 年”的得分公布了")
    await zhou.presses("打开看")
    text = zhou.last.text or ""
    assert "得 100.00 分，第 1 位（共 2 个单位），加 2 分" in text
    assert "办理时效（20）：2/2，得 20.00" in text
    assert "沟通协商（15）：1/1，得 15.00" in text
    assert "代表评价（25）：没有数据，不计" in text
    assert "区住建局" not in text
    await zhou.presses("对“答复质量”有异议", "‹ 返回")
    await zhou.says("今天不提异议了")
    zhou.sees_not("异议已提交")
    await zhou.presses("对“沟通协商”有异议")
    await zhou.says("写" * 501)
    zhou.sees_last("请在 500 字以内，刚才这段有 501 字")
    zhou.sees_last("“沟通协商”哪里不对？")
    await zhou.says("我们沟通了两次，只算了一次。")
    zhou.sees("异议已提交")
    assert "对“沟通协商”有异议" not in zhou.buttons
    assert "每项只提一次" in await objects_again(zhou)
    zhao.sees_last("区交警大队对考核“2026 年”的“沟通协商”提了异议，等您答复。")
    await zhao.says("/assessment")
    await zhao.presses("2026 年　公布，未定稿", "定稿", "定稿，不再改动")
    zhao.sees("还有 1 项异议没有答复")
    await zhao.presses("打开看", "更正得分")
    zhao.sees_last("沟通协商（15）：1/1，得 15.00\n更正为多少分？")
    for wrong in ("16", "不成立", "12.5"):
        await zhao.says(wrong)
        zhao.sees_last("请写 0 到 15 的整数。")
        assert "‹ 返回" in zhao.buttons
    await zhao.says("14")
    zhao.sees_last("请写答复，区交警大队会看到")
    await zhao.says("按记录算，两次里一次代表说有出入。")
    zhao.sees("已答复，单位会收到")
    assert "区交警大队　沟通协商　更正为 14" in zhao.buttons
    zhou.sees_last("代表工委答复了区交警大队对考核“2026 年”里“沟通协商”的异议。")
    await zhou.presses("打开看")
    assert "更正为 14 分：按记录算" in (zhou.last.text or "")
    await sun.presses("打开看")
    assert "区住建局" in (sun.last.text or "")
    sun.sees_not("沟通了两次")


async def objects_again(zhou: Chat) -> str:
    async with zhou.house.service.database.unit_of_work() as uow:
        unit = (await uow.assessments.of(1))[0].results[0].department_id
    await forges(zhou, f"as:object:1:{unit}.consultation:0")
    await zhou.says("再说一次，沟通了两次。")
    return zhou.newest.text or ""


async def test_issued_it_stands(house: House) -> None:
    zhao, zhou = await announced(house), house.chat("周明")
    await zhao.presses("定稿", "定稿，不再改动")
    zhao.sees("赵敏")
    zhao.sees("已定稿，各单位会收到")
    zhou.sees_last("考核“2026 年”已定稿")
    await zhou.presses("打开看")
    assert not [words for words in zhou.last_buttons if "异议" in words]
    await forges(zhou, "as:object:1:1.ratings:0")
    await zhou.says("再看看评价。")
    zhou.sees("考核已由赵敏定稿")
    assert "考核已由赵敏定稿" in await forges(zhao, "as:sure:1::0")


async def test_what_is_anothers_stays_so(house: House) -> None:
    await announced(house)
    async with house.service.database.unit_of_work() as uow:
        first, second = (r.department_id for r in (await uow.assessments.of(1))[0].results)
    zhou, wang = house.chat("周明"), house.chat("王芳")
    for action in ("new", "of", "announce", "announced", "objections", "issue", "sure", "try"):
        assert NOT_ALLOWED in await forges(zhou, f"as:{action}:1:2026:0")
    assert NOT_ALLOWED in await forges(zhou, f"as:unit:1:{max(first, second)}:0")
    assert NOT_ALLOWED in await forges(zhou, f"as:object:1:{max(first, second)}.ratings:0")
    for name in ("王芳", "何伟", "李卫东"):
        await house.chat(name).says("/assessment")
        house.chat(name).sees_last(NOT_ALLOWED)
        assert NOT_ALLOWED in await forges(house.chat(name), "as:open:1::0")
    wang.sees_not("区住建局　")


async def test_what_is_no_answer_changes_nothing(house: House) -> None:
    zhao = await announced(house)
    zhou = house.chat("周明")
    await zhou.presses("打开看", "对“沟通协商”有异议")

    async def unchanged() -> object:
        async with house.service.database.unit_of_work() as uow:
            found = await uow.assessments.get(1, 1)
            return found.objections if found else None

    await refuses_bad_answers(zhou, unchanged)
    await zhao.presses("‹ 返回", "算一次考核")
    await zhao.says("明年春天")
    zhao.sees_last("看不懂“明年春天”这段时间")
    zhao.sees_last("考核哪一段？")
    await zhao.says("2030年上半年")
    zhao.sees_last("考核试算：2030 年上半年")
    zhao.sees_last("这一段还没有可以考核的数据")
    assert zhao.buttons == ["各项怎么算", "‹ 返回"]
