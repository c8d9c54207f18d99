"""One call of a Bot API method, and what methods need to ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from bot.sandbox.accounts import Bot, Json
from bot.sandbox.chat import Chat, Message
from bot.sandbox.entities import formatted
from bot.sandbox.errors import bad_request, forbidden
from bot.sandbox.html_mode import Entity
from bot.sandbox.parameters import Parameters
from bot.sandbox.webhook import Webhooks
from bot.sandbox.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024


@dataclass(slots=True)
class Call:
    """A method called by a bot; the checks raise ApiError in Telegram's words."""

    world: World
    bot: Bot
    parameters: Parameters
    webhooks: Webhooks

    def chat(self, parameter: str = "chat_id") -> Chat:
        """The chat a parameter names: a person the sandbox knows, else 400."""
        text = self.parameters.text(parameter).strip()
        if not text:
            raise bad_request(f"{parameter} is empty")
        known = self.world.people.keys() | self.world.groups.keys()
        if not text.lstrip("-").isdecimal() or int(text) not in known:
            raise bad_request("chat not found")
        return self.world.chat(self.bot, int(text))

    def writable_chat(self) -> Chat:
        """The chat, if the bot may write there: 403 before the person has begun, and while blocked."""
        chat = self.chat()
        group = self.world.groups.get(chat.user_id)
        if group is not None:
            status = group.status_of(self.bot)
            if status == "kicked":
                raise forbidden(f"bot was kicked from the {group.kind} chat")
            if status == "left":
                raise forbidden(f"bot is not a member of the {group.kind} chat")
            if group.is_channel and not group.lets(self.bot):
                raise bad_request("need administrator rights in the channel chat")
            return chat
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def thread(self, chat: Chat) -> int | None:
        """The topic a message goes to; 400 for one that is not there."""
        thread_id = self.parameters.integer("message_thread_id") or None
        group = self.world.groups.get(chat.user_id)
        if thread_id is not None and (group is None or thread_id not in group.topics):
            raise bad_request("message thread not found")
        return thread_id

    def message(self, chat: Chat, purpose: str, parameter: str = "message_id") -> Message:
        """The message a parameter names; `purpose` is Telegram's word for it ("message to edit")."""
        message = chat.messages.get(self.parameters.integer(parameter))
        if message is None:
            raise bad_request(f"{purpose} not found")
        return message

    def reply_target(self, chat: Chat) -> int | None:
        """The id of the message to reply to, from reply_parameters or the older single parameter."""
        try:
            given = self.parameters.structure("reply_parameters")
        except ValueError as error:
            raise bad_request("can't parse reply parameters JSON object") from error
        if given is None:
            given = {
                "message_id": self.parameters.integer("reply_to_message_id") or None,
                "allow_sending_without_reply": self.parameters.flag("allow_sending_without_reply"),
            }
        if not isinstance(given, dict):
            raise bad_request("object expected as reply parameters")
        target = given.get("message_id")
        if target is None:
            return None
        if not str(target).isdecimal() or int(target) not in chat.messages:
            if given.get("allow_sending_without_reply"):
                return None
            raise bad_request("message to be replied not found")
        return int(target)

    def body_text(self) -> Json:
        """`text` with its entities as message content; 400 when empty or longer than 4096."""
        if not self.parameters.has("text"):
            raise bad_request("message text is empty")
        text, entities = self._formatted("text", "entities")
        if not text:
            raise bad_request("text must be non-empty")
        if len(text) > MAX_TEXT:
            raise bad_request("message is too long")
        content = _content("text", text, "entities", entities)
        preview = self.structure("link_preview_options", "link preview options")
        if isinstance(preview, dict):
            content["link_preview_options"] = preview
        elif preview is not None:
            refuse("object expected as link preview options")
        elif self.parameters.flag("disable_web_page_preview"):
            content["link_preview_options"] = {"is_disabled": True}
        return content

    def caption(self) -> Json:
        """`caption` with its entities as message content, {} when there is none; 400 when over 1024."""
        text, entities = self._formatted("caption", "caption_entities")
        return caption_content(text, entities)

    def _formatted(self, name: str, entities: str) -> tuple[str, list[Entity]]:
        try:
            given = self.parameters.structure(entities)
        except ValueError:
            given = None
        return formatted(self.parameters.text(name), self.parameters.text("parse_mode"), given)

    def structure(self, name: str, what: str) -> object:
        """A parameter as JSON; 400 naming `what` when it is none."""
        try:
            return self.parameters.structure(name)
        except ValueError:
            refuse(f"can't parse {what} JSON object")


def refuse(reason: str) -> NoReturn:
    """Answers the call with 400."""
    raise bad_request(reason)


def caption_content(text: str, entities: list[Entity]) -> Json:
    """A caption as message content; 400 when it is longer than 1024 characters."""
    if len(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return _content("caption", text, "caption_entities", entities) if text else {}


def _content(name: str, text: str, entities_name: str, entities: list[Entity]) -> Json:
    return {name: text, entities_name: entities} if entities else {name: text}
