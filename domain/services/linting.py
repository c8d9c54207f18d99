"""A letter read before it goes on: is every request answered, is it more than courtesy, is it new?"""

from collections.abc import Iterable

from domain.linting import Answered, LetterReading
from domain.phrases import SENTENCE_ENDS
from domain.ports import UnitOfWork, Words
from domain.proposal import Proposal
from domain.reply import Reply

# Shorter ones are turns of phrase that every letter has.
SHORTEST_COPIED = 12
OTHER_LETTERS = 60


async def read_letter(
    uow: UnitOfWork, words: Words, proposal: Proposal, reply: Reply
) -> LetterReading | None:
    """None where the language side is not there: a letter never waits for it."""
    sentences = list(sentences_of(text_of(reply)))
    asked = f"{proposal.title}\n{proposal.situation}"
    found = await words.read_reply(asked, proposal.request, sentences)
    if found is None:
        return None
    substance, answers = found
    if any(point.due_on for point in reply.planned):
        # However short: somebody promises something by a day.
        substance = max(substance, 1)
    elsewhere = await uow.proposals.points_elsewhere(reply.department_id, proposal.id, OTHER_LETTERS)
    known = {sentence for text in elsewhere for sentence in sentences_of(text)}
    copied = [s for s in sentences if len(s) >= SHORTEST_COPIED and s in known]
    return LetterReading(substance, tuple(Answered(*answer) for answer in answers), tuple(copied))


def text_of(reply: Reply) -> str:
    return "\n".join(f"{p.text}\n{p.reason}" for points in reply.points for p in points)


def sentences_of(text: str) -> Iterable[str]:
    return (found.strip() for found in SENTENCE_ENDS.split(text) if found.strip())
