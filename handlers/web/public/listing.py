"""The list: its lines, what it can be narrowed by, and one bar that says where they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.public_state import State, Timeliness
from domain.publication_port import Listing
from domain.search_port import Shown
from domain.services.public_finding import Found
from handlers.web.public.page import Visit
from handlers.web.public.wording import Sentence, Station

BAR = 1000


# A text in pieces, each with whether it is what was looked for.
Marked = Sequence[tuple[str, bool]]


@dataclass(frozen=True)
class Row:
    """One proposal in the list."""

    link: str
    title: Marked
    meta: Sequence[str]
    units: Sequence[str]
    tag: tuple[str, str]
    meaning: str
    sentence: Sentence
    stations: Sequence[Station]
    colour: str
    said: Marked = ()
    """The sentence in which it was found."""


@dataclass(frozen=True)
class Option:
    """One entry of a filter, with how many it would leave."""

    words: str
    link: str
    n: int
    chosen: bool
    value: str = ""


@dataclass(frozen=True)
class Filter:
    """`unknown`: what is chosen is nothing that this congress has."""

    name: str
    heading: str
    options: Sequence[Option]
    unknown: bool = False

    @property
    def chosen(self) -> bool:
        return not self.options[0].chosen

    @property
    def narrows(self) -> bool:
        """Whether there is anything to choose, or to take back."""
        return len(self.options) > 1 or self.chosen


@dataclass(frozen=True)
class Part:
    """A piece of the bar: where it begins and how wide it is, in thousandths."""

    words: str
    n: int
    kind: str
    x: int
    width: int


def heading_of(visit: Visit, page: Listing, one: Found | None) -> str:
    """How many there are."""
    if one is None:
        return visit.speaker.say("page-total", n=page.total)
    key = "page-found-many" if one.uncounted else "page-found"
    return visit.speaker.say(key, n=page.total, words=visit.asked.words)


def marked(shown: Shown) -> Marked:
    found, last = [], 0
    for start, end in shown.marks:
        found += [(shown.text[last:start], False), (shown.text[start:end], True)]
        last = end
    return [(text, mark) for text, mark in [*found, (shown.text[last:], False)] if text]


def rows_of(visit: Visit, page: Listing, one: Found | None = None) -> list[Row]:
    speaker = visit.speaker
    found = one.shown if one is not None else {}
    rows = []
    for line in page.lines:
        units = (
            [speaker.say("page-lead", names=speaker.say("list-comma").join(line.leads))] if line.leads else []
        )
        units += [speaker.say("page-co", names=speaker.say("list-comma").join(line.co))] if line.co else []
        title, said = found.get(line.id, (Shown(line.title), None))
        rows.append(
            Row(
                visit.link(str(line.id)),
                marked(title),
                speaker.meta(line),
                units,
                speaker.tag(line),
                speaker.meaning(line),
                speaker.sentence(line),
                speaker.stations(line),
                speaker.colour(line),
                marked(said) if said else (),
            )
        )
    return rows


def filters_of(visit: Visit, page: Listing) -> list[Filter]:
    speaker, asked = visit.speaker, visit.asked
    policy = speaker.policy
    categories = [choice.code for choice in policy.choices("categories")]
    classes = [choice.code for choice in policy.choices("classes")]
    departments = {str(id_): name for id_, name in page.departments.items()}
    names = {code: speaker.category(code) for code in page.counts["category"]}
    letters = {code: speaker.class_name(code) for code in page.counts["result_class"]}
    years = {code: speaker.say("page-year", year=code) for code in page.counts["year"]}
    states = {code.value: speaker.say(f"page-state-{code.replace('_', '-')}") for code in State}
    timely = {code.value: speaker.say(f"page-timeliness-{code.replace('_', '-')}") for code in Timeliness}
    found = [
        _filter(visit, page, "category", "category", asked.category, categories, names),
        _filter(visit, page, "result_class", "class", asked.result_class, classes, letters),
        _filter(visit, page, "department_id", "department", asked.department, [], departments),
        _filter(visit, page, "year", "year", asked.year, sorted(years, reverse=True), years),
        _filter(visit, page, "session", "session", asked.session, [], {}),
        _filter(visit, page, "state", "state", asked.state, list(State), states),
        _filter(visit, page, "timeliness", "timeliness", asked.timeliness, list(Timeliness), timely),
    ]
    towns = {str(id_): name for id_, name in page.delegations.items()}
    one = _filter(visit, page, "delegation_id", "delegation", asked.delegation, [], towns)
    return [*found, one] if policy.public_name != "none" or asked.delegation else found


def _filter(
    visit: Visit,
    page: Listing,
    dimension: str,
    name: str,
    chosen: str,
    order: Sequence[str],
    words: Mapping[str, str],
) -> Filter:
    """The congress's own order, what is in no list of it after that; units by how many they have."""
    none = "0" if dimension in ("department_id", "delegation_id") else ""
    all_ = {code: n for code, n in page.counts[dimension].items() if code != none}
    # What nothing is left of is not offered, but it is there.
    counts = {code: n for code, n in all_.items() if n or code == chosen}
    codes = [code for code in order if code in counts]
    codes += sorted((code for code in counts if code not in order), key=lambda code: (-counts[code], code))
    changing = "result_class" if name == "class" else name
    options = [
        Option(
            visit.speaker.say("page-all"),
            visit.asked.query(**{changing: ""}),
            sum(page.counts[dimension].values()),
            not chosen,
        )
    ]
    options += [
        Option(
            words.get(code, code), visit.asked.query(**{changing: code}), counts[code], code == chosen, code
        )
        for code in codes
    ]
    if missing := page.counts[dimension].get(none, 0):
        nothing = visit.speaker.say(f"page-no-{name}")
        options.append(Option(nothing, visit.asked.query(**{changing: "-"}), missing, chosen == "-", "-"))
    known = not chosen or any(option.chosen for option in options) or chosen in order or chosen == "-"
    heading = visit.speaker.say(f"page-by-{name}")
    return Filter(name, heading, options, unknown=not known and not visit.asked.words)


def where_they_are(visit: Visit, page: Listing) -> list[Part]:
    """One bar: how many of each class; a piece too thin for the eye keeps its number in the legend."""
    counts = page.counts["result_class"]
    order = [choice.code for choice in visit.speaker.policy.choices("classes")]
    known = [code for code in order if counts.get(code)]
    codes = [*known, *(code for code in counts if code not in order and counts[code])]
    whole = sum(counts.values())
    parts, x = [], 0
    for n, code in enumerate(codes):
        width = round(BAR * sum(counts[c] for c in codes[: n + 1]) / whole) - x
        kind = "abcd"[order.index(code)] if code in order and order.index(code) < 4 else "open"
        parts.append(Part(visit.speaker.class_name(code), counts[code], kind, x, max(width - 3, 2)))
        x += width
    return parts
