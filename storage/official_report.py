"""Bulletins and yearly reports as .docx: head, title, parts of words and tables, signature."""

from domain.paper import Grid, Report
from storage.official_lines import width
from storage.official_paper import Paper

# More characters stand in a smaller type.
LONGEST_HEAD = 8


def render_report(report: Report) -> bytes:
    paper = Paper(title=report.title, author=report.unit, day=report.day, across=report.across)
    if report.head:
        paper.title(report.head, "head" if width(report.head) <= LONGEST_HEAD else "head_small")
        paper.spread("head_line", report.unit if not report.number else report.number, report.dated)
    elif report.number:
        paper.line("plain_number", report.number)
    paper.title(report.title)
    if report.salutation:
        paper.line("salutation", report.salutation)
    for n, part in enumerate(report.parts, start=1):
        # No signature stands on a page without text.
        keeps = n == len(report.parts)
        if isinstance(part, Grid):
            paper.table(part, keeps=keeps)
        else:
            paper.lines(part.style, part.text, keeps=keeps)
    paper.signed(report.unit, report.dated)
    return paper.done()
