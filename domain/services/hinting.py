"""What could be better in a draft: said with the sentence, never in the way of submitting."""

from domain.draft import TEXTS, Draft, Question
from domain.hint import ALWAYS, Care, Doubt, Hint, Lack
from domain.people import Congress
from domain.personal_data import masked
from domain.phrases import SECRET_MARKS
from domain.policy import Policy
from domain.ports import UnitOfWork, Words
from domain.services.drafting import excess
from domain.services.masking import Writer, found_for
from domain.services.reading import letters

MENDED_AT = {
    Lack.NO_REQUEST: Question.REQUEST,
    Lack.REQUEST_IS_TITLE: Question.REQUEST,
    Lack.NO_FACTS: Question.SITUATION,
    Lack.NO_REASON: Question.SITUATION,
    Lack.NO_PLACE: Question.SITUATION,
    Lack.OFF_TITLE: Question.TITLE,
}
AROUND = 8
LISTS = ("screening_questions", "refusal_reasons")


async def hints_for(
    uow: UnitOfWork, words: Words, draft: Draft, congress: Congress, writer: Writer
) -> list[Hint]:
    """The weightiest first; what only words can tell is left out where the language side is not there."""
    hints = _lengths(draft, congress.policy) + _personal(draft, writer)
    names = [unit.name for unit in await uow.people.delegations(congress.id)]
    found = await words.read_draft(
        draft.title, draft.situation, draft.request, names, has_place=draft.count("place") > 0
    )
    hints += [hint for kind, sentence in found if (hint := _hint(kind, sentence, draft, congress.policy))]
    if parts := await words.matters(draft.situation, draft.request):
        told, asked = parts[1]
        hints.append(Hint(Care.SEVERAL, told or asked, Question.SITUATION))
    order = [*Doubt, *Care, *Lack]
    return sorted((h for h in hints if h.kind not in draft.waived), key=lambda h: order.index(h.kind))


def secret_mark(text: str) -> str:
    """The mark of a paper that must not enter a chat; "" where there is none. Quick."""
    found = SECRET_MARKS.search(text)
    return found.group() if found else ""


def _personal(draft: Draft, writer: Writer) -> list[Hint]:
    """The first of them, masked: a remark is no second place where it can be read."""
    for question, found in found_for(draft, writer).items():
        text = draft.text_of(question)
        shown = masked(text, found)[max(0, found[0].start - AROUND) : found[0].end + AROUND]
        return [Hint(Care.PERSONAL_DATA, shown, question)]
    return []


def _lengths(draft: Draft, policy: Policy) -> list[Hint]:
    hints = [Hint(Lack.LONG, "", q) for q in TEXTS if excess(draft, q, policy)]
    if draft.situation and letters(draft.situation) < policy.limit("short_body"):
        hints.append(Hint(Lack.SHORT, draft.situation, Question.SITUATION))
    return hints


def _hint(kind: str, sentence: str, draft: Draft, policy: Policy) -> Hint | None:
    """A doubt only where the congress has such a reason, and its writer did not say so already."""
    if kind in set(Lack):
        return Hint(Lack(kind), sentence, MENDED_AT[Lack(kind)])
    doubt = Doubt(kind)
    known = {choice.code for name in LISTS for choice in policy.choices(name)}
    if doubt in draft.screening_answers or (doubt not in ALWAYS and doubt not in known):
        return None
    return Hint(doubt, sentence, Question.SCREENING)
