"""What stories are made of: claims, rounds in which many act at once, hands that do one thing at a time."""

import asyncio
import io
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import Translator
from bot.replays.claims import Claims
from bot.replays.phones import NotSeen
from bot.replays.rounds import Hand, Rounds, Stuck
from bot.replays.running import STORIES, tell
from bot.replays.scripts import Script, script_of, story_names
from bot.replays.stage import Stage
from bot.replays.telling import Teller
from storage.words import JiebaWords

CHINESE = Translator("zh-CN", ZoneInfo("UTC"))
ENGLISH = Translator("en", ZoneInfo("UTC"))
ROWS: list[dict[str, Any]] = [
    {"key": "total", "says": {"zh-CN": "共 83 件", "en": "83 in all"}, "expected": 83},
    {"key": "order", "says": {"zh-CN": "先后", "en": "order"}, "expected": ["2/5", "10/26"]},
    {"key": "told", "says": {"zh-CN": "都告知了", "en": "all were told"}, "expected": True},
]


def test_every_story_has_its_script_and_every_script_its_story() -> None:
    assert story_names() == sorted(STORIES)


def test_a_claim_that_was_not_looked_at_does_not_hold() -> None:
    claims = Claims(ROWS, "en")
    claims.found("total", 83)
    claims.found("order", ["2/5", "9/26"])
    assert [claim.key for claim in claims.failed] == ["order", "told"]
    assert claims.table(ENGLISH) == [
        "   What the document says  expected    found",
        "✓  83 in all               83          83",
        "✗  order                   2/5, 10/26  2/5, 9/26",
        "✗  all were told           yes         not looked at",
    ]
    with pytest.raises(KeyError):
        claims.found("unheard of", 1)


def test_a_figure_is_a_claim_of_every_place_where_it_is_read() -> None:
    places = {"read": ["card", "workbook"]}
    claims = Claims([{**ROWS[0], **places}], "en")
    claims.found("total", 83, "card")
    claims.found("total", 82, "workbook")
    assert [(claim.key, claim.where) for claim in claims.failed] == [("total", "workbook")]
    assert claims.table(ENGLISH)[1:] == [
        "✓  83 in all [card]        83        83",
        "✗  83 in all [workbook]    83        82",
    ]
    with pytest.raises(KeyError):
        claims.found("total", 83)


async def only_looks(stage: Stage) -> None:
    stage.claims.found("between_sessions", False)


async def looks_in_vain(stage: Stage) -> None:
    stage.phone("representative").sees("没有这句话")


@pytest.mark.parametrize(
    ("story", "said"),
    [(only_looks, "有 {n} 条对不上。"), (looks_in_vain, "演不下去：王芳 的手机上没有“没有这句话”。")],
)
async def test_a_story_that_fails_says_so_and_has_exit_status_1(
    story: Any, said: str, tmp_path: Path, words: JiebaWords
) -> None:
    out = io.StringIO()
    script = script_of("keqiao", "zh-CN")
    status = await tell(story, script, Teller(CHINESE, out), directory=tmp_path, words=words)
    assert status == 1
    assert said.format(n=len(script.data["claims"])) in out.getvalue()


class Notebook:
    """Settles rounds by writing down who acted in each."""

    def __init__(self) -> None:
        self.rounds: list[list[str]] = []
        self.made: Rounds[str] = Rounds(self._settle)

    async def _settle(self, acts: list[str]) -> None:
        self.rounds.append(sorted(acts))

    async def live(self, story: Any) -> Any:
        driving = asyncio.create_task(self.made.drive())
        try:
            async with asyncio.timeout(5):
                return await story
        finally:
            driving.cancel()


async def test_a_crowd_acts_in_one_round_and_each_goes_on_by_itself() -> None:
    book = Notebook()

    async def errand(name: str, acts: int) -> str:
        for n in range(acts):
            await book.made.act(f"{name}{n}")
        return name

    async def story() -> list[str]:
        await book.made.act("first")
        return await book.made.together([errand("a", 1), errand("b", 3)], show=1)

    assert await book.live(story()) == ["a", "b"]
    assert book.rounds == [["first"], ["a0", "b0"], ["b1"], ["b2"]]


async def test_one_person_does_one_thing_at_a_time() -> None:
    book = Notebook()
    hand = Hand(book.made)

    async def form(name: str) -> None:
        async with hand:
            await book.made.act(f"{name} begins")
            await book.made.act(f"{name} ends")

    async def other() -> None:
        await book.made.act("other")

    await book.live(book.made.together([form("a"), form("b"), other()], show=1))
    assert book.rounds == [["a begins", "other"], ["a ends"], ["b begins"], ["b ends"]]


async def test_two_who_wait_for_each_other_are_told() -> None:
    book = Notebook()
    left, right = Hand(book.made), Hand(book.made)

    async def both(one: Hand, two: Hand) -> None:
        async with one:
            await book.made.act("one hand")
            async with two:
                await book.made.act("two hands")

    with pytest.raises(Stuck):
        await book.live(book.made.together([both(left, right), both(right, left)], show=1))


async def test_an_error_in_an_errand_ends_the_story() -> None:
    book = Notebook()

    async def lost() -> None:
        await book.made.act("looks")
        raise NotSeen("王芳", "立案", "")

    async def patient() -> None:
        for _ in range(3):
            await book.made.act("waits")

    with pytest.raises(NotSeen):
        await book.live(book.made.together([lost(), patient()], show=1))


def test_a_script_speaks_the_readers_language_and_its_people_that_of_the_congress() -> None:
    script = Script({"title": {"zh-CN": "故事", "en": "A story"}, "texts": {"a": "共 {n} 件 "}}, "en")
    assert script.says("title") == "A story"
    assert script.text("a", n=3) == "共 3 件"
