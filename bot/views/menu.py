"""The main keyboard, the commands and the greeting of each role."""

from collections.abc import Sequence

from bot.callbacks import InspectionPress, MenuPress, PeoplePress, PolicyPress, SettingPress
from bot.i18n import LANGUAGES, Html, Translator
from bot.views.view import Button, Key, View
from domain.ledger import MAY_IMPORT
from domain.people import Congress, Person, Post, Role

KEYS_OF: dict[Role, tuple[tuple[str, ...], ...]] = {
    Role.REPRESENTATIVE: (
        ("menu-write", "menu-mine"),
        ("menu-todo", "menu-rate"),
        ("menu-agenda", "menu-figures"),
        ("menu-find", "menu-help"),
    ),
    Role.STAFF: (
        ("menu-todo", "menu-all"),
        ("menu-find", "menu-broadcast"),
        ("menu-agenda", "menu-figures"),
        ("menu-help",),
    ),
    Role.LEADER: (
        ("menu-todo", "menu-all"),
        ("menu-find", "menu-week"),
        ("menu-agenda", "menu-figures"),
        ("menu-help",),
    ),
    Role.INSPECTOR: (("menu-inspection", "menu-help"),),
    Role.ADMIN: (
        ("menu-todo", "menu-all"),
        ("menu-find", "menu-rules"),
        ("menu-broadcast", "menu-figures"),
        ("menu-help",),
    ),
}
KEYS_OF_OFFICES = (
    ("menu-todo", "menu-all"),
    ("menu-agenda", "menu-figures"),
    ("menu-find", "menu-help"),
)
OF_DEPARTMENTS = (
    "todo",
    "my",
    "case",
    "find",
    "people",
    "agenda",
    "report",
    "inspection",
    "assessment",
    "menu",
    "settings",
    "help",
    "cancel",
)
REGISTRY = (
    "todo",
    "my",
    "case",
    "find",
    "people",
    "agenda",
    "report",
    "days",
    "undelivered",
    "inspection",
    "assessment",
    "bulletin",
    "channel",
    "menu",
    "settings",
    "help",
    "cancel",
)
COMMANDS_OF_OFFICES = ("todo", "my", "case", "find", "agenda", "report", "menu", "settings", "help", "cancel")
COMMANDS_OF: dict[Role, tuple[str, ...]] = {
    Role.REPRESENTATIVE: (
        "submit",
        "my",
        "case",
        "find",
        "todo",
        "agenda",
        "rate",
        "report",
        "menu",
        "settings",
        "help",
        "cancel",
    ),
    Role.INSPECTOR: ("inspection", "menu", "settings", "help", "cancel"),
    Role.LEADER: ("week", *COMMANDS_OF_OFFICES),
    Role.DEPARTMENT_HEAD: OF_DEPARTMENTS,
    Role.DEPARTMENT_CLERK: tuple(name for name in OF_DEPARTMENTS if name != "people"),
    Role.STAFF: ("broadcast", *REGISTRY),
    Role.ADMIN: (
        "todo",
        "my",
        "case",
        "find",
        "broadcast",
        "rules",
        "people",
        "agenda",
        "report",
        "days",
        "undelivered",
        "menu",
        "settings",
        "help",
        "cancel",
    ),
}
# Of who has no list of what waits; everybody else is told of it.
GREETING_OF: dict[Role | None, str] = {
    Role.REPRESENTATIVE: "menu-greeting-representative",
    Role.INSPECTOR: "menu-greeting-inspector",
}
COMMANDS_OF_STRANGERS = ("start", "help")


def commands_of(role: Role | None) -> tuple[str, ...]:
    if role is None:
        return COMMANDS_OF_STRANGERS
    return COMMANDS_OF.get(role, COMMANDS_OF_OFFICES)


def command_words(name: str, role: Role | None, t: Translator) -> str:
    """What a command does; the list of `/my` holds one's own suggestions only for who writes any."""
    office = name == "my" and role is not Role.REPRESENTATIVE
    return t.plain("command-my-office" if office else f"command-{name}")


def keyboard_of(person: Person, t: Translator) -> tuple[tuple[Key, ...], ...]:
    post = person.active_post
    names = KEYS_OF.get(post.role, KEYS_OF_OFFICES) if post else (("menu-help",),)
    return tuple(tuple(Key(t.plain(name)) for name in row) for row in names)


