"""Who must wait: a chat whose earlier notice could not be sent, a bot that Telegram asked to be silent."""

from datetime import datetime


class Holds:
    """Moments of the service's clock. What waits behind another waits at least as long, so order is kept."""

    def __init__(self) -> None:
        self._chats: dict[int, datetime] = {}
        self._bots: dict[int, datetime] = {}

    def hold_chat(self, chat: int, until: datetime) -> None:
        self._chats[chat] = until

    def hold_bot(self, congress_id: int, until: datetime) -> None:
        self._bots[congress_id] = max(until, self._bots.get(congress_id, until))

    def bot_until(self, congress_id: int, now: datetime) -> datetime | None:
        """Until when nothing of this bot is sent; None when it may send."""
        held = self._bots.get(congress_id)
        return held if held is not None and held > now else None

    def until(self, congress_id: int, chat: int, now: datetime) -> datetime | None:
        """Until when nothing goes to this chat; None when nothing is in the way."""
        for holds, key in ((self._chats, chat), (self._bots, congress_id)):
            if key in holds and holds[key] <= now:
                del holds[key]
        moments = [
            holds[key] for holds, key in ((self._chats, chat), (self._bots, congress_id)) if key in holds
        ]
        return max(moments, default=None)
