"""Rosters are real workbooks, written with openpyxl the way people fill them in, and read back."""

import re
import tracemalloc
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from storage.roster import (
    Roster,
    RosterDepartment,
    RosterPerson,
    normalised_phone,
    read_roster,
    roster_words,
)
from storage.roster_template import write_roster_template
from storage.workbook import Fault, WorkbookError

Rows = Sequence[Sequence[object]]


def rows(*lines: str) -> list[list[object]]:
    """Rows of text cells, "|" between two cells, nothing for an empty one."""
    return [[cell or None for cell in line.split("|")] for line in lines]


DEPARTMENTS: Rows = [
    *rows("名称|简称|类型|职责|上级", "柯桥区交通警察大队|区交警大队|政府部门|道路交通秩序"),
    *rows(
        "柯桥区住房和城乡建设局|区住建局|政府部门|城市建设\n市政设施", "区住建局市政科|市政科|股室||区住建局"
    ),
]
DELEGATIONS: Rows = rows("名称", "柯岩街道代表团", "安昌镇代表团")
HEAD = "姓名|手机号|身份/角色|单位(部门或代表团)|职务"
WANG, LI = "王芳|13800000001|人大代表", "李强|13800000002|经办人|区交警大队"
PEOPLE: Rows = rows(HEAD, f"{WANG}|柯岩街道代表团|小学教师", f"{LI}|民警")


def workbook_with(sheets: dict[str, Rows]) -> Workbook:
    workbook = Workbook()
    del workbook["Sheet"]
    for title, cells in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in cells:
            sheet.append(list(row))
    return workbook


def workbook_of(people: Rows, departments: Rows = DEPARTMENTS, delegations: Rows = DELEGATIONS) -> Workbook:
    return workbook_with({"部门": departments, "代表团": delegations, "人员": people})


def saved(workbook: Workbook) -> bytes:
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def people_rows(*lines: Sequence[object]) -> bytes:
    return saved(workbook_of([*rows(HEAD), *lines]))


def read_people(*lines: Sequence[object]) -> tuple[RosterPerson, ...]:
    return read_roster(people_rows(*lines)).people


def faults_of(data: bytes) -> list[Fault]:
    with pytest.raises(WorkbookError) as caught:
        read_roster(data)
    return caught.value.faults


def places(faults: list[Fault]) -> list[str]:
    return [f"{fault.sheet} {fault.row} {fault.column} {fault.key}" for fault in faults]


def test_a_well_filled_workbook_is_read_as_it_stands() -> None:
    roster = read_roster(saved(workbook_of(PEOPLE)))
    assert roster.departments == (
        RosterDepartment("柯桥区交通警察大队", "区交警大队", "government", "道路交通秩序", ""),
        RosterDepartment("柯桥区住房和城乡建设局", "区住建局", "government", "城市建设\n市政设施", ""),
        RosterDepartment("区住建局市政科", "市政科", "section", "", "柯桥区住房和城乡建设局"),
    )
    assert roster.delegations == ("柯岩街道代表团", "安昌镇代表团")
    assert roster.people == (
        RosterPerson("王芳", "+8613800000001", "representative", "柯岩街道代表团", "小学教师"),
        RosterPerson("李强", "+8613800000002", "department_clerk", "柯桥区交通警察大队", "民警"),
    )


def test_a_path_is_read_as_well_as_bytes(tmp_path: Path) -> None:
    workbook_of(PEOPLE).save(tmp_path / "roster.xlsx")
    assert read_roster(tmp_path / "roster.xlsx") == read_roster(str(tmp_path / "roster.xlsx"))
    with pytest.raises(FileNotFoundError):
        read_roster(tmp_path / "absent.xlsx")


def test_english_headings_in_any_order_with_serial_numbers_and_remarks() -> None:
    people: Rows = [
        *rows("No.|Role|Phone|Unit|Name|Remarks", "1|representative|13800000001|Group One|John  Smith|new"),
        [2, "Department Clerk", 13800000002, "Roads", "Ann Lee"],
    ]
    departments = rows(
        "Duties|Name|Telephone|Short name", "Roads and bridges|Department of Roads|0575-8400|Roads"
    )
    workbook = workbook_with(
        {"People": people, "Departments": departments, "delegations": rows("Name", "Group One")}
    )
    roster = read_roster(saved(workbook))
    roads = RosterDepartment("Department of Roads", "Roads", "", "Roads and bridges", "", "0575-8400")
    people_read = (
        RosterPerson("John Smith", "+8613800000001", "representative", "Group One", ""),
        RosterPerson("Ann Lee", "+8613800000002", "department_clerk", "Department of Roads", ""),
    )
    assert roster == Roster((roads,), ("Group One",), people_read)


