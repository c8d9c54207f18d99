"""Steps that need answers: one engine asks the fields of a form, one after the other, and takes the step.

A conversation about a proposal is a `Form`: the step of the table, its fields, what to do with the answers.
Back, cancel, wrong input, old buttons, double presses and a restart half-way are handled here for all.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.callbacks import FormPress, StepPress
from bot.filters import HasAttachment, Pressed
from bot.i18n import Html
from bot.scene import Scene
from bot.views.view import View
from domain.errors import BadInput, Refusal
from domain.lifecycle import check
from domain.proposal import Proposal
from domain.services.reading import has_words
from handlers.drafting import attachment_of
from handlers.fields import Answer, Asking, Field, Files, Given, Note, Ticks
from handlers.open_question import NotTyped, Typed, ask_again, too_late, typed_answer

Take = Callable[[Scene, Proposal, Given], Awaitable[Html | View | None]]
STATE = "Form:"


@dataclass(frozen=True)
class Form:
    """A step with its fields in their order; without fields the step is taken at the press.

    `take` calls one service and gives the sentence for the card, a whole view, or None for "done-<step>".
    """

    step: str
    take: Take
    fields: tuple[Field, ...] = ()

    @property
    def key(self) -> str:
        return self.step.replace("_", "-")

    def field(self, name: str) -> Field:
        """Raises BadInput for a name that a forged button made up."""
        for field in self.fields:
            if field.name == name:
                return field
        raise BadInput("button-unknown")

    def words(self, field: Field) -> str:
        """The key of a field's sentence."""
        alone = len(self.fields) == 1
        return field.words or (f"ask-{self.key}" if alone else f"ask-{self.key}-{field.name}")


FORMS: dict[str, Form] = {}


def register(forms: Iterable[Form]) -> None:
    """Make forms known; each step has one."""
    for form in forms:
        FORMS[form.step] = form


class InForm(Filter):
    """A form's field is open."""

    async def __call__(self, message: Message, raw_state: str | None = None) -> bool:
        return (raw_state or "").startswith(STATE)


def router() -> Router:
    own = Router(name="forms")
    own.callback_query.register(begin, Pressed(StepPress, step=FORMS))
    own.callback_query.register(pressed, Pressed(FormPress, step=FORMS))
    own.message.register(said, InForm(), Typed())
    own.message.register(sent, InForm(), HasAttachment())
    own.message.register(not_said, InForm(), NotTyped())
    return own


async def begin(callback: CallbackQuery, callback_data: StepPress, scene: Scene) -> View:
    proposal = await scene.open(callback_data.proposal_id)
    form = FORMS[callback_data.step]
    check(proposal, form.step, scene.member)
    asking = Asking(scene, proposal, form.step)
    asking.given["version"] = callback_data.version
    return await _go_on(form, asking, "", elsewhere=_elsewhere(scene, proposal, form))


async def open_form(scene: Scene, proposal: Proposal, step: str, **given: object) -> View:
    """Begin a form from another conversation. Raises what `domain.lifecycle.check` raises."""
    form = FORMS[step]
    check(proposal, step, scene.member)
    asking = Asking(scene, proposal, step, dict(given))
    return await _go_on(form, asking, "", elsewhere=_elsewhere(scene, proposal, form))


async def ask(scene: Scene, proposal: Proposal, step: str, **given: object) -> View:
    """Open a form that no button of its own began, with what is known already."""
    return await _go_on(FORMS[step], Asking(scene, proposal, step, dict(given)), "")


def _elsewhere(scene: Scene, proposal: Proposal, form: Form) -> bool:
    """Another question is open: this one is asked below it, the lowest is whom the next words answer."""
    state, subject = scene.conversation.state, scene.conversation.subject_id
    return state is not None and (subject != proposal.id or state != f"{STATE}{form.step}")


def _opened(scene: Scene, proposal: Proposal, form: Form) -> tuple[Asking, str] | None:
    """The form as it was left, and the field it stands at; None when it is not the one that is open."""
    if _elsewhere(scene, proposal, form) or scene.conversation.state is None:
        return None
    answers = scene.conversation.answers
    given, scratch = cast(Given, answers.get("given") or {}), cast(Given, answers.get("scratch") or {})
    return Asking(scene, proposal, form.step, dict(given), dict(scratch)), str(answers.get("at") or "")


async def pressed(callback: CallbackQuery, callback_data: FormPress, scene: Scene) -> View:
    """A field's button; one of an earlier field answers that anew, what came after it is asked again."""
    form = FORMS[callback_data.step]
    proposal = await scene.open(callback_data.proposal_id)
    check(proposal, form.step, scene.member)
    field = form.field(callback_data.field)
    opened = _opened(scene, proposal, form)
    elsewhere = _elsewhere(scene, proposal, form)
    asking, at = opened or (Asking(scene, proposal, form.step), "")
    if opened is None and field is not form.fields[0]:
        # A button from further up, of a form that was put away: it begins anew.
        return await _go_on(form, asking, "", elsewhere=elsewhere)
    if callback_data.value == "<":
        return await _step_back(form, asking, field)
    if at and form.fields.index(field) > form.fields.index(form.field(at)):
        # A button from further up, of a question that comes after the one that is open now.
        return replace(await _ask(form, asking, form.field(at)), fresh=True)
    if field.name != at:
        asking.scratch = {}
        later = [f.name for f in form.fields[form.fields.index(field) :]]
        asking.given = {name: value for name, value in asking.given.items() if name not in later}
    answer = await field.pressed(asking, callback_data.value)
    return await _answered(form, asking, field, answer, elsewhere=elsewhere)


