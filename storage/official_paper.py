"""An official document of paragraphs and tables, written as it comes: what is written is held no longer."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml.ns import qn

from domain.paper import Grid
from storage.official_lines import balanced, room_of, roomy, style_sheet, width
from storage.official_page import dressed, plain, text_lines

BODY = "word/document.xml"
END = "<w:sectPr"
HELD_BYTES = 1 << 20
DOT = "\u00b7"
TWENTIETHS = 20
# Full characters that a column of texts keeps, however wide the others are, and the most that it asks for.
NARROWEST, WIDEST = 6.0, 24.0
# What a cell leaves beside its text, in full characters; its margins are a little less.
BESIDE = 1.0
MARGIN = 80
# A head may stand in so many lines before its column grows.
HEAD_LINES = 3
# So many rows stay on one page.
SHORT = 12
# With more columns the type is small.
MANY = 7
BREAK = "<w:r><w:br/></w:r>"
KEPT = "<w:keepNext/>"
HEAD_RULE = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:color="000000"/></w:tcBorders>'


class Paper:
    """A .docx under way. What it needs besides its body is made first; the body goes straight into
    the file.
    """

    def __init__(
        self, *, title: str, author: str, day: date, pages_asked: bool = False, across: bool = False
    ) -> None:
        """`pages_asked`: there are references to pages, which whoever opens it has to reckon; `across`: the
        pages lie on their side.
        """
        self._across = across
        document = dressed(title=title, author=author, day=day, across=across)
        if pages_asked:
            asked = document.settings.element.makeelement(qn("w:updateFields"), {qn("w:val"): "true"})
            document.settings.element.insert(0, asked)
        skeleton = BytesIO()
        document.save(skeleton)
        # A file on the disk as soon as it is large.
        self._target: IO[bytes] = SpooledTemporaryFile(max_size=HELD_BYTES)  # noqa: SIM115  # `done` closes it
        self._zip = ZipFile(self._target, "w", ZIP_DEFLATED)
        with ZipFile(skeleton) as made:
            for name in made.namelist():
                if name != BODY:
                    self._zip.writestr(name, made.read(name))
            head, self._tail = made.read(BODY).decode().split(END, 1)
        self._body = self._zip.open(BODY, "w")
        self._write(head)
        self._marks = 0

    def line(
        self,
        style: str,
        text: str,
        *,
        mark: str = "",
        left: float = 0,
        right: float = 0,
        keeps: bool = False,
    ) -> None:
        """A paragraph in one of the styles; its line breaks stay. `mark` names it for references.

        `keeps` it on one page with what follows.
        """
        size = style_sheet()["styles"][style]["size"] * TWENTIETHS
        moved = f'<w:ind w:left="{round(left * size)}" w:right="{round(right * size)}"/>' if left else ""
        runs = BREAK.join(_runs(line) for line in text.split("\n"))
        self._paragraph(style, self._marked(runs, mark), (KEPT if keeps else "") + moved)

    def lines(self, style: str, text: str, *, keeps: bool = False) -> None:
        """Each line a paragraph, the last one perhaps kept with what follows."""
        found = text_lines(text)
        for n, line in enumerate(found, start=1):
            self.line(style, line, keeps=keeps and n == len(found))

    def title(self, text: str, style: str = "title") -> None:
        """In lines of like length."""
        self.line(style, balanced(plain(text), room_of(style, across=self._across)))

    def spread(self, style: str, left: str, right: str) -> None:
        """Two short texts at the ends of a line."""
        self._paragraph(style, f"{_runs(left)}{_tab()}{_runs(right)}")

    def signed(self, unit: str, day: str) -> None:
        """The unit centred over the date, which ends four characters from the margin unless it is long."""
        room = room_of("signer", across=self._across)
        name = balanced(plain(unit), room - 4)
        box = max(roomy(line) for line in (*name.split("\n"), day)) + 1
        right = max(0.0, 4 - (box - width(day)) / 2)
        self.line("signer", name, left=room - box - right, right=right, keeps=True)
        self.line("date", day, left=room - box - right, right=right)

    def reference(self, style: str, text: str, mark: str) -> None:
        """A line of contents: the text, dots, and the page on which the mark is."""
        self._paragraph(style, _link(mark, _runs(text) + _tab() + _page_of(mark)))

    def index(self, head: str, entries: Iterable[tuple[str, str]]) -> None:
        """One paragraph: the head, then each text, a link to its mark."""
        joint = _runs(style_sheet()["index_joint"])
        self._paragraph("index", _runs(head) + joint.join(_link(mark, _runs(text)) for text, mark in entries))

    def index_line(self, entries: Iterable[tuple[str, str]]) -> None:
        """Some beside each other, as many as the style has places."""
        self._paragraph("index_line", _tab().join(_link(mark, _runs(text)) for text, mark in entries))

    def table(self, grid: Grid) -> None:
        """Three rules, words to the left, numbers to the right under their heads."""
        if grid.caption:
            self.line("caption", grid.caption)
        edges = "".join(f'<w:{side} w:val="single" w:sz="8" w:color="000000"/>' for side in ("top", "bottom"))
        margins = "".join(f'<w:{side} w:w="{MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
        columns = _columns(grid, room_of(_style(grid), across=self._across))
        self._write(
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>"
            + "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
            + "</w:tblGrid>"
        )
        rows = (*grid.rows, *((grid.total,) if grid.total else ()))
        self._row(grid, grid.heads, columns, head=True)
        for left, row in zip(range(len(rows) - 1, -1, -1), rows, strict=True):
            # A short table is not parted, and no last row stands alone on a page.
            self._row(grid, row, columns, keeps=left == 1 or 0 < left < len(rows) <= SHORT)
        self._write("</w:tbl>")
        self.line("note", grid.note)

    def new_page(self) -> None:
        self._write('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def done(self) -> bytes:
        self._write(END + self._tail)
        self._body.close()
        self._zip.close()
        self._target.seek(0)
        content = self._target.read()
        self._target.close()
        return content

    def _row(
        self,
        grid: Grid,
        cells: Sequence[str],
        columns: Sequence[int],
        *,
        head: bool = False,
        keeps: bool = False,
    ) -> None:
        style = _style(grid).replace("table", "table_head") if head else _style(grid)
        self._write(
            f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/>'
                + (HEAD_RULE if head else "")
                + ("" if head or n in grid.texts else "<w:noWrap/>")
                + f'<w:vAlign w:val="{"bottom" if head else "top"}"/></w:tcPr>'
                + _paragraph(
                    style,
                    _runs(text),
                    (KEPT if keeps else "") + ("" if n in grid.texts else '<w:jc w:val="right"/>'),
                )
                + "</w:tc>"
                for n, (text, column) in enumerate(zip(cells, columns, strict=True))
            )
            + "</w:tr>"
        )

    def _marked(self, runs: str, mark: str) -> str:
        if not mark:
            return runs
        self._marks += 1
        start = f'<w:bookmarkStart w:id="{self._marks}" w:name={quoteattr(mark)}/>'
        return f'{start}{runs}<w:bookmarkEnd w:id="{self._marks}"/>'

    def _paragraph(self, style: str, runs: str, more: str = "") -> None:
        self._write(_paragraph(style, runs, more))

    def _write(self, xml: str) -> None:
        self._body.write(xml.encode())


def _paragraph(style: str, runs: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="official_{style}"/>{more}</w:pPr>{runs}</w:p>'


def _runs(text: str) -> str:
    """Quotes and dashes are Chinese; a name's middle dot is Latin, else it were an em wide."""
    pieces = []
    for n, part in enumerate(plain_spaced(text).split(DOT)):
        if n:
            pieces.append(f"<w:r><w:t>{DOT}</w:t></w:r>")
        if part:
            pieces.append(
                '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
                f'<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
            )
    return "".join(pieces)


