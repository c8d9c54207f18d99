"""Category, lead and co-handlers recommended for a text, with reasons that the person may read."""

from collections.abc import Sequence

from domain.people import Department, Person
from domain.policy import Choice, Policy
from domain.ports import UnitOfWork, Words
from domain.recommendation import Advice, Alike, Recommended, Stated, co_handlers, weigh

CANDIDATES = 20
LEAST_ALIKE = 0.12
# A department's own name says more than a word of its duties.
NAME_WORTH = 3


async def advise(
    uow: UnitOfWork,
    words: Words,
    actor: Person,
    policy: Policy,
    *,
    title: str,
    body: str,
    itself: int | None = None,
) -> Advice:
    """What is likeliest, from this congress's own decisions and from its rules; a person decides.

    Empty where nothing is known. A reason names only a proposal that `actor` may see.
    """
    departments = await uow.people.departments(actor.congress_id)
    alike = await _alike(uow, words, actor, title, body, itself)
    categories = policy.choices("categories")
    stated = Stated({c.code: _stated(c) for c in categories}, {str(d.id): _answers(d) for d in departments})
    learnt = await words.teacher.leanings(uow.texts, actor.congress_id, title, body, stated)
    text = f"{title}\n{body}"
    led = _by([(one, str(one.case.lead_id)) for one in alike if one.case.lead_id])
    leads = weigh({str(d.id): _duties(text, d) for d in departments}, learnt.lead, led)
    sorted_ = _by([(one, one.case.category) for one in alike if one.case.category])
    return Advice(
        weigh({c.code: _keywords(text, c) for c in categories}, learnt.category, sorted_),
        leads,
        co_handlers(alike, _named(text, departments, leads), [d.id for d in departments], learnt.lead.stated),
    )


async def _alike(
    uow: UnitOfWork, words: Words, actor: Person, title: str, body: str, itself: int | None
) -> list[Alike]:
    hits = await words.finder.similar(
        uow.texts, actor.congress_id, title, body, limit=CANDIDATES, without=[itself] if itself else []
    )
    likeness = {hit.id: hit.score for hit in hits if hit.score >= LEAST_ALIKE}
    if not likeness:
        return []
    decided = await uow.lessons.decided(actor.congress_id, list(likeness))
    seen = await uow.proposals.labels_for(actor, list(likeness))
    cases = [
        Alike(
            case,
            likeness[case.proposal_id],
            case.number if case.proposal_id in seen or case.public else "",
        )
        for case in decided
    ]
    return sorted(cases, key=lambda one: -one.likeness)


def _by(cases: Sequence[tuple[Alike, str]]) -> dict[str, list[Alike]]:
    found: dict[str, list[Alike]] = {}
    for one, code in cases:
        found.setdefault(code, []).append(one)
    return found


def _stated(category: Choice) -> str:
    return " ".join((*category.names.values(), *category.keywords))


def _answers(department: Department) -> str:
    return f"{department.name} {department.duties}"


def _keywords(text: str, category: Choice) -> dict[str, int]:
    return {word: n for word in category.keywords if (n := text.count(word))}


def _duties(text: str, department: Department) -> dict[str, int]:
    found = {word: n for word in department.duties.split() if (n := text.count(word))}
    if n := text.count(department.short_name):
        found[department.short_name] = NAME_WORTH * n
    return found


def _named(text: str, departments: Sequence[Department], leads: Sequence[Recommended]) -> set[int]:
    """Departments that the text names, but for the one that would lead."""
    lead = leads[0].code if leads else ""
    return {d.id for d in departments if str(d.id) != lead and d.short_name in text}
