"""A view as JSON: how a reply that could not be sent waits in the outbox."""

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html
from bot.views.view import Button, Key, View


def data_of(view: View) -> dict[str, object]:
    """What the message consists of; how it was meant to appear (fresh, toast) no longer matters later."""
    return {
        "text": str(view.text),
        "rows": [[[b.text, b.data, b.main] for b in row] for row in view.rows],
        "keyboard": [[[k.text, k.asks_phone] for k in row] for row in view.keyboard]
        if view.keyboard is not None
        else None,
        "placeholder": view.placeholder,
    }


def view_of(data: Mapping[str, Any]) -> View:
    """The view again."""
    keyboard = data["keyboard"]
    return View(
        Html(data["text"]),
        tuple(tuple(Button(*button) for button in row) for row in data["rows"]),
        keyboard=tuple(tuple(Key(*key) for key in row) for row in keyboard) if keyboard is not None else None,
        placeholder=data["placeholder"],
    )
