"""The page docs/permissions.md: who sees a proposal when, and who may take which step."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot.i18n import DEFAULT_LANGUAGE, Translator
from domain.parties import Party
from domain.permissions import SEES, Stage, Viewer
from domain.steps import STEPS

YES = "\u25cf"


def permissions_markdown() -> str:
    """The whole page in Markdown, in the first language; ends with one line break."""
    t = Translator(DEFAULT_LANGUAGE, ZoneInfo("UTC"))
    viewers = [t.plain(f"permissions-viewer-{_slug(viewer)}") for viewer in Viewer]
    stages = [
        (t.plain(f"permissions-stage-{_slug(s)}"), [s in SEES.get(v, ()) for v in Viewer]) for s in Stage
    ]
    parties = [t.plain(f"party-{_slug(party)}") for party in Party]
    steps = [(t.plain(f"step-{_slug(step.name)}"), [p in step.by for p in Party]) for step in STEPS]
    parts = [
        f"# {t.plain('permissions-title')}",
        t.plain("permissions-about"),
        f"## {t.plain('permissions-seeing')}",
        t.plain("permissions-seeing-about"),
        _grid(t.plain("permissions-stage"), viewers, stages),
        f"## {t.plain('permissions-looks')}",
        t.plain("permissions-looks-about"),
        f"## {t.plain('permissions-steps')}",
        t.plain("permissions-steps-about"),
        _grid(t.plain("permissions-step"), parties, steps),
    ]
    return "\n\n".join(parts) + "\n"


def _slug(code: str) -> str:
    return code.replace("_", "-")


def _grid(corner: str, across: Iterable[str], down: Iterable[tuple[str, list[bool]]]) -> str:
    heads = [corner, *across]
    lines = [_cells(heads), _cells("---" if place == 0 else ":-:" for place in range(len(heads)))]
    lines += [_cells([name, *(YES if may else "" for may in row)]) for name, row in down]
    return "\n".join(lines)


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
