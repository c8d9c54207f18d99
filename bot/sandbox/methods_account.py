"""Methods about the bot itself and about people: identity, commands, names, chats, files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox import commands
from bot.sandbox.accounts import Json
from bot.sandbox.call import Call, refuse

_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
_NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_me(call: Call) -> Json:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return {**call.bot.user(), **abilities}


def leave_server(call: Call) -> bool:
    """logOut and close: nothing to leave here."""
    return True


def get_chat(call: Call) -> Json:
    chat = call.chat()
    if chat.user_id in call.world.groups:
        return {**call.world.groups[chat.user_id].chat(), "accent_color_id": 0, "max_reaction_count": 11}
    person = call.world.people[chat.user_id]
    shown: Json = {
        **person.private_chat(),
        "accent_color_id": person.user_id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": _NO_GIFTS,
    }
    if chat.pinned:
        shown["pinned_message"] = call.world.show(call.bot, chat.messages[chat.pinned[-1]])
    return shown


def get_chat_member(call: Call) -> Json:
    chat = call.chat()
    user_id = call.parameters.integer("user_id")
    if user_id <= 0:
        refuse("invalid user_id specified")
    if user_id == call.bot.id:
        user = call.bot.user()
        if chat.user_id in call.world.groups:
            return {"user": user, "status": call.world.groups[chat.user_id].status_of(call.bot)}
    elif user_id in _members(call, chat.user_id) or user_id == chat.user_id:
        user = call.world.people[user_id].user()
    else:
        refuse("user not found" if user_id not in call.world.people else "member not found")
    return {"user": user, "status": "member"}


def _members(call: Call, chat_id: int) -> list[int]:
    group = call.world.groups.get(chat_id)
    return group.members if group is not None else []


def get_user_profile_photos(call: Call) -> Json:
    if call.parameters.integer("user_id") not in call.world.people:
        refuse("user not found")
    return {"total_count": 0, "photos": []}


def get_file(call: Call) -> Json:
    if not call.parameters.has("file_id"):
        refuse("file_id not specified")
    file = call.world.files.find(call.parameters.text("file_id"), call.bot.id)
    if file is None:
        refuse("invalid file_id")
    if file.size > call.world.limits.download_bytes:
        refuse("file is too big")
    return file.as_file()


def set_my_commands(call: Call) -> bool:
    key = _commands_key(call)
    given = call.structure("commands", "commands")
    if given is None:
        given = []
    if not isinstance(given, list):
        refuse("expected an Array of BotCommand")
    if len(given) > commands.MAX_COMMANDS:
        refuse("BOT_COMMANDS_TOO_MUCH")
    _change_commands(call, key, [_command(one) for one in given])
    return True


def delete_my_commands(call: Call) -> bool:
    _change_commands(call, _commands_key(call), [])
    return True


def get_my_commands(call: Call) -> list[Json]:
    return call.bot.commands.get(_commands_key(call), [])


def _change_commands(call: Call, key: str, new: list[Json]) -> None:
    people = call.world.people.values()
    before = {person.user_id: commands.commands_for(call.bot, person) for person in people}
    if new:
        call.bot.commands[key] = new
    else:
        call.bot.commands.pop(key, None)
    call.world.save_bot(call.bot)
    for person in people:
        after = commands.commands_for(call.bot, person)
        if after != before[person.user_id]:
            told = {"user_id": person.user_id, "commands": after}
            call.world.broadcast.publish(call.bot.id, "commands", told)


def _command(given: Any) -> Json:
    if not isinstance(given, dict):
        refuse("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if not isinstance(given.get(field), str):
            refuse(f"can't parse BotCommand: can't find field \"{field}\"")
    name, description = given["command"].strip().removeprefix("/"), given["description"].strip()
    if not name:
        refuse("command must be non-empty")
    if len(name) > 32:
        refuse("command length must not exceed 32")
    if not all(character in "abcdefghijklmnopqrstuvwxyz0123456789_" for character in name):
        refuse("BOT_COMMAND_INVALID")
    if not description:
        refuse("command description must be non-empty")
    if len(description) > 256:
        refuse("command description length must not exceed 256")
    return {"command": name, "description": description}


def _commands_key(call: Call) -> str:
    scope = call.structure("scope", "BotCommandScope")
    if scope is None:
        scope = {"type": "default"}
    if not isinstance(scope, dict):
        refuse("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type")
    language = call.parameters.text("language_code").lower()
    if kind in _SCOPES:
        return commands.key(str(kind), "", language)
    if kind not in _CHAT_SCOPES:
        refuse("can't parse BotCommandScope: unsupported type specified")
    chat_id = str(scope.get("chat_id") or "")
    if not chat_id:
        refuse("can't parse BotCommandScope: empty chat_id specified")
    known = chat_id.isdecimal() and int(chat_id) in call.world.people
    if not known or not call.world.chat(call.bot, int(chat_id)).started:
        refuse("chat not found")
    if kind != "chat":
        refuse("method is available only for groups and supergroups")
    return commands.key("chat", chat_id, language)


def _text_setter(store: str, parameter: str, longest: int) -> Callable[[Call], bool]:
    def method(call: Call) -> bool:
        text = call.parameters.text(parameter)
        if len(text) > longest:
            refuse(f"{parameter.replace('_', ' ')} is too long")
        texts: dict[str, str] = getattr(call.bot, store)
        language = call.parameters.text("language_code").lower()
        if text:
            texts[language] = text
        else:
            texts.pop(language, None)
        call.world.save_bot(call.bot)
        return True

    return method


def _text_getter(store: str, parameter: str, fallback: str = "") -> Callable[[Call], Json]:
    def method(call: Call) -> Json:
        texts: dict[str, str] = getattr(call.bot, store)
        language = call.parameters.text("language_code").lower()
        unset = str(getattr(call.bot, fallback)) if fallback else ""
        return {parameter: texts.get(language) or texts.get("") or unset}

    return method


def set_chat_menu_button(call: Call) -> bool:
    button = call.structure("menu_button", "menu button")
    if button is None:
        button = {"type": "default"}
    if not isinstance(button, dict):
        refuse("can't parse menu button: MenuButton must be an Object")
    if button.get("type") not in ("default", "commands", "web_app"):
        refuse("can't parse menu button: MenuButton has unsupported type")
    call.bot.menu_buttons[_menu_chat(call)] = button
    call.world.save_bot(call.bot)
    return True


def get_chat_menu_button(call: Call) -> Json:
    buttons = call.bot.menu_buttons
    return buttons.get(_menu_chat(call)) or buttons.get("") or {"type": "commands"}


def _menu_chat(call: Call) -> str:
    return str(call.chat().user_id) if call.parameters.has("chat_id") else ""


METHODS: dict[str, Any] = {
    "getme": get_me,
    "logout": leave_server,
    "close": leave_server,
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getuserprofilephotos": get_user_profile_photos,
    "getfile": get_file,
    "setmycommands": set_my_commands,
    "deletemycommands": delete_my_commands,
    "getmycommands": get_my_commands,
    "setmyname": _text_setter("names", "name", 64),
    "getmyname": _text_getter("names", "name", "name"),
    "setmydescription": _text_setter("description", "description", 512),
    "getmydescription": _text_getter("description", "description"),
    "setmyshortdescription": _text_setter("short_description", "short_description", 120),
    "getmyshortdescription": _text_getter("short_description", "short_description"),
    "setchatmenubutton": set_chat_menu_button,
    "getchatmenubutton": get_chat_menu_button,
}
