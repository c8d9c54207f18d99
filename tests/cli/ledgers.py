"""Ledger workbooks for tests: each line a dict by heading, the rest from a line that is well."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from openpyxl import Workbook

LINE: Mapping[str, object] = {
    "编号": 12,
    "标题": "关于改善老旧小区供水的建议",
    "类别": "城建交通",
    "领衔代表": "王芳",
    "代表团": "柯岩街道",
    "届次": "十五届四次会议",
    "阶段": "办结",
    "主办单位": "区住建局",
    "协办单位": "区交警大队",
    "交办日期": date(2021, 4, 21),
    "答复日期": date(2021, 7, 20),
    "办理结果": "A",
    "态度评价": "满意",
    "答复评价": "基本满意",
    "承诺评价": None,
    "退办次数": None,
    "是否重点": "否",
}
HEADINGS = tuple(LINE)


def ledger(
    path: Path,
    lines: Iterable[Mapping[str, object]],
    headings: tuple[str, ...] = HEADINGS,
    sheet: str = "台账",
) -> Path:
    """Lines say only what is different in them."""
    book_of(lines, headings, sheet).save(path)
    return path


def book_of(
    lines: Iterable[Mapping[str, object]], headings: tuple[str, ...] = HEADINGS, sheet: str = "台账"
) -> Workbook:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = sheet
    first.append(list(headings))
    for line in lines:
        told = {**LINE, **line}
        first.append([told.get(heading) for heading in headings])
    return book


def numbered(count: int) -> list[dict[str, object]]:
    """As many lines as asked for, each with a number of its own."""
    return [{"编号": n + 1, "标题": f"关于第{n + 1}件事的建议"} for n in range(count)]
