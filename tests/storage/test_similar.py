"""What the registry says of pairs is kept, the newest counts; of published ones only what is public comes."""

from domain.proposal import Disclosure, Status
from domain.publication import Extent, content_of, publication_of
from domain.similar import Answer, Decision, joined
from storage.engine import Database
from tests.builders import NOW, World, suggestion, world


def said(w: World, one: int, other: int, same: bool, chance: float | None = None) -> Decision:
    trees = None if chance is None else "trees"
    return Decision(w.congress.id, one, other, same, w.staff.name, w.staff.id, NOW, chance, trees)


async def test_the_newest_word_on_a_pair_counts(database: Database) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    async with database.unit_of_work() as uow:
        first, second, third = [
            (await uow.proposals.add(suggestion(w.representative, title=f"第{n}件"))).id for n in range(3)
        ]
        for decision in (
            said(w, second, first, same=True, chance=0.9),
            said(w, first, third, same=True),
            said(w, first, second, same=False, chance=0.7),
        ):
            await uow.similar.decide(decision)
    async with database.unit_of_work() as uow:
        found = await uow.similar.decisions(w.congress.id, second)
        told = {id_: d.same for id_, d in joined(second, found).items()}
        assert told == {first: False}
        (decision,) = [d for d in found if d.other_than(first) == second]
        assert (decision.by, decision.at, decision.chance) == (w.staff.name, NOW, 0.7)
        assert await uow.similar.answers(w.congress.id) == [Answer(False, 0.7, "trees")]
        assert await uow.similar.decisions(other.congress.id, first) == []
        assert await uow.similar.answers(other.congress.id) == []


async def test_what_is_the_same_as_the_same_is_joined(database: Database) -> None:
    """In a chain, in a ring and past a pair that was declared another; nothing beyond that."""
    w = await world(database)
    async with database.unit_of_work() as uow:
        a, b, c, d, e, f = [
            (await uow.proposals.add(suggestion(w.representative, title=f"第{n}件"))).id for n in range(6)
        ]
        for one, other, same in (
            (b, a, True),
            (b, c, True),
            (c, a, True),
            (c, a, False),
            (c, d, True),
            (e, b, True),
            (e, f, False),
        ):
            await uow.similar.decide(said(w, one, other, same))
    async with database.unit_of_work() as uow:
        every = {id_: joined(id_, await uow.similar.decisions(w.congress.id, id_)) for id_ in (a, d, f)}
    told = {id_: {other: decision.same for other, decision in each.items()} for id_, each in every.items()}
    assert told[a] == {b: True, c: False, e: True}
    assert told[d] == {c: True, b: True, e: True, a: True}
    assert told[f] == {e: False}
    assert {every[d][b].one_id, every[d][b].other_id} == {b, c}


async def test_of_published_ones_only_the_public_words_come(database: Database) -> None:
    w = await world(database)
    async with database.unit_of_work() as uow:
        hidden = await uow.proposals.add(suggestion(w.representative, title="没有公开"))
        shown = suggestion(
            w.representative, title="公开题目", situation="不公开的情况", status=Status.ANSWERED
        )
        shown.disclosure = Disclosure.TITLE_ONLY
        await uow.proposals.add(shown)
        content = content_of(shown, Extent.SUMMARY, "已经办好。")
        await uow.publications.add(
            publication_of(shown, Extent.SUMMARY, content, by="", zone=w.congress.policy.zone, now=NOW)
        )
        ids = [hidden.id, shown.id]
    async with database.unit_of_work() as uow:
        (case,) = await uow.similar.published(w.congress.id, ids)
        assert (case.proposal_id, case.title, case.situation) == (ids[1], "公开题目", "")
        assert case.answered == ["已经办好。"]
        assert await uow.similar.published(w.congress.id + 1, ids) == []
