"""Fields for times and names: typed as people write them, or pressed; words on offer or one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from bot.i18n import Html
from bot.views import forms as views
from bot.views.forms import Option
from bot.views.view import Button, View, rows_of
from domain.errors import BadInput
from domain.people import Role
from domain.services.meeting_times import check_time, moment_of, working_days
from domain.services.moments import Said, likely_hours, read_moments, with_hour
from domain.services.reading import cleaned, required_text
from handlers.fields import Answer, Asking, Choice, Condition, Params, always, no_params

DAYS_OFFERED = 6
HALVES = ("morning", "afternoon")


@dataclass(frozen=True)
class Suggested(Choice):
    """Words of one's own, or those of a button: the answer is the words."""

    limit: int = 200

    async def view(self, asking: Asking, sentence: Html) -> View:
        buttons = [asking.button(self.name, "-", "form-none")] if self.optional else []
        chosen = [
            Button(o.words, views.press(asking.step, asking.proposal, self.name, o.value))
            for o in await self.options(asking)
        ]
        return asking.view(sentence, [*chosen, *buttons], fresh=True)

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        if value == "-" and self.optional:
            return Answer("")
        for option in await self.options(asking):
            if option.value == value:
                return Answer(option.words)
        raise BadInput("button-unknown")

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        return Answer(required_text(text, self.limit))


@dataclass(frozen=True)
class Moments:
    """Times: {"times": [ISO instants], "rest": "what else was said"}.

    What is unsure or has no hour is asked back, one after the other; a weekend can be insisted on. What was
    understood stays, whatever is wrong with the rest.
    """

    name: str = "times"
    words: str = ""
    when: Condition = always
    params: Params = no_params

    async def view(self, asking: Asking, sentence: Html) -> View:
        t, scratch = asking.scene.t, asking.scratch
        lines = [Html(str(scratch["said"]))] if scratch.get("said") else []
        if times := _times(asking):
            lines.append(t("moments-so-far", times=t.plain("list-comma").join(t.moment(at) for at in times)))
        if unclear := _unclear(asking):
            key = "ask-moment-unsure" if unclear.at else "ask-moment-hour"
            lines.append(t(key, day=unclear.day, at=f"{unclear.at:%H:%M}" if unclear.at else ""))
            return self._view(asking, lines, self._hours(asking, likely_hours(unclear)))
        if day := scratch.get("day"):
            lines.append(t("ask-moment-half", day=date.fromisoformat(str(day))))
            return self._view(asking, lines, [asking.button(self.name, h, f"half-{h}") for h in HALVES])
        if scratch.get("picking"):
            lines.append(t("ask-moment-day"))
            days = working_days(
                asking.scene.today, asking.scene.uow.calendar_of(asking.scene.congress), DAYS_OFFERED
            )
            pressed = [self._button(asking, f"d{d.isoformat()}", t.day(d)) for d in days]
            return self._view(asking, lines, pressed)
        buttons = []
        if scratch.get("nearest"):
            nearest = datetime.fromisoformat(str(scratch["nearest"]))
            buttons.append(self._button(asking, "n", t.plain("moment-nearest", at=nearest)))
            if scratch.get("weekend"):
                buttons.append(asking.button(self.name, "w", "moment-insist"))
        if times:
            buttons.append(asking.button(self.name, "!", "form-files-done", main=True))
            buttons.append(asking.button(self.name, "x", "moments-anew"))
        buttons.append(asking.button(self.name, "p", "moments-more" if times else "moments-press"))
        return self._view(asking, [*lines, sentence], buttons)

    def _view(self, asking: Asking, lines: Sequence[Html], buttons: Sequence[Button]) -> View:
        sentence = Html("\n".join(lines))
        if len(buttons) > 3 and not any(b.main for b in buttons):
            text = asking.scene.t("ask-about", label=asking.proposal.label, question=sentence)
            back = views.way_back(asking.proposal, asking.scene.t)
            return View(text, (*rows_of(list(buttons), width=3), *back))
        return asking.view(sentence, buttons)

    def _button(self, asking: Asking, value: str, words: str) -> Button:
        return Button(words, views.press(asking.step, asking.proposal, self.name, value))

    def _hours(self, asking: Asking, hours: Sequence[time]) -> list[Button]:
        return [self._button(asking, f"h{at:%H%M}", f"{at:%H:%M}") for at in hours]

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        scratch = asking.scratch
        scratch.pop("said", None)
        match value[:1]:
            case "p":
                scratch |= {"picking": True, "pressed": True}
            case "x":
                scratch.clear()
            case "d" if scratch.get("picking"):
                scratch["day"] = _day(value[1:]).isoformat()
            case "m" | "a" if value in HALVES and scratch.get("day"):
                scratch["unclear"] = [[scratch.pop("day"), value, None]]
                scratch.pop("picking", None)
            case "h":
                return self._hour(asking, value[1:])
            case "w" | "n":
                return self._instead(asking, "weekend" if value == "w" else "nearest")
            case "!" if _times(asking):
                return _answer(asking)
            case _:
                raise BadInput("button-unknown")
        return None

    def _hour(self, asking: Asking, value: str) -> Answer | None:
        unclear = _unclear(asking)
        if unclear is None or not (len(value) == 4 and value.isdecimal() and int(value[:2]) < 24):
            raise BadInput("button-unknown")
        _clear(asking, with_hour(unclear, time(int(value[:2]), int(value[2:]) % 60)))
        return _done(asking)

    def _instead(self, asking: Asking, which: str) -> Answer | None:
        """A weekend after all, or the working day that was offered for it."""
        if not asking.scratch.get(which):
            raise BadInput("button-unknown")
        at = datetime.fromisoformat(str(asking.scratch[which]))
        asking.scratch |= {"nearest": None, "weekend": None}
        _take(asking, at, weekends=True)
        return _done(asking)

    async def typed(self, asking: Asking, text: str) -> Answer | None:
        scratch = asking.scratch
        scratch |= {"said": None, "nearest": None, "weekend": None, "picking": None, "day": None}
        if unclear := _unclear(asking):
            said = _hour_typed(unclear, text, asking)
            if said is not None:
                _clear(asking, said)
                return _done(asking)
        reading = read_moments(text, asking.scene.today)
        scratch |= {"unclear": [], "rest": reading.rest or scratch.get("rest") or "", "pressed": False}
        for said in reading.times:
            if said.at is None or said.unsure:
                scratch["unclear"] = [*scratch["unclear"], _as_data(said)]
            else:
                _take(asking, moment_of(said.day, said.at, asking.scene.policy))
        return _done(asking)


