"""Settings from the environment (and a .env file), checked at start with sentences that say what to do."""

import os
import secrets
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting of the service, each explained in .env.example; an empty one counts as not set."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="ignore"
    )

    bot_token: Annotated[tuple[str, ...], NoDecode] = Field(default=(), alias="BOT_TOKEN")
    bot_api_base: str = Field(default="https://api.telegram.org", alias="BOT_API_BASE")
    bot_mode: Literal["polling", "webhook"] = Field(default="polling", alias="BOT_MODE")
    webhook_url: str = Field(default="", alias="WEBHOOK_URL")
    webhook_secret: str = Field(default="", alias="WEBHOOK_SECRET")
    database_url: str = Field(default="", alias="DATABASE_URL")
    data_dir: Path = Field(default=Path("data"), alias="DATA_DIR")
    http_host: str = Field(default="127.0.0.1", alias="HTTP_HOST")
    http_port: int = Field(default=8080, alias="HTTP_PORT", ge=0, le=65535)
    public_url: str = Field(default="", alias="PUBLIC_URL")
    mail_url: str = Field(default="", alias="MAIL_URL")
    copies_inside: bool = Field(default=False, alias="COPIES_INSIDE")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", alias="LOG_LEVEL")

    @field_validator("bot_token", mode="before")
    @classmethod
    def _several_tokens(cls, value: object) -> object:
        """Each token once: the same one twice would fetch its own updates away."""
        if isinstance(value, str):
            return tuple(dict.fromkeys(token.strip() for token in value.split(",") if token.strip()))
        return value

    @field_validator("bot_api_base")
    @classmethod
    def _address_without_slash(cls, value: str) -> str:
        address = value.strip().rstrip("/")
        if not is_web_address(address):
            raise ValueError("address")
        return address

    @field_validator("public_url")
    @classmethod
    def _public_address(cls, value: str) -> str:
        address = value.strip().rstrip("/")
        if address and not is_web_address(address):
            raise ValueError("address")
        return address

    @field_validator("mail_url")
    @classmethod
    def _way_of_mail(cls, value: str) -> str:
        """The value itself is not repeated in a complaint: it holds a password."""
        address = value.strip()
        if address and not is_mail_way(address):
            raise PydanticCustomError("mail_way", "mail way")
        return address

    @field_validator("bot_mode", mode="before")
    @classmethod
    def _in_small_letters(cls, value: object) -> object:
        return value.strip().lower() if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, value: object) -> object:
        return value.strip().upper() if isinstance(value, str) else value

    @field_validator("data_dir")
    @classmethod
    def _in_own_home(cls, value: Path) -> Path:
        return value.expanduser()

    @property
    def database(self) -> str:
        """The database's URL; SQLite in DATA_DIR unless DATABASE_URL says otherwise."""
        return self.database_url or f"sqlite:///{self.data_dir / 'through-train.db'}"


def is_web_address(text: str) -> bool:
    """Whether it is http(s) with a host and, if at all, a port that can be."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def is_mail_way(text: str) -> bool:
    """Whether it is one of Apprise's for sending mail, with a host."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("mailto", "mailtos") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def bot_id_of(token: str) -> int | None:
    """The bot's id is the number before the colon; None for what cannot be a token."""
    number, colon, secret = token.partition(":")
    fits = colon and secret and not any(mark.isspace() for mark in token)
    return int(number) if fits and number.isascii() and number.isdigit() else None


def make_data_dir(path: Path) -> None:
    """Make it when it is missing, for the service's own user alone. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=0o700, exist_ok=True)
    if not os.access(path, os.W_OK | os.X_OK):
        raise PermissionError(f"cannot write to {path}")


def phone_key_of(data_dir: Path) -> bytes:
    """The key of the phone digests; made once and kept beside the data, readable by the service only."""
    path = data_dir / "phone.key"
    if not path.exists():
        make_data_dir(data_dir)
        # Linked into place when it is whole: two commands at once end up with one key, and never half of one.
        whole = data_dir / f"phone.key.{secrets.token_hex(4)}"
        descriptor = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(secrets.token_bytes(32))
            path.hardlink_to(whole)
        except FileExistsError:
            pass
        finally:
            whole.unlink()
    return path.read_bytes()
