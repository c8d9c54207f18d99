"""Staff publish a matter: how much of it, looked through for personal data, as it will be read; and again."""

from collections.abc import Mapping, Sequence

from bot.i18n import Html
from bot.scene import Scene
from bot.views import publication as views
from bot.views.forms import Option
from bot.views.view import View
from domain.proposal import Proposal
from domain.publication import Content, Extent, content_of, extents_of
from domain.services import publication
from handlers.fields import Asking, Choice, Condition, Field, Given, Params, Sure, Text, Ticks
from handlers.forms import Form
from handlers.options import spoken

# So many places can be worded anew one by one; more than that no letter has.
MOST_PARTS = 40
LONGEST_PART = 4000


async def _extents(asking: Asking) -> Sequence[Option]:
    t = asking.scene.t
    return [Option(e.value, t.plain(f"extent-{e}")) for e in extents_of(asking.proposal)]


def _extent(given: Given) -> Extent:
    return Extent(given["extent"])


def _summary(given: Given) -> str:
    return str(given.get("summary") or "")


def _written(proposal: Proposal, given: Given) -> Content:
    """As people wrote it, as far as it would be shown."""
    return content_of(proposal, _extent(given), _summary(given))


def _shown(proposal: Proposal, given: Given) -> Content:
    suggested = publication.suggested(proposal, _extent(given), _summary(given))
    return suggested.with_parts(_texts(suggested, given))


def _texts(suggested: Content, given: Given) -> Mapping[str, str]:
    """The places that were worded here, by their names."""
    return {
        place: str(given[f"part-{n}"])
        for n, place in enumerate(suggested.parts)
        if f"part-{n}" in given and given.get("check") == "edit"
    }


def _summary_offered(asking: Asking) -> str:
    points = [p.text for reply in asking.proposal.delivered_letters for group in reply.points for p in group]
    return views.first_lines(points)


async def _found(asking: Asking) -> dict[str, object]:
    proposal, given = asking.proposal, asking.given
    names = publication.known_names(proposal)
    return {"found": views.findings(_written(proposal, given), names, asking.scene.t)}


async def _preview(asking: Asking) -> dict[str, object]:
    shown, names = _shown(asking.proposal, asking.given), publication.known_names(asking.proposal)
    return {"shown": views.as_shown(shown, names, asking.scene.t)}


async def _consent(asking: Asking) -> dict[str, object]:
    agreed = asking.proposal.disclosure.replace("_", "-")
    return {"agreed": asking.scene.t.plain(f"publish-agreed-{agreed}")}


def _suggested(asking: Asking) -> Content:
    return publication.suggested(asking.proposal, _extent(asking.given), _summary(asking.given))


async def _places(asking: Asking) -> Sequence[Option]:
    """Every place that can be worded anew."""
    parts = list(_suggested(asking).parts.items())[:MOST_PARTS]
    return [
        Option(str(n), views.place_line(place, text, asking.scene.t)) for n, (place, text) in enumerate(parts)
    ]


def _personal(asking: Asking) -> Sequence[str]:
    """Ticked beforehand: where something was blotted out."""
    written = _written(asking.proposal, asking.given)
    found = views.personal_places(written, publication.known_names(asking.proposal))
    return [str(n) for n, place in enumerate(_suggested(asking).parts) if place in found]


def _edits(asking: Asking) -> bool:
    return asking.given.get("check") == "edit"


def _chosen(asking: Asking) -> list[int]:
    """The places that are worded here, in their order."""
    if not _edits(asking):
        return []
    known = len(_suggested(asking).parts)
    codes = (asking.given.get("places") or {}).get("codes") or []
    return sorted(int(code) for code in codes if int(code) < known)


def _part(n: int) -> Text:
    def when(asking: Asking) -> bool:
        return n in _chosen(asking)

    def offers(asking: Asking) -> str:
        return list(_suggested(asking).parts.values())[n]

    async def params(asking: Asking) -> dict[str, object]:
        place, chosen = list(_suggested(asking).parts)[n], _chosen(asking)
        of_which = {"n": chosen.index(n) + 1, "of": len(chosen)}
        return {"place": views.place_words(place, asking.scene.t), **of_which}

    return Text(
        f"part-{n}", words="ask-publish-part", limit=LONGEST_PART, offers=offers, when=when, params=params
    )


def _is_summary(asking: Asking) -> bool:
    return asking.given.get("extent") == Extent.SUMMARY


def _fields(*first: Field) -> tuple[Field, ...]:
    summary: Condition = _is_summary
    found: Params = _found
    preview: Params = _preview
    edits: Condition = _edits
    checks = spoken("publish-check-keep", "publish-check-edit")
    return (
        *first,
        Choice(_extents, "extent", words="ask-publish-extent", params=_consent),
        Text("summary", words="ask-publish-summary", offers=_summary_offered, when=summary),
        Choice(checks, "check", words="ask-publish-check", params=found),
        Ticks(_places, "places", words="ask-publish-places", preset=_personal, when=edits),
        *(_part(n) for n in range(MOST_PARTS)),
        Sure(words="ask-publish-sure", params=preview),
    )


async def _publish(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    suggested = publication.suggested(proposal, _extent(given), _summary(given))
    await publication.publish(
        scene.uow,
        proposal,
        scene.member,
        extent=_extent(given),
        summary=_summary(given),
        texts=_texts(suggested, given),
        now=scene.now,
    )
    return None


async def _correct(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    suggested = publication.suggested(proposal, _extent(given), _summary(given))
    await publication.correct(
        scene.uow,
        proposal,
        scene.member,
        extent=_extent(given),
        because=given["text"],
        summary=_summary(given),
        texts=_texts(suggested, given),
        now=scene.now,
    )
    return None


async def _unpublish(scene: Scene, proposal: Proposal, given: Given) -> Html | View | None:
    await publication.take_back(scene.uow, proposal, scene.member, given["text"], now=scene.now)
    return None


FORMS = (
    Form("publish", _publish, _fields()),
    Form("correct_publication", _correct, _fields(Text("text", words="ask-correct-publication-why"))),
    Form("unpublish", _unpublish, (Text(),)),
)
