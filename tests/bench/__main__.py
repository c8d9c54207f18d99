"""`python -m tests.bench`: measures everything, prints a table and writes build/bench.json."""

import asyncio
import json
from pathlib import Path

import structlog

from tests.bench.broadcast import Sizes, measure_broadcasts
from tests.bench.conversation import Forms, with_forms
from tests.bench.digest import measure_digests
from tests.bench.measuring import Comparison, compare, table
from tests.bench.overview import measure_overviews
from tests.bench.page import measure_pages
from tests.bench.start import Starts, with_starts
from tests.bench.sweep import measure_sweeps
from tests.bench.words import measure_words

OUTPUT = Path(__file__).parent.parent.parent / "build" / "bench.json"


async def measure(
    *,
    chats: int,
    runs: int,
    starts: int,
    sizes: Sizes,
    clocks: int,
    due: int,
    counted: int,
    knocks: int,
    texts: int,
    questions: int,
    entries: int,
) -> list[Comparison]:
    """`chats` people fill in the form at once, `runs` times; the process is started `starts` times.

    `due` of so many open `clocks` are found, and of a tenth of them; an overview has `counted` suggestions,
    and so have the public pages, of which one is asked for `knocks` times. So many `questions` are asked
    among so many `texts`, and one is added to ten times as many. A digest has `entries`, and a tenth of them.
    """
    comparisons: list[Comparison] = []

    async def conversation(forms: Forms) -> None:
        await forms.ours()
        for name, peer, limit in (
            ("conversation_vs_bare_echo", forms.bare_echo, ">= 0.12"),
            ("conversation_vs_sqlalchemy_peer", forms.sqlalchemy_peer, ">= 1"),
        ):
            found = await compare(name, forms.ours, peer, unit="updates/s", runs=runs, limit=limit)
            comparisons.append(found)

    async def starting(process: Starts) -> None:
        await process.imports()
        for name, ours, peer, unit, limit in (
            ("cold_start_vs_imports", process.ours, process.imports, "s", "<= 2"),
            ("memory_rss_mb", process.own_memory, process.imports_memory, "MB", ""),
        ):
            comparisons.append(await compare(name, ours, peer, unit=unit, runs=starts, limit=limit))

    await with_forms(chats, conversation)
    await with_starts(starting)
    comparisons += await measure_broadcasts(sizes)
    comparisons += await measure_sweeps(clocks, due, runs)
    comparisons += await measure_overviews(counted, runs)
    comparisons += await measure_pages(counted, knocks, runs)
    comparisons += await measure_digests(entries, runs)
    return comparisons + await measure_words(texts, texts * 10, questions, runs)


def write(comparisons: list[Comparison], output: Path) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps([c.as_data() for c in comparisons], indent=2) + "\n", encoding="utf-8")


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    comparisons = asyncio.run(
        measure(
            chats=100,
            runs=7,
            starts=5,
            sizes=Sizes(),
            clocks=1_000_000,
            due=500,
            counted=1_000_000,
            knocks=10_000,
            texts=100_000,
            questions=200,
            entries=667,
        )
    )
    write(comparisons, OUTPUT)
    print(table(comparisons))


if __name__ == "__main__":
    main()
