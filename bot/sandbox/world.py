"""Everything there is: bots, people, chats, messages; kept in the journal, told to the pages."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import takewhile
from pathlib import Path

from bot.sandbox import views
from bot.sandbox.accounts import Bot, Group, Json, Person
from bot.sandbox.broadcast import Broadcast
from bot.sandbox.chat import Chat, Message
from bot.sandbox.files import FileStore
from bot.sandbox.journal import Journal
from bot.sandbox.limits import Flood, Limits
from bot.sandbox.markup import Markup, callback_data
from bot.sandbox.updates import UpdateQueue

_QUERIES_KEPT = 3600
"""Seconds a pressed button is remembered at all; whether it may still be answered is a limit."""


@dataclass(frozen=True, slots=True)
class Query:
    """A pressed inline button that waits for its answer; `born` is in seconds of the machine's clock."""

    query_id: str
    bot_id: int
    user_id: int
    message_id: int
    born: float


class World:
    """The state of the sandbox. Methods change it and record the change; callers commit."""

    def __init__(
        self, directory: Path | None, *, now: Callable[[], datetime], zone: tzinfo, limits: Limits
    ) -> None:
        if directory is not None:
            directory.mkdir(parents=True, exist_ok=True)
        self.journal = Journal(directory / "sandbox.sqlite" if directory is not None else None)
        self.now = now
        self.zone = zone
        self.limits = limits
        self.flood = Flood(limits)
        self.broadcast = Broadcast()
        self.bots: dict[str, Bot] = {}
        self.queues: dict[int, UpdateQueue] = {}
        self.groups = {int(key): Group(**body) for key, body in self.journal.all("group")}
        self.answers: dict[str, Json] = {}
        """What pressed buttons and inline queries were answered with, by the query's id."""
        self.inline_queries: dict[str, Query] = {}
        """Typed behind the bot's name in any chat, and not answered yet."""
        self.people = {int(key): Person(**body) for key, body in self.journal.all("person")}
        queries = sorted((Query(**body) for _, body in self.journal.all("query")), key=lambda q: q.born)
        self.queries = {query.query_id: query for query in queries}
        chats = [Chat(**body) for _, body in self.journal.all("chat")]
        self.chats = {(chat.bot_id, chat.user_id): chat for chat in chats}
        self._restore_messages()
        self.files = FileStore(directory, self.journal, self.save_bot)

    def _restore_messages(self) -> None:
        restored = []
        for key, body in self.journal.all("message"):
            restored.append((int(key.partition(":")[0]), Message(**body)))
        for bot_id, message in sorted(restored, key=lambda pair: pair[1].message_id):
            self.chats[bot_id, message.user_id].messages[message.message_id] = message

    # Bots and people

    def add_bot(self, token: str, username: str | None = None, name: str | None = None) -> Bot:
        """Makes a bot known; one that was known before keeps what it had set. ValueError on a bad token."""
        if not re.fullmatch(r"[1-9]\d{0,18}:[\w-]+", token):
            raise ValueError(f"not a bot token: {token!r} (expected digits, a colon, letters)")
        bot_id = int(token.partition(":")[0])
        kept = dict(self.journal.all("bot")).get(str(bot_id))
        if kept is not None:
            bot = Bot(**{**kept, "token": token})
            bot.username, bot.name = username or bot.username, name or bot.name
        else:
            # Real update ids start anywhere too; code that expects 1 should fail here already.
            first = 100_000_000 + secrets.randbelow(800_000_000)
            bot = Bot(token, username or f"sandbox_{bot_id}_bot", name or "Sandbox", next_update=first)
        pending = [body for key, body in self.journal.all("update") if key.partition(":")[0] == str(bot_id)]
        self.bots[token] = bot
        self.queues[bot_id] = UpdateQueue(bot, self.journal, self.save_bot, pending)
        self.save_bot(bot)
        return bot

    def save_bot(self, bot: Bot) -> None:
        self.journal.put("bot", bot.id, bot)

    def add_person(self, person: Person) -> None:
        """Adds a person, or changes what is known of one."""
        self.people[person.user_id] = person
        self.journal.put("person", person.user_id, person)
        for bot in self.bots.values():
            self.tell_phone(bot, person.user_id)

    def save_group(self, group: Group) -> None:
        self.groups[group.chat_id] = group
        self.journal.put("group", group.chat_id, group)

    # Chats and messages

    def chat(self, bot: Bot, user_id: int) -> Chat:
        """The person's chat with the bot; an unstarted one until the person writes."""
        chat = self.chats.get((bot.id, user_id))
        if chat is None:
            chat = self.chats[bot.id, user_id] = Chat(bot.id, user_id)
        return chat

    def save_chat(self, chat: Chat) -> None:
        self.journal.put("chat", chat.key, chat, without={"messages"})

    def post(
        self,
        bot: Bot,
        chat: Chat,
        content: Json,
        *,
        from_person: bool,
        markup: Markup | None = None,
        reply_to: int | None = None,
        media_group_id: str | None = None,
        forward_origin: Json | None = None,
        protected: bool = False,
        sender_id: int | None = None,
        thread_id: int | None = None,
        heard: bool = True,
    ) -> Message:
        """Puts a message into the chat, shows it on the phone and, from a person, queues the update.

        Not `heard`: the bot is not told of it, as of most that is said in a group.
        """
        markup = markup or Markup()
        message = Message(
            chat.next_message,
            chat.user_id,
            from_person,
            self.timestamp(),
            content,
            inline=markup.inline,
            locked=markup.locks_message,
            protected=protected,
            reply_to=reply_to,
            media_group_id=media_group_id,
            forward_origin=forward_origin,
            offered=sorted(callback_data(markup.inline)),
            sender_id=sender_id,
            thread_id=thread_id,
        )
        chat.next_message += 1
        chat.messages[message.message_id] = message
        if from_person:
            chat.started, chat.unread = True, 0
        else:
            chat.unread += 1
        self._record(chat, message)
        self.tell(bot, chat.user_id, "message", message)
        if markup.locks_message:
            self._replace_keyboard(bot, chat, message, markup)
        self.save_chat(chat)
        if from_person and heard:
            self.queues[bot.id].add("message", self.show(bot, message))
        return message

    def _replace_keyboard(self, bot: Bot, chat: Chat, message: Message, markup: Markup) -> None:
        if markup.keyboard is None and not markup.removes_keyboard:
            return
        chat.keyboard = markup.keyboard
        chat.keyboard_message = message.message_id if markup.keyboard else None
        self.broadcast.publish(bot.id, "keyboard", {"user_id": chat.user_id, "keyboard": chat.keyboard})

    def edit(self, bot: Bot, message: Message, content: Json, inline: Json | None, *, marks: bool) -> None:
        """Replaces what a message says; `marks` when the edit leaves an edit date (keys alone do not)."""
        message.content = content
        message.inline = inline
        message.offered = sorted({*message.offered, *callback_data(inline)})
        if marks:
            message.edit_date = self.timestamp()
        self._record(self.chat(bot, message.user_id), message)
        self.tell(bot, message.user_id, "edit", message)

    def delete(self, bot: Bot, chat: Chat, message: Message) -> None:
        del chat.messages[message.message_id]
        if message.message_id in chat.pinned:
            chat.pinned.remove(message.message_id)
            self.save_chat(chat)
        self.journal.drop("message", f"{chat.key}:{message.message_id}")
        self.broadcast.publish(bot.id, "delete", {"user_id": chat.user_id, "message_id": message.message_id})

    def _record(self, chat: Chat, message: Message) -> None:
        self.journal.put("message", f"{chat.key}:{message.message_id}", message)

    # Buttons pressed

    def add_query(self, bot: Bot, user_id: int, message_id: int) -> Query:
        """Remembers that a button was pressed, so that it can be answered."""
        born = time.time()
        # The oldest stand first: looking through all of them at every press would take longer and longer.
        for old in list(takewhile(lambda query: query.born < born - _QUERIES_KEPT, self.queries.values())):
            del self.queries[old.query_id]
            self.journal.drop("query", old.query_id)
        query = Query(str(secrets.randbits(62)), bot.id, user_id, message_id, born)
        self.queries[query.query_id] = query
        self.journal.put("query", query.query_id, query)
        return query

    def add_inline_query(self, bot: Bot, user_id: int, text: str, offset: str, chat_type: str) -> Query:
        """Somebody types behind the bot's name; the bot is told what and in which kind of chat, not where."""
        born = time.time()
        for old in [q for q in self.inline_queries.values() if q.born < born - _QUERIES_KEPT]:
            del self.inline_queries[old.query_id]
        query = Query(str(secrets.randbits(62)), bot.id, user_id, 0, born)
        self.inline_queries[query.query_id] = query
        payload = {
            "id": query.query_id,
            "from": self.people[user_id].user(),
            "query": text,
            "offset": offset,
            "chat_type": chat_type,
        }
        self.queues[bot.id].add("inline_query", payload)
        return query

    def chosen(self, bot: Bot, query_id: str, result_id: str) -> Json | None:
        """What choosing this result sends, as sent by means of the bot; None for what was not offered."""
        results = (self.answers.get(query_id) or {}).get("results", [])
        found = next((result for result in results if result["id"] == result_id), None)
        return {**found["message"], "via_bot": bot.user()} if found else None

    # Seen from outside

    def show(self, bot: Bot, message: Message) -> Json:
        """The Message object that the bot sees."""
        chat = self.chat(bot, message.user_id)
        replied = chat.messages.get(message.reply_to) if message.reply_to is not None else None
        if message.user_id in self.groups:
            sender = self.people[message.sender_id] if message.sender_id is not None else None
            return views.group_message(bot, self.groups[message.user_id], sender, message, replied)
        return views.bot_message(bot, self.people[message.user_id], message, replied)

    def tell(self, bot: Bot, user_id: int, event: str, message: Message) -> None:
        if self.broadcast.wanted(bot.id):
            # The page has a phone for each person, and none for a group.
            event = f"group_{event}" if user_id in self.groups else event
            shown = views.phone_message(message, self.zone)
            self.broadcast.publish(bot.id, event, {"user_id": user_id, "message": shown})

    def tell_phone(self, bot: Bot, user_id: int) -> None:
        if self.broadcast.wanted(bot.id):
            self.broadcast.publish(bot.id, "phone", self.show_phone(bot, user_id))

    def show_phone(self, bot: Bot, user_id: int) -> Json:
        """The Phone object of the phone API."""
        return views.phone(bot, self.people[user_id], self.chat(bot, user_id), self.zone)

    def timestamp(self) -> int:
        """The sandbox's time in whole seconds since 1970."""
        return int(self.now().timestamp())

    def commit(self) -> None:
        self.journal.commit()

    def close(self) -> None:
        self.broadcast.close()
        self.journal.close()
