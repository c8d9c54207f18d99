"""What a page is made from, and the frame around each of them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.i18n import LANGUAGES
from domain.overview import Overview
from domain.people import Congress
from domain.publication_port import Wanted
from domain.services.public_finding import Found
from handlers.web.public.asked import Asked
from handlers.web.public.rendering import asset, environment
from handlers.web.public.wording import Speaker

MENU = (("list", ""), ("figures", "figures"), ("bulletins", "bulletins"), ("about", "about"))


# In a congress what was typed, with the filters and the place of the page.
Find = Callable[[Congress, str, Wanted], Awaitable[Found]]


class Missing(Exception):
    """There is nothing under this address."""


@dataclass(frozen=True)
class Page:
    """A page as text, or a file with its name."""

    text: str | bytes
    name: str = ""
    lasting: bool = True
    """Whether it stays true until something published changes."""


@dataclass(frozen=True)
class Visit:
    """Who asks what of which congress, and in which language they are answered."""

    congress: Congress
    slug: str
    speaker: Speaker
    asked: Asked
    id: int
    year: int
    path: str
    address: str
    counted: Overview
    find: Find

    @property
    def home(self) -> str:
        return f"/{self.slug}/"

    def link(self, place: str = "") -> str:
        """An address of this congress that keeps the language that was asked for."""
        query = Asked(lang=self.asked.lang).query()
        return f"{self.home}{place}{'' if query == '?' else query}"

    def rendered(self, template: str, place: str, title: str, **given: object) -> Page:
        """`place` is the item of the menu that is open."""
        text = environment().get_template(template).render(**self._frame(place, title), **given)
        return Page(text)

    def _frame(self, place: str, title: str) -> Mapping[str, Any]:
        speaker = self.speaker
        menu = [
            {"words": speaker.say(f"page-menu-{name}"), "link": self.link(path), "open": name == place}
            for name, path in MENU
        ]
        others = [
            {
                "code": code,
                "words": speaker.say(f"language-{code.lower()}"),
                "link": replace(self.asked, lang=code).query(after=self.asked.after),
            }
            for code in LANGUAGES
            if code != speaker.t.language
        ]
        return {
            "say": speaker.say,
            "language": speaker.t.language,
            "title": title,
            "congress": speaker.policy.text("congress", speaker.t.language),
            "home": self.link(),
            "home_plain": self.home,
            "about": self.link("about"),
            "feed": f"{self.home}feed.xml",
            "menu": menu,
            "others": others,
            "style": f"/-/page.css?{asset('page.css')[1]}",
            "icon": f"/-/icon.svg?{asset('icon.svg')[1]}",
            "made": speaker.minute(speaker.now),
            "canonical": f"{self.address}{self.path}",
        }