def menu_view(person: Person, t: Translator, sentence: Html | None = None) -> View:
    """The keyboard with a word of greeting."""
    post = person.active_post
    key = GREETING_OF.get(post.role if post else None, "menu-greeting")
    role = Html(post_words(post, t)) if post else Html("")
    text = sentence or t(key, name=person.name, post=role)
    placeholder = t.plain("placeholder-write") if post and post.role is Role.REPRESENTATIVE else ""
    return View(text, keyboard=keyboard_of(person, t), placeholder=placeholder)


def nothing_view(sentence: Html, t: Translator, *, writes: bool) -> View:
    """An empty list; who may write is offered to."""
    new = Button(t.plain("menu-write"), MenuPress(item="new").pack(), main=True)
    return View(sentence, ((new,),) if writes else ())


def idle_view(person: Person, t: Translator) -> View:
    """Nothing waits: what would be here, and where to go on."""
    role = person.active_post.role if person.active_post else None
    if role is None:
        return View(t("empty-todo"))
    brings = t(f"todo-brings-{role.replace('_', '-')}")
    text = Html(f"{t('empty-todo')}\n{brings}")
    mine = t.plain("menu-mine" if role is Role.REPRESENTATIVE else "menu-all")
    row: tuple[Button, ...] = (Button(mine, MenuPress(item="mine").pack()),)
    if role is Role.INSPECTOR:
        row = (Button(t.plain("menu-inspection"), InspectionPress(action="list").pack()),)
    if role is Role.ADMIN:
        rules = Button(t.plain("menu-rules"), PolicyPress(action="rules").pack())
        row = (rules, Button(t.plain("settings-people"), PeoplePress(action="list").pack()))
    return View(text, (row,))


def post_words(post: Post, t: Translator) -> str:
    role = t.plain(f"role-{post.role.replace('_', '-')}")
    return t("post", unit=post.unit, role=role) if post.unit else role


def joined_words(person: Person, t: Translator) -> str:
    """The posts somebody was matched with; of a representative, who is called one already, the unit."""
    return t.plain("list-comma").join(
        post.unit if post.role is Role.REPRESENTATIVE and post.unit else post_words(post, t)
        for post in person.posts
    )


def welcome_view(congress: Congress, t: Translator) -> View:
    """For somebody the service does not know: who this is, how to join."""
    text = t("welcome", service=congress.policy.text("service", t.language))
    keyboard = ((Key(t.plain("share-phone"), asks_phone=True),), (Key(t.plain("not-a-representative")),))
    return View(text, keyboard=keyboard)


def help_view(person: Person | None, congress: Congress, t: Translator) -> View:
    registry = congress.policy.text("registry", t.language)
    phone = congress.policy.text("registry_phone")
    role = person.active_post.role if person and person.active_post else None
    lines: list[str] = []
    if role and role is not Role.REPRESENTATIVE:
        lines.append(t(f"duty-{role.replace('_', '-')}"))
    group = "stranger" if role is None else "representative" if role is Role.REPRESENTATIVE else "office"
    lines += [t(f"help-{group}", registry=registry, phone=phone), ""]
    lines += [f"/{name} {command_words(name, role, t)}" for name in commands_of(role)]
    rows = []
    if person and person.holds(*MAY_IMPORT):
        rows.append((Button(t.plain("ledger-template"), MenuPress(item="ledger").pack()),))
    return View(Html("\n".join(lines)), tuple(rows), fresh=True)


def settings_view(person: Person, t: Translator) -> View:
    """Language, and the post whose menu is shown."""
    rows = [
        tuple(
            Button(t.plain(f"language-{code.lower()}"), SettingPress(name="language", value=code).pack())
            for code in LANGUAGES
        )
    ]
    posts: Sequence[Post] = person.posts if len(person.posts) > 1 else ()
    rows += [
        (
            Button(
                t.plain("switch-to", post=post_words(post, t)),
                SettingPress(name="post", value=str(post.id)).pack(),
            ),
        )
        for post in posts
        if post is not person.active_post
    ]
    rows.append((Button(t.plain("settings-reminders"), SettingPress(name="reminders").pack()),))
    rows.append((Button(t.plain("settings-second-way"), SettingPress(name="way", value="open").pack()),))
    if person.holds(Role.DEPARTMENT_HEAD, Role.STAFF, Role.ADMIN):
        rows.append((Button(t.plain("settings-people"), PeoplePress(action="list").pack()),))
    rows.append((Button(t.plain("back"), MenuPress(item="menu").pack()),))
    current = post_words(person.active_post, t) if person.active_post else ""
    return View(t("settings", post=Html(current)), tuple(rows))
