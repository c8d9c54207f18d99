"""What a broadcast's notices say: a receiver's copy, its files, a trial, the sender's card, a reply."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.views.broadcast_copies import copy_view, sample_view, word_view
from bot.views.broadcasts import standing_view
from bot.views.view import View
from domain.broadcast import BEFORE_SENDING, Broadcast, BroadcastState
from domain.proposal import Attachment
from domain.services.broadcast_looks import look
from scheduler.parcel import Album, Illustrated, Living, NotNow, Parcel

if TYPE_CHECKING:
    from scheduler.occasion import Occasion

# Whoever lets it go on wakes what waits.
WHILE_PAUSED = timedelta(days=1)


async def copy(o: "Occasion") -> Parcel | None:
    """One person's; None when it was stopped meanwhile. Raises NotNow while it is paused, and at night."""
    broadcast = await _on_its_way(o)
    if broadcast is None:
        return None
    of = None
    if broadcast.reminds_of is not None:
        of = await _known(o, broadcast.reminds_of)
        if of is None or await o.uow.broadcasts.received_at(of.id, o.person.id) is not None:
            return None
    return _whole(broadcast, copy_view(broadcast, o.policy, o.t, of))


async def files(o: "Occasion") -> Parcel | None:
    """The photos, or the files, that go before the text."""
    broadcast = await _on_its_way(o)
    return _part(broadcast, _number(o, "part")) if broadcast else None


async def _on_its_way(o: "Occasion") -> Broadcast | None:
    broadcast = await _known(o, o.notice.broadcast_id or 0)
    if broadcast is None or broadcast.state is BroadcastState.CANCELLED:
        return None
    if broadcast.state is BroadcastState.PAUSED:
        raise NotNow(WHILE_PAUSED)
    awake = o.person.preferences.hours(o.policy).after_quiet(o.now, o.policy.zone)
    if awake > o.now and not broadcast.urgent:
        raise NotNow(awake - o.now)
    return broadcast


async def _known(o: "Occasion", broadcast_id: int) -> Broadcast | None:
    """Of a batch it is loaded once."""
    key = ("broadcast", broadcast_id)
    if key not in o.shared:
        o.shared[key] = await o.uow.broadcasts.get(o.congress.id, broadcast_id)
    found = o.shared[key]
    return found if isinstance(found, Broadcast) else None


async def sample(o: "Occasion") -> Parcel | None:
    broadcast = await o.uow.broadcasts.get(o.congress.id, _number(o, "broadcast"))
    if broadcast is None:
        return None
    part = _number(o, "part")
    if part < len(broadcast.parts):
        return _part(broadcast, part)
    return _whole(broadcast, sample_view(broadcast, o.policy, o.t))


def _whole(broadcast: Broadcast, view: View) -> Parcel:
    return Illustrated(broadcast.illustrated, view) if broadcast.illustrated else view


def _part(broadcast: Broadcast, number: int) -> Album | Attachment:
    own = broadcast.parts[number]
    return own[0] if len(own) == 1 else Album(tuple(own))


async def card(o: "Occasion") -> Parcel | None:
    """How it stands at this moment, whatever the notice was posted for."""
    broadcast = await o.uow.broadcasts.get(o.congress.id, _number(o, "broadcast"))
    if broadcast is None:
        return None
    view = standing_view(await look(o.uow, broadcast, now=o.now), o.policy, o.t)
    message_id = None if broadcast.state in BEFORE_SENDING else broadcast.message_id
    return Living(view, broadcast.id, message_id)


async def word(o: "Occasion") -> Parcel | None:
    """What a receiver wrote, or the answer, with what came with it."""
    own = o.uow.broadcasts
    said = await own.word(o.congress.id, _number(o, "word"))
    broadcast = await own.get(o.congress.id, said.broadcast_id) if said else None
    if said is None or broadcast is None:
        return None
    author = await o.uow.people.get(o.congress.id, said.author_id)
    view = word_view(said, broadcast, author, o.policy, o.t)
    return Illustrated(said.attachments[0], view) if said.attachments else view


def _number(o: "Occasion", name: str) -> int:
    return int(str(o.notice.params[name]))
