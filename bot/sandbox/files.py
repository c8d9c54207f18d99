"""Files: the bytes on disk (or in memory), and the ids under which one bot knows them."""

from __future__ import annotations

import mimetypes
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from bot.sandbox.accounts import Bot
from bot.sandbox.journal import Journal
from bot.sandbox.parameters import Upload
from bot.sandbox.pictures import measure

Json = dict[str, Any]

_PREFIX = {"photos": "AgAC", "documents": "BQAC", "voice": "AwAC", "stickers": "CAAC"}
TYPE_NAMES = {"photos": "Photo", "documents": "Document", "voice": "VoiceNote", "stickers": "Sticker"}
_THUMBNAIL = 320
"""Pixels of the longer side of the small size of a photo."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as one bot knows it; `media` is the Bot API value with which it can be sent again."""

    file_id: str
    unique_id: str
    bot_id: int
    kind: str
    blob: str
    path: str
    name: str
    mime: str
    size: int
    media: Any

    def as_file(self) -> Json:
        """The File object that getFile answers."""
        shown = {"file_id": self.file_id, "file_unique_id": self.unique_id}
        return {**shown, "file_size": self.size, "file_path": self.path}


class FileStore:
    """All files. A file id is good for the bot that got it, and for no other."""

    def __init__(self, directory: Path | None, journal: Journal, save_bot: Callable[[Bot], None]) -> None:
        self._folder = directory / "files" if directory is not None else None
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
        self._journal = journal
        self._save_bot = save_bot
        self._memory: dict[str, bytes] = {}
        self._files = {key: StoredFile(**body) for key, body in journal.all("file")}
        self._paths = {(file.bot_id, file.path): file for file in self._files.values()}

    def find(self, file_id: str, bot_id: int | None = None) -> StoredFile | None:
        file = self._files.get(file_id)
        return file if file is not None and bot_id in (None, file.bot_id) else None

    def at_path(self, bot_id: int, path: str) -> StoredFile | None:
        return self._paths.get((bot_id, path))

    def content(self, file: StoredFile) -> bytes | Path:
        """The bytes, or where they lie on disk."""
        return self._memory[file.blob] if self._folder is None else self._folder / file.blob

    def add_photo(self, bot: Bot, content: bytes) -> StoredFile | None:
        """Stores a picture in two sizes (same bytes: nothing here can scale); None when it is no picture.

        As with Telegram, the largest size comes last, and each size has ids of its own.
        """
        picture = measure(content)
        if picture is None:
            return None
        upload = Upload("photo", picture.mime, content)
        blob = self._write(content)
        scale = min(1.0, _THUMBNAIL / max(picture.width, picture.height, 1))
        sizes: list[Json] = []
        files: list[StoredFile] = []
        for factor in sorted({scale, 1.0}):
            size: Json = {
                "width": max(1, round(picture.width * factor)),
                "height": max(1, round(picture.height * factor)),
                "file_size": len(content),
            }
            file = self._describe(bot, "photos", upload, blob, sizes)
            sizes.append({"file_id": file.file_id, "file_unique_id": file.unique_id, **size})
            files.append(file)
        for file in files:
            self._keep(file)
        return files[-1]

    def add_document(self, bot: Bot, upload: Upload) -> StoredFile:
        mime = upload.content_type or mimetypes.guess_type(upload.file_name)[0] or "application/octet-stream"
        return self._add(bot, "documents", upload, {"file_name": upload.file_name, "mime_type": mime})

    def add_voice(self, bot: Bot, upload: Upload, duration: int) -> StoredFile:
        """`duration` in seconds."""
        shown = {"duration": duration, "mime_type": upload.content_type or "audio/ogg"}
        return self._add(bot, "voice", upload, shown)

    def add_sticker(self, bot: Bot, content: bytes, emoji: str) -> StoredFile:
        picture = measure(content)
        shown: Json = {"type": "regular", "emoji": emoji, "is_animated": False, "is_video": False}
        shown |= {"width": picture.width if picture else 512, "height": picture.height if picture else 512}
        return self._add(bot, "stickers", Upload("sticker", "image/png", content), shown)

    def _add(self, bot: Bot, kind: str, upload: Upload, shown: Json) -> StoredFile:
        media: Json = {}
        typed = replace(upload, content_type=shown.get("mime_type", upload.content_type))
        file = self._describe(bot, kind, typed, self._write(upload.content), media)
        media |= {"file_id": file.file_id, "file_unique_id": file.unique_id}
        media |= {"file_size": file.size, **shown}
        self._keep(file)
        return file

    def _describe(self, bot: Bot, kind: str, upload: Upload, blob: str, media: object) -> StoredFile:
        mime = upload.content_type or "application/octet-stream"
        suffix = PurePosixPath(upload.file_name).suffix or mimetypes.guess_extension(mime) or ""
        number = bot.next_file
        bot.next_file += 1
        self._save_bot(bot)
        return StoredFile(
            file_id=_PREFIX[kind] + secrets.token_urlsafe(48),
            unique_id=secrets.token_urlsafe(12),
            bot_id=bot.id,
            kind=kind,
            blob=blob,
            path=f"{kind}/file_{number}{suffix}",
            name=upload.file_name,
            mime=mime,
            size=len(upload.content),
            media=media,
        )

    def _keep(self, file: StoredFile) -> None:
        self._files[file.file_id] = file
        self._paths[file.bot_id, file.path] = file
        self._journal.put("file", file.file_id, file)

    def _write(self, content: bytes) -> str:
        blob = secrets.token_hex(16)
        if self._folder is None:
            self._memory[blob] = content
        else:
            (self._folder / blob).write_bytes(content)
        return blob