def _hour_typed(unclear: Said, text: str, asking: Asking) -> Said | None:
    """The hour alone, of the day that was asked about; None when the words name a day of their own."""
    try:
        read_moments(text, asking.scene.today)
    except BadInput as error:
        if error.key != "bad-moment-no-day":
            raise
    else:
        return None
    said = read_moments(f"{unclear.day.isoformat()} {unclear.half} {cleaned(text)}", asking.scene.today)
    found = next((s for s in reversed(said.times) if s.at), None)
    if found is None:
        raise BadInput("bad-moment")
    # Whoever was asked which one they mean and says the same again means it as we took it.
    return with_hour(found, found.at or time())


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise BadInput("button-unknown") from error


def _as_data(said: Said) -> list[Any]:
    return [said.day.isoformat(), said.half, f"{said.at:%H:%M}" if said.at else None]


def _unclear(asking: Asking) -> Said | None:
    """The first time that has to be asked back."""
    for day, half, at in asking.scratch.get("unclear") or []:
        return Said(date.fromisoformat(day), time.fromisoformat(at) if at else None, at is not None, half)
    return None


def _clear(asking: Asking, said: Said) -> None:
    asking.scratch["unclear"] = (asking.scratch.get("unclear") or [])[1:]
    assert said.at is not None
    _take(asking, moment_of(said.day, said.at, asking.scene.policy))


def _times(asking: Asking) -> list[datetime]:
    return [datetime.fromisoformat(value) for value in asking.scratch.get("times") or []]


def _take(asking: Asking, at: datetime, *, weekends: bool = False) -> None:
    """Keep a time, or say why nobody meets then."""
    scene, scratch = asking.scene, asking.scratch
    times = _times(asking)
    try:
        check_time(at, scene.policy, scene.uow.calendar_of(scene.congress), now=scene.now, weekends=weekends)
        if at not in times and len(times) >= scene.policy.limit("meeting_times"):
            raise BadInput("bad-moment-many", n=scene.policy.limit("meeting_times"))
    except BadInput as error:
        params = dict(error.params)
        if reason := params.get("reason"):
            params["reason"] = scene.t.plain(f"holiday-{str(reason).replace('_', '-')}")
        if isinstance(nearest := params.get("nearest"), datetime):
            scratch["nearest"] = nearest.isoformat()
            scratch["weekend"] = at.isoformat() if error.key == "bad-moment-weekend" else None
        before = f"{scratch['said']}\n" if scratch.get("said") else ""
        scratch["said"] = f"{before}{scene.t(error.key, **params)}"
        return
    scratch["times"] = [moment.isoformat() for moment in sorted({*times, at})]


def _done(asking: Asking) -> Answer | None:
    """Typed and all understood: that is the answer. What was pressed may be followed by more."""
    scratch = asking.scratch
    if scratch.get("unclear") or scratch.get("said") or scratch.get("pressed") or not _times(asking):
        return None
    return _answer(asking)


def _answer(asking: Asking) -> Answer:
    times = [at.isoformat() for at in _times(asking)]
    return Answer({"times": times, "rest": str(asking.scratch.get("rest") or "")})


async def remembered_places(asking: Asking) -> Sequence[Option]:
    """Where the department met representatives before."""
    own = asking.scene.member.departments_as(Role.DEPARTMENT_CLERK)
    found: list[str] = []
    for department_id in sorted(own):
        found += await asking.scene.uow.appointments.places(department_id, 3)
    return [Option(str(n), place) for n, place in enumerate(dict.fromkeys(found)) if len(place) <= 40]
