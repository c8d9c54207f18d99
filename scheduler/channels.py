"""What a channel is told now: a post as things stand, the same changed, or that it is public no more."""

from datetime import date

from bot.i18n import Translator
from bot.views import channels as views
from bot.views.view import View
from domain.channel import Channel, Subject, slugs
from domain.scope import Scope
from domain.services import figures
from scheduler.occasion import Occasion
from scheduler.parcel import Parcel, Posted

DAY = "%Y%m%d"


async def post(o: Occasion) -> Parcel | None:
    """None where the channel has ended, and where there is nothing to say and nothing to take back."""
    channel = await o.uow.channels.get(o.congress.id, o.notice.channel_id or 0)
    if channel is None or channel.bound_at is None or channel.ended_at is not None:
        return None
    subject, id_ = Subject(str(o.notice.params["subject"])), int(str(o.notice.params["id"]))
    stands = await o.uow.channels.message_of(channel.id, subject, id_)
    t = Translator(channel.language, o.policy.zone)
    view = await _view(o, subject, id_, t)
    if stands is None and (view is None or not channel.is_open):
        return None
    return Posted(view or views.withdrawn_post(t), channel, subject, id_, stands, anew=view is not None)


async def told(o: Occasion) -> Parcel | None:
    """In private, to who made the bot an administrator there."""
    channel = await o.uow.channels.get(o.congress.id, int(str(o.notice.params["channel"])))
    if o.notice.kind == "channel_offered" and not _waits(channel):
        return None
    return views.told_view(o.notice.kind, channel, str(o.notice.params.get("title", "")), o.t)


def _waits(channel: Channel | None) -> bool:
    return channel is not None and channel.bound_at is None and channel.ended_at is None


async def _view(o: Occasion, subject: Subject, id_: int, t: Translator) -> View | None:
    if subject is Subject.PROPOSAL:
        standing = await o.uow.publications.of(id_)
        if standing is None or standing.congress_id != o.congress.id:
            return None
        proposal = await o.uow.proposals.get(id_)
        return views.proposal_post(standing, proposal, o.policy, await _address(o, str(id_)), t)
    if subject is Subject.BULLETIN:
        found = await o.uow.bulletins.get(o.congress.id, id_)
        if found is None or found.published_at is None:
            return None
        return views.bulletin_post(found, await _address(o, f"bulletins/{found.place}"), t)
    counted = await figures.overview(o.uow, o.congress, Scope(published=True), now=o.now)
    day = date(id_ // 10000, id_ // 100 % 100, id_ % 100)
    return views.figures_post(counted, t.long_day(day), await _address(o, "figures"), t)


async def _address(o: Occasion, place: str) -> str:
    """Of a public page; empty where the pages have no address that others could open."""
    if not o.makers.public_url:
        return ""
    known = slugs(await o.uow.congresses.every())
    slug = next(slug for slug, congress in known.items() if congress.id == o.congress.id)
    return f"{o.makers.public_url}/{slug}/{place}"
