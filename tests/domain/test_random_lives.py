"""Random lives: people take steps, allowed and forbidden; what must hold is checked after every move."""

import asyncio
import os
import shutil
from collections.abc import Coroutine
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from domain.parties import Party
from domain.proposal import Proposal
from domain.steps import BY_NAME, STEPS
from storage.engine import Database
from tests.builders import policy
from tests.domain.aims import is_asked_for, wander, weight
from tests.domain.meeting_lives import MAKERS
from tests.domain.walking import HOURS, KINDS, WAYS, Walk, settle

# For a night: LIVES=50 walks fifty times as many, and other ones each time.
TIMES = int(os.environ.get("LIVES", "0"))
AT_ONCE = 200
# What is aimed at before a walk begins, so that some lives are further along.
STAGES = ("register", "draft_reply", "approve")


@pytest.mark.parametrize("seed", range(7, 8 + TIMES))
async def test_lives_with_an_aim_reach_every_step(seed: int, tmp_path: Path, sqlite_template: Path) -> None:
    rng, moves = Random(seed), 0
    goals = rng.sample(sorted(BY_NAME), len(BY_NAME))
    for turn in range(5 * len(WAYS)):
        path = tmp_path / f"{turn}.db"
        shutil.copyfile(sqlite_template, path)
        database = Database(f"sqlite:///{path}")
        fitting = [w for w in WAYS if all(is_asked_for(goal, policy(**WAYS[w])) for goal in goals)]
        ways = fitting or list(WAYS)
        await settle(database, ways[turn % len(ways)])
        walk = await Walk.begin(database)
        await wander(walk, goals, AT_ONCE, rng)
        await database.dispose()
        moves += walk.moves
        if not goals:
            break
    assert not goals, f"never reached in {moves} moves: {goals}"


def test_every_step_that_people_take_is_tried() -> None:
    by_people = {step.name for step in STEPS if step.by - {Party.SERVICE}}
    # These come along with another's service: a merger, a reassignment, an unsatisfied grade.
    assert by_people - MAKERS.keys() == {"take_in_merged", "change_shares", "ask_reopening"}
    assert MAKERS.keys() <= by_people


class Lives(RuleBasedStateMachine):
    """What hypothesis plays with: it draws every choice, so a walk that fails is cut down to what matters."""

    loop: ClassVar[asyncio.AbstractEventLoop]
    template: ClassVar[Path]
    way: ClassVar[str]
    begun: ClassVar[dict[str, Path]]

    def run(self, doing: Coroutine[Any, Any, None]) -> None:
        self.loop.run_until_complete(doing)

    @initialize(stage=st.sampled_from(STAGES))
    def begins(self, stage: str) -> None:
        self.folder = TemporaryDirectory()
        self.run(self._begin(stage))

    async def _begin(self, stage: str) -> None:
        if stage not in self.begun:
            self.begun[stage] = await self._reached(stage)
        path = Path(self.folder.name) / "lives.db"
        shutil.copyfile(self.begun[stage], path)
        self.database = Database(f"sqlite:///{path}")
        self.walk = await Walk.begin(self.database)

    async def _reached(self, stage: str) -> Path:
        """A database to copy where a step was just taken somewhere."""
        path = self.template.parent / f"{self.way} {stage}.db"
        shutil.copyfile(self.template, path)
        database = Database(f"sqlite:///{path}")
        await settle(database, self.way)
        await wander(await Walk.begin(database), [stage], 120, Random(stage))
        await database.dispose()
        return path

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.loop.run_until_complete(self.database.dispose())
            self.folder.cleanup()

    def lives(self, data: st.DataObject) -> Proposal:
        return data.draw(st.sampled_from(self.walk.alive), "life")

    @rule(rng=st.randoms(use_true_random=False), kind=st.sampled_from(KINDS))
    @precondition(lambda self: len(self.walk.alive) < 5)
    def begins_another(self, rng: Random, kind: Any) -> None:
        self.run(self.walk.start(rng, kind))

    @rule(data=st.data(), rng=st.randoms(use_true_random=False))
    @precondition(lambda self: self.walk.alive)
    def goes_on(self, data: st.DataObject, rng: Random) -> None:
        """Something that leads onwards, where there is such a thing."""
        life = self.lives(data)
        able = [(p, s) for p, s in self.walk.able(life) if weight(s, life) > 1]
        self.takes(data, rng, life, able or self.walk.able(life))

    @rule(data=st.data(), rng=st.randoms(use_true_random=False))
    @precondition(lambda self: self.walk.alive)
    def does_anything_allowed(self, data: st.DataObject, rng: Random) -> None:
        life = self.lives(data)
        self.takes(data, rng, life, self.walk.able(life))

    def takes(self, data: st.DataObject, rng: Random, life: Proposal, able: list[Any]) -> None:
        if able:
            step = data.draw(st.sampled_from(sorted({step for _, step in able})), "step")
            person = data.draw(st.sampled_from([p for p, s in able if s == step]), "person")
            self.run(self._move(life, person, step, rng))

    async def _move(self, *move: Any) -> None:
        refusal = await self.walk.move(*move)
        note(f"{move[2]} by {move[1].name} on {move[0].id}: {refusal.key if refusal else 'taken'}")

    @rule(data=st.data(), rng=st.randoms(use_true_random=False))
    @precondition(lambda self: self.walk.lives)
    def tries_what_is_forbidden(self, data: st.DataObject, rng: Random) -> None:
        life = data.draw(st.sampled_from(list(self.walk.lives.values())), "life")
        step = data.draw(st.sampled_from(sorted(MAKERS)), "step")
        everybody = [*self.walk.people, *self.walk.strangers]
        others = [p for p in everybody if not self.walk.may(life, p, step)]
        self.run(self._move(life, data.draw(st.sampled_from(others), "person"), step, rng))

    @rule(hours=st.sampled_from(HOURS))
    def time_passes(self, hours: int) -> None:
        self.run(self.walk.passes(hours))

    @rule(rng=st.randoms(use_true_random=False), what=st.integers(0, 9))
    def the_house_changes(self, rng: Random, what: int) -> None:
        """Seldom: a department ends, a rule changes, a representative pauses."""
        match what:
            case 6:
                self.run(self.walk.close_a_day(rng))
            case 9:
                self.run(self.walk.reform(rng))
            case 8:
                self.run(self.walk.change_rule(rng))
            case 7:
                self.run(self.walk.suspend(rng))


@pytest.mark.parametrize("way", WAYS)
def test_whatever_anybody_does_every_promise_is_kept(way: str, tmp_path: Path, sqlite_template: Path) -> None:
    loop = asyncio.new_event_loop()
    template = tmp_path / "empty.db"
    shutil.copyfile(sqlite_template, template)
    parts = {"loop": loop, "template": template, "way": way, "begun": {}}
    machine = type("Lives", (Lives,), parts)
    try:
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=6 * max(TIMES, 1),
                stateful_step_count=40,
                derandomize=not TIMES,
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
                print_blob=False,
            ),
        )
    finally:
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
