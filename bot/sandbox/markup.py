"""Keyboards under messages and under the text box: parsed, checked, refused as Telegram refuses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.html_mode import checked_link
from bot.sandbox.parameters import Parameters

MAX_CALLBACK_DATA = 64
"""Bytes, not characters."""
MAX_INLINE_BUTTONS = 100
_STYLES = {"", "default", "primary", "danger", "success"}
_OTHER_KINDS = ("switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat")


@dataclass(frozen=True, slots=True)
class Markup:
    """What a reply_markup asks for; `inline` stays with the message, the others change the text box."""

    inline: dict[str, Any] | None = None
    keyboard: dict[str, Any] | None = None
    removes_keyboard: bool = False
    forces_reply: bool = False

    @property
    def locks_message(self) -> bool:
        """A message sent with anything but an inline keyboard can never be edited."""
        return self.keyboard is not None or self.removes_keyboard or self.forces_reply


def read_markup(parameters: Parameters) -> Markup:
    """The call's `reply_markup`; an empty one when there is none."""
    try:
        value = parameters.structure("reply_markup")
    except ValueError as error:
        raise bad_request("can't parse reply keyboard markup JSON object") from error
    if value is None:
        return Markup()
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    rows = _rows(value.get("keyboard"), 'field "keyboard" must be an Array of Arrays')
    inline_rows = _rows(
        value.get("inline_keyboard"),
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    )
    if rows:
        return Markup(keyboard=_reply_keyboard(value, rows))
    if any(inline_rows):
        return Markup(inline={"inline_keyboard": _inline_keyboard(inline_rows)})
    return Markup(
        removes_keyboard=bool(value.get("remove_keyboard")), forces_reply=bool(value.get("force_reply"))
    )


def callback_data(inline: dict[str, Any] | None) -> set[str]:
    """Every callback_data in an inline keyboard."""
    rows = (inline or {}).get("inline_keyboard", [])
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}


def _rows(value: Any, fault: str) -> list[list[Any]]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request(fault)
    return value


def _reply_keyboard(value: dict[str, Any], rows: list[list[Any]]) -> dict[str, Any]:
    keys = [[_key(key) for key in row] for row in rows if row]
    return {
        "rows": keys,
        "placeholder": value.get("input_field_placeholder") or None,
        "one_time": bool(value.get("one_time_keyboard")),
    }


def _key(key: Any) -> dict[str, Any]:
    if isinstance(key, str):
        key = {"text": key}
    if not isinstance(key, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    text = _text(key, "keyboard button")
    if not text.strip():
        raise bad_request("keyboard button text must be non-empty")
    _check_style(key, "keyboard button")
    return {
        "text": text,
        "request_contact": bool(key.get("request_contact")),
        "request_location": bool(key.get("request_location")),
    }


def _inline_keyboard(rows: list[list[Any]]) -> list[list[dict[str, Any]]]:
    buttons = [[_button(button) for button in row] for row in rows if row]
    if sum(len(row) for row in buttons) > MAX_INLINE_BUTTONS:
        raise bad_request("reply markup is too long")
    return buttons


def _button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = _text(button, "inline keyboard button")
    style = _check_style(button, "inline keyboard button")
    shown: dict[str, Any] = {"text": text}
    if style:
        shown["style"] = style
    if button.get("url"):
        shown["url"] = _url(str(button["url"]))
    elif button.get("callback_data"):
        data = str(button["callback_data"])
        if len(data.encode()) > MAX_CALLBACK_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
        shown["callback_data"] = data
    elif kind := next((kind for kind in (*_OTHER_KINDS, "web_app", "copy_text") if kind in button), None):
        shown[kind] = button[kind]
    else:
        raise bad_request(
            "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard"
        )
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    return shown


def _text(button: dict[str, Any], what: str) -> str:
    if button.get("text") is None:
        raise bad_request(f"can't parse {what}: can't find field \"text\"")
    return str(button["text"])


def _check_style(button: dict[str, Any], what: str) -> str:
    style = str(button.get("style") or "").lower()
    if style not in _STYLES:
        raise bad_request(f"can't parse {what}: invalid button style specified")
    return style


def _url(url: str) -> str:
    link = checked_link(url)
    if link is None:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return link
