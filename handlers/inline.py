"""Finding from any chat: what somebody types behind the bot's name, answered for them alone."""

from aiogram.types import InlineQuery

from bot.scene import Asking
from bot.views.inline import Offer, own_offer, public_offer
from domain.people import Person
from domain.query import LONGEST_TEXT, plain
from domain.services import finding, vocabulary
from handlers.finding import spoken

# The chat with the bot itself: what is sent there nobody else reads.
OWN_CHAT = "sender"
MOST = 50


async def answer(query: InlineQuery, asking: Asking) -> list[Offer]:
    """The best first; to strangers nothing. Outside one's own chat only what is published is offered."""
    asked = plain(query.query)[:LONGEST_TEXT]
    if asking.person is None or not asked:
        return []
    ids = await _ids(asked, asking, asking.person)
    if query.chat_type == OWN_CHAT:
        found = await asking.uow.findings.loaded(asking.person, ids)
        return [own_offer(p.id, p.number, p.title, p.status, asking.t) for p in found if p.number]
    cases = {case.proposal_id: case for case in await asking.uow.similar.published(asking.congress.id, ids)}
    return [
        public_offer(id_, case.number, case.title, case.status, asking.t)
        for id_ in ids
        if (case := cases.get(id_)) is not None
    ]


async def _ids(asked: str, asking: Asking, person: Person) -> list[int]:
    """Only of what this person may see: a word that was blotted out for the public tells them nothing new."""
    if numbered := await finding.by_number(asking.uow, person, asked):
        return [p.id for p in numbered[:MOST]]
    query = await vocabulary.read(asking.uow, asking.congress, asked, spoken())
    if not query.parts:
        return []
    return await finding.ids_by_words(asking.uow, asking.words.finder, asking.congress, person, query, MOST)
