"""Files named in a call: uploaded with it, or known by their file id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.sandbox.accounts import Json
from bot.sandbox.call import Call, caption_content, refuse
from bot.sandbox.entities import formatted
from bot.sandbox.files import TYPE_NAMES, StoredFile
from bot.sandbox.parameters import Upload

ALBUM_KINDS = {"photo", "document"}
_NOT_IN_ALBUMS = {"animation"}


def photo(call: Call, field: str, reference: str | None = None) -> list[Json]:
    """The PhotoSize list; `reference` stands in for the parameter `field` inside albums."""
    found = _source(call, field, reference, "photos")
    if isinstance(found, Upload):
        limit = call.world.limits.photo_bytes
        if len(found.content) > limit:
            refuse(
                f"file of size {len(found.content)} bytes is too big for a photo; "
                f"the maximum size is {limit} bytes"
            )
        stored = call.world.files.add_photo(call.bot, found.content)
        if stored is None:
            refuse("IMAGE_PROCESS_FAILED")
        found = stored
    sizes: list[Json] = found.media
    return sizes


def document(call: Call, field: str, reference: str | None = None) -> Json:
    """The Document object."""
    found = _source(call, field, reference, "documents")
    if isinstance(found, Upload):
        found = call.world.files.add_document(call.bot, _typed(found))
    shown: Json = found.media
    return shown


def voice(call: Call, field: str) -> Json:
    """The Voice object."""
    found = _source(call, field, None, "voice")
    if isinstance(found, Upload):
        found = call.world.files.add_voice(call.bot, _typed(found), call.parameters.integer("duration"))
    shown: Json = found.media
    return shown


def album_item(call: Call, item: Any) -> Json:
    """One element of sendMediaGroup (or the media of editMessageMedia) as message content."""
    if not isinstance(item, Mapping):
        refuse("can't parse InputMedia: expected an Object")
    kind = str(item.get("type") or "")
    if kind in _NOT_IN_ALBUMS:
        refuse(f"can't parse InputMedia: type \"{kind}\" can't be used in sendMediaGroup")
    if kind not in ALBUM_KINDS:
        refuse(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    reference = str(item.get("media") or "")
    if not reference:
        refuse("can't parse InputMedia: media not found")
    text, entities = formatted(
        str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities")
    )
    caption = caption_content(text, entities)
    if kind == "photo":
        return {"photo": photo(call, "media", reference), **caption}
    return {"document": document(call, "media", reference), **caption}


def _source(call: Call, field: str, reference: str | None, kind: str) -> Upload | StoredFile:
    """What the call means: an upload (under the field's own name or as attach://name) or a known file."""
    uploads = call.parameters.uploads
    if reference is None:
        if field in uploads:
            return _not_empty(uploads[field])
        reference = call.parameters.text(field)
    if not reference:
        refuse(f"there is no {field} in the request")
    if reference.startswith("attach://"):
        upload = uploads.get(reference.removeprefix("attach://"))
        if upload is None:
            refuse(f"there is no {field} in the request")
        return _not_empty(upload)
    if reference.startswith(("http://", "https://")):
        # Telegram would fetch it; the sandbox stays off the network.
        refuse("failed to get HTTP URL content")
    stored = call.world.files.find(reference, call.bot.id)
    if stored is None:
        refuse("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        refuse(f"can't use file of type {TYPE_NAMES[stored.kind]} as {TYPE_NAMES[kind]}")
    return stored


def _not_empty(upload: Upload) -> Upload:
    if not upload.content:
        refuse("file must be non-empty")
    return upload


def _typed(upload: Upload) -> Upload:
    # Libraries that know nothing better send this; Telegram then goes by the name.
    unknown = upload.content_type == "application/octet-stream"
    return replace(upload, content_type=None) if unknown else upload
