"""The congress's channels: in private what is bound and how to; in the channel what became public."""

from collections.abc import Sequence

from bot.callbacks import ChannelPress, MenuPress
from bot.i18n import Html, Translator
from bot.views.pages import cut
from bot.views.view import Button, Rows, View, rows_of
from domain.bulletin import Bulletin
from domain.channel import Channel
from domain.overview import Overview, RateKey
from domain.policy import Policy
from domain.proposal import Proposal
from domain.publication import Extent, Publication

LONGEST_TITLE, LONGEST_TOLD = 40, 600
FIGURES = ((RateKey.ANSWERED, "answered"), (RateKey.REPLIED_IN_TIME, "in-time"), (RateKey.KEPT, "kept"))

NOTICES = {
    "channel_offered": "notice-channel-offered",
    "channel_ended": "notice-channel-ended",
    "channel_no_right": "notice-channel-no-right",
}


def sends(action: str, id_: int = 0) -> str:
    return ChannelPress(action=action, channel_id=id_).pack()


def _button(t: Translator, action: str, id_: int, *, main: bool = False) -> Button:
    return Button(t.plain(f"channel-{action}"), sends(action, id_), main=main)


def state_of(channel: Channel) -> str:
    if channel.bound_at is None:
        return "offered"
    return "paused" if channel.paused_at is not None else "open"


def list_view(channels: Sequence[Channel], t: Translator) -> View:
    rows: Rows = tuple(
        (
            Button(
                t.plain(f"channel-line-{state_of(c)}", title=cut(c.title, LONGEST_TITLE)), sends("open", c.id)
            ),
        )
        for c in channels
    )
    back = (Button(t.plain("back"), MenuPress(item="menu").pack()),)
    return View(t("channel-list" if channels else "channel-none"), (*rows, back))


def channel_view(channel: Channel, t: Translator) -> View:
    """One of them: what happens there, and what can be done about it."""
    text = t(f"channel-is-{state_of(channel)}", title=channel.title)
    if channel.bound_at is None:
        rows = rows_of([_button(t, "bind", channel.id, main=True), _button(t, "unbind", channel.id)])
        return View(text, (*rows, (Button(t.plain("back"), sends("list")),)))
    turn = "go-on" if channel.paused_at is not None else "pause"
    buttons = [_button(t, turn, channel.id), _button(t, "unbind", channel.id)]
    if channel.is_open:
        buttons.insert(0, _button(t, "figures", channel.id))
    return View(text, (*rows_of(buttons), (Button(t.plain("back"), sends("list")),)))


def unbind_view(channel: Channel, t: Translator) -> View:
    rows = ((_button(t, "sure", channel.id),), (Button(t.plain("back"), sends("open", channel.id)),))
    return View(t("ask-channel-unbind", title=channel.title), rows)


def told_view(kind: str, channel: Channel | None, title: str, t: Translator) -> View:
    """In private: offered, ended, without the right to post."""
    key = NOTICES[kind]
    if kind == "channel_offered" and channel is not None:
        return View(t(key, title=channel.title), ((_button(t, "bind", channel.id, main=True),),))
    return View(t(key, title=channel.title if channel is not None else title))


def proposal_post(
    publication: Publication, proposal: Proposal, policy: Policy, url: str, t: Translator
) -> View:
    """What stands published of it, short: never more than the public pages say."""
    content = publication.content
    facts = [proposal.number or ""]
    if publication.category:
        facts.append(policy.label("categories", publication.category, t.language))
    if publication.result_class:
        facts.append(t.plain("page-class-letter", letter=publication.result_class))
    comma = t.plain("list-comma")
    leads = [a.department for a in proposal.main_shares]
    lines = [
        t("channel-title", title=content.title),
        t("channel-facts", facts=" · ".join(filter(None, facts))),
    ]
    if leads:
        lines.append(t("page-lead", names=comma.join(leads)))
    if told := _told(publication):
        lines.append(t("channel-told", text=cut(told, LONGEST_TOLD)))
    return _post(lines, url, t)


def _told(publication: Publication) -> str:
    """Of the reply so much as is public."""
    if publication.extent is Extent.SUMMARY:
        return publication.content.summary
    points = [p.text for letter in publication.content.letters for group in letter.groups for p in group]
    return "\n".join(points)


def bulletin_post(bulletin: Bulletin, url: str, t: Translator) -> View:
    number = t.plain("bulletin-number", number=bulletin.number)
    lines = [t("channel-title", title=bulletin.title)]
    lines.append(t("channel-facts", facts=f"{number} · {bulletin.unit}"))
    if opening := bulletin.words.get("opening", ""):
        lines.append(t("channel-told", text=cut(opening, LONGEST_TOLD)))
    return _post(lines, url, t)


def figures_post(found: Overview, day: str, url: str, t: Translator) -> View:
    lines = [t("channel-title", title=t.plain("channel-figures-title", day=day))]
    lines.append(t("channel-figure", words=t.plain("page-four-published"), n=str(found.total)))
    for key, name in FIGURES:
        rate = found.rates.get(key)
        if rate is not None and rate.denominator and (share := rate.percent()) is not None:
            words = t.plain(f"page-four-{name}", of=rate.denominator)
            lines.append(t("channel-rate", words=words, n=str(rate.numerator), share=str(share)))
    return _post(lines, url, t)


def withdrawn_post(t: Translator) -> View:
    return View(t("channel-withdrawn"))


def _post(lines: Sequence[Html], url: str, t: Translator) -> View:
    link = [t("channel-read", url=url)] if url else []
    return View(Html("\n".join([*lines, *link])))
