"""One phone on the page, in a real Chromium against the real sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import pairwise

from aiohttp import ClientSession, FormData
from playwright.async_api import FilePayload, expect

from bot.sandbox import server
from bot.sandbox.phone import Phone
from tests.sandbox.bare_client import BareClient, inline
from tests.sandbox.page.windows import (
    OpenPage,
    box_of,
    next_updates,
    phone_of,
)

CARD = "<b>直2025-003</b>\n●──●──◐──○\n提交　审核　<b>办理</b>　答复"


def picture_file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": content}


async def test_first_start_then_typing(open_page: OpenPage, wang: Phone, api: BareClient) -> None:
    await api.result("setMyCommands", commands=[{"command": "my", "description": "我的建议"}])
    page = await open_page()
    await phone_of(page, wang).locator("[data-start]").click()
    (started,) = await next_updates(api, "message")
    assert started["text"] == "/start"
    await expect(phone_of(page, wang).locator("[data-start]")).to_be_hidden()

    box = box_of(page, wang)
    await box.fill("鉴湖路小学门口")
    await box.press("Shift+Enter")
    await box.press_sequentially("没有红绿灯 <b>")
    await box.press("Enter")
    (written,) = await next_updates(api, "message")
    assert written["text"] == "鉴湖路小学门口\n没有红绿灯 <b>"
    await expect(box).to_have_value("")
    await expect(phone_of(page, wang).locator(".own").last).to_contain_text("没有红绿灯 <b>")

    await box.fill("/m")
    await expect(phone_of(page, wang).locator("[role=option]")).to_have_count(1)
    await box.press("ArrowDown")
    await box.press("Enter")
    assert (await next_updates(api, "message"))[0]["text"] == "/my"
    await box.fill("按这个发")
    await phone_of(page, wang).locator("[data-send]").click()
    assert (await next_updates(api, "message"))[0]["text"] == "按这个发"


async def test_a_pressed_key_and_the_edit_in_place(
    open_page: OpenPage, started: Phone, api: BareClient
) -> None:
    keys = inline([("签收", "sign:1")], [("全文", "full"), ("经过", "story")])
    keys["inline_keyboard"][0][0]["style"] = "primary"
    page = await open_page()
    sent = await api.result(
        "sendMessage", chat_id=started.user_id, text=CARD, parse_mode="HTML", reply_markup=keys
    )
    card = phone_of(page, started).locator(f"[data-message='{sent['message_id']}']")
    await expect(card.locator("b").first).to_have_text("直2025-003")
    await expect(card.locator("[data-key]")).to_have_text(["签收", "全文", "经过"])
    await expect(card.locator(".primary")).to_have_text("签收")
    # Stations stand exactly above their labels: three characters apart.
    dots = [await dot.bounding_box() for dot in await card.locator(".rail span:not(.track)").all()]
    distances = {round(after["x"] - before["x"]) for before, after in pairwise(filter(None, dots))}
    assert distances == {42}

    await card.locator("[data-key=签收]").click()
    await expect(card.locator("[data-key=签收]")).to_have_attribute("aria-busy", "true")
    (query,) = await next_updates(api, "callback_query")
    assert query["data"] == "sign:1"
    await api.result("answerCallbackQuery", callback_query_id=query["id"], text="已签收")
    await expect(phone_of(page, started).locator(".toast")).to_have_text("已签收")
    await expect(card.locator("[aria-busy]")).to_have_count(0)
    await api.result(
        "editMessageText", chat_id=started.user_id, message_id=sent["message_id"], text="第27号　已签收。"
    )
    await expect(card).to_have_count(1)
    await expect(card.locator(".text")).to_contain_text("第27号　已签收。")
    await expect(card.locator(".meta")).to_contain_text("已更新")
    await expect(card.locator("[data-key]")).to_have_count(0)


async def test_an_alert_waits_to_be_read(open_page: OpenPage, started: Phone, api: BareClient) -> None:
    page = await open_page()
    await api.result(
        "sendMessage", chat_id=started.user_id, text="?", reply_markup=inline([("催办", "urge")])
    )
    await phone_of(page, started).locator("[data-key=催办]").click()
    (query,) = await next_updates(api, "callback_query")
    await api.result(
        "answerCallbackQuery", callback_query_id=query["id"], text="今天催过了。", show_alert=True
    )
    alert = phone_of(page, started).get_by_role("alertdialog")
    await expect(alert).to_contain_text("今天催过了。")
    await page.keyboard.press("Enter")  # the focus stands on its only key
    await expect(alert).to_have_count(0)


async def test_two_photos_make_an_album(
    open_page: OpenPage, started: Phone, api: BareClient, picture: Callable[[int, int], bytes]
) -> None:
    page = await open_page()
    phone = phone_of(page, started)
    await phone.locator("[data-attach]").click()
    async with page.expect_file_chooser() as choosing:
        await page.locator("[data-attach-kind=photo]").click()
    files = [picture_file("a.png", picture(80, 60)), picture_file("b.png", picture(60, 80))]
    await (await choosing.value).set_files(files)
    await expect(phone.locator("[data-tray] img")).to_have_count(2)
    await box_of(page, started).fill("门口现状")
    await phone.locator("[data-send]").click()
    first, second = await next_updates(api, "message", 2)
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], second.get("caption")) == ("门口现状", None)

    album = phone.locator(".message.pictured")
    await expect(album).to_have_count(1)
    await expect(album.locator("img")).to_have_count(2)
    await expect(album).to_contain_text("门口现状")
    await expect(phone.locator("[data-tray]")).to_be_hidden()
    await album.locator(f"[data-message='{first['message_id']}']").click()
    large = page.get_by_role("dialog").locator("img")
    await expect(large).to_have_js_property("naturalWidth", 80)
    await page.keyboard.press("ArrowRight")
    await expect(large).to_have_js_property("naturalWidth", 60)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_document_is_received(
    open_page: OpenPage, started: Phone, sandbox: server.Sandbox, session: ClientSession
) -> None:
    page = await open_page()
    form = FormData(quote_fields=False)
    form.add_field("chat_id", str(started.user_id))
    form.add_field("document", b"letter" * 700, filename="第31号答复.docx")
    async with session.post(f"{sandbox.base_url}/bot{sandbox.token}/sendDocument", data=form) as answer:
        assert answer.status == 200
    link = phone_of(page, started).locator("a[data-document]")
    await expect(link).to_contain_text("第31号答复.docx")
    await expect(link).to_contain_text("4 KB")
    async with page.expect_download() as downloading:
        await link.click()
    download = await downloading.value
    assert download.suggested_filename == "第31号答复.docx"
    saved = await download.path()
    assert await asyncio.to_thread(saved.read_bytes) == b"letter" * 700


async def test_files_places_and_contacts_are_sent(
    open_page: OpenPage, started: Phone, api: BareClient
) -> None:
    page = await open_page()
    phone = phone_of(page, started)
    await phone.locator("input[data-file=document]").set_input_files(
        {"name": "名册.xlsx", "mimeType": "application/zip", "buffer": b"PK"}
    )
    await expect(phone.locator("[data-tray]")).to_contain_text("名册.xlsx")
    await box_of(page, started).press("Enter")
    assert (await next_updates(api, "message"))[0]["document"]["file_name"] == "名册.xlsx"

    await phone.locator("[data-attach]").click()
    await page.locator("[data-attach-kind=location]").click()
    await page.locator("input[name=latitude]").fill("91")
    await page.locator("[data-send-place]").click()
    await expect(page.get_by_role("alert").filter(has_text="纬度")).to_be_visible()
    await page.locator("input[name=latitude]").fill("30.5")
    await page.locator("[data-send-place]").click()
    assert (await next_updates(api, "message"))[0]["location"]["latitude"] == 30.5
    await expect(phone.locator(".own .where")).to_contain_text("30.50000° N")

    keyboard = {"keyboard": [[{"text": "分享手机号", "request_contact": True}], [{"text": "我不是代表"}]]}
    await api.result("sendMessage", chat_id=started.user_id, text="请分享手机号", reply_markup=keyboard)
    await phone.locator("[data-reply-key=分享手机号]").click()
    assert (await next_updates(api, "message"))[0]["contact"]["phone_number"] == "+8613800000001"
    await phone.locator("[data-keyboard]").click()
    await expect(phone.locator("[data-reply-key=我不是代表]")).to_be_hidden()
    await phone.locator("[data-keyboard]").click()
    await phone.locator("[data-reply-key=我不是代表]").click()
    assert (await next_updates(api, "message"))[0]["text"] == "我不是代表"


async def test_own_words_can_be_edited(open_page: OpenPage, started: Phone, api: BareClient) -> None:
    started.says("装一个信号登")
    page = await open_page()
    phone = phone_of(page, started)
    box = box_of(page, started)
    await box.fill("写到一半")
    await phone.locator(".own .bubble").last.click()
    await page.locator("[data-own=edit]").click()
    await expect(box).to_have_value("装一个信号登")
    await box.fill("装一个信号灯")
    await box.press("Enter")
    (edited,) = await next_updates(api, "edited_message")
    assert edited["text"] == "装一个信号灯"
    await expect(phone.locator(".own").last).to_contain_text("已编辑")
    await expect(box).to_have_value("写到一半")
    await box.fill("")
    await box.press("ArrowUp")
    await expect(box).to_have_value("装一个信号灯")
    await box.press("Escape")
    await expect(box).to_have_value("")


async def test_links_and_commands_in_messages(open_page: OpenPage, started: Phone, api: BareClient) -> None:
    page = await open_page()
    link = f"https://t.me/{(await api.result('getMe'))['username']}?start=join7"
    await api.result(
        "sendMessage", chat_id=started.user_id, parse_mode="HTML",
        text=f'<a href="{link}">加入</a> 或 /help，见 https://example.org/a?b=1。<code>/not</code>',
    )  # fmt: skip
    message = phone_of(page, started).locator(".incoming").last
    await expect(message.locator("[data-command]")).to_have_text(["/help"])
    plain = message.locator("a[href^='https://example.org']")
    await expect(plain).to_have_attribute("href", "https://example.org/a?b=1")
    await expect(plain).to_have_attribute("target", "_blank")
    await message.get_by_text("加入").click()
    assert (await next_updates(api, "message"))[0]["text"] == "/start join7"
    await message.locator("[data-command]").click()
    assert (await next_updates(api, "message"))[0]["text"] == "/help"


async def test_what_is_typed_behind_the_bots_name_is_offered(
    open_page: OpenPage, started: Phone, api: BareClient
) -> None:
    page = await open_page()
    box, offered = (
        phone_of(page, started).locator("[data-input]"),
        phone_of(page, started).locator("[data-inline]"),
    )
    await box.fill("@sandbox_bot 红绿灯")
    (query,) = await next_updates(api, "inline_query")
    assert (query["query"], query["chat_type"]) == ("红绿灯", "sender")
    found = {
        "type": "article", "id": "1", "title": "直2026-001", "description": "已交办",
        "input_message_content": {"message_text": "/case 直2026-001"},
    }  # fmt: skip
    await api.result("answerInlineQuery", inline_query_id=query["id"], results=[found])
    await expect(offered.locator("[data-result]")).to_have_text(["直2026-001已交办"])
    await offered.locator("[data-result]").click()
    (message,) = await next_updates(api, "message")
    assert message["text"] == "/case 直2026-001"
    assert message["via_bot"]["is_bot"] is True
    await expect(offered).to_be_hidden()
    await expect(box).to_have_value("")
    await box.fill("@sandbox_bot 没有")
    (query,) = await next_updates(api, "inline_query")
    await api.result("answerInlineQuery", inline_query_id=query["id"], results=[])
    await expect(offered).to_have_text("没有找到")
    await box.fill("没有")
    await expect(offered).to_be_hidden()


async def test_the_scroll_stays_where_the_person_left_it(
    open_page: OpenPage, started: Phone, api: BareClient
) -> None:
    for number in range(40):
        started.says(f"第 {number} 句")
    page = await open_page()
    phone = phone_of(page, started)
    log = phone.get_by_role("log")
    distance = "log => log.scrollHeight - log.scrollTop - log.clientHeight"
    assert await log.evaluate(distance) < 2
    await log.evaluate("log => { log.scrollTop = 100; }")
    await expect(phone.locator(".jump")).to_be_visible()
    await api.result(
        "sendMessage", chat_id=started.user_id, text="<b>等您签发</b>\n已超期", parse_mode="HTML"
    )
    await expect(phone.locator(".jump")).to_contain_text("新消息")
    await expect(phone.locator("[data-push]")).to_contain_text("等您签发")
    assert await log.evaluate("log => log.scrollTop") == 100
    await phone.locator(".jump").click()
    await expect(phone.locator(".jump")).to_be_hidden()
    assert await log.evaluate(distance) < 2
    # A growing box below must not push the newest message out of sight.
    await box_of(page, started).fill("一\n二\n三\n四\n五")
    await expect(phone.locator(".incoming .text").last).to_be_in_viewport(ratio=1)
    await page.wait_for_function(f"({distance})(document.querySelector('[role=log]')) < 2")
