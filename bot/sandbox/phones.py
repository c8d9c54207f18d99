"""The phone API: what the page of phones (and a test) asks for over HTTP."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from bot.sandbox import clock, views
from bot.sandbox.accounts import Bot, Json, Person
from bot.sandbox.clock import TimeControl
from bot.sandbox.errors import PhoneError
from bot.sandbox.parameters import BodyTooLarge, Upload, read_multipart
from bot.sandbox.phone import Phone
from bot.sandbox.world import World

MAX_UPLOAD = 100 << 20
"""Bytes in one request: more than a bot may fetch, so that "too big" can be tried."""
_PERSON_FIELDS = (
    "first_name", "last_name", "username", "phone_number", "language_code", "label", "face"
)  # fmt: skip
_SHOWN_IN_BROWSER = ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg", "audio/mpeg")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Act = Callable[[Phone, Json], Json]
ActWithFiles = Callable[[Phone, list[Upload], dict[str, str]], Json]


class PhoneRoutes:
    """Routes under /phones and /clock. With several bots, ?bot=ID chooses; the first one otherwise."""

    def __init__(self, world: World, control: TimeControl | None) -> None:
        self._world = world
        self._control = control

    def routes(self) -> list[web.RouteDef]:
        acts: dict[str, Act] = {
            "text": _text,
            "start": _start,
            "press": _press,
            "edit": _edit,
            "contact": _contact,
            "location": _location,
            "sticker": lambda phone, _: _id(phone.sends_sticker().message_id),
            "forward": lambda phone, body: _id(
                phone.forwards(_string(body, "text"), _string(body, "from_name")).message_id
            ),
            "block": _block,
            "ask": _ask,
            "choose": _choose,
        }
        with_files = {"photo": _photo, "document": _document, "voice": _voice}
        handlers = {name: self._act(act) for name, act in acts.items()}
        handlers |= {name: self._act_with_files(act) for name, act in with_files.items()}
        return [
            web.get("/phones", self._guarded(self._list)),
            web.post("/phones", self._guarded(self._add)),
            web.get("/phones/files/{file_id}", self._guarded(self._file)),
            web.get("/clock", self._guarded(self._clock)),
            web.post("/clock", self._guarded(self._move_clock)),
            *(web.post(f"/phones/{{user_id}}/{name}", handler) for name, handler in handlers.items()),
        ]

    def bot(self, request: web.Request) -> Bot:
        """The bot a request is about."""
        wanted = request.query.get("bot")
        bots = list(self._world.bots.values())
        found = [bot for bot in bots if wanted in (None, str(bot.id), bot.username)]
        if not found:
            raise PhoneError("bot_unknown", 404)
        return found[0]

    def _guarded(self, handler: Handler) -> Handler:
        async def guarded(request: web.Request) -> web.StreamResponse:
            try:
                return await handler(request)
            except PhoneError as error:
                return web.json_response({"error": error.code}, status=error.status)

        return guarded

    def _act(self, act: Act) -> Handler:
        async def handler(request: web.Request) -> web.StreamResponse:
            body = await _json_object(request)
            return web.json_response(act(self._phone(request), body))

        return self._guarded(handler)

    def _act_with_files(self, act: ActWithFiles) -> Handler:
        async def handler(request: web.Request) -> web.StreamResponse:
            uploads, values = await _read_uploads(request)
            if not uploads:
                raise PhoneError("file_missing")
            return web.json_response(act(self._phone(request), uploads, values))

        return self._guarded(handler)

    def _phone(self, request: web.Request) -> Phone:
        user_id = request.match_info["user_id"]
        if not user_id.isdecimal():
            raise PhoneError("phone_unknown", 404)
        return Phone(self._world, self.bot(request), int(user_id))

    async def _list(self, request: web.Request) -> web.Response:
        bot = self.bot(request)
        return web.json_response(
            {
                "bot": views.bot_card(bot),
                "clock": await self.clock(),
                "phones": [self._world.show_phone(bot, user_id) for user_id in self._world.people],
            }
        )

    async def _add(self, request: web.Request) -> web.Response:
        body = await _json_object(request)
        user_id = body.get("user_id")
        if not isinstance(user_id, int) or isinstance(user_id, bool) or user_id <= 0:
            raise PhoneError("user_id_invalid")
        known = self._world.people.get(user_id)
        given = {name: _string(body, name) for name in _PERSON_FIELDS if body.get(name) is not None}
        if known is None and not given.get("first_name"):
            raise PhoneError("first_name_missing")
        kept = {name: getattr(known, name) for name in _PERSON_FIELDS} if known is not None else {}
        self._world.add_person(Person(user_id, **{**kept, **given}))
        self._world.commit()
        return web.json_response(self._world.show_phone(self.bot(request), user_id))

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self._world.files.find(request.match_info["file_id"])
        if file is None:
            raise PhoneError("file_unknown", 404)
        # The bytes come from bots and people; only what a browser cannot take for a page is shown in it.
        shown = file.kind != "documents" and file.mime in _SHOWN_IN_BROWSER
        headers = {
            "Content-Type": file.mime if shown else "application/octet-stream",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, max-age=31536000, immutable",
        }
        if not shown:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        content = self._world.files.content(file)
        if isinstance(content, Path):
            return web.FileResponse(content, headers=headers)
        return web.Response(body=content, headers=headers)

    async def clock(self) -> Json:
        """The Clock object."""
        return await clock.describe(self._control, self._world.now(), self._world.zone)

    async def _clock(self, request: web.Request) -> web.Response:
        return web.json_response(await self.clock())

    async def _move_clock(self, request: web.Request) -> web.Response:
        body = await _json_object(request)
        if self._control is None:
            raise PhoneError("clock_fixed", 409)
        if self._control.running:
            raise PhoneError("clock_running", 423)
        seconds = body.get("advance_seconds")
        if body.get("to") == "next":
            await self._control.advance_to_next()
        elif isinstance(seconds, int) and not isinstance(seconds, bool) and seconds > 0:
            await self._control.advance(seconds)
        else:
            raise PhoneError("clock_invalid")
        return web.json_response(await self.clock())


async def _json_object(request: web.Request) -> Json:
    try:
        body = await request.json() if request.can_read_body else {}
    except ValueError as error:
        raise PhoneError("json_invalid") from error
    if not isinstance(body, dict):
        raise PhoneError("json_invalid")
    return body


async def _read_uploads(request: web.Request) -> tuple[list[Upload], dict[str, str]]:
    if not request.content_type.startswith("multipart/"):
        raise PhoneError("multipart_expected")
    try:
        values, uploads = await read_multipart(request.headers, request.content, limit=MAX_UPLOAD)
    except BodyTooLarge as error:
        raise PhoneError("file_too_large", 413) from error
    except ValueError as error:
        raise PhoneError("multipart_invalid") from error
    return [upload for _, upload in uploads], values


def _string(body: Json, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise PhoneError(f"{name}_missing" if value is None else f"{name}_invalid")
    return value


def _whole(body: Json, name: str) -> int:
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise PhoneError(f"{name}_missing" if value is None else f"{name}_invalid")
    return value


def _id(message_id: int) -> Json:
    return {"message_id": message_id}


def _ids(message_ids: list[int]) -> Json:
    return {"message_id": message_ids[0], "message_ids": message_ids}


def _text(phone: Phone, body: Json) -> Json:
    reply_to = _whole(body, "reply_to") if body.get("reply_to") is not None else None
    sent = phone.says(_string(body, "text"), reply_to=reply_to)
    return _ids([message.message_id for message in sent])


def _start(phone: Phone, body: Json) -> Json:
    payload = _string(body, "payload") if body.get("payload") is not None else ""
    return _id(phone.starts(payload).message_id)


def _press(phone: Phone, body: Json) -> Json:
    phone.presses(_whole(body, "message_id"), _string(body, "data"), forged=body.get("forged") is True)
    return {"ok": True}


def _ask(phone: Phone, body: Json) -> Json:
    offset, chat_type = str(body.get("offset") or ""), str(body.get("chat_type") or "sender")
    return {"query_id": phone.asks(_string(body, "text"), offset=offset, chat_type=chat_type)}


def _choose(phone: Phone, body: Json) -> Json:
    return _id(phone.chooses(_string(body, "query_id"), _string(body, "result_id")).message_id)


def _edit(phone: Phone, body: Json) -> Json:
    return _id(phone.edits(_whole(body, "message_id"), _string(body, "text")).message_id)


def _contact(phone: Phone, body: Json) -> Json:
    number = _string(body, "phone_number") if body.get("phone_number") is not None else None
    owner = _whole(body, "of_user_id") if body.get("of_user_id") is not None else None
    return _id(phone.shares_contact(number, of_user_id=owner).message_id)


def _location(phone: Phone, body: Json) -> Json:
    place = [body.get(name) for name in ("latitude", "longitude")]
    if not all(isinstance(value, int | float) and not isinstance(value, bool) for value in place):
        raise PhoneError("location_invalid")
    return _id(phone.shares_location(*(float(str(value)) for value in place)).message_id)


def _block(phone: Phone, body: Json) -> Json:
    if not isinstance(body.get("blocked"), bool):
        raise PhoneError("blocked_missing")
    phone.blocks(body["blocked"])
    return {"ok": True}


def _photo(phone: Phone, uploads: list[Upload], values: dict[str, str]) -> Json:
    sent = phone.sends_photos([upload.content for upload in uploads], values.get("caption", ""))
    return _ids([message.message_id for message in sent])


def _document(phone: Phone, uploads: list[Upload], values: dict[str, str]) -> Json:
    sent = phone.sends_documents(uploads, values.get("caption", ""))
    return _ids([message.message_id for message in sent])


def _voice(phone: Phone, uploads: list[Upload], values: dict[str, str]) -> Json:
    return _id(phone.sends_voice(uploads[0]).message_id)
