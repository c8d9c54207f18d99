"""`python -m tests.bench [PART …]`: measures all or some parts, prints a table, writes build/bench.json."""

import argparse
import asyncio
import json
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Bench:
    """`chats` people fill in the form at once, `runs` times; the process is started `starts` times.

    `due` of so many open `clocks` are found, and of a tenth of them; an overview has `counted` suggestions,
    and so have the public pages, of which one is asked for `knocks` times. So many `questions` are asked
    among so many `texts`, and one is added to ten times as many. A digest has `entries`, and a tenth of them.
    """

    chats: int = 100
    runs: int = 7
    starts: int = 5
    sizes: Sizes = field(default_factory=Sizes)
    clocks: int = 1_000_000
    due: int = 500
    counted: int = 1_000_000
    knocks: int = 10_000
    texts: int = 100_000
    questions: int = 200
    entries: int = 667

    async def conversation(self) -> list[Comparison]:
        found = []

        async def compared(forms: Forms) -> None:
            await forms.ours()
            for name, peer, limit in (
                ("conversation_vs_bare_echo", forms.bare_echo, ">= 0.12"),
                ("conversation_vs_sqlalchemy_peer", forms.sqlalchemy_peer, ">= 1"),
            ):
                found.append(
                    await compare(name, forms.ours, peer, unit="updates/s", runs=self.runs, limit=limit)
                )

        await with_forms(self.chats, compared)
        return found

    async def start(self) -> list[Comparison]:
        found = []

        async def compared(process: Starts) -> None:
            await process.imports()
            for name, ours, peer, unit, limit in (
                ("cold_start_vs_imports", process.ours, process.imports, "s", "<= 2"),
                ("memory_rss_mb", process.own_memory, process.imports_memory, "MB", ""),
            ):
                found.append(await compare(name, ours, peer, unit=unit, runs=self.starts, limit=limit))

        await with_starts(compared)
        return found

    @property
    def parts(self) -> dict[str, Callable[[], Awaitable[list[Comparison]]]]:
        """In the order in which they are measured."""
        return {
            "conversation": self.conversation,
            "start": self.start,
            "broadcast": lambda: measure_broadcasts(self.sizes),
            "sweep": lambda: measure_sweeps(self.clocks, self.due, self.runs),
            "overview": lambda: measure_overviews(self.counted, self.runs),
            "page": lambda: measure_pages(self.counted, self.knocks, self.runs),
            "digest": lambda: measure_digests(self.entries, self.runs),
            "words": lambda: measure_words(self.texts, self.texts * 10, self.questions, self.runs),
        }

    async def measure(self, names: Collection[str] = ()) -> list[Comparison]:
        """Only what is named, or everything."""
        wanted = [part for name, part in self.parts.items() if not names or name in names]
        return [one for part in wanted for one in await part()]


def write(comparisons: list[Comparison], output: Path) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps([c.as_data() for c in comparisons], indent=2) + "\n", encoding="utf-8")


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    bench = Bench()
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(bench.parts))
    parser.add_argument("--texts", type=int, default=bench.texts, help="among how many one is asked for")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(bench.parts):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    comparisons = asyncio.run(Bench(texts=options.texts).measure(options.parts))
    write(comparisons, OUTPUT)
    print(table(comparisons))


if __name__ == "__main__":
    main()
