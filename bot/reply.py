"""The only maker of Telegram methods: views become messages here."""

from collections.abc import Sequence

from aiogram.methods import (
    AnswerInlineQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import (
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    Update,
)

from bot.i18n import Html
from bot.views.inline import Offer
from bot.views.view import Button, Key, Rows, View


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
    """The one reply to an update: a button's message is edited in place, all else gets a new message."""
    callback = update.callback_query
    message = callback.message if callback else None
    # A message that is too old or was deleted cannot be edited any more: Telegram hands over its ids only.
    editable = message is not None and not isinstance(message, InaccessibleMessage)
    if message is not None and editable and view.keys_only:
        return EditMessageReplyMarkup(
            chat_id=message.chat.id,
            message_id=message.message_id,
            reply_markup=inline_keyboard(view.rows),
        )
    if message is not None and editable and not view.fresh and view.keyboard is None:
        return EditMessageText(
            chat_id=message.chat.id,
            message_id=message.message_id,
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


def as_new_message(method: EditMessageText) -> SendMessage:
    """The same words below everything else, for a message that cannot be edited after all."""
    assert method.chat_id is not None
    assert method.text is not None
    return SendMessage(
        chat_id=method.chat_id, text=method.text, parse_mode="HTML", reply_markup=method.reply_markup
    )


def to_view(method: TelegramMethod[object]) -> View | None:
    """The view that `to_method` was given, as far as a later message needs it."""
    if not isinstance(method, SendMessage | EditMessageText):
        return None
    text, markup = Html(method.text or ""), method.reply_markup
    if isinstance(markup, InlineKeyboardMarkup):
        rows = tuple(
            tuple(Button(b.text, b.callback_data or "", b.style == "primary") for b in row)
            for row in markup.inline_keyboard
        )
        return View(text, rows)
    if isinstance(markup, ReplyKeyboardMarkup):
        keys = tuple(tuple(Key(k.text, bool(k.request_contact)) for k in row) for row in markup.keyboard)
        return View(text, keyboard=keys, placeholder=markup.input_field_placeholder or "")
    return View(text)


def to_group_method(
    view: View, update: Update
) -> TelegramMethod[Message] | TelegramMethod[Message | bool] | None:
    """The same in a group: in the topic where it was asked."""
    callback, message = update.callback_query, update.message
    if callback is not None:
        return to_method(view, update)
    if message is None:
        return None
    return SendMessage(
        chat_id=message.chat.id,
        message_thread_id=topic_of(message) or None,
        text=view.text,
        parse_mode="HTML",
        reply_markup=inline_keyboard(view.rows),
    )


def to_answer(query_id: str, offers: Sequence[Offer], beyond: str) -> AnswerInlineQuery:
    """For whoever asked alone, and kept by nobody: a minute later they may see less."""
    return AnswerInlineQuery(
        inline_query_id=query_id,
        results=[
            InlineQueryResultArticle(
                id=offer.id,
                title=offer.title,
                description=offer.about,
                input_message_content=InputTextMessageContent(message_text=offer.text, parse_mode="HTML"),
            )
            for offer in offers
        ],
        cache_time=0,
        is_personal=True,
        next_offset=beyond,
    )


def topic_of(message: Message | InaccessibleMessage | None) -> int:
    """The topic of a group's message, 0 for none: threads of answers are no topics."""
    if not isinstance(message, Message) or not message.is_topic_message:
        return 0
    return message.message_thread_id or 0


def group_of(update: Update) -> int | None:
    """The group in which it happened, or the channel; None for everything else."""
    pressed = update.callback_query.message if update.callback_query else None
    event = update.message or update.edited_message or pressed or update.my_chat_member
    return (
        event.chat.id if event is not None and event.chat.type in {"group", "supergroup", "channel"} else None
    )


def chat_of(update: Update) -> int | None:
    """The private chat an update belongs to; None for what gets no answer: groups, blocks."""
    message = update.message or update.edited_message
    if message is not None:
        return message.chat.id if message.chat.type == "private" else None
    callback = update.callback_query
    if callback is None or callback.inline_message_id is not None:
        return None
    if callback.message is not None and callback.message.chat.type != "private":
        return None
    return callback.from_user.id