def plain_spaced(text: str) -> str:
    """As `plain`, but spaces at the ends stay: the text goes on."""
    core = plain(text)
    if not core:
        return ""
    before, after = (text[:1].isspace(), text[-1:].isspace())
    return (text[:1] if before else "") + core + (text[-1:] if after else "")


def _tab() -> str:
    return "<w:r><w:tab/></w:r>"


def _link(mark: str, runs: str) -> str:
    return f'<w:hyperlink w:anchor={quoteattr(mark)} w:history="1">{runs}</w:hyperlink>'


def _page_of(mark: str) -> str:
    """A field that Word and LibreOffice reckon; until then the dash."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {escape(mark)} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{style_sheet()['page_unknown']}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _style(grid: Grid) -> str:
    return "table_small" if len(grid.heads) > MANY else "table"


def _columns(grid: Grid, room: float) -> list[int]:
    """In twentieths of a point: numbers as wide as they are, heads in some lines, words get the rest."""
    rows = (*grid.rows, *((grid.total,) if grid.total else ()))
    places = range(len(grid.heads))
    cells = [max((roomy(row[n]) for row in rows), default=0) + BESIDE for n in places]
    heads = [roomy(head) for head in grid.heads]
    asked = {n: min(WIDEST, max(NARROWEST, cells[n], heads[n] + BESIDE)) for n in grid.texts}
    numbers: dict[int, float] = {}
    for lines in range(1, HEAD_LINES + 1):
        numbers = {
            n: max(cells[n], math.ceil(heads[n] / lines) + BESIDE) for n in places if n not in grid.texts
        }
        if sum(numbers.values()) + sum(asked.values()) <= room:
            break
    left = max(room - sum(numbers.values()), NARROWEST * len(asked))
    words = {n: left * need / sum(asked.values()) for n, need in asked.items()}
    size = style_sheet()["styles"][_style(grid)]["size"] * TWENTIETHS
    return [round(size * (numbers | words)[n]) for n in places]
