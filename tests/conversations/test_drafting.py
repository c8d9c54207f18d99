"""Writing a suggestion: the questions, the ways back and out, and what each button may do."""

from tests.conversations.drafts import OTHER, data_of, drafts_of, picture, to_question
from tests.conversations.steps import REQUEST, WRITTEN
from tests.house import House


async def test_a_free_message_is_kept_and_the_form_goes_on_from_it(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says(WRITTEN)
    wang.sees_last("这像是一条建议，已替您存成草稿 1。接着写完整，还是先放着？")
    assert wang.buttons == ["接着写", "先放着", "不是建议"]
    await wang.presses("接着写")
    wang.sees_last("1/5 题目。可以用这个吗？")
    await wang.presses("就用这个")
    wang.sees_last("2/5 情况和理由")
    wang.sees_last("已记下：")
    wang.sees_last("鉴湖路小学门口没有红绿灯")
    await wang.presses("就这些")
    wang.sees_last("3/5 具体建议")
    assert "就这些" not in wang.buttons
    before = len(wang.phone.received)
    await wang.says(REQUEST)
    assert len(wang.phone.received) == before + 1, "a text is answered below it, not somewhere above"
    wang.sees_last("3/5 收到：文字 1 段")
    await wang.presses("就这些")
    wang.sees_last("4/5 归类和单位。我的推荐，可以改：")
    wang.sees_last("类别　城建交通")
    await wang.presses("就这样")
    wang.sees_last("5/5 提交前请核对（不涉及请点“都没有”）：本人或亲属的个人问题 · 代转信件")
    await wang.presses("都没有")
    wang.sees_last("请过目：")
    assert len(wang.phone.received) == before + 1, "a button's question is edited in place"
    assert wang.buttons == ["提交", "修改…", "邀请联名", "送代表团看", "存草稿", "删掉草稿"]
    await wang.presses("提交")
    wang.sees_last("已提交。区人大代表工委将及时审核并交办，最迟 3月3日（周二）。")
    assert await drafts_of(house) == []


async def test_back_leads_through_every_question_and_nothing_is_lost(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "screening")
    for words in ("4/5", "3/5", "2/5", "1/5"):
        await wang.presses("‹ 返回")
        wang.sees_last(words)
    assert "‹ 返回" not in wang.buttons
    await wang.presses("就用这个")
    wang.sees_last("5/5")
    [draft] = await drafts_of(house)
    assert (draft.situation, draft.request) == (WRITTEN, REQUEST)


async def test_cancel_asks_first_and_a_draft_waits(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "request")
    await wang.says("/cancel")
    wang.sees_last("草稿 1 已经保存。接着写，还是先放着？")
    await wang.presses("先放着")
    wang.sees_last("草稿 1 替您留着")
    await house.passes(days=40)
    await wang.says("/start")
    wang.sees_last("您有 1 份草稿没写完，点“写建议”接着写。")
    await wang.says("写建议")
    await wang.presses(next(b for b in wang.buttons if b.startswith("草稿 1")))
    wang.sees_last("3/5 具体建议")
    await wang.presses("取消", "删掉草稿")
    wang.sees_last("确定删掉草稿 1")
    await wang.presses("不删，先放着", "接着写", "取消", "删掉草稿", "删掉")
    wang.sees_last("草稿 1 已删掉。")
    assert await drafts_of(house) == []
    await wang.says("/cancel")
    wang.sees_last("现在没有要取消的事。")


async def test_what_was_not_meant_as_a_suggestion_can_be_thrown_away(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says(OTHER)
    await wang.presses("不是建议", "删掉")
    assert await drafts_of(house) == []
    await wang.says("好的")
    wang.sees_last("请多写几个字")
    await wang.says(OTHER)
    await wang.presses("先放着")
    assert len(await drafts_of(house)) == 1


async def test_a_second_press_and_an_old_button_change_nothing(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "situation")
    question = wang.newest
    enough = data_of(question, "就这些")
    wang.phone.presses(question.message_id, enough)
    wang.phone.presses(question.message_id, enough)
    await house.settle()
    [draft] = await drafts_of(house)
    assert draft.asked == "request"
    wang.sees_last("3/5 具体建议")
    await wang.says(REQUEST)
    await wang.presses("就这些", "就这样")
    await wang.presses_again(question, enough)
    [draft] = await drafts_of(house)
    assert draft.asked == "screening"
    assert (question.text or "").startswith("5/5"), "an old message shows where the draft stands now"
    await wang.presses("都没有")
    preview = wang.last
    submitting = data_of(preview, "提交")
    wang.phone.presses(preview.message_id, submitting)
    wang.phone.presses(preview.message_id, submitting)
    await house.settle()
    wang.sees_last("这份草稿已经提交或删掉了")
    async with house.service.database.unit_of_work() as uow:
        assert len(await uow.proposals.every_id()) == 1


async def test_double_presses_on_ticks_and_attachments_count_once(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "situation")
    for shade in (1, 2, 3):
        wang.phone.sends_photos([picture(shade)])
    await house.settle()
    wang.sees_last("文字 1 段、照片 3 张")
    await wang.presses("就这些")
    await wang.says(REQUEST)
    await wang.presses("就这些", "就这样", "有，选一选")
    listed = wang.newest
    ticked = data_of(listed, "代转信件")
    for _ in range(2):
        wang.phone.presses(listed.message_id, ticked)
    await house.settle()
    assert "✓ 代转信件" in wang.buttons
    await wang.presses("✓ 代转信件", "选好了")
    assert "选好了" in wang.buttons, "nothing was ticked: the list stays"
    await wang.presses("‹ 返回", "都没有", "修改…", "附件")
    listed = wang.newest
    second = data_of(listed, "去掉 2：照片")
    for _ in range(2):
        wang.phone.presses(listed.message_id, second)
    await house.settle()
    [draft] = await drafts_of(house)
    assert len(draft.attachments) == 2
    await wang.presses("‹ 返回", "修改…", "不要附议")
    wang.sees_last("附议　不需要")


async def test_forged_values_do_nothing(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "preview")
    [draft] = await drafts_of(house)
    for tail in (
        "ask:nothing", "category:nothing", "department:999999", "department:x", "disclosure:all",
        "cosigning:", "screen:nothing", "choose:nothing", "join:999", "join:x", "detach:zz", "enough:preview",
    ):  # fmt: skip
        wang.phone.presses(wang.newest.message_id, f"d:{draft.id}:{tail}", forged=True)
        await house.settle()
    for data in ("m:nothing:0", "m:drafts:99", "m:mine:-3", "u:language:xx", "u:post:x", "zzz", "d:1"):
        wang.phone.presses(wang.newest.message_id, data, forged=True)
        await house.settle()
    wang.sees_not("这一步出了问题")
    [after] = await drafts_of(house)
    assert (after.title, after.category, after.disclosure) == (draft.title, draft.category, draft.disclosure)


async def test_a_restart_in_the_middle_changes_nothing(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "request")
    await house.restart()
    await wang.says(REQUEST)
    wang.sees_last("3/5 收到：文字 1 段")
    await house.restart()
    await wang.presses("就这些", "就这样", "都没有")
    await house.restart()
    await wang.presses("提交")
    wang.sees_last("已提交。")


async def test_rewriting_keeps_the_old_text_until_the_new_one_is_there(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "situation")
    await wang.presses("重写")
    wang.sees_last("请发新的，会替换掉这一段：")
    await wang.presses("不改了")
    wang.sees_last("已记下：")
    await wang.presses("重写", "‹ 返回", "就用这个")
    assert (await drafts_of(house))[0].situation == WRITTEN
    await wang.presses("重写")
    await wang.says("校门口车多，没有信号灯。")
    await wang.says("早晚最危险。")
    assert (await drafts_of(house))[0].situation == "校门口车多，没有信号灯。\n早晚最危险。"


async def test_every_field_can_be_changed_from_the_preview(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "preview")
    await wang.presses("修改…", "题目")
    await wang.says("关于在鉴湖路小学门口装红绿灯的建议")
    wang.sees_last("请过目：")
    await wang.presses("修改…", "类别", "社会事业")
    wang.sees_last("类别　社会事业")
    await wang.presses("修改…", "希望承办")
    await wang.says("卫生健康")
    wang.sees_last("希望承办　区卫健局")
    await wang.presses("修改…", "希望承办")
    await wang.says("没有这个局")
    wang.sees_last("没有找到这个单位。")
    await wang.presses("不指定")
    wang.sees_last("希望承办　不指定")
    await wang.presses("修改…", "具体建议")
    await wang.says("并请交警值守。")
    await wang.presses("就这些")
    wang.sees_last(f"建议　{REQUEST}\n并请交警值守。")
    await wang.presses("修改…", "公开范围", "只公开题目")
    wang.sees_last("公开　只公开题目")
    await wang.presses("修改…", "核对事项", "代转信件", "选好了")
    wang.sees_last("涉及　代转信件")
    await wang.says("随便写一句")
    wang.sees_last("这一步请点下面的按钮，刚才那段没有存进草稿。")
    wang.sees_last("请过目：")
    await wang.presses("提交")
    wang.sees_last("已提交。")


async def test_unknown_matters_get_no_made_up_recommendation(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("希望把绿豆汤再煮得甜一些给大家喝")
    await wang.presses("接着写", "就用这个", "就这些")
    await wang.says("请有关方面煮得甜一些")
    await wang.presses("就这些")
    wang.sees_last("4/5 这件事属于哪一类？")
    await wang.says("党群综合及其他")
    wang.sees_last("希望承办　不指定")


async def test_a_state_secret_is_asked_about_and_then_nothing_is_kept(house: House) -> None:
    wang = house.chat("王芳")
    await to_question(wang, "screening")
    await wang.presses("有，选一选", "国家秘密")
    wang.sees_last("是点错了，还是确实涉密？")
    await wang.presses("点错了", "国家秘密", "确实涉密，删掉")
    wang.sees_last("涉密内容不能在这里写。请以纸质方式交区人大代表工委机要室。")
    assert await drafts_of(house) == []


async def test_a_long_preview_and_a_long_list_fit_the_screen(house: House) -> None:
    wang = house.chat("王芳")
    await wang.says("/submit")
    await wang.says("关于<b>尖括号</b>&的建议")
    await wang.says("很长😀" * 800)
    await wang.presses("就这些")
    await wang.says("<i>&amp;" + "也很长😀" * 600)
    await wang.presses("就这些", "城建交通", "就这样", "都没有")
    wang.sees_last("请过目：")
    wang.sees_last("关于<b>尖括号</b>&的建议")
    await wang.presses("存草稿")
    for n in range(9):
        await wang.says(f"第{n}件事：河道边的护栏坏了，很危险")
    await wang.says("/submit")
    assert len(wang.buttons) == 6 + 1 + 2
    await wang.presses("下一页 ›")
    assert sum(b.startswith("草稿") for b in wang.buttons) == 4
    await wang.presses("‹ 上一页", "‹ 返回")


async def test_only_representatives_write(house: House) -> None:
    chen = house.chat("陈涛")
    await chen.says("/submit")
    chen.sees_last("只有代表可以提出建议。")
    await chen.says(WRITTEN)
    chen.sees_last("请点下面的按钮")
    assert await drafts_of(house, "陈涛") == []
