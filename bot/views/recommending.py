"""What is recommended and why; a person decides."""

from collections.abc import Mapping, Sequence

from bot.i18n import Html, Translator
from bot.views.forms import Option
from domain.people import Department
from domain.policy import Policy
from domain.recommendation import Advice, Recommended

SUBJECTS = ("category", "lead", "co")


def advised(advice: Advice, subject: str) -> Sequence[Recommended]:
    """One of SUBJECTS."""
    return {"category": advice.categories, "lead": advice.departments, "co": advice.co_handlers}[subject]


def names_of_codes(policy: Policy, departments: Sequence[Department], t: Translator) -> dict[str, str]:
    categories = {c.code: c.name(t.language) for c in policy.choices("categories")}
    return {**{str(d.id): d.short_name for d in departments}, **categories}


def reasons(advice: Advice, subjects: Sequence[str], names: Mapping[str, str], t: Translator) -> Html:
    """Each recommendation with what speaks for it, the likeliest first; or that nothing is known."""
    lines = []
    for subject in subjects:
        lines += [
            t(f"advice-{subject}", name=names[one.code], why=_why(one, subject, t))
            for one in advised(advice, subject)
            if one.code in names
        ]
    return Html("\n".join([t("advice-reasons"), *lines] if lines else [t("advice-unknown")]))


def _why(one: Recommended, subject: str, t: Translator) -> str:
    comma, parts = t.plain("list-comma"), []
    if one.like:
        parts.append(t.plain(f"advice-like-{subject}", labels=comma.join(one.like)))
    if one.alike > len(one.like):
        parts.append(t.plain("advice-alike", n=one.alike))
    if one.words:
        parts.append(t.plain("advice-words", words=comma.join(one.words)))
    return t.plain("advice-and").join(parts) or t.plain("advice-as-before")


def hint(advice: Advice, subject: str, names: Mapping[str, str], t: Translator) -> Html | None:
    """One line beside the question; nothing where nothing is known."""
    known = [names[one.code] for one in advised(advice, subject) if one.code in names]
    return t(f"advice-hint-{subject}", names=t.plain("list-comma").join(known)) if known else None


def in_order(options: Sequence[Option], codes: Sequence[str]) -> list[Option]:
    """Those that are recommended in front, the rest as it was."""
    places = {code: n for n, code in enumerate(codes)}
    return sorted(options, key=lambda o: places.get(o.value, len(places)))