async def _step_back(form: Form, asking: Asking, field: Field) -> View:
    earlier = [f for f in form.fields[: form.fields.index(field)] if f.name in asking.given]
    target = earlier[-1] if earlier else form.fields[0]
    asking.given.pop(target.name, None)
    asking.scratch = {}
    return await _ask(form, asking, target)


async def _answered(
    form: Form, asking: Asking, field: Field, answer: Answer | None, *, elsewhere: bool = False
) -> View:
    if answer is None:
        # The same field goes on, or an earlier one whose answer it gave up.
        return await _go_on(form, asking, field.name, elsewhere=elsewhere)
    asking.given[field.name] = answer.value
    asking.scratch = {}
    return await _go_on(form, asking, field.name, elsewhere=elsewhere)


async def _go_on(form: Form, asking: Asking, after: str, *, elsewhere: bool = False) -> View:
    """Ask the next field that applies, or take the step."""
    for field in form.fields:
        if field.name not in asking.given and field.when(asking):
            view = await _ask(form, asking, field)
            return replace(view, fresh=view.fresh or elsewhere)
    return await _take(form, asking)


async def _ask(form: Form, asking: Asking, field: Field) -> View:
    scene, proposal = asking.scene, asking.proposal
    if isinstance(field, Ticks) and "chosen" not in asking.scratch:
        asking.scratch["chosen"] = list(field.preset(asking))
    answers: dict[str, object] = {"at": field.name, "given": asking.given, "scratch": asking.scratch}
    kept = {k: v for k, v in scene.conversation.answers.items() if k in {"album", "cut_at"}}
    scene.conversation.ask(f"{STATE}{form.step}", proposal.id, {**kept, **answers})
    return await _view(form, asking, field)


async def _view(form: Form, asking: Asking, field: Field) -> View:
    params: dict[str, Any] = {"label": asking.proposal.label, "name": asking.proposal.representative}
    sentence = asking.scene.t(form.words(field), **(params | await field.params(asking)))
    view = await field.view(asking, sentence)
    # A button from further up may have answered a later field already: the way back leads before this one.
    first = not any(f.name in asking.given for f in form.fields[: form.fields.index(field)])
    return view if first else _with_way_back(view, asking, field)


def _with_way_back(view: View, asking: Asking, field: Field) -> View:
    """From a later field the way back leads to the one before it."""
    return replace(view, rows=(*view.rows[:-1], (asking.button(field.name, "<", "back"),)))


async def _take(form: Form, asking: Asking) -> View:
    scene, proposal = asking.scene, asking.proposal
    try:
        said = await form.take(scene, proposal, asking.given)
    except BadInput as error:
        if not form.fields:
            raise
        last = next(f for f in reversed(form.fields) if f.name in asking.given)
        asking.given.pop(last.name)
        view = await _ask(form, asking, last)
        return replace(view.after(scene.t(error.key, **error.params)), fresh=True)
    mine = (scene.conversation.state or "") == f"{STATE}{form.step}"
    if mine and scene.conversation.subject_id == proposal.id:
        scene.conversation.end()
    if isinstance(said, View):
        return said
    done = said or scene.t(f"done-{form.key}", label=proposal.label, name=proposal.representative)
    return scene.card(proposal, done)


async def _open_form(scene: Scene, proposal: Proposal) -> tuple[Form, Asking, Field]:
    form = FORMS[(scene.conversation.state or "").removeprefix(STATE)]
    opened = _opened(scene, proposal, form)
    assert opened is not None
    asking, at = opened
    return form, asking, form.field(at)


async def said(message: Message, scene: Scene) -> View | None:
    step = (scene.conversation.state or "").removeprefix(STATE)
    return await typed_answer(message, scene, step, _keep)


async def _keep(scene: Scene, proposal: Proposal, text: str) -> View:
    form, asking, field = await _open_form(scene, proposal)
    try:
        answer = await field.typed(asking, text)
    except BadInput as error:
        view = await _view(form, asking, field)
        return view.after(scene.t(error.key, **error.params))
    return await _answered(form, asking, field, answer)


async def sent(message: Message, scene: Scene) -> View | None:
    """A photo, a document, a place where files are asked for; an album is answered once."""
    try:
        form, asking, field = await _open_form(scene, await _still_open(scene))
    except Refusal as refusal:
        return await too_late(message, scene, refusal)
    if not isinstance(field, Files):
        return await not_said(message, scene)
    album = message.media_group_id
    try:
        field.take_in(asking, attachment_of(message))
    except BadInput as error:
        if album is not None and scene.conversation.answers.get("refused") == album:
            return None
        scene.conversation.answers = {**scene.conversation.answers, "refused": album}
        view = await _view(form, asking, field)
        return view.after(scene.t(error.key, **error.params))
    asking.scratch["album"] = album is not None
    if isinstance(field, Note) and album is None and has_words(message.caption or ""):
        # A photo with its words is the whole answer; of an album more may be on its way.
        return await _answered(form, asking, field, await field.typed(asking, message.caption or ""))
    told = album is not None and scene.conversation.answers.get("album") == album
    view = await _ask(form, asking, field)
    scene.conversation.answers = {**scene.conversation.answers, "album": album}
    return None if told else view


async def _still_open(scene: Scene) -> Proposal:
    """What the open form is about, while its step can be taken. Raises what `check` raises."""
    proposal = await scene.open(scene.conversation.subject_id)
    check(proposal, (scene.conversation.state or "").removeprefix(STATE), scene.member)
    return proposal


async def not_said(message: Message, scene: Scene) -> View | None:
    try:
        form, asking, field = await _open_form(scene, await _still_open(scene))
    except Refusal as refusal:
        return await too_late(message, scene, refusal)
    view = await _view(form, asking, field)
    return await ask_again(message, scene, lambda scene, proposal: view, "form-needs-text")
