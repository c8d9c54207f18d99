"""The fields of a form: one question each, answered by a button, by words, by a day or by files."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Protocol

from bot.i18n import Html
from bot.scene import Scene
from bot.views import forms as views
from bot.views.forms import Option
from bot.views.view import Button, View
from domain.errors import BadInput
from domain.proposal import Attachment, Proposal
from domain.services.reading import cleaned, read_date, required_text

LONGEST_ANSWER = 2000
# Spaces, commas, semicolons and the Chinese comma for lists, escaped: code has no Chinese.
BETWEEN_NAMES = "[\\s,;\u3001\uff0c\uff1b]+"
Given = dict[str, Any]


@dataclass
class Asking:
    """A form in progress: about which proposal, what was given so far, what the open field has collected."""

    scene: Scene
    proposal: Proposal
    step: str
    given: Given = field(default_factory=dict)
    scratch: Given = field(default_factory=dict)

    def button(self, name: str, value: str, words: str, *, main: bool = False) -> Button:
        """A button of the field; `words` is a key."""
        return Button(
            self.scene.t.plain(words), views.press(self.step, self.proposal, name, value), main=main
        )

    def view(self, sentence: Html, buttons: Sequence[Button] = (), *, fresh: bool = False) -> View:
        return views.field_view(self.proposal, sentence, buttons, self.scene.t, fresh=fresh)

    @property
    def chosen(self) -> list[str]:
        return [str(code) for code in self.scratch.get("chosen") or []]

    @property
    def page(self) -> int:
        return int(self.scratch.get("page") or 0)

    def turn(self, value: str) -> None:
        """To the page that a button of a long list leads to."""
        self.scratch["page"] = int(value[1:]) if value[1:].isdecimal() and len(value) < 6 else 0


@dataclass(frozen=True)
class Answer:
    """What a field took; anything that JSON can hold."""

    value: Any


Options = Callable[[Asking], Awaitable[Sequence[Option]]]
Params = Callable[[Asking], Awaitable[dict[str, object]]]
Condition = Callable[[Asking], bool]


def always(asking: Asking) -> bool:
    return True


async def no_params(asking: Asking) -> dict[str, object]:
    return {}


class Field(Protocol):
    """One question. `words` is the key of its sentence; empty: "ask-<step>-<name>", "ask-<step>" if alone."""

    @property
    def name(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def when(self) -> Condition: ...
    @property
    def params(self) -> "Params": ...

    async def view(self, asking: Asking, sentence: Html) -> View: ...
    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        """The answer, or None when the field goes on asking. Raises BadInput for a button it has not."""
        ...

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        """The same for words. Raises BadInput saying what is wrong with them."""
        ...


@dataclass(frozen=True)
class Text:
    """Words of one's own; `optional` offers to leave them out, `offers` an earlier wording to keep."""

    name: str = "text"
    words: str = ""
    optional: bool = False
    limit: int = LONGEST_ANSWER
    read: Callable[[Asking, str], Any] = lambda asking, text: text
    offers: Callable[[Asking], str] = lambda asking: ""
    when: Condition = always
    params: Params = no_params

    async def view(self, asking: Asking, sentence: Html) -> View:
        buttons = []
        if offered := self.offers(asking):
            sentence = Html(
                f"{sentence}\n{asking.scene.t('form-offered')}{asking.scene.t('quote', text=offered)}"
            )
            buttons.append(asking.button(self.name, "*", "form-keep", main=True))
        if self.optional:
            buttons.append(asking.button(self.name, "-", "form-none"))
        return asking.view(sentence, buttons, fresh=True)

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        if value == "-" and self.optional:
            return Answer("")
        if value == "*" and (offered := self.offers(asking)):
            return Answer(self.read(asking, offered))
        raise BadInput("button-unknown")

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        return Answer(self.read(asking, required_text(text, self.limit)))


