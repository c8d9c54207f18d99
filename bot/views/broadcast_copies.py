"""What a receiver sees of a broadcast, and what receivers and senders write to each other."""

import html
from collections.abc import Sequence
from datetime import datetime

from bot.callbacks import BroadcastPress
from bot.i18n import Html, Translator
from bot.views.pages import cut, pages_of
from bot.views.view import Button, Rows, View, rows_of
from domain.broadcast import Broadcast, BroadcastWord
from domain.people import Person
from domain.policy import Policy

LONGEST_TITLE = 20


def press(action: str, broadcast: Broadcast, value: str = "", page: int = 0) -> str:
    return BroadcastPress(action=action, broadcast_id=broadcast.id, value=value, page=page).pack()


def title_of(broadcast: Broadcast, t: Translator) -> str:
    """Its first words, in one line."""
    return cut(" ".join(broadcast.text.split()), LONGEST_TITLE) or t.plain("broadcast-no-words")


def unit_of(person: Person, t: Translator) -> str:
    post = person.active_post
    if post is None:
        return ""
    return post.unit or t.plain(f"role-{post.role.replace('_', '-')}")


def copy_text(
    broadcast: Broadcast, policy: Policy, t: Translator, heading: str = "broadcast-heading"
) -> Html:
    """The heading and the text: also the caption of a single picture."""
    head = t(heading, registry=policy.text("registry", t.language))
    return Html(f"{head}\n{html.escape(broadcast.text)}" if broadcast.text else head)


def copy_rows(broadcast: Broadcast, t: Translator, received_at: datetime | None = None) -> Rows:
    """One tap says that one has it; the keys also tell what a reply to this message is about."""
    reply = Button(t.plain("broadcast-reply"), press("write", broadcast))
    if not broadcast.wants_receipts:
        return ((reply,),)
    if received_at is None:
        return ((Button(t.plain("broadcast-receive"), press("got", broadcast), main=True), reply),)
    kept = t.plain("broadcast-receipt", at=received_at)
    return ((Button(kept, press("got", broadcast)),), (reply,))


def copy_view(broadcast: Broadcast, policy: Policy, t: Translator, of: Broadcast | None = None) -> View:
    """`of` is the broadcast of which this one reminds: its buttons are that one's."""
    heading = "broadcast-reminder-heading" if of else "broadcast-heading"
    return View(copy_text(broadcast, policy, t, heading), copy_rows(of or broadcast, t))


def sample_view(broadcast: Broadcast, policy: Policy, t: Translator) -> View:
    text = copy_text(broadcast, policy, t, "broadcast-sample-heading")
    return View(text, copy_rows(broadcast, t))


def word_view(
    word: BroadcastWord, broadcast: Broadcast, author: Person | None, policy: Policy, t: Translator
) -> View:
    """One message as the other one gets it; a reply to it in Telegram goes on from there."""
    title = title_of(broadcast, t)
    if word.of_receiver:
        unit = unit_of(author, t) if author else ""
        head = t("broadcast-word-from-receiver", name=word.author, unit=unit, title=title)
        who = str(word.person_id)
        buttons = [
            Button(t.plain("broadcast-answer"), press("answer", broadcast, who), main=True),
            Button(t.plain("broadcast-thread"), press("thread", broadcast, who)),
        ]
    else:
        registry = policy.text("registry", t.language)
        head = t("broadcast-word-from-sender", registry=registry, name=word.author, title=title)
        buttons = [Button(t.plain("broadcast-reply"), press("write", broadcast), main=True)]
    text = Html(f"{head}\n{html.escape(word.text)}" if word.text else head)
    return View(text, (tuple(buttons),), fresh=True)


def word_question(broadcast_id: int, question: Html, t: Translator) -> View:
    """Asked in a message of its own, with a way out: what is written next goes to somebody."""
    leave = BroadcastPress(action="leave", broadcast_id=broadcast_id).pack()
    return View(question, ((Button(t.plain("broadcast-word-leave"), leave),),), fresh=True)


def threads_view(broadcast: Broadcast, threads: Sequence[tuple[Person, int]], t: Translator) -> View:
    """Who wrote back, the latest first."""
    back = (Button(t.plain("back"), press("open", broadcast)),)
    if not threads:
        return View(t("broadcast-threads-none"), (back,))
    buttons = [
        Button(
            t.plain("broadcast-thread-of", name=person.name, n=n), press("thread", broadcast, str(person.id))
        )
        for person, n in threads
    ]
    return View(t("broadcast-threads-title", title=title_of(broadcast, t)), (*rows_of(buttons), back))


def thread_view(broadcast: Broadcast, person: Person, words: Sequence[BroadcastWord], t: Translator) -> View:
    """The latest of what was written, as far as one message holds it."""
    unit = unit_of(person, t)
    head = t("broadcast-thread-title", name=person.name, unit=unit, title=title_of(broadcast, t))
    lines = [t("broadcast-thread-entry", at=word.at, name=word.author, text=word.text) for word in words]
    buttons = [
        Button(t.plain("broadcast-answer"), press("answer", broadcast, str(person.id)), main=True),
        Button(t.plain("back"), press("threads", broadcast)),
    ]
    return View(Html(f"{head}\n{pages_of(lines)[-1]}"), rows_of(buttons))
