"""Runs a story from beginning to end and says whether it came to what its document says."""

import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

from bot.replays import bureau, cangyuan, keqiao, kunming, yichang
from bot.replays.claims import Claims
from bot.replays.phones import NotSeen
from bot.replays.scripts import Script
from bot.replays.stage import Stage, raise_stage
from bot.replays.telling import Teller
from domain.services.verification import faults_of
from storage.words import JiebaWords

Story = Callable[[Stage], Awaitable[None]]
STORIES: dict[str, Story] = {
    "bureau": bureau.live,
    "cangyuan": cangyuan.live,
    "keqiao": keqiao.live,
    "kunming": kunming.live,
    "yichang": yichang.live,
}


async def replay(
    story: Story,
    script: Script,
    teller: Teller,
    *,
    directory: Path | None = None,
    words: JiebaWords | None = None,
) -> Claims:
    """Live the story and print its claims; what it leaves is kept only in a `directory` that was given.

    Raises NotSeen where somebody did not find on the phone what the story needs.
    """
    t, begun = teller.t, time.monotonic()
    await teller.line(script.says("title"))
    await teller.lines(script.says("about").splitlines())
    async with AsyncExitStack() as stack:
        if directory is None:
            directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="replay-")))
        stage = await stack.enter_async_context(raise_stage(script, directory, teller, words))
        await story(stage)
        await _check_every_history(stage)
        updates, messages = stage.updates, stage.messages
    await teller.line()
    await teller.lines(stage.claims.table(t))
    seconds = f"{time.monotonic() - begun:.1f}"
    await teller.line()
    await teller.line(t.plain("replay-cost", updates=updates, messages=messages, seconds=seconds))
    failed = len(stage.claims.failed)
    await teller.line(t.plain("replay-failed", n=failed) if failed else t.plain("replay-holds"))
    return stage.claims


async def tell(
    story: Story,
    script: Script,
    teller: Teller,
    *,
    directory: Path | None = None,
    words: JiebaWords | None = None,
) -> int:
    """The same for the command line: exit status 1 when a claim does not hold or the story cannot go on."""
    try:
        claims = await replay(story, script, teller, directory=directory, words=words)
    except NotSeen as lost:
        await teller.line()
        await teller.line(teller.t.plain("replay-not-seen", name=lost.name, words=lost.words))
        await teller.lines(f"    {line}" for line in lost.screen.splitlines())
        return 1
    return 1 if claims.failed else 0


async def _check_every_history(stage: Stage) -> None:
    """Whatever the story, nobody's history may have a gap."""
    proposals = await stage.proposals()
    whole = sum(not faults_of(proposal) for proposal in proposals)
    says = stage.teller.t.plain("replay-every-history")
    stage.claims.add("every_history", says, len(proposals), whole)