def test_headings_may_be_passed_in() -> None:
    words = {**roster_words(), "roles": {"representative": ["村代表"]}}
    data = people_rows(["王芳", "13800000001", "村代表"])
    assert read_roster(data, words).people[0].role == "representative"
    assert [fault.key for fault in faults_of(data)] == ["role_unknown"]


@pytest.mark.parametrize(
    ("word", "role", "unit"),
    [
        ("人大代表", "representative", "柯岩街道代表团"), ("政协委员", "representative", None),
        ("代表工委", "staff", None), ("政府办", "government_office", None), ("领导", "leader", None),
        ("承办单位经办人", "department_clerk", "区交警大队"), ("股室", "section", "市政科"),
        ("承办单位负责人", "department_head", "区交警大队"), ("专工委", "committee", None),
        ("代表团联络员", "delegation_office", "安昌镇代表团"), ("检查员", "inspector", None),
        ("管理员", "admin", None), ("ＡＤＭＩＮ", "admin", None), (" 人大 代表 ", "representative", None),
        ("人大代表（连任）", "representative", None),
    ],
)  # fmt: skip
def test_every_role_has_its_word(word: str, role: str, unit: str | None) -> None:
    assert read_people(["王芳", "13800000001", word, unit])[0].role == role


@pytest.mark.parametrize(
    "cell",
    ["13800000001", 13800000001, 13800000001.0, "13800000001.0", "+86 138 0000 0001", "0086-138-0000-0001",
     "8613800000001", "１３８０００００００１", "138　0000　0001", "138–0000—0001", "（+86）13800000001",
     "\u202d13800000001\u202c", "138\u00a00000\u00a00001\n"],
)  # fmt: skip
def test_a_phone_number_is_recognised_however_it_is_written(cell: object) -> None:
    assert read_people(["王芳", cell, "人大代表"])[0].phone == "+8613800000001"


@pytest.mark.parametrize(
    "text",
    ["", "1380000000", "138000000011", "12800000001", "0575-84120000", "+13800000001", "1.38E+10",
     "13800000001/13800000002", "1380000000O", "١٣٨٠٠٠٠٠٠٠١", "+85291234567"],
)  # fmt: skip
def test_what_is_not_one_mobile_number_is_refused(text: str) -> None:
    assert normalised_phone(text) is None


def test_names_spaced_out_for_looks_are_the_same_name() -> None:
    people = read_people(
        *rows("王　芳|13800000001|人大代表|柯岩街道 代表团", " 王芳\u200b|13800000001|管理员"),
        *rows("阿依古丽·买买提|13800000002|人大代表", "李\U0002ebf0\ue123\u202e|13800000003|人大代表"),
    )
    assert [person.name for person in people] == ["王芳", "王芳", "阿依古丽·买买提", "李\U0002ebf0\ue123"]
    assert people[0].unit == "柯岩街道代表团"


def test_one_person_may_hold_several_roles_on_several_rows() -> None:
    people = read_people(
        *rows(LI, "李强|13800000002|经办人|区住建局", "李强|13800000002|人大代表|安昌镇代表团")
    )
    roles = [("department_clerk", "柯桥区交通警察大队"), ("department_clerk", "柯桥区住房和城乡建设局")]
    assert [(person.role, person.unit) for person in people] == [*roles, ("representative", "安昌镇代表团")]


def test_a_unit_is_sought_where_the_role_belongs() -> None:
    people = rows(
        HEAD, f"{WANG}|安昌镇", "李强|13800000002|经办人|安昌镇", "赵敏|13800000003|人大代表|区住建局"
    )
    town, delegations = rows("名称|类型", "安昌镇|镇"), rows("名称", "安昌镇", "柯岩")
    workbook = workbook_of([*people, *rows("孙莉|13800000004|经办人|柯岩")], town, delegations)
    assert places(faults_of(saved(workbook))) == ["人员 4 D unit_unknown", "人员 5 D unit_unknown"]


def test_a_title_above_the_headings_and_headings_in_two_rows() -> None:
    workbook = workbook_of([])
    sheet = workbook["人员"]
    sheet.append(["柯桥区代表名册"])
    sheet.merge_cells("A1:E1")
    sheet.append([None])
    sheet.append(["*姓名", "手机号（必填）", "身份", "单位", "职务"])
    sheet.merge_cells("A3:A4")
    sheet.append([])
    sheet["A5"], sheet["B5"], sheet["C5"] = "王芳", 13800000001, "人大代表"
    assert [person.name for person in read_roster(saved(workbook)).people] == ["王芳"]


def test_headings_repeated_further_down_are_passed_over() -> None:
    assert [person.name for person in read_people(*rows(WANG, HEAD, LI))] == ["王芳", "李强"]


