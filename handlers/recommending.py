"""Recommendations beside a question, in front of its list, with a button that says why."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.i18n import Html
from bot.scene import Scene
from bot.views import recommending as views
from bot.views.forms import Option
from bot.views.view import View
from domain.draft import Draft
from domain.recommendation import Advice
from domain.services import recommending
from handlers.fields import Answer, Asking, Choice, Ticks

WHY = "?"
# How a question without advice is shown.
Plain = Callable[[Any, Asking, Html], Awaitable[View]]


async def advice_for_draft(scene: Scene, draft: Draft) -> Advice:
    return await recommending.advise(
        scene.uow,
        scene.words,
        scene.member,
        scene.policy,
        title=draft.title,
        body=f"{draft.situation}\n{draft.request}",
        itself=draft.proposal_id,
    )


async def why_of_draft(scene: Scene, draft: Draft) -> Html:
    advice = await advice_for_draft(scene, draft)
    return await _reasons(scene, advice, ("category", "lead"))


async def advice_for(asking: Asking) -> Advice:
    """For a proposal; who leads it now is not recommended once more where others are looked for."""
    scene, proposal = asking.scene, asking.proposal
    advice = await recommending.advise(
        scene.uow,
        scene.words,
        scene.member,
        scene.policy,
        title=proposal.title,
        body=f"{proposal.situation}\n{proposal.request}",
        itself=proposal.id,
    )
    now = {str(a.department_id) for a in proposal.main_shares} if asking.step == "reassign" else set()
    lead = str(asking.given.get("lead") or "")
    return replace(
        advice,
        departments=[one for one in advice.departments if one.code not in now],
        co_handlers=[one for one in advice.co_handlers if one.code != lead],
    )


async def _reasons(scene: Scene, advice: Advice, subjects: Sequence[str]) -> Html:
    departments = await scene.uow.people.departments(scene.congress.id)
    names = views.names_of_codes(scene.policy, departments, scene.t)
    return views.reasons(advice, subjects, names, scene.t)


@dataclass(frozen=True)
class _Shown:
    """What a question shows of the advice: its sentence, its list in another order."""

    sentence: Html
    options: Sequence[Option]
    asked: bool

    def with_why(self, asking: Asking, name: str, view: View) -> View:
        """The button in front of the way back; it was pressed already where the reasons are shown."""
        if self.asked:
            return view
        why = (asking.button(name, WHY, "advice-why"),)
        return replace(view, rows=(*view.rows[:-1], why, *view.rows[-1:]))


async def _shown(asking: Asking, subject: str, sentence: Html, options: Sequence[Option]) -> _Shown:
    scene, advice = asking.scene, await advice_for(asking)
    listed = {option.value: option.words for option in options}
    codes = [one.code for one in views.advised(advice, subject) if one.code in listed]
    first = _wished(asking, subject)
    ranked = views.in_order(options, [*first, *codes])
    asked = bool(asking.scratch.get("why"))
    if asked:
        told: Html | None = await _reasons(scene, advice, (subject,))
    else:
        told = views.hint(advice, subject, listed, scene.t)
    return _Shown(Html(f"{sentence}\n{told}") if told else sentence, ranked, asked or not codes)


def _wished(asking: Asking, subject: str) -> list[str]:
    """What its author chose stays in front."""
    proposal = asking.proposal
    wish = {"category": proposal.category, "lead": proposal.wished_department_id}.get(subject)
    return [str(wish)] if wish else []


@dataclass(frozen=True)
class AdvisedChoice(Choice):
    """One of a list, those recommended in front."""

    subject: str = "category"

    async def view(self, asking: Asking, sentence: Html) -> View:
        return await _with_advice(self, Choice.view, asking, sentence)

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        return None if _asks_why(asking, value) else await super().pressed(asking, value)


@dataclass(frozen=True)
class AdvisedTicks(Ticks):
    """Several of a list, those recommended in front; none is ticked by itself."""

    subject: str = "co"

    async def view(self, asking: Asking, sentence: Html) -> View:
        return await _with_advice(self, Ticks.view, asking, sentence)

    async def pressed(self, asking: Asking, value: str) -> Answer | None:
        return None if _asks_why(asking, value) else await super().pressed(asking, value)


async def _with_advice(
    question: AdvisedChoice | AdvisedTicks, plain: Plain, asking: Asking, sentence: Html
) -> View:
    """The plain question over the list in another order, with the button that says why."""
    shown = await _shown(asking, question.subject, sentence, await question.options(asking))

    async def ranked(_: Asking) -> Sequence[Option]:
        return shown.options

    view = await plain(replace(question, options=ranked), asking, shown.sentence)
    return shown.with_why(asking, question.name, view)


def _asks_why(asking: Asking, value: str) -> bool:
    if value != WHY:
        return False
    asking.scratch["why"] = True
    return True
