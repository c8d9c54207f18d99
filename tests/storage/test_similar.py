"""What the registry says of pairs is kept, the newest counts; of published ones only what is public comes."""

from domain.proposal import Disclosure, Status
from domain.publication import Extent, content_of, publication_of
from domain.similar import Decision
from storage.engine import Database
from tests.builders import NOW, World, suggestion, world


def said(w: World, one: int, other: int, same: bool) -> Decision:
    return Decision(w.congress.id, one, other, same, w.staff.name, w.staff.id, NOW)


async def test_the_newest_word_on_a_pair_counts(database: Database) -> None:
    w, other = await world(database), await world(database, "越城区人大", 8)
    async with database.unit_of_work() as uow:
        first, second, third = [
            (await uow.proposals.add(suggestion(w.representative, title=f"第{n}件"))).id for n in range(3)
        ]
        for decision in (
            said(w, second, first, same=True),
            said(w, first, third, same=True),
            said(w, first, second, same=False),
        ):
            await uow.similar.decide(decision)
    async with database.unit_of_work() as uow:
        found = await uow.similar.decisions(w.congress.id, second)
        assert {id_: d.same for id_, d in found.items()} == {first: False}
        every = await uow.similar.every_decision(w.congress.id)
        assert [(d.one_id, d.other_id, d.same) for d in every] == [
            (first, third, True),
            (first, second, False),
        ]
        assert every[0].by == w.staff.name
        assert every[0].at == NOW
        assert await uow.similar.decisions(other.congress.id, first) == {}


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
