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
from handlers.fields import Asking, Choice, Condition, Field, Given, Params, Sure, Text
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
    return {"shown": views.as_shown(_shown(asking.proposal, asking.given), asking.scene.t)}


def _places(asking: Asking) -> list[str]:
    suggested = publication.suggested(asking.proposal, _extent(asking.given), _summary(asking.given))
    return list(suggested.parts)


def _part(n: int) -> Text:
    def when(asking: Asking) -> bool:
        return asking.given.get("check") == "edit" and n < len(_places(asking))

    def offers(asking: Asking) -> str:
        given = asking.given
        suggested = publication.suggested(asking.proposal, _extent(given), _summary(given))
        return list(suggested.parts.values())[n]

    async def params(asking: Asking) -> dict[str, object]:
        places = _places(asking)
        return {"place": views.place_words(places[n], asking.scene.t), "n": n + 1, "of": len(places)}

    return Text(
        f"part-{n}", words="ask-publish-part", limit=LONGEST_PART, offers=offers, when=when, params=params
    )


def _is_summary(asking: Asking) -> bool:
    return asking.given.get("extent") == Extent.SUMMARY


def _fields(*first: Field) -> tuple[Field, ...]:
    summary: Condition = _is_summary
    found: Params = _found
    preview: Params = _preview
    checks = spoken("publish-check-keep", "publish-check-edit")
    return (
        *first,
        Choice(_extents, "extent", words="ask-publish-extent"),
        Text("summary", words="ask-publish-summary", offers=_summary_offered, when=summary),
        Choice(checks, "check", words="ask-publish-check", params=found),
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