@dataclass(frozen=True)
class Choice:
    """One of a list, by button or by name; a long list comes in pages and can be narrowed by typing."""

    options: Options
    name: str = "choice"
    words: str = ""
    optional: bool = False
    when: Condition = always
    params: Params = no_params

    async def view(self, asking: Asking, sentence: Html) -> View:
        options = await self._narrowed(asking)
        return views.choice_view(
            asking.step,
            asking.proposal,
            self.name,
            sentence,
            options,
            asking.scene.t,
            page=asking.page,
            optional=self.optional,
        )

    async def _narrowed(self, asking: Asking) -> Sequence[Option]:
        options, words = await self.options(asking), str(asking.scratch.get("words") or "")
        return [o for o in options if words in o.words] or options

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        if value == "-" and self.optional:
            return Answer(None)
        if value.startswith(">"):
            asking.turn(value)
            return None
        if all(option.value != value for option in await self.options(asking)):
            raise BadInput("button-unknown")
        return Answer(value)

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        options, words = await self.options(asking), cleaned(text)
        found = [o for o in options if o.words == words] or [o for o in options if words in o.words]
        if len(found) == 1:
            return Answer(found[0].value)
        if not found:
            raise BadInput("form-needs-button")
        asking.scratch |= {"words": words, "page": 0}
        return None


@dataclass(frozen=True)
class Ticks:
    """Several of a list, ticked on and off; perhaps in one's own words: {"codes": […], "words": ""}."""

    options: Options
    name: str = "ticks"
    words: str = ""
    own_words: bool = False
    optional: bool = False
    done: str = "done"
    preset: Callable[[Asking], Sequence[str]] = lambda asking: ()
    when: Condition = always
    params: Params = no_params

    async def view(self, asking: Asking, sentence: Html) -> View:
        if asking.scratch.get("writing"):
            return asking.view(asking.scene.t(f"ask-{asking.step.replace('_', '-')}-words"), fresh=True)
        options, words = await self.options(asking), str(asking.scratch.get("words") or "")
        if words:
            options = [o for o in options if words in o.words or o.value in asking.chosen]
        if not options and not (self.optional or self.own_words):
            return asking.view(Html(f"{sentence}\n{asking.scene.t('form-nothing-listed')}"))
        return views.ticks_view(
            asking.step,
            asking.proposal,
            self.name,
            sentence,
            options,
            asking.chosen,
            asking.scene.t,
            page=asking.page,
            own_words=self.own_words,
            optional=self.optional,
            done=self.done,
        )

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        chosen = asking.chosen
        if value == "!" and (chosen or self.optional):
            return Answer({"codes": chosen, "words": ""})
        if value == "~" and self.own_words:
            asking.scratch["writing"] = True
            return None
        if value.startswith(">"):
            asking.turn(value)
            return None
        if value == "!":
            return None
        if all(option.value != value for option in await self.options(asking)):
            raise BadInput("button-unknown")
        asking.scratch["chosen"] = [c for c in chosen if c != value] if value in chosen else [*chosen, value]
        return None

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        if self.own_words:
            return Answer({"codes": asking.chosen, "words": required_text(text, LONGEST_ANSWER)})
        return await self._tick_named(asking, cleaned(text))

    async def _tick_named(self, asking: Asking, text: str) -> Answer | None:
        """One name or several; a name that several entries have shows just those."""
        options, chosen = await self.options(asking), asking.chosen
        for words in re.split(BETWEEN_NAMES, text):
            found = [o for o in options if o.words == words] or [o for o in options if words in o.words]
            if not found:
                raise BadInput("form-not-listed", words=words)
            if len(found) > 1:
                asking.scratch |= {"words": words, "page": 0}
                return None
            chosen = [*(c for c in chosen if c != found[0].value), found[0].value]
            asking.scratch |= {"chosen": chosen, "words": ""}
        return None


