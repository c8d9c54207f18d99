"""Files: what may be sent, found, fetched."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from bot.sandbox.parameters import Upload
from bot.sandbox.phone import Phone
from bot.sandbox.pictures import Picture, measure
from bot.sandbox.server import Sandbox
from tests.sandbox.bare_client import BareClient


async def upload(api: BareClient, method: str, content: bytes, **fields: str) -> dict[str, Any]:
    """Sends one file as multipart, under the name the method has for it."""
    field = method.removeprefix("send").lower()
    form = FormData(fields)
    form.add_field(field, io.BytesIO(content), filename="file.bin", content_type="application/octet-stream")
    async with api.session.post(f"{api.base_url}/bot{api.token}/{method}", data=form) as response:
        body: dict[str, Any] = await response.json()
        return body


async def test_what_is_no_picture_is_refused(api: BareClient, started: Phone) -> None:
    answer = await upload(api, "sendPhoto", b"not a picture", chat_id=str(started.user_id))
    assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    answer = await upload(api, "sendDocument", b"", chat_id=str(started.user_id))
    assert answer["description"] == "Bad Request: file must be non-empty"


async def test_captions_have_a_limit(
    api: BareClient, started: Phone, picture: Callable[[int, int], bytes]
) -> None:
    chat = str(started.user_id)
    answer = await upload(api, "sendPhoto", picture(9, 9), chat_id=chat, caption="长" * 1025)
    assert answer["description"] == "Bad Request: message caption is too long"
    answer = await upload(api, "sendPhoto", picture(9, 9), chat_id=chat, caption="长" * 1024)
    message_id = answer["result"]["message_id"]
    changed = await api.result("editMessageCaption", chat_id=chat, message_id=message_id, caption="短")
    assert changed["caption"] == "短"
    assert changed["photo"] == answer["result"]["photo"]
    bare = await api.result("editMessageCaption", chat_id=chat, message_id=message_id)
    assert "caption" not in bare
    refusal = await api.refusal("editMessageText", chat_id=chat, message_id=message_id, text="x")
    assert refusal == (400, "Bad Request: there is no text in the message to edit")


@pytest.mark.parametrize("size", [50 << 20, (52 << 20) + 1])
async def test_uploads_end_at_50_megabytes(api: BareClient, started: Phone, size: int) -> None:
    answer = await upload(api, "sendDocument", bytes(size), chat_id=str(started.user_id))
    if size == 50 << 20:
        assert answer["result"]["document"]["file_size"] == size
    else:
        assert (answer["error_code"], answer["description"]) == (413, "Request Entity Too Large")


async def test_downloads_end_at_20_megabytes(api: BareClient, started: Phone) -> None:
    limit = 20 << 20
    started.sends_documents(
        [Upload("just.bin", None, bytes(limit)), Upload("over.bin", None, bytes(limit + 1))]
    )
    just, over = (one["message"]["document"]["file_id"] for one in await api.updates())
    assert (await api.result("getFile", file_id=just))["file_path"].endswith(".bin")
    assert await api.refusal("getFile", file_id=over) == (400, "Bad Request: file is too big")


async def test_file_ids_belong_to_one_bot_and_one_kind(
    sandbox: Sandbox, api: BareClient, started: Phone, session: ClientSession
) -> None:
    chat = started.user_id
    sent = await upload(api, "sendDocument", b"x", chat_id=str(chat))
    file_id = sent["result"]["document"]["file_id"]
    assert await api.refusal("sendPhoto", chat_id=chat, photo=file_id) == (
        400, "Bad Request: can't use file of type Document as Photo",
    )  # fmt: skip
    for nonsense in ("nonsense", "AgAC" + "x" * 60):
        assert await api.refusal("sendDocument", chat_id=chat, document=nonsense) == (
            400, "Bad Request: wrong file identifier/HTTP URL specified",
        )  # fmt: skip
        assert await api.refusal("getFile", file_id=nonsense) == (400, "Bad Request: invalid file_id")
    assert await api.refusal("sendDocument", chat_id=chat, document="https://example.com/a.pdf") == (
        400, "Bad Request: failed to get HTTP URL content",
    )  # fmt: skip
    assert await api.refusal("sendDocument", chat_id=chat) == (
        400, "Bad Request: there is no document in the request",
    )  # fmt: skip
    assert await api.refusal("sendDocument", chat_id=chat, document="attach://gone") == (
        400, "Bad Request: there is no document in the request",
    )  # fmt: skip
    other = sandbox.world.add_bot("700000002:OTHER")
    sandbox.phone(chat, other).starts()
    stranger = BareClient(session, sandbox.base_url, other.token)
    assert (await stranger.refusal("sendDocument", chat_id=chat, document=file_id))[0] == 400
    path = (await api.result("getFile", file_id=file_id))["file_path"]
    async with session.get(f"{sandbox.base_url}/file/bot{sandbox.token}/{path}") as response:
        assert await response.read() == b"x"
    async with session.get(f"{sandbox.base_url}/file/bot{other.token}/{path}") as response:
        assert response.status == 404


async def test_albums_are_of_two_to_ten(
    api: BareClient, started: Phone, picture: Callable[[int, int], bytes]
) -> None:
    sent = await upload(api, "sendPhoto", picture(9, 9), chat_id=str(started.user_id))
    photo = {"type": "photo", "media": sent["result"]["photo"][-1]["file_id"]}
    chat = {"chat_id": started.user_id}
    assert len(await api.result("sendMediaGroup", **chat, media=[photo] * 10)) == 10
    for media, reason in (
        ([photo] * 11, "too many messages to send as an album"),
        ([], "there are no messages to send"),
        ([{"type": "animation", "media": "x"}],
         "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup"),
        ("x", "can't parse media JSON object"),
    ):  # fmt: skip
        assert await api.refusal("sendMediaGroup", **chat, media=media) == (400, f"Bad Request: {reason}")


async def test_voice_contact_and_media_edits(
    api: BareClient, started: Phone, picture: Callable[[int, int], bytes]
) -> None:
    chat = str(started.user_id)
    voice = await upload(api, "sendVoice", b"OggS", chat_id=chat, duration="7")
    assert voice["result"]["voice"]["duration"] == 7
    contact = await api.result("sendContact", chat_id=chat, phone_number="0575-1", first_name="代表工委")
    assert contact["contact"] == {"phone_number": "0575-1", "first_name": "代表工委"}
    first = await upload(api, "sendPhoto", picture(9, 9), chat_id=chat, caption="旧")
    second = await upload(api, "sendPhoto", picture(99, 9), chat_id=chat)
    new = {"type": "photo", "media": second["result"]["photo"][-1]["file_id"], "caption": "新"}
    changed = await api.result(
        "editMessageMedia", chat_id=chat, message_id=first["result"]["message_id"], media=new
    )
    assert (changed["photo"][-1]["width"], changed["caption"]) == (99, "新")


def test_pictures_are_measured(picture: Callable[[int, int], bytes]) -> None:
    assert measure(picture(31, 7)) == Picture("image/png", 31, 7)
    assert measure(b"GIF89a" + bytes([5, 1, 3, 0])) == Picture("image/gif", 261, 3)
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc4\x00\x02\xff\xc0\x00\x0b\x08\x01\x00\x02\x00\x01\x01\x11\x00"
    assert measure(jpeg) == Picture("image/jpeg", 512, 256)
    extended = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + bytes([9, 0, 0, 19, 0, 0])
    assert measure(extended) == Picture("image/webp", 10, 20)
    assert measure(b"%PDF-1.7") is None
    assert measure(b"\xff\xd8\xff\xe0\x00\x04") is None
