"""A roster of many: the time it takes grows with what there is to read."""

import time

import pytest

from storage.roster import read_roster
from tests.storage.test_roster import PEOPLE, faults_of, saved, workbook_of


def large_workbook(count: int, merged: bool) -> bytes:
    workbook = workbook_of(PEOPLE)
    sheet = workbook["人员"]
    for number in range(count - 2):
        sheet.append([f"张{number}", 13900000000 + number, "人大代表", "柯岩街道代表团", "教师"])
    if merged:
        sheet.merge_cells(start_row=2, end_row=count, start_column=5, end_column=5)
    return saved(workbook)


@pytest.mark.parametrize("merged", [False, True])
def test_reading_takes_as_long_as_there_is_to_read(merged: bool) -> None:
    """Four times the people, four times the processor's time, and not the square of it."""
    spent = {}
    for count in (5_000, 20_000):
        data = large_workbook(count, merged)
        started = time.process_time()
        people = read_roster(data).people
        spent[count] = time.process_time() - started
        assert len(people) == count
    assert people[-1].phone == "+8613900019997"
    assert spent[20_000] < 8 * spent[5_000]


def test_more_rows_than_any_congress_has() -> None:
    assert [fault.key for fault in faults_of(large_workbook(50_001, merged=False))] == ["too_many_rows"]
