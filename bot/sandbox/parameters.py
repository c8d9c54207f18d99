"""The parameters of a call, however they were sent: query string, form, JSON or multipart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

from aiohttp import BodyPartReader, MultipartReader, StreamReader

from bot.sandbox.errors import ApiError, bad_request

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart request."""

    file_name: str
    content_type: str | None
    content: bytes


class Parameters:
    """Typed reading of parameters; as with Telegram, a value may come as JSON or as its text."""

    def __init__(self, values: Mapping[str, object], uploads: Mapping[str, Upload]) -> None:
        self._values = values
        self.uploads = uploads
        for value in values.values():
            if isinstance(value, str) and not _is_unicode(value):
                raise bad_request("strings must be encoded in UTF-8")

    def has(self, name: str) -> bool:
        return self.text(name) != ""

    def text(self, name: str) -> str:
        """The value as text, "" when it is missing; JSON values in their JSON spelling."""
        value = self._values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """The value as a whole number; like Telegram, what is not a number counts as 0."""
        text = self.text(name).strip()
        if not text:
            return default
        try:
            return int(text)
        except ValueError:
            return 0

    def number(self, name: str) -> float | None:
        """The value as a number; None when it is missing or no number."""
        try:
            return float(self.text(name))
        except ValueError:
            return None

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def structure(self, name: str) -> object:
        """The value as JSON, decoded when it came as text; None when missing. ValueError when no JSON."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        decoded: object = json.loads(value)
        if not _is_unicode(json.dumps(decoded, ensure_ascii=False)):
            raise bad_request("strings must be encoded in UTF-8")
        return decoded

    def summary(self) -> dict[str, object]:
        """What was sent, for the log of calls: files by their names."""
        files = {name: f"<file {upload.file_name}>" for name, upload in self.uploads.items()}
        return {**self._values, **files}


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class BodyTooLarge(Exception):
    """More bytes than allowed; the body has been read to its end all the same."""


async def read_parameters(
    query: Mapping[str, str], headers: Mapping[str, str], body: StreamReader, *, limit: int
) -> Parameters:
    """Reads a request (or a webhook's response); `limit` is in bytes for the whole body.

    ApiError 400 when it is malformed, 413 when it is too large.
    """
    kind = headers.get("Content-Type", "").split(";")[0].strip().lower()
    try:
        if kind == "multipart/form-data":
            values, uploads = await read_multipart(headers, body, limit=limit)
            return Parameters({**query, **values}, dict(uploads))
        raw = await _read_all(body, limit)
    except BodyTooLarge as error:
        raise ApiError(413, "Request Entity Too Large") from error
    except ValueError as error:
        raise bad_request("can't parse the request body") from error
    if kind == "application/json" and raw.strip():
        return Parameters({**query, **_json_object(raw)}, {})
    if kind == "application/x-www-form-urlencoded":
        sent = parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True)
        return Parameters({**query, **dict(sent)}, {})
    return Parameters(query, {})


async def read_multipart(
    headers: Mapping[str, str], body: StreamReader, *, limit: int
) -> tuple[dict[str, str], list[tuple[str, Upload]]]:
    """Fields by name, and files with the names of their fields in the order sent.

    BodyTooLarge over `limit` bytes, ValueError when it is no multipart.
    """
    values: dict[str, str] = {}
    uploads: list[tuple[str, Upload]] = []
    size = 0
    async for part in MultipartReader(headers, body):
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        content = bytearray()
        # What is too large is still read to its end: a client that is cut off while writing sees a broken
        # connection instead of the refusal.
        while chunk := await part.read_chunk(_CHUNK):
            size += len(chunk)
            if size <= limit:
                content += chunk
        if part.filename is None:
            values[part.name] = content.decode("utf-8", "replace")
        else:
            # Telegram decodes names, and what aiogram answers to webhooks relies on it.
            name, mime = unquote(part.filename), part.headers.get("Content-Type")
            uploads.append((part.name, Upload(name, mime, bytes(content))))
    if size > limit:
        raise BodyTooLarge
    return values, uploads


async def _read_all(body: StreamReader, limit: int) -> bytes:
    content = bytearray()
    size = 0
    async for chunk in body.iter_chunked(_CHUNK):
        size += len(chunk)
        if size <= limit:
            content += chunk
    if size > limit:
        raise BodyTooLarge
    return bytes(content)


def _json_object(raw: bytes) -> dict[str, object]:
    try:
        sent = json.loads(raw)
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(sent, dict):
        raise bad_request("can't parse JSON object: expected an Object")
    return sent
