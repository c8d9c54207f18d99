"""Refusals and trouble, in words that say what to do next."""

from datetime import datetime

from bot.callbacks import RetryPress
from bot.i18n import Translator
from bot.views.view import Button, View
from domain.errors import Refusal


def refusal_view(refusal: Refusal, t: Translator, *, now: datetime) -> View:
    """The sentence of a refusal; always a new message, so that what was on the screen stays."""
    params = dict(refusal.params)
    at = params.get("at")
    if isinstance(at, datetime) and at.astimezone(t.zone).date() == now.astimezone(t.zone).date():
        params["at"] = t.clock(at)
    if "step" in params:
        params["step"] = t.plain(f"step-{str(params['step']).replace('_', '-')}")
    return View(t(refusal.key, **params), fresh=True)


def bug_view(code: str, t: Translator) -> View:
    """Something of ours broke: what was sent is kept under the code."""
    retry = Button(t.plain("retry"), RetryPress(code=code).pack())
    return View(t("bug", code=code), ((retry,),), fresh=True)