def test_merged_cells_count_for_every_row_they_cover() -> None:
    workbook = workbook_of(rows(HEAD, f"{WANG}|柯岩街道代表团", "||管理员", "李强|13800000002|人大代表"))
    for merged in ("A2:A3", "B2:B3", "D2:D4"):
        workbook["人员"].merge_cells(merged)
    people = read_roster(saved(workbook)).people
    assert [(person.name, person.role) for person in people] == [
        ("王芳", "representative"), ("王芳", "admin"), ("李强", "representative"),
    ]  # fmt: skip
    assert {person.unit for person in people} == {"柯岩街道代表团"}


def test_empty_rows_and_stray_blanks_are_no_people() -> None:
    blanks: Rows = [[None], [" ", "　", "\u200b"], *[["", None, " "]] * 50]
    assert len(read_people(*rows(WANG), *blanks, *rows(LI), *blanks)) == 2


def test_unrelated_and_hidden_sheets_do_not_disturb() -> None:
    workbook = workbook_of(PEOPLE)
    workbook.create_sheet("填写说明", 0).append(["请先填部门"])
    old = workbook.create_sheet("People")
    old.append(["无效"])
    old.sheet_state = "hidden"
    assert len(read_roster(saved(workbook)).people) == 2
    workbook["人员"].sheet_state = "veryHidden"  # a needed one is not imported unseen
    del workbook["People"]
    assert places(faults_of(saved(workbook))) == ["人员 0  sheet_hidden"]


