"""The bench runs and writes what it promises. How quick something was is never asserted: machines differ."""

import json
from pathlib import Path

from tests.bench.__main__ import Bench, write
from tests.bench.broadcast import Sizes

FEW = Sizes(audience=20, limited=40, crowd=200, runs=1)
NAMES = [
    "conversation_vs_bare_echo",
    "conversation_vs_sqlalchemy_peer",
    "cold_start_vs_imports",
    "memory_rss_mb",
    "broadcast_rate_vs_limit",
    "broadcast_vs_bare_ptb",
    "broadcast_memory_100k_vs_1k",
    "sweep_1m_vs_100k",
    "sweep_vs_apscheduler_jobs",
    "overview_vs_single_pass_sql",
    "overview_vs_sql_postgresql",
    "page_p95_1m_vs_1k",
    "page_vs_bare_aiohttp",
    "digest_600_memory_mb",
    "digest_600_stall_ms",
    "similar_p95_vs_bm25s",
    "similar_p95_vs_bm25s_postgresql",
    "similar_recall_vs_bm25",
    "search_two_words_p95_vs_allowed",
    "words_memory_vs_allowed",
    "words_stall_ms",
    "similar_add_1m_vs_1k",
]


async def test_the_bench_measures_both_sides_of_everything(tmp_path: Path) -> None:
    output = tmp_path / "build" / "bench.json"
    write(
        await Bench(
            chats=2,
            runs=1,
            starts=1,
            sizes=FEW,
            clocks=2000,
            due=20,
            counted=2000,
            knocks=40,
            texts=60,
            questions=10,
            entries=20,
        ).measure(),
        output,
    )
    found = json.loads(output.read_text("utf-8"))
    assert [comparison["name"] for comparison in found] == NAMES
    for comparison in found:
        assert set(comparison) == {"name", "ours", "peer", "ratio", "unit", "runs"}
        assert comparison["ours"] > 0
        assert comparison["peer"] > 0
        assert comparison["ratio"] > 0
