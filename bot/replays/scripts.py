"""A story's script: its titles, people, invented texts and the claims it must show; all of it data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from bot.i18n import LOCALES

SCRIPTS = LOCALES / "replays"
NAMES = "names"


def story_names() -> list[str]:
    """The stories that there are, by the names of their scripts."""
    return sorted(path.stem for path in SCRIPTS.glob("*.toml") if path.stem != NAMES)


@cache
def invented_names() -> tuple[str, ...]:
    """Names for crowds: every family name with every given name."""
    told = _read(NAMES)
    return tuple(family + given for given in told["given"] for family in told["family"])


def script_of(name: str, language: str) -> "Script":
    """The script of a story; it speaks to the reader in one language."""
    return Script(_read(name), language)


@dataclass(frozen=True)
class Script:
    """One story's data."""

    data: Mapping[str, Any]
    language: str

    @property
    def start(self) -> datetime:
        """Aware, in the congress's time zone."""
        return self.moment(self.data["start"])

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.data["zone"])

    def moment(self, text: str) -> datetime:
        """A local day and time such as "2017-04-21 09:00"."""
        return datetime.fromisoformat(text).replace(tzinfo=self.zone)

    def day(self, name: str) -> str:
        """When a stretch of the story begins, as `Stage.reaches` takes it."""
        return str(self.data["days"][name])

    def says(self, *path: str) -> str:
        """What the teller says, in the reader's language."""
        found: Any = self.data
        for part in path:
            found = found[part]
        return str(found[self.language] if isinstance(found, dict) else found)

    def text(self, key: str, **params: object) -> str:
        """What somebody in the story writes: always in the language of the congress."""
        return str(self.data["texts"][key]).format(**params).strip()


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((SCRIPTS / f"{name}.toml").read_text("utf-8"))
