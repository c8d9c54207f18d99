"""Letters are rendered and opened again with python-docx; what a reader would see is compared."""

import re
import time
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.letters import LETTER_WORDS, CoOpinion, DeclinedPoint, Letter, PlannedPoint, render_letter

WORDS = {
    "title": "对《{title}》（{number}）建议的答复",
    "salutation": "{names}代表：",
    "separator": "、",
    "opening": "您提出的《{title}》（{number}）收悉。经研究，现答复如下：",
    "opening_joint": "您提出的《{title}》（{number}）收悉。经会同{units}研究，现答复如下：",
    "closing": "感谢您对我们工作的关心和支持，欢迎继续提出意见和建议。",
    "date": "{year}年{month}月{day}日",
    "full_stop": "。",
    "done": "已经办理的事项",
    "planned": "计划办理的事项",
    "not_adopted": "未予采纳的事项及原因",
    "co_opinions": "会办单位意见",
    "heading": "{ordinal}、{text}",
    "subheading": "（{ordinal}）{unit}",
    "ordinals": "一 二 三 四 五 六 七 八 九 十",
    "point": "（{ordinal}）{text}",
    "due": "（{date}前完成）",
    "reason": "未采纳的原因：{reason}",
    "note": "（{text}）",
    "note_separator": "，",
    "contact": "联系人：{text}",
    "telephone": "联系电话：{text}",
    "copies": "抄送：{units}。",
    "copies_separator": "，",
}
SHORT = Letter(
    number="直2025-003",
    title="关于在鉴湖路小学门口增设行人信号灯的建议",
    recipients=("王芳",),
    unit="柯桥区交通警察大队",
    signed_on=date(2025, 12, 4),
)
FULL = replace(
    SHORT,
    red_head="柯桥区交通警察大队",
    document_number="柯公交函〔2025〕12号",
    disclosure="主动公开",
    class_mark="B类",
    introduction=("接到建议后，我大队于11月21日到现场踏勘。\n\n　　其间当面听取了您的意见。",),
    done=("已安排民警在早晚高峰值守", "已复划人行横道线（见附图）"),
    planned=(PlannedPoint("安装行人信号灯1组。", date(2025, 12, 31)),),
    not_adopted=(DeclinedPoint("修建人行天桥", "道路红线宽度不足"),),
    co_opinions=(
        CoOpinion("区住建局", "管道开挖由我局配合。"),
        CoOpinion("区教体局", "学校实行“错峰放学”。"),
    ),
    contact="李明",
    telephone="0575-84120000",
    copies=("区人大常委会代表工委", "区政府办公室"),
)


def opened(letter: Letter) -> DocumentObject:
    return Document(BytesIO(render_letter(letter, WORDS)))


def texts(document: DocumentObject) -> list[tuple[str, str]]:
    """Style and text of each paragraph, the title on one line."""
    return [
        (str(paragraph.style.name), paragraph.text.replace("\n", ""))
        for paragraph in document.paragraphs
        if paragraph.style
    ]


def only(document: DocumentObject, style: str) -> Paragraph:
    (paragraph,) = [paragraph for paragraph in document.paragraphs if paragraph.style.name == style]  # type: ignore[union-attr]
    return paragraph


