"""What staff see before something is published: what seems to be personal data, and how it would read."""

import re
from collections.abc import Sequence

from bot.i18n import Html, Translator
from bot.views.pages import cut
from domain.personal_data import found_in, masked
from domain.publication import Content

LONGEST_FOUND = 1800
LONGEST_SHOWN = 2800
AROUND = 12
LONGEST_LINE = 24
CUT = "\u2026"
MORE = CUT * 2
BREAKS = re.compile(r"[\r\n]")
OFFERED_LINES = 4


def place_words(place: str, t: Translator) -> str:
    """How a place of the content is called: the title, or a point of a letter."""
    letter, _, rest = place.partition(".")
    if not rest:
        return t.plain(f"publish-place-{place}")
    group, point, *reason = rest.split(".")
    key = "publish-place-reason" if reason else "publish-place-point"
    group_words = t.plain(f"publish-place-{group.replace('_', '-')}")
    return t.plain(key, letter=int(letter) + 1, group=group_words, n=int(point) + 1)


def findings(content: Content, names: Sequence[str], t: Translator) -> Html:
    """Every place that seems personal, marked in what stands around it, and what would stand there."""
    lines, n = [], 0
    for place, text in content.parts.items():
        places = found_in(text, names)
        # Blots are as many as what they cover: the same places in both texts.
        said, hidden = BREAKS.sub(" ", text), BREAKS.sub(" ", masked(text, places))
        for found in places:
            n += 1
            first, last = max(0, found.start - AROUND), min(len(text), found.end + AROUND)
            cut_before, cut_after = (CUT if first else ""), (CUT if last < len(text) else "")
            before = t("plain-text", text=f"{cut_before}{said[first : found.start]}")
            told = t("plain-text", text=said[found.start : found.end])
            after = t("plain-text", text=f"{said[found.end : last]}{cut_after}")
            lines.append(
                t(
                    "publish-found-line",
                    place=place_words(place, t),
                    kind=t.plain(f"publish-kind-{found.kind}"),
                    marked=Html(f"{before}<b><u>{told}</u></b>{after}"),
                    instead=f"{cut_before}{hidden[first:last]}{cut_after}",
                )
            )
    if not lines:
        return t("publish-found-none")
    kept, length = [t("publish-found", n=n)], 0
    for line in lines:
        length += len(line)
        if length > LONGEST_FOUND:
            kept.append(Html(MORE))
            break
        kept.append(line)
    return Html("\n".join(kept))


def personal_places(content: Content, names: Sequence[str]) -> list[str]:
    """Which of its places seem to hold personal data."""
    return [place for place, text in content.parts.items() if found_in(text, names)]


def place_line(place: str, text: str, t: Translator) -> str:
    """A place to be chosen: what it is called and how it begins."""
    words = t.plain("publish-place-line", place=place_words(place, t), text=BREAKS.sub(" ", text))
    return cut(words, LONGEST_LINE)


def as_shown(content: Content, names: Sequence[str], t: Translator) -> Html:
    """How the page will read, as far as a message holds it; and what still seems personal in it."""
    lines, length = [], 0
    for place, text in content.parts.items():
        room = LONGEST_SHOWN - length
        if room <= 0:
            lines.append(Html(MORE))
            break
        told = text if len(text) <= room else text[:room] + MORE
        length += len(told)
        lines.append(t("publish-shown-line", place=place_words(place, t), text=told))
    if left := personal_places(content, names):
        comma = t.plain("list-comma")
        lines.append(t("publish-still-found", places=comma.join(place_words(place, t) for place in left)))
    return Html("\n".join(lines))


def first_lines(points: Sequence[str]) -> str:
    """A beginning for a summary: the first points, each as it is."""
    return "\n".join(points[:OFFERED_LINES])
