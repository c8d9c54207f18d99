"""The only maker of Telegram methods: views become messages here."""

from aiogram.methods import EditMessageText, SendMessage, TelegramMethod
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    Update,
)

from bot.views.view import Rows, View

LONGEST_TEXT = 4096


def inline_keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(text=b.text, callback_data=b.data, style="primary" if b.main else None)
                for b in row
            ]
            for row in rows
        ]
    )


def reply_keyboard(view: View) -> ReplyKeyboardMarkup | None:
    if view.keyboard is None:
        return None
    return ReplyKeyboardMarkup(
        keyboard=[
            [KeyboardButton(text=k.text, request_contact=k.asks_phone) for k in row] for row in view.keyboard
        ],
        resize_keyboard=True,
        is_persistent=True,
        input_field_placeholder=view.placeholder or None,
    )


def to_method(view: View, update: Update) -> TelegramMethod[Message] | TelegramMethod[Message | bool] | None:
    """The one reply to an update: a button's message is edited in place, everything else gets a new message."""
    callback = update.callback_query
    if callback is not None and callback.message is not None and not view.fresh and view.keyboard is None:
        return EditMessageText(
            chat_id=callback.message.chat.id,
            message_id=callback.message.message_id,
            text=view.text,
            parse_mode="HTML",
            reply_markup=inline_keyboard(view.rows),
        )
    chat_id = chat_of(update)
    if chat_id is None:
        return None
    return SendMessage(
        chat_id=chat_id,
        text=view.text,
        parse_mode="HTML",
        reply_markup=inline_keyboard(view.rows) or reply_keyboard(view),
    )


def chat_of(update: Update) -> int | None:
    """The private chat an update belongs to; None for updates that need no answer."""
    message = update.message or update.edited_message
    if message is not None:
        return message.chat.id
    if update.callback_query is not None:
        return update.callback_query.from_user.id
    return None
