"""A bot's commands: which list belongs to whom."""

from __future__ import annotations

from bot.sandbox.accounts import Bot, Json, Person

MAX_COMMANDS = 100


def key(scope: str, chat_id: int | str, language: str) -> str:
    """Under which key a list of commands is kept; `chat_id` is "" for scopes without a chat."""
    return f"{scope}|{chat_id}|{language}"


def commands_for(bot: Bot, person: Person) -> list[Json]:
    """The commands the person sees in the private chat: the narrowest scope wins, then the language."""
    language = person.language_code.partition("-")[0].lower()
    for scope, chat_id in (("chat", person.user_id), ("all_private_chats", ""), ("default", "")):
        for spoken in (language, ""):
            found = bot.commands.get(key(scope, chat_id, spoken))
            if found:
                return [{name: command[name] for name in ("command", "description")} for command in found]
    return []