def with_sheet_xml(data: bytes, change: tuple[str, str], part: str = "xl/worksheets/sheet3.xml") -> bytes:
    """The workbook with one piece of a sheet's XML replaced, as other programs write it."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                text = content.decode()
                assert re.search(change[0], text)
                content = re.sub(change[0], change[1], text).encode()
            copy.writestr(name, content)
    return target.getvalue()


def test_formulas_count_with_the_value_they_were_saved_with() -> None:
    data = people_rows(["王芳", '="138"&"00000001"', "人大代表", '=""'])
    nothing_else = faults_of(people_rows(["=A9", "=B9", "=C9"]))
    assert places(nothing_else) == [f"人员 2 {column} formula_without_value" for column in "ABC"]
    missing = ["人员 2 B formula_without_value", "人员 2 D formula_without_value"]
    assert places(faults_of(data)) == missing
    data = with_sheet_xml(
        data, ('<c r="B2">(<f>.*?</f>)<v(?: ?/>|></v>)', r'<c r="B2" t="str">\1<v>13800000001</v>')
    )
    data = with_sheet_xml(data, ('<c r="D2">(<f>.*?</f>)<v(?: ?/>|></v>)', r'<c r="D2" t="str">\1<v></v>'))
    assert read_roster(data).people == (RosterPerson("王芳", "+8613800000001", "representative", "", ""),)


def test_wrong_dimensions_unknown_features_and_row_numbers_out_of_this_world() -> None:
    newer = ("</worksheet>", '<extLst><ext uri="x"/></extLst></worksheet>')
    data = with_sheet_xml(saved(workbook_of(PEOPLE)), newer)
    data = with_sheet_xml(data, ('<dimension ref="[^"]*"', '<dimension ref="A1"'))
    assert len(read_roster(data).people) == 2
    data = with_sheet_xml(data, ('<row r="3"', '<row r="999999999"'))
    assert [person.name for person in read_roster(data).people] == ["王芳"]


def test_every_wrong_cell_is_named_at_once() -> None:
    departments = [
        *rows(
            "名称|简称|类型|上级", "区住建局|住建局|机关", "区交警大队|住建局||区公安局", "区 住建局", "|无名"
        ),
        *rows("甲|||乙", "乙|||甲", "丙|||甲"),
    ]
    people: Rows = [
        *rows(HEAD, "王芳|1380000000|人大代表|不存在的代表团", "|13800000002|代 办", "赵敏"),
        *rows("孙莉|13800000003|承办单位经办人", "何伟|13800000003|人大代表"),
        *rows("孙莉|13800000003|人大代表|柯岩街道代表团", "孙莉|13800000003|人大代表|安昌镇代表团"),
        ["#N/A", True, "经办人", "#REF!", "长" * 101],
    ]
    faults = faults_of(saved(workbook_of(people, departments)))
    assert places(faults) == [
        "部门 2 C kind_unknown", "部门 3 B duplicate_short_name", "部门 3 D parent_unknown",
        "部门 4 A duplicate_name", "部门 5 A name_missing", "部门 6 D parent_cycle", "部门 7 D parent_cycle",
        "人员 2 B phone_invalid", "人员 2 D unit_unknown", "人员 3 A name_missing", "人员 3 C role_unknown",
        "人员 4 B phone_missing", "人员 4 C role_missing", "人员 5 D unit_missing", "人员 6 B phone_shared",
        "人员 7 C duplicate_person_role", "人员 8 C duplicate_person_role",
        "人员 9 A cell_error", "人员 9 B not_text", "人员 9 D cell_error", "人员 9 E too_long",
    ]  # fmt: skip
    by_key = {fault.key: dict(fault.params) for fault in faults}
    assert by_key["phone_invalid"] == {"header": "手机号", "value": "1380000000"}
    assert by_key["phone_shared"] == {"header": "手机号", "value": "13800000003", "name": "孙莉", "row": 5}
    assert by_key["duplicate_name"] == {"header": "名称", "value": "区住建局", "row": 2}
    assert by_key["too_long"] == {"header": "职务", "limit": 100, "length": 101}


def test_missing_unknown_and_doubled_headings() -> None:
    people = rows("姓名|手机|电话|性质|单位", "王芳|13800000001|||没有的")
    faults = faults_of(saved(workbook_of(people, delegations=rows("团名", "柯岩街道代表团"))))
    headings = [str(fault.params["header"]) for fault in faults]
    assert list(map(" ".join, zip(places(faults), headings, strict=True))) == [
        "代表团 1  header_missing 名称", "代表团 1 A header_unknown 团名", "人员 1  header_missing 身份",
        "人员 1 C header_duplicate 电话", "人员 1 D header_unknown 性质",
    ]  # fmt: skip


def test_missing_and_doubled_sheets_are_named_and_the_rest_still_checked() -> None:
    workbook = workbook_of(rows(HEAD, "王芳|1|人大代表|柯岩街道代表团"))
    del workbook["代表团"]
    workbook.create_sheet("Departments").append(["Name"])
    faults = ["Departments 0  sheet_duplicate", "代表团 0  sheet_missing", "人员 2 B phone_invalid"]
    assert places(faults_of(saved(workbook))) == faults
    assert [fault.key for fault in faults_of(saved(Workbook()))] == ["sheet_missing"] * 3


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 half a file", "姓名,手机号".encode(), b"\xd0\xcf\x11\xe0" * 99]
)
def test_other_files_are_no_workbooks(data: bytes) -> None:
    assert faults_of(data) == [Fault("", 0, "", "not_a_workbook")]


@pytest.mark.parametrize("wound", [("</sheetData>", ""), ('r="A2"', 'r="2A"')])
def test_a_damaged_workbook_is_no_workbook(wound: tuple[str, str]) -> None:
    data = with_sheet_xml(saved(workbook_of(PEOPLE)), wound)
    assert faults_of(data) == faults_of(data[:3000]) == [Fault("", 0, "", "not_a_workbook")]


def test_a_file_that_unpacks_to_hundreds_of_megabytes_is_not_unpacked() -> None:
    target = BytesIO(saved(workbook_of(PEOPLE)))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/padding.bin", bytes(101_000_000))
    tracemalloc.start()
    assert [fault.key for fault in faults_of(target.getvalue())] == ["too_large"]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50_000_000


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_template_can_be_filled_in_and_read(tmp_path: Path, language: str) -> None:
    path = tmp_path / "template.xlsx"
    with pytest.raises(KeyError):
        write_roster_template(path, "fr")
    write_roster_template(path, language)
    assert read_roster(path) == Roster((), (), ())
    template = roster_words()["template"][language]
    workbook = load_workbook(path)
    assert workbook.sheetnames == list(template["sheets"].values())
    departments, delegations, people = workbook.worksheets
    for number, kind in enumerate(template["choices"]["kind"]):
        departments.append([f"Unit {number}", f"U{number}", kind, "", "U0" if number else None])
    delegations.append(["Group"])
    for number, role in enumerate(template["choices"]["role"]):
        people.append([f"Person {number}", str(13800000000 + number), role])
    assert {fault.key for fault in faults_of(saved(workbook))} == {"unit_missing"}
    roles = roster_words()["roles"]
    delegated = [*roles["representative"], *roles["delegation_office"]]
    for row, role in enumerate(template["choices"]["role"], start=2):
        people.cell(row, 4, "Group" if role in delegated else "U1")
    roster = read_roster(saved(workbook))
    assert {department.kind for department in roster.departments} == set(roster_words()["kinds"])
    assert {person.role for person in roster.people} == set(roster_words()["roles"])
    rules = people.data_validations.dataValidation
    assert {rule.type for rule in rules} == {None, "list"}
    assert all(rule.prompt and len(rule.prompt) <= 255 and len(rule.formula1 or "") <= 257 for rule in rules)
    assert (people.column_dimensions["B"].number_format, people.freeze_panes) == ("@", "A2")


def test_no_word_means_two_things() -> None:
    words = roster_words()
    for table in (words["sheets"], words["roles"], words["kinds"], *words["columns"].values()):
        spelled = [word.casefold() for accepted in table.values() for word in accepted]
        assert len(spelled) == len(set(spelled))