@dataclass(frozen=True)
class Day:
    """A day, offered or typed, as ISO text; `past` looks back from today, else forward."""

    name: str = "day"
    words: str = ""
    past: bool = False
    offered: int = 4
    when: Condition = always
    params: Params = no_params

    async def view(self, asking: Asking, sentence: Html) -> View:
        scene = asking.scene
        options = [
            Option(d.isoformat(), scene.t.plain("today") if d == scene.today else scene.t.day(d))
            for d in self.days(asking)
        ]
        return views.choice_view(asking.step, asking.proposal, self.name, sentence, options, scene.t)

    def days(self, asking: Asking) -> Sequence[date]:
        """What is offered."""
        step = -1 if self.past else 1
        return [asking.scene.today + timedelta(days=step * n) for n in range(self.offered)]

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            raise BadInput("button-unknown") from error
        return self.checked(asking, day)

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        return self.checked(asking, read_date(text, asking.scene.today, past=self.past))

    def checked(self, asking: Asking, day: date) -> Answer:
        """Raises BadInput for a day that cannot be meant."""
        if self.past and day > asking.scene.today:
            raise BadInput("bad-date-future")
        if not self.past and day < asking.scene.today:
            raise BadInput("bad-date-past")
        return Answer(day.isoformat())


def received(asking: Asking, n: int) -> Html:
    """How many files there are by now; of an album the rest is still on its way."""
    return asking.scene.t("form-album" if asking.scratch.get("album") else "form-files", n=n)


@dataclass(frozen=True)
class Files:
    """Photos, documents, places, as many as wanted, then done; none is an answer too. A list of dicts."""

    name: str = "files"
    words: str = ""
    limit: int = 10
    when: Condition = always
    params: Params = no_params

    async def view(self, asking: Asking, sentence: Html) -> View:
        n = len(asking.scratch.get("files") or [])
        words, value = ("form-files-done", "!") if n else ("form-none", "-")
        if n:
            sentence = Html(f"{sentence}\n{received(asking, n)}")
        return asking.view(sentence, [asking.button(self.name, value, words, main=bool(n))])

    def take_in(self, asking: Asking, attachment: Attachment) -> None:
        """Raises BadInput for one too many."""
        files = list(asking.scratch.get("files") or [])
        if len(files) >= self.limit:
            raise BadInput("bad-file-count", limit=self.limit)
        asking.scratch["files"] = [*files, vars(attachment)]

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        if value in {"!", "-"}:
            return Answer(asking.scratch.get("files") or [])
        raise BadInput("button-unknown")

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        raise BadInput("form-needs-files")


@dataclass(frozen=True)
class Note(Files):
    """Words, with photos and files that were sent before them or with them: {"text": "…", "files": […]}."""

    name: str = "text"
    limit: int = 20

    async def view(self, asking: Asking, sentence: Html) -> View:
        buttons = []
        if n := len(asking.scratch.get("files") or []):
            sentence = Html(f"{sentence}\n{received(asking, n)}")
        if caption := str(asking.scratch.get("caption") or ""):
            sentence = Html(f"{sentence}{asking.scene.t('quote', text=caption)}")
            buttons.append(asking.button(self.name, "*", "form-keep", main=True))
        return asking.view(sentence, buttons, fresh=True)

    def take_in(self, asking: Asking, attachment: Attachment) -> None:
        super().take_in(asking, attachment)
        if attachment.caption:
            asking.scratch["caption"] = attachment.caption

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        if value == "*" and (caption := str(asking.scratch.get("caption") or "")):
            return await self.typed(asking, caption)
        raise BadInput("button-unknown")

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        words = required_text(text, LONGEST_ANSWER)
        return Answer({"text": words, "files": asking.scratch.get("files") or []})


@dataclass(frozen=True)
class Sure:
    """Everything once more, or a warning; one button takes the step."""

    name: str = "sure"
    words: str = ""
    button: str = ""
    when: Condition = always
    params: Params = no_params

    async def view(self, asking: Asking, sentence: Html) -> View:
        words = self.button or f"step-{asking.step.replace('_', '-')}"
        return asking.view(sentence, [asking.button(self.name, "!", words, main=True)])

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        if value != "!":
            raise BadInput("button-unknown")
        return Answer(True)

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        raise BadInput("form-needs-button")
