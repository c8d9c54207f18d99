"""Personal data in a text that is to be published: where it is, and the text with it blotted out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BLOT = "\u00d7"
SURNAMES = (
    "\u738b\u674e\u5f20\u5218\u9648\u6768\u9ec4\u8d75\u5434\u5468\u5f90\u5b59\u9a6c\u6731\u80e1\u90ed\u4f55\u6797\u9ad8\u7f57\u90d1\u6881\u8c22\u5b8b\u5510\u8bb8\u97e9\u51af\u9093\u66f9\u5f6d\u66fe\u8096\u7530"
    "\u8463\u8881\u6f58\u4e8e\u848b\u8521\u4f59\u675c\u53f6\u7a0b\u82cf\u9b4f\u5415\u4e01\u4efb\u6c88\u59da\u5362\u59dc\u5d14\u949f\u8c2d\u9646\u6c6a\u8303\u91d1\u77f3\u5ed6\u8d3e\u590f\u97e6\u4ed8\u65b9\u767d"
    "\u90b9\u5b5f\u718a\u79e6\u90b1\u6c5f\u5c39\u859b\u960e\u6bb5\u96f7\u4faf\u9f99\u53f2\u9676\u9ece\u8d3a\u987e\u6bdb\u90dd\u9f9a\u90b5\u4e07\u94b1\u4e25\u8983\u6b66\u6234\u83ab\u5b54\u5411\u6c64"
)
# What follows a name that belongs to somebody: Mr, Mrs, comrade, villager, resident, old man, old woman.
CALLED = (
    "\u5148\u751f|\u5973\u58eb|\u540c\u5fd7|\u8001\u4eba|\u5927\u7237|\u5927\u5988|\u963f\u59e8|\u5e08\u5085"
)
PROVINCES = (
    "\u4eac\u6d25\u6caa\u6e1d\u5180\u8c6b\u4e91\u8fbd\u9ed1\u6e58\u7696\u9c81\u65b0\u82cf\u6d59"
    "\u8d63\u9102\u6842\u7518\u664b\u8499\u9655\u5409\u95fd\u8d35\u7ca4\u9752\u85cf\u5ddd\u5b81\u743c"
)
DIGIT = "0-9\uff10-\uff19"
EDGE, END = rf"(?<![{DIGIT}A-Za-z])", rf"(?![{DIGIT}A-Za-z])"
# A name stands right before a number: a comma, a bracket, "telephone", "identity card" at most between them.
BESIDE = (
    r"[\s,\uff0c\u3001:\uff1a(\uff08]{0,2}(?:\u7684?(?:\u8054\u7cfb)?(?:\u7535\u8bdd|\u624b\u673a)\u53f7?\u7801?"
    r"|\u8eab\u4efd\u8bc1\u53f7?\u7801?)?[\s:\uff1a\u662f\u4e3a]{0,2}"
)
NUMBER = rf"1[3-9]\d[ -]?\d{{4}}[ -]?\d{{4}}{END}|[1-9]\d{{16}}[\dXx]{END}"
KINDS: dict[str, re.Pattern[str]] = {
    "identity": re.compile(
        rf"{EDGE}[1-9]\d{{5}}(?:18|19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{{3}}[\dXx]{END}"
    ),
    "card": re.compile(rf"{EDGE}[1-9]\d{{3}}(?:[ -]?\d{{4}}){{3}}(?:[ -]?\d{{1,3}})?{END}"),
    "mobile": re.compile(rf"{EDGE}(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{{4}}[ -]?\d{{4}}{END}"),
    "telephone": re.compile(rf"{EDGE}0\d{{2,3}}[ -\u2014]?\d{{7,8}}{END}"),
    "mail": re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"),
    "chat": re.compile(r"(?:QQ|qq|\u5fae\u4fe1|wechat|WeChat)\s*(?:\u53f7|[:\uff1a])\s*[A-Za-z0-9_-]{5,20}"),
    "plate": re.compile(rf"[{PROVINCES}][A-Z][\u00b7 ]?[A-Z0-9]{{5,6}}(?![A-Z0-9])"),
    "home": re.compile(
        r"\d{1,4}\s*(?:\u5e62|\u680b|\u53f7\u697c|\u53f7)\s*(?:\d{1,3}\s*\u5355\u5143)?\s*\d{2,4}\s*\u5ba4"
        r"|(?:\d{1,4}\s*(?:\u5e62|\u680b|\u53f7\u697c)\s*)?\d{1,3}\s*\u5355\u5143\s*\d{3,4}(?!\d)"
    ),
    "person": re.compile(
        rf"[{SURNAMES}][\u4e00-\u9fa5]{{1,2}}(?=(?:{CALLED}))"
        rf"|(?:(?<=\u8054\u7cfb\u4eba)|(?<=\u8054\u7cfb\u4eba[\uff1a: ]))[{SURNAMES}][\u4e00-\u9fa5]{{1,2}}"
        rf"|[{SURNAMES}][\u4e00-\u9fa5]{{1,2}}(?={BESIDE}(?:{NUMBER}))"
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """One place: from where to where, what it seems to be."""

    start: int
    end: int
    kind: str


def found_in(text: str, names: Iterable[str] = ()) -> list[Found]:
    """Every place in order, none inside another; `names` are people known to be concerned."""
    places = [Found(m.start(), m.end(), kind) for kind, form in KINDS.items() for m in form.finditer(text)]
    for name in {name for name in names if len(name) > 1}:
        places += [Found(m.start(), m.end(), "person") for m in re.finditer(re.escape(name), text)]
    kept: list[Found] = []
    for place in sorted(places, key=lambda p: (p.start, p.start - p.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def masked(text: str, places: Sequence[Found]) -> str:
    """The text with a blot for each mark of these places; of a name the first character stays."""
    parts, at = [], 0
    for place in places:
        told = text[place.start : place.end]
        kept = 1 if place.kind == "person" and told[:1] in SURNAMES else 0
        parts += [text[at : place.start], told[:kept], BLOT * (len(told.strip()) - kept)]
        at = place.end
    return "".join([*parts, text[at:]])
