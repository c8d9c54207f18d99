"""What staff see before something is published: what seems to be personal data, and how it would read."""

from collections.abc import Sequence

from bot.i18n import Html, Translator
from domain.personal_data import found_in, masked
from domain.publication import Content

LONGEST_FOUND = 1800
LONGEST_SHOWN = 2800
AROUND = 12
MORE = "\u2026\u2026"
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
        for found in found_in(text, names):
            n += 1
            before = t("plain-text", text=text[max(0, found.start - AROUND) : found.start])
            told = t("plain-text", text=text[found.start : found.end])
            after = t("plain-text", text=text[found.end : found.end + AROUND])
            lines.append(
                t(
                    "publish-found-line",
                    place=place_words(place, t),
                    kind=t.plain(f"publish-kind-{found.kind}"),
                    marked=Html(f"{before}<b><u>{told}</u></b>{after}"),
                    instead=masked(text, [found])[max(0, found.start - AROUND) : found.end + AROUND],
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


def as_shown(content: Content, t: Translator) -> Html:
    """How the page will read, as far as a message holds it."""
    lines, length = [], 0
    for place, text in content.parts.items():
        room = LONGEST_SHOWN - length
        if room <= 0:
            lines.append(Html(MORE))
            break
        cut = text if len(text) <= room else text[:room] + MORE
        length += len(cut)
        lines.append(t("publish-shown-line", place=place_words(place, t), text=cut))
    return Html("\n".join(lines))


def first_lines(points: Sequence[str]) -> str:
    """A beginning for a summary: the first points, each as it is."""
    return "\n".join(points[:OFFERED_LINES])
