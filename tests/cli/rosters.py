"""Roster workbooks for tests: sheets as lists of rows."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]

DEPARTMENTS: Rows = (
    ("名称", "简称", "类型", "职责", "上级"),
    ("柯桥区住房和城乡建设局", "区住建局", "政府部门", "市政道路", ""),
    ("区公安局交警大队", "区交警大队", "", "", ""),
    ("柯岩街道", "柯岩", "乡镇街道", "", ""),
)
DELEGATIONS: Rows = (("名称",), ("柯岩街道",), ("安昌镇代表团",))
HEAD = ("姓名", "手机号", "身份", "单位", "职务")
PEOPLE: Rows = (
    HEAD,
    ("王芳", "13912345678", "人大代表", "柯岩街道", ""),
    ("陈涛", 13812345678, "经办人", "区住建局", "科长"),
    ("陈涛", "138-1234-5678", "负责人", "区交警大队", ""),
    ("赵敏", "+8613712345678", "代表工委", "", "主任"),
)


def workbook(path: Path, people: Rows = PEOPLE, **sheets: Rows) -> Path:
    """Sheets are replaced by name: departments, delegations."""
    book = Workbook()
    del book["Sheet"]
    told: Mapping[str, Rows] = {
        "部门": sheets.get("departments", DEPARTMENTS),
        "代表团": sheets.get("delegations", DELEGATIONS),
        "人员": people,
    }
    for title, rows in told.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path
