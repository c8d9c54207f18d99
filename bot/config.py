"""Settings from the environment (and a .env file), checked at start with sentences that say what to do."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting of the service; `python -m bot doctor` explains what is wrong with them."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    bot_token: Annotated[tuple[str, ...], NoDecode] = Field(default=(), alias="BOT_TOKEN")
    bot_api_base: str = Field(default="https://api.telegram.org", alias="BOT_API_BASE")
    bot_mode: Literal["polling", "webhook"] = Field(default="polling", alias="BOT_MODE")
    webhook_url: str = Field(default="", alias="WEBHOOK_URL")
    webhook_secret: str = Field(default="", alias="WEBHOOK_SECRET")
    database_url: str = Field(default="", alias="DATABASE_URL")
    data_dir: Path = Field(default=Path("data"), alias="DATA_DIR")
    http_host: str = Field(default="127.0.0.1", alias="HTTP_HOST")
    http_port: int = Field(default=8080, alias="HTTP_PORT")
    log_level: str = Field(default="INFO", alias="LOG_LEVEL")

    @field_validator("bot_token", mode="before")
    @classmethod
    def _several_tokens(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(token.strip() for token in value.split(",") if token.strip())
        return value

    @field_validator("bot_api_base")
    @classmethod
    def _no_slash_at_the_end(cls, value: str) -> str:
        return value.rstrip("/")

    @property
    def database(self) -> str:
        """The database's URL; SQLite in DATA_DIR unless DATABASE_URL says otherwise."""
        return self.database_url or f"sqlite:///{self.data_dir / 'through-train.db'}"


def bot_id_of(token: str) -> int | None:
    """The bot's id is the number before the colon; None for what cannot be a token."""
    number, colon, secret = token.partition(":")
    return int(number) if colon and secret and number.isdigit() else None
