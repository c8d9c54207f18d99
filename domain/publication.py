"""What the public may read of a proposal: as far as its representative agreed, in the words staff passed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from enum import StrEnum

from domain.history import digest_of
from domain.personal_data import found_in, masked
from domain.proposal import Disclosure, Proposal
from domain.public_state import Sort, sort_of
from domain.reply import Point, Reply

GROUPS = ("done", "planned", "not_adopted")


class Extent(StrEnum):
    """How much of the reply is shown. Without it, number, title, units, class and progress still are."""

    FULL = "full"
    SUMMARY = "summary"
    NONE = "none"


# A letter repeats what the suggestion says: whoever agreed to the title alone did not agree to that.
EXTENTS: Mapping[Disclosure, tuple[Extent, ...]] = {
    Disclosure.FULL: (Extent.FULL, Extent.SUMMARY, Extent.NONE),
    Disclosure.TITLE_ONLY: (Extent.SUMMARY, Extent.NONE),
    Disclosure.NONE: (),
}
# Of the history, that these happened and when; never who did it and never their words.
PUBLIC_STEPS = frozenset(
    {
        *("submit", "register", "turn_bill", "assign", "reassign", "sign_for", "log_contact"),
        *("log_later_contact", "record_meeting", "note_progress", "file_opinion", "grant_extension"),
        *("approve", "reopen", "answer", "start_follow_up", "report_follow_up", "file_second_reply"),
        *("keep_promise", "close", "publish", "mark_key", "import_ledger"),
    }
)


@dataclass(frozen=True)
class PublicLetter:
    """A delivered letter without the names of those who wrote, signed and received it."""

    department: str
    result_class: str
    delivered_at: datetime
    second: bool = False
    done: tuple[Point, ...] = ()
    planned: tuple[Point, ...] = ()
    not_adopted: tuple[Point, ...] = ()

    @property
    def groups(self) -> tuple[tuple[Point, ...], ...]:
        return self.done, self.planned, self.not_adopted

    def with_parts(self, n: int, texts: Mapping[str, str]) -> "PublicLetter":
        """As the n-th of a content, with other words in some places."""
        done, planned, not_adopted = (
            tuple(
                replace(
                    point,
                    text=texts.get(f"{n}.{group}.{place}", point.text),
                    reason=texts.get(f"{n}.{group}.{place}.reason", point.reason),
                )
                for place, point in enumerate(points)
            )
            for group, points in zip(GROUPS, self.groups, strict=True)
        )
        return replace(self, done=done, planned=planned, not_adopted=not_adopted)


@dataclass(frozen=True)
class Content:
    """The texts as they are shown."""

    title: str
    situation: str = ""
    request: str = ""
    summary: str = ""
    letters: tuple[PublicLetter, ...] = ()

    @property
    def parts(self) -> dict[str, str]:
        """Each text that can be looked through and changed by itself, by the name of its place."""
        found = {"title": self.title, "situation": self.situation, "request": self.request}
        found["summary"] = self.summary
        for n, letter in enumerate(self.letters):
            for group, points in zip(GROUPS, letter.groups, strict=True):
                for place, point in enumerate(points):
                    found[f"{n}.{group}.{place}"] = point.text
                    found[f"{n}.{group}.{place}.reason"] = point.reason
        return {place: text for place, text in found.items() if text}

    def with_parts(self, texts: Mapping[str, str]) -> "Content":
        """The same with other words in some places."""
        own = {name: texts[name] for name in ("title", "situation", "request", "summary") if name in texts}
        letters = tuple(letter.with_parts(n, texts) for n, letter in enumerate(self.letters))
        return replace(self, letters=letters, **own)


@dataclass
class Publication:
    """One version of what is shown; the one without an end stands. None is ever thrown away.

    `sort` is that of what stands. `listed_at` is when the proposal was first published: corrections do not
    bring it to the top again.
    """

    congress_id: int
    proposal_id: int
    extent: Extent
    content: Content
    year: int
    category: str
    result_class: str
    department_id: int
    sort: Sort | None
    listed_at: datetime
    made_at: datetime
    made_by: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""
    because: str = ""
    id: int = 0
    cell_id: int = field(default=0, repr=False)
    sort_id: int | None = field(default=None, repr=False)

    @property
    def digest(self) -> str:
        """What the history keeps of it."""
        letters = [
            [
                letter.department,
                letter.result_class,
                [[p.text, str(p.due_on or ""), p.reason] for group in letter.groups for p in group],
            ]
            for letter in self.content.letters
        ]
        c = self.content
        return digest_of([self.extent, c.title, c.situation, c.request, c.summary, letters])


def extents_of(proposal: Proposal) -> tuple[Extent, ...]:
    """What the representative's consent leaves to choose from; nothing where they did not agree."""
    return EXTENTS[proposal.disclosure]


def content_of(proposal: Proposal, extent: Extent, summary: str = "") -> Content:
    """The texts that consent and extent let through, in the words they were written in."""
    whole = proposal.disclosure is Disclosure.FULL
    return Content(
        title=proposal.title,
        situation=proposal.situation if whole else "",
        request=proposal.request if whole else "",
        summary=summary if extent is Extent.SUMMARY else "",
        letters=tuple(_letter(r) for r in proposal.delivered_letters) if extent is Extent.FULL else (),
    )


def _letter(reply: Reply) -> PublicLetter:
    assert reply.delivered_at is not None
    groups: Sequence[tuple[Point, ...]] = [tuple(points) for points in reply.points]
    return PublicLetter(
        reply.department,
        reply.result_class,
        reply.delivered_at,
        reply.second,
        groups[0],
        groups[1],
        groups[2],
    )


def cleaned(content: Content, names: Sequence[str] = ()) -> Content:
    """The same with everything blotted out that seems to be personal data."""
    return content.with_parts(
        {place: masked(text, found_in(text, names)) for place, text in content.parts.items()}
    )


def past_publication(proposal: Proposal) -> Publication | None:
    """Of one that was published before it was taken over from a ledger."""
    if proposal.published_at is None or not extents_of(proposal):
        return None
    extent = extents_of(proposal)[0]
    content = cleaned(content_of(proposal, extent))
    at = proposal.published_at
    return publication_of(proposal, extent, content, by="", zone=UTC, now=at)


def publication_of(
    proposal: Proposal, extent: Extent, content: Content, *, by: str, zone: tzinfo, now: datetime
) -> Publication:
    """A version with what lists are narrowed by."""
    classes = [letter.result_class for letter in proposal.delivered_letters]
    lead = next((a.department_id for a in proposal.main_shares), 0)
    return Publication(
        proposal.congress_id,
        proposal.id,
        extent,
        content,
        now.astimezone(zone).year,
        proposal.category or "",
        max(classes, default=""),
        lead,
        sort_of(proposal, zone),
        listed_at=now,
        made_at=now,
        made_by=by,
    )
