"""The additional way of one's own pushes: how it stands, what can be chosen, what is asked."""

from bot.callbacks import SettingPress
from bot.i18n import Translator
from bot.views.view import Button, View

# Looked at in this order.
OFF_CHOICES = ("mail", "url")
TOLD = {"second_way_ended": "second-way-ended", "second_way_code_failed": "second-way-code-failed"}


def _button(key: str, value: str, t: Translator, *, main: bool = False) -> Button:
    return Button(t.plain(key), SettingPress(name="way", value=value).pack(), main=main)


def way_view(address: str, t: Translator, *, mail: bool) -> View:
    """`address` masked; empty while nothing is sent elsewhere."""
    rows = [(_button(f"second-way-{name}", name, t),) for name in OFF_CHOICES if mail or name != "mail"]
    back = (Button(t.plain("back"), SettingPress(name="open").pack()),)
    if not address:
        return View(t("second-way-off"), (*rows, back))
    off = (_button("second-way-end", "off", t),)
    return View(t("second-way-on", address=address), (off, *rows, back))


def address_view(kind: str, known: str, t: Translator) -> View:
    return View(t(f"second-way-ask-{kind}", known=known), ((_leave(t),),))


def code_view(address: str, t: Translator) -> View:
    return View(t("second-way-ask-code", address=address), ((_leave(t),),))


def told_view(kind: str, t: Translator) -> View:
    """What became of an address without the person's doing."""
    again = _button("settings-second-way", "open", t)
    return View(t(TOLD[kind]), ((again,),))


def _leave(t: Translator) -> Button:
    return _button("second-way-leave", "leave", t)
