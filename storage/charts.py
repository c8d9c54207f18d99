"""A picture of figures, drawn in a process of its own: `python -m storage.charts` reads JSON, writes a PNG.

Why a process: drawing takes a second of pure Python, in which a thread would hold the interpreter's lock, and
what draws takes 80 MB that the service need not keep. Nothing here knows a word: all texts are given.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

WIDTH, HEIGHT, DPI = 1080, 1350, 100
LEFT, RIGHT = 62, 1018
# Sizes in pixels: read at 300 pixels' width the smallest are still nine high.
TITLE, FIGURE, HEADING, LABEL, REMARK, FOOTER = 58, 84, 42, 38, 35, 33
INK, INK_2, LINE, LINE_2 = "#17211D", "#55625C", "#DCE2DD", "#C3CCC6"
PAPER, RAIL, BAR = "#FCFDFB", "#0B6B54", "#1F7A63"
COLOURS = {
    "strong": (RAIL, "#FFFFFF"),
    "middle": ("#6DB09B", INK),
    "amber": ("#CDB16E", INK),
    "red": ("#AF2418", "#FFFFFF"),
    "open": ("#DCE2DD", INK),
    "silent": ("#FFFFFF", INK),
}
BAR_FROM, BAR_ROOM = 408, 330
SIGN, GAP, SMALLEST = 32, 24, 31
COLUMNS = (LEFT, 290, 650, RIGHT)


class Sheet:
    """A page measured in pixels from its upper left corner."""

    def __init__(self) -> None:
        import matplotlib

        matplotlib.use("Agg")
        matplotlib.rcParams["hatch.linewidth"] = 1.6
        from matplotlib.figure import Figure
        from matplotlib.font_manager import FontProperties
        from pylopdf_fonts_zh_cn import sans_path

        self._figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=PAPER)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(HEIGHT, 0)
        self._axes.axis("off")
        self._font = FontProperties(fname=str(sans_path()))

    def write(
        self, x: float, y: float, text: str, size: float, colour: str = INK, *, at: str = "left",
        bold: bool = False,
    ) -> float:  # fmt: skip
        """The text with its middle at that height; returns its width."""
        from matplotlib.patheffects import withStroke

        drawn = self._axes.text(
            x, y, text, fontproperties=self._font, fontsize=size * 72 / DPI, color=colour, ha=at,
            va="center_baseline", parse_math=False,
        )  # fmt: skip
        if bold:
            # The wheel has one weight only.
            drawn.set_path_effects([withStroke(linewidth=size / 40, foreground=colour)])
        return float(drawn.get_window_extent().width)

    def width(self, text: str, size: float) -> float:
        drawn = self._axes.text(
            0, 0, text, fontproperties=self._font, fontsize=size * 72 / DPI, parse_math=False
        )
        found = float(drawn.get_window_extent().width)
        drawn.remove()
        return found

    def cut(self, text: str, size: float, room: float) -> str:
        """As much of it as there is room for."""
        if self.width(text, size) <= room:
            return text
        while text and self.width(f"{text}\u2026", size) > room:
            text = text[:-1]
        return f"{text}\u2026"

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, *, hatched: bool = False
    ) -> None:
        from matplotlib.patches import Rectangle

        pattern: dict[str, Any] = {"hatch": "///", "edgecolor": "#9AA59E"} if hatched else {}
        self._axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, linewidth=0, **pattern))

    def rule(self, y: float, colour: str = LINE, width: float = 2) -> None:
        self._axes.plot(
            [LEFT, RIGHT], [y, y], color=colour, linewidth=width * 72 / DPI, solid_capstyle="butt"
        )

    def upright(self, x: float, top: float, bottom: float) -> None:
        self._axes.plot([x, x], [top, bottom], color=LINE_2, linewidth=1.5 * 72 / DPI)

    def png(self) -> bytes:
        target = BytesIO()
        self._figure.savefig(target, format="png", dpi=DPI, facecolor=PAPER)
        return target.getvalue()


def draw(told: Mapping[str, Any]) -> bytes:
    """The picture of one overview; `told` as `bot.views.figure_picture` puts it together."""
    sheet = Sheet()
    sheet.write(LEFT, 84, sheet.cut(told["title"], TITLE, RIGHT - LEFT), TITLE, bold=True)
    sheet.write(LEFT, 154, sheet.cut(told["about"], REMARK, RIGHT - LEFT), REMARK, INK_2)
    sheet.rule(200, INK, 3)
    _figures(sheet, told["figures"])
    y = _bars(sheet, told["bars"], 392) if told["bars"] else 392
    if not told["bars"]:
        sheet.write(LEFT, y + 40, sheet.cut(told["sentence"], LABEL, RIGHT - LEFT), LABEL)
    for stack in told["stacks"]:
        y = _stack(sheet, stack, y + 46)
    sheet.rule(1268)
    left, right = told["footer"]
    room = RIGHT - LEFT - sheet.write(RIGHT, 1306, right, FOOTER, INK_2, at="right") - 30
    sheet.write(LEFT, 1306, sheet.cut(left, FOOTER, room), FOOTER, INK_2)
    return sheet.png()


def _figures(sheet: Sheet, figures: Sequence[Mapping[str, str]]) -> None:
    """Up to three large numbers, each with what it is below it; without one there are two lines of words."""
    for place, figure in enumerate(figures):
        x, room = COLUMNS[place] + (26 if place else 0), COLUMNS[place + 1] - COLUMNS[place]
        if place:
            sheet.upright(COLUMNS[place], 218, 356)
        if not figure["number"]:
            for line, text in enumerate(figure["label"].split("\n")):
                sheet.write(x, 272 + 46 * line, sheet.cut(text, REMARK, room - 28), REMARK, INK_2)
            continue
        size = FIGURE
        while sheet.width(figure["number"], size) > room - 90:
            size -= 4
        wide = sheet.write(x, 268, figure["number"], size, bold=True)
        sheet.write(x + wide + 8, 286, figure["unit"], REMARK)
        sheet.write(x, 334, sheet.cut(figure["label"], REMARK, room - 28), REMARK, INK_2)


def _heading(sheet: Sheet, y: float, title: str, base: str) -> None:
    sheet.write(LEFT, y, title, HEADING, bold=True)
    room = RIGHT - LEFT - sheet.width(title, HEADING) - 40
    sheet.write(RIGHT, y, sheet.cut(base, REMARK, room), REMARK, INK_2, at="right")


def _bars(sheet: Sheet, bars: Mapping[str, Any], y: float) -> float:
    _heading(sheet, y + 20, bars["title"], bars["base"])
    longest = max(row["count"] for row in bars["rows"] if not row["rest"])
    y += 78
    for row in bars["rows"]:
        sheet.write(LEFT, y, sheet.cut(row["name"], LABEL, BAR_FROM - LEFT - 22), LABEL)
        # All the rest together would dwarf every bar.
        length = 0.0 if row["rest"] else max(3.0, BAR_ROOM * row["count"] / longest)
        sheet.box(BAR_FROM, y - 15, length, 30, LINE_2 if row["none"] else BAR)
        wide = sheet.write(BAR_FROM + length + (14 if length else 0), y, str(row["count"]), LABEL, bold=True)
        sheet.write(BAR_FROM + length + wide + 28, y, row["share"], REMARK, INK_2)
        y += 51
    return y - 20


def _stack(sheet: Sheet, stack: Mapping[str, Any], y: float) -> float:
    """One bar of parts, their names and numbers below it."""
    _heading(sheet, y + 4, stack["title"], stack["base"])
    y += 40
    parts = [part for part in stack["parts"] if part["count"]]
    whole, x = sum(part["count"] for part in parts), float(LEFT)
    for part in parts:
        width = (RIGHT - LEFT) * part["count"] / whole
        fill, ink = COLOURS[part["colour"]]
        silent = part["colour"] == "silent"
        sheet.box(x, y, max(2.0, width - 4), 58, fill, hatched=silent)
        number = str(part["count"])
        if (wide := sheet.width(number, LABEL)) < width - 12:
            if silent:
                sheet.box(x + width / 2 - wide / 2 - 10, y + 8, wide + 20, 42, PAPER)
            sheet.write(x + width / 2, y + 29, number, LABEL, ink, at="center")
        x += width
    if stack["sentence"]:
        sheet.box(LEFT, y, RIGHT - LEFT, 58, "#FFFFFF", hatched=True)
        sheet.write(LEFT, y + 92, sheet.cut(stack["sentence"], REMARK, RIGHT - LEFT), REMARK, INK_2)
        return y + 110
    return _legend(sheet, parts, y + 92)


def _legend(sheet: Sheet, parts: Sequence[Mapping[str, Any]], y: float) -> float:
    """In one line, a little smaller where that is enough; else as many in a line as there is room for."""
    size = REMARK
    while size > SMALLEST and _legend_width(sheet, parts, size) > RIGHT - LEFT:
        size -= 1
    x = float(LEFT)
    for part in parts:
        text = part["label"]
        width = sheet.width(text, size) + SIGN
        if x > LEFT and x + width > RIGHT:
            x, y = float(LEFT), y + 42
        sheet.box(x, y - 11, 22, 22, COLOURS[part["colour"]][0], hatched=part["colour"] == "silent")
        sheet.write(x + SIGN, y, text, size)
        x += width + GAP
    return y + 18


def _legend_width(sheet: Sheet, parts: Sequence[Mapping[str, Any]], size: int) -> float:
    return sum(sheet.width(part["label"], size) + SIGN + GAP for part in parts) - GAP


def main() -> None:
    sys.stdout.buffer.write(draw(json.load(sys.stdin)))


if __name__ == "__main__":
    main()
