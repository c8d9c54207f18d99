"""Others' personal data in a draft: what was found, shown masked, and the one press that masks it."""

from bot.i18n import Html, Translator
from bot.views.drafting import press
from bot.views.view import Button, View
from domain.draft import Draft
from domain.hint import Care
from domain.personal_data import masked
from domain.services.masking import Places

AROUND = 10
SHOWN = 8


def masking_view(draft: Draft, places: Places, t: Translator) -> View:
    total = sum(len(found) for found in places.values())
    lines = [t("mask-ask", n=total)]
    for question, found in places.items():
        text = masked(draft.text_of(question), found)
        for place in found[: SHOWN - len(lines) + 1]:
            around = " ".join(text[max(0, place.start - AROUND) : place.end + AROUND].split())
            lines.append(t("mask-line", kind=t.plain(f"publish-kind-{place.kind}"), text=around))
    if total > len(lines) - 1:
        lines.append(t("mask-more", n=total - len(lines) + 1))
    rows = (
        (Button(t.plain("mask-all", n=total), press(draft, "mask"), main=True),),
        (Button(t.plain("mask-keep"), press(draft, "waive", Care.PERSONAL_DATA)),),
        (Button(t.plain("back"), press(draft, "preview")),),
    )
    return View(Html("\n".join(lines)), rows)