def style_of(document: DocumentObject, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def east_asian_font(style: ParagraphStyle) -> str:
    return str(style.element.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")))


def test_a_full_letter_reads_from_top_to_bottom() -> None:
    assert texts(opened(FULL)) == [
        ("Official marks", "主动公开\tB类"),
        ("Official red head", "柯桥区交通警察大队"),
        ("Official document number", "柯公交函〔2025〕12号"),
        ("Official title", "对《关于在鉴湖路小学门口增设行人信号灯的建议》（直2025-003）建议的答复"),
        ("Official salutation", "王芳代表："),
        (
            "Official body",
            "您提出的《关于在鉴湖路小学门口增设行人信号灯的建议》（直2025-003）收悉。"
            "经会同区住建局、区教体局研究，现答复如下：",
        ),
        ("Official body", "接到建议后，我大队于11月21日到现场踏勘。"),
        ("Official body", "其间当面听取了您的意见。"),
        ("Official heading", "一、已经办理的事项"),
        ("Official body", "（一）已安排民警在早晚高峰值守。"),
        ("Official body", "（二）已复划人行横道线（见附图）。"),
        ("Official heading", "二、计划办理的事项"),
        ("Official body", "安装行人信号灯1组（2025年12月31日前完成）。"),
        ("Official heading", "三、未予采纳的事项及原因"),
        ("Official body", "修建人行天桥。未采纳的原因：道路红线宽度不足。"),
        ("Official heading", "四、会办单位意见"),
        ("Official subheading", "（一）区住建局"),
        ("Official body", "管道开挖由我局配合。"),
        ("Official subheading", "（二）区教体局"),
        ("Official body", "学校实行“错峰放学”。"),
        ("Official closing", "感谢您对我们工作的关心和支持，欢迎继续提出意见和建议。"),
        ("Official signer", "柯桥区交通警察大队"),
        ("Official date", "2025年12月4日"),
        ("Official contact", "（联系人：李明，联系电话：0575-84120000）"),
        ("Official copies", "\t抄送：区人大常委会代表工委，区政府办公室。"),
        ("Official end", ""),
    ]


def test_what_is_not_given_leaves_no_trace() -> None:
    assert texts(opened(SHORT)) == [
        ("Official title", "对《关于在鉴湖路小学门口增设行人信号灯的建议》（直2025-003）建议的答复"),
        ("Official salutation", "王芳代表："),
        (
            "Official body",
            "您提出的《关于在鉴湖路小学门口增设行人信号灯的建议》（直2025-003）收悉。经研究，现答复如下：",
        ),
        ("Official closing", "感谢您对我们工作的关心和支持，欢迎继续提出意见和建议。"),
        ("Official signer", "柯桥区交通警察大队"),
        ("Official date", "2025年12月4日"),
    ]


def test_sections_that_are_left_out_close_up_their_numbers() -> None:
    letter = replace(SHORT, done=("甲",), co_opinions=(CoOpinion("区住建局", "乙"),), class_mark="A类")
    paragraphs = texts(opened(letter))
    assert paragraphs[0] == ("Official marks", "\tA类")
    assert [text for style, text in paragraphs if style == "Official heading"] == [
        "一、已经办理的事项",
        "二、会办单位意见",
    ]


def test_several_people_and_one_way_to_reach_the_unit() -> None:
    paragraphs = texts(opened(replace(SHORT, recipients=("王芳", "阿依古丽·买买提"), telephone="84120000")))
    assert ("Official salutation", "王芳、阿依古丽·买买提代表：") in paragraphs
    assert ("Official contact", "（联系电话：84120000）") in paragraphs


def test_more_points_than_numerals_are_counted_in_figures() -> None:
    paragraphs = texts(opened(replace(SHORT, done=("已办",) * 11)))
    assert [text for _, text in paragraphs if "已办" in text][-2:] == ["（十）已办。", "（11）已办。"]


@pytest.mark.parametrize(
    ("given_text", "ended"),
    [
        ("已经完成", "已经完成。"), ("已经完成。", "已经完成。"), ("达到95%", "达到95%。"),
        ("他说“好。”", "他说“好。”"), ("（见附件）", "（见附件）。"), ("列入《计划》", "列入《计划》。"),
        ("正在办理……", "正在办理……"),
    ],
)  # fmt: skip
def test_every_point_ends_as_a_sentence(given_text: str, ended: str) -> None:
    assert ("Official body", ended) in texts(opened(replace(SHORT, done=(given_text,))))


def test_a_point_of_several_paragraphs_is_numbered_once_and_dated_at_its_end() -> None:
    points = (
        PlannedPoint("安装信号灯\r\n调整配时", date(2026, 1, 5)),
        PlannedPoint("复查", date(2026, 2, 1)),
    )
    body = [text for style, text in texts(opened(replace(SHORT, planned=points))) if style == "Official body"]
    assert body[1:] == [
        "（一）安装信号灯",
        "调整配时（2026年1月5日前完成）。",
        "（二）复查（2026年2月1日前完成）。",
    ]


def test_the_page_follows_the_standard() -> None:
    section = opened(FULL).sections[0]
    size = (section.page_width, section.page_height)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    lengths = [length for length in (*size, *margins) if length is not None]
    assert [round(length.mm) for length in lengths] == [210, 297, 28, 26, 37, 35]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    assert grid.get(qn("w:linePitch")) == "560"


@pytest.mark.parametrize(
    ("name", "font", "size", "line"),
    [
        ("red head", "方正小标宋简体", 46, 56), ("title", "方正小标宋简体", 22, 36),
        ("marks", "黑体", 16, 28), ("document number", "仿宋_GB2312", 16, 28), ("heading", "黑体", 16, 28),
        ("body", "仿宋_GB2312", 16, 28), ("salutation", "仿宋_GB2312", 16, 28),
        ("subheading", "楷体_GB2312", 16, 28), ("contact", "仿宋_GB2312", 16, 28),
        ("copies", "仿宋_GB2312", 14, 24), ("signer", "仿宋_GB2312", 16, 28), ("page number", "宋体", 14, 18),
    ],
)  # fmt: skip
def test_sizes_and_fonts(name: str, font: str, size: int, line: int) -> None:
    style = style_of(opened(FULL), f"Official {name}")
    assert east_asian_font(style) == font
    assert style.font.size == Pt(size)
    assert style.paragraph_format.line_spacing == Pt(line)


def test_body_text_is_indented_by_two_characters_and_the_salutation_is_not() -> None:
    document = opened(FULL)
    indent = style_of(document, "Official body").element.find(f".//{qn('w:ind')}")
    assert indent.get(qn("w:firstLineChars")) == "200"
    assert style_of(document, "Official body").paragraph_format.first_line_indent == Pt(32)
    assert style_of(document, "Official salutation").paragraph_format.first_line_indent == 0


def test_fonts_have_replacements_for_machines_without_them() -> None:
    with zipfile.ZipFile(BytesIO(render_letter(FULL, WORDS))) as archive:
        assert archive.namelist().count("word/fontTable.xml") == 1
        table = ElementTree.fromstring(archive.read("word/fontTable.xml"))
    fonts = {
        font.get(qn("w:name")): [name.get(qn("w:val")) for name in font.findall(qn("w:altName"))]
        for font in table.findall(qn("w:font"))
    }
    assert set(fonts) == {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"}
    assert fonts["仿宋_GB2312"] == ["仿宋,FangSong,华文仿宋,STFangsong,FandolFang,Noto Serif CJK SC"]


def test_chinese_quotes_are_chinese_and_a_names_dot_is_latin() -> None:
    letter = replace(SHORT, recipients=("阿依古丽·买买提",), done=("学校实行“错峰放学”",))
    runs = {
        run.text: run.element.find(f".//{qn('w:rFonts')}")
        for paragraph in opened(letter).paragraphs
        for run in paragraph.runs
    }
    assert runs["学校实行“错峰放学”。"].get(qn("w:hint")) == "eastAsia"
    assert runs["·"] is None


def test_the_page_number_stands_at_the_outer_side() -> None:
    document = opened(FULL)
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    sides = []
    for footer in (section.footer, section.even_page_footer):
        (paragraph,) = footer.paragraphs
        assert "".join(text.text or "" for text in paragraph._p.iter(qn("w:t"))) == "— 1 —"
        fields = [field.get(qn("w:instr")) for field in paragraph._p.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE"]
        sides.append(str(paragraph.alignment).split(".")[-1].split(" ")[0])
    assert sides == ["RIGHT", "LEFT"]


def test_the_red_rule_stands_only_under_a_red_head() -> None:
    document = opened(FULL)
    head = style_of(document, "Official red head")
    assert str(head.font.color.rgb) == "C8161D"
    rule = style_of(document, "Official document number").element.find(f".//{qn('w:pBdr')}/{qn('w:bottom')}")
    assert rule.get(qn("w:color")) == "C8161D"
    plain = opened(replace(SHORT, document_number="柯公交函〔2025〕12号"))
    assert only(plain, "Official plain number").text == "柯公交函〔2025〕12号"
    assert style_of(plain, "Official plain number").element.find(f".//{qn('w:pBdr')}") is None


def test_a_long_red_head_is_set_smaller_in_two_lines() -> None:
    document = opened(replace(SHORT, red_head="绍兴市柯桥区住房和城乡建设局交通运输局联合办公室"))
    assert (
        only(document, "Official red head small").text == "绍兴市柯桥区住房和城乡建\n设局交通运输局联合办公室"
    )


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于护学的建议", ["对《关于护学的建议》", "（直2025-003）建议的答复"]),
        (
            "关于在鉴湖路小学门口增设行人信号灯的建议",
            ["对《关于在鉴湖路小学门口增设行人信号灯的", "建议》（直2025-003）建议的答复"],
        ),
        (
            "关于“最多跑一次”《条例》的建议",
            ["对《关于“最多跑一次”〈条例〉的", "建议》（直2025-003）建议的答复"],
        ),
    ],
)
def test_the_title_breaks_where_a_reader_would_pause(title: str, lines: list[str]) -> None:
    assert only(opened(replace(SHORT, title=title)), "Official title").text.split("\n") == lines


@given(st.text(min_size=1, max_size=80))
@settings(max_examples=60, deadline=None)
def test_no_title_loses_a_visible_character(title: str) -> None:
    letter = replace(SHORT, title="建" + title + "议")
    paragraph = only(opened(letter), "Official title")
    plain = "".join(mark for mark in title if mark.isprintable() and not mark.isspace())
    shown = re.sub(r"\s", "", paragraph.text).replace("〈", "《").replace("〉", "》")
    kept = iter(shown)
    assert all(mark in kept for mark in plain.replace("〈", "《").replace("〉", "》"))


def test_the_signature_is_centred_over_the_date_and_stays_with_the_closing() -> None:
    for unit in ("区住建局", "柯桥区交通警察大队", "绍兴市柯桥区人力资源和社会保障局"):
        document = opened(replace(SHORT, unit=unit))
        signer, day = only(document, "Official signer"), only(document, "Official date")
        for side in ("left_indent", "right_indent"):
            assert getattr(signer.paragraph_format, side) == getattr(day.paragraph_format, side) >= 0
        left, right = signer.paragraph_format.left_indent, signer.paragraph_format.right_indent
        assert left is not None
        assert right is not None
        assert Mm(156) - left - right >= Pt(16 * len(unit))
        assert style_of(document, "Official closing").paragraph_format.keep_with_next
        assert style_of(document, "Official signer").paragraph_format.keep_with_next


def test_copies_stand_at_the_foot_between_two_rules() -> None:
    document = opened(FULL)
    frame = only(document, "Official copies")._p.find(f".//{qn('w:framePr')}")
    assert frame.get(qn("w:yAlign")) == "bottom"
    rules = style_of(document, "Official copies").element.find(f".//{qn('w:pBdr')}")
    assert [rule.tag for rule in rules] == [qn("w:top"), qn("w:bottom")]


def test_the_file_names_the_unit_and_not_the_program() -> None:
    properties = opened(FULL).core_properties
    assert (properties.author, properties.title, properties.comments) == (FULL.unit, FULL.title, "")
    assert properties.created is not None
    assert properties.created.date() == date(2025, 12, 4)


HOSTILE = "<b>&amp;\"'</w:t>{title}{0.__class__}%s\x00\x0b\ud800\ufffe\u202e反\u200b转\u2028𠮷👩‍🏫\t末"


def test_hostile_text_is_only_text() -> None:
    long = "长" * 10_000
    letter = Letter(
        number=HOSTILE,
        title=HOSTILE + long,
        recipients=(HOSTILE,),
        unit=HOSTILE,
        signed_on=date(2025, 1, 2),
        red_head=HOSTILE,
        document_number=HOSTILE,
        disclosure=HOSTILE,
        class_mark=HOSTILE,
        introduction=(HOSTILE, "", "\x00\n \u3000\n"),
        done=(HOSTILE, ""),
        planned=(PlannedPoint(HOSTILE, date(2026, 1, 1)),),
        not_adopted=(DeclinedPoint(HOSTILE, HOSTILE),),
        co_opinions=(CoOpinion(HOSTILE, HOSTILE),),
        contact=HOSTILE,
        telephone=HOSTILE,
        copies=(HOSTILE, HOSTILE),
    )
    started = time.perf_counter()
    data = render_letter(letter, WORDS)
    assert time.perf_counter() - started < 10
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
    document = Document(BytesIO(data))
    safe = "<b>&amp;\"'</w:t>{title}{0.__class__}%s 反转 𠮷👩‍🏫 末"
    assert only(document, "Official salutation").text == f"{safe}代表："
    title = only(document, "Official title").text
    assert re.sub(r"\s", "", title) == re.sub(r"\s", "", f"对《{safe}{long}》（{safe}）建议的答复")
    assert all(len(line) <= 40 for line in title.split("\n"))
    everything = "".join(paragraph.text for paragraph in document.paragraphs)
    assert not {"\x00", "\x0b", "\u202e", "\u200b", "\ufffe", "\ud800"} & set(everything)
    assert document.core_properties.title.startswith(safe)


def test_every_word_is_used_and_a_missing_one_is_named() -> None:
    assert set(LETTER_WORDS) == set(WORDS)
    for key in LETTER_WORDS:
        words = {name: word for name, word in WORDS.items() if name != key}
        missing = set()
        for letter in (FULL, SHORT):
            try:
                render_letter(letter, words)
            except KeyError as error:
                missing.add(error.args[0])
        assert missing == {key}
