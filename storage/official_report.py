"""Bulletins and yearly reports as .docx: head, title, parts of words and tables, signature."""

from dataclasses import dataclass, field
from datetime import date

from storage.official_paper import Grid, Paper

HEADINGS = frozenset({"heading", "subheading"})


@dataclass(frozen=True)
class Words:
    """A paragraph in one of the styles, or several where the text has lines."""

    style: str
    text: str


@dataclass(frozen=True)
class Report:
    """What it says from top to bottom. `head` is the red one; without it the number stands over the title."""

    title: str
    unit: str
    day: date
    dated: str
    head: str = ""
    number: str = ""
    salutation: str = ""
    parts: tuple[Words | Grid, ...] = field(default=())


def render_report(report: Report) -> bytes:
    paper = Paper(title=report.title, author=report.unit, day=report.day)
    if report.head:
        paper.title(report.head, "head")
        paper.spread("head_line", report.unit if not report.number else report.number, report.dated)
    elif report.number:
        paper.line("plain_number", report.number)
    paper.title(report.title)
    if report.salutation:
        paper.line("salutation", report.salutation)
    for part in report.parts:
        if isinstance(part, Grid):
            paper.table(part)
        else:
            paper.lines(part.style, part.text)
    paper.signed(report.unit, report.dated)
    return paper.done()
