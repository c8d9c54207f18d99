"""Stretches of transcripts about meetings."""

from icalendar import Calendar

from domain.appointment import Appointment
from tests.conversations.offices import kept
from tests.conversations.steps import assign
from tests.house import Chat, House

PLACE = "鉴湖路小学门口"
THURSDAY = "3月5日（周四） 14:30"


async def signed(house: House) -> str:
    number = await assign(house)
    await house.chat("陈涛").presses("签收")
    return number


async def offer(house: House, times: str = f"下周三上午9点 或 周四下午2点半，{PLACE}") -> Chat:
    """The clerk offers two times at the gate of the school."""
    chen = house.chat("陈涛")
    await chen.presses("约面商")
    await chen.says(times)
    await chen.presses("现场踏勘", "单位分管负责人", "周明", "发给代表")
    return chen


async def agreed(house: House) -> tuple[Chat, Chat]:
    """Thursday afternoon, on the spot: the clerk's and the representative's phones."""
    chen, wang = await offer(house), house.chat("王芳")
    await wang.presses(THURSDAY)
    return chen, wang


async def meeting(house: House, n: int = 1, proposal_id: int = 1) -> Appointment:
    return (await kept(house, proposal_id)).appointments[n - 1]


def calendars(chat: Chat) -> list[Calendar]:
    """The calendar files this phone has received, oldest first."""
    found, store = [], chat.house.sandbox.world.files
    for message in chat.phone.received:
        document = message.content.get("document")
        if document and document["file_name"].endswith(".ics"):
            file = store.find(document["file_id"])
            assert file is not None
            content = store.content(file)
            found.append(Calendar.from_ical(content if isinstance(content, bytes) else content.read_bytes()))
    return found
