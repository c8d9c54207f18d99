"""The whole form as a person fills it in, made into updates as Telegram sends them."""

import itertools
from typing import Any

STEPS: tuple[tuple[str, str], ...] = (
    ("says", "鉴湖路小学门口没有红绿灯，孩子过马路太危险了，建议装一个"),
    ("presses", "接着写"),
    ("presses", "就用这个"),
    ("says", "早晚高峰时车多，上个月又有两个孩子被电瓶车碰倒。"),
    ("presses", "就这些"),
    ("says", "装信号灯，早晚高峰安排人员值守"),
    ("says", "信号灯装好之前先画上斑马线。"),
    ("presses", "就这些"),
    ("presses", "就这样"),
    ("presses", "都没有"),
    ("presses", "提交"),
)
_numbers = itertools.count(1)


def _person(chat_id: int) -> dict[str, Any]:
    return {"id": chat_id, "is_bot": False, "first_name": "代表", "language_code": "zh-hans"}


def said(chat_id: int, text: str) -> dict[str, Any]:
    """A text message."""
    return {
        "update_id": next(_numbers),
        "message": {
            "message_id": next(_numbers),
            "date": 1772415000,
            "chat": {"id": chat_id, "type": "private", "first_name": "代表"},
            "from": _person(chat_id),
            "text": text,
        },
    }


def pressed(chat_id: int, data: str) -> dict[str, Any]:
    """A press on an inline button."""
    return {
        "update_id": next(_numbers),
        "callback_query": {
            "id": str(next(_numbers)),
            "from": _person(chat_id),
            "chat_instance": str(chat_id),
            "data": data,
            "message": {
                "message_id": 1,
                "date": 1772415000,
                "chat": {"id": chat_id, "type": "private", "first_name": "代表"},
                "text": "…",
            },
        },
    }
