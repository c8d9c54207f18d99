"""An import whose process is killed on the way: nothing half done stays."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from tests.cli.ledgers import ledger, numbered
from tests.cli.machine import Machine
from tests.cli.rosters import workbook


def count(machine: Machine) -> int:
    with closing(sqlite3.connect(machine.database)) as database:
        found: int = database.execute("SELECT count(*) FROM proposals").fetchone()[0]
    return found


def test_a_killed_import_is_taken_back_by_the_next(machine: Machine) -> None:
    machine.is_set_up().types("import", workbook(Path("roster.xlsx"))).says()
    lines = numbered(3000)
    path = ledger(Path("ledger.xlsx"), lines)
    dying = machine.begins("import", path)
    while not count(machine):
        assert dying.poll() is None, "ended before it could be killed"
        time.sleep(0.01)
    dying.kill()
    dying.wait()
    assert 0 < count(machine) < len(lines)
    machine.types("import", path).fails_with("正在导入", "过两分钟再导入")
    with closing(sqlite3.connect(machine.database)) as database:
        database.execute("UPDATE ledger_imports SET seen_at = datetime(seen_at, '-5 minutes')")
        database.commit()
    machine.types("import", path).says(f"台账：{len(lines):,} 件")
    assert count(machine) == len(lines)
    machine.types("verify").says(f"已核对 {len(lines):,} 件")
