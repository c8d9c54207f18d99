"""What the letter's reading found, in a few short lines: which request is answered where, what is missing."""

from bot.i18n import Translator
from domain.linting import LetterReading

LONGEST_QUOTE = 42


def reading_lines(reading: LetterReading | None, t: Translator) -> list[str]:
    """Nothing at all where there was no reading."""
    if reading is None:
        return []
    lines = []
    if reading.substance == 0:
        lines.append(str(t("lint-no-substance")))
    if reading.answers:
        missing = len(reading.unanswered)
        key = "lint-answers" if missing else "lint-all-answered"
        lines.append(str(t(key, n=missing, of=len(reading.answers))))
        for n, answer in enumerate(reading.answers, start=1):
            known = {"n": n, "request": quoted(answer.request), "sentence": quoted(answer.sentence)}
            lines.append(str(t("lint-answered" if answer.sentence else "lint-unanswered", **known)))
    if reading.copied:
        lines.append(str(t("lint-copied", n=len(reading.copied), sentence=quoted(reading.copied[0]))))
    return lines


def quoted(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}\u2026"
