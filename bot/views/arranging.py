"""How a text was taken apart: asked whether it is right, sentence by sentence where it is not."""

from dataclasses import replace

from bot.i18n import Html, Translator
from bot.views.drafting import press, ticked
from bot.views.pages import cut
from bot.views.view import Button, View
from domain.draft import Draft, Question
from domain.services.arranging import is_arranged, offered

PAGE = 8
LONGEST_UNIT = 60
LONGEST_IN_BUTTON = 16
LONGEST_OFFERED = 300
LONGEST_SOURCE = 40


def with_parts(view: View, draft: Draft, t: Translator) -> View:
    """The question, with how its answer was found in what was written already."""
    if draft.asked not in (Question.SITUATION, Question.REQUEST) or draft.replacing:
        return view
    if draft.asked is Question.REQUEST and (asked := offered(draft)):
        source = cut(draft.source, LONGEST_SOURCE)
        words = t("arrange-anothers", source=source, text=cut(asked, LONGEST_OFFERED))
        take = Button(t.plain("arrange-take"), press(draft, "take"))
        return _with_row(replace(view, text=Html(f"{view.text}\n\n{words}")), take)
    if draft.asked in draft.passed or not draft.requesting or not is_arranged(draft):
        return view
    words = t(f"arrange-ask-{draft.asked.value}")
    otherwise = Button(t.plain("arrange-otherwise"), press(draft, "parts", "0"))
    return _with_row(replace(view, text=Html(f"{view.text}\n\n{words}")), otherwise)


def _with_row(view: View, button: Button) -> View:
    return replace(view, rows=(*view.rows[:-1], (button,), view.rows[-1]))


def parts_view(draft: Draft, page: int, t: Translator) -> View:
    """Every sentence with where it went; a press puts it into the other part."""
    shown = [n for n, unit in enumerate(draft.units) if unit.strip()]
    page = max(0, min(page, (len(shown) - 1) // PAGE))
    lines, rows = [t("arrange-which")], []
    for n in shown[page * PAGE : (page + 1) * PAGE]:
        text, asking = " ".join(draft.units[n].split()), n in draft.requesting
        place = t.plain("arrange-request" if asking else "arrange-situation")
        lines.append(t("arrange-line", place=place, text=cut(text, LONGEST_UNIT)))
        other = press(draft, "told" if asking else "asked", str(n))
        rows.append((Button(ticked(cut(text, LONGEST_IN_BUTTON), asking), other),))
    turn = tuple(
        Button(t.plain(key), press(draft, "parts", str(target)))
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target * PAGE < len(shown)
    )
    done = (Button(t.plain("arrange-done"), press(draft, "go"), main=True),)
    whole = (Button(t.plain("arrange-whole"), press(draft, "whole")),)
    return View(Html("\n".join(lines)), (*rows, *((turn,) if turn else ()), done, whole))


def page_of(draft: Draft, unit: int) -> int:
    return [n for n, text in enumerate(draft.units) if text.strip()].index(unit) // PAGE
