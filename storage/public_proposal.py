"""One published proposal with everything of it that the public may read."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from domain.contact import Confirmation
from domain.cosigner import CosignerState
from domain.people import Congress
from domain.proposal import Disclosure
from domain.publication import PUBLIC_STEPS, PublicLetter
from domain.publication_port import Happened, Line, Promised, Shown
from domain.rating import Stage
from domain.steps import ANSWERED
from storage.publications import letter_of_data
from storage.tables import (
    assignments,
    commitments,
    contacts,
    cosigners,
    delegations,
    history,
    proposals,
    publications,
    ratings,
)

P, Q = proposals.c, publications.c


def shown(connection: Connection, line: Line, congress: Congress) -> Shown:
    """What stands published of the proposal of this line."""
    row = connection.execute(
        select(
            *(Q[name] for name in ("extent", "situation", "request", "summary", "letters", "made_at")),
            *(P[name] for name in ("representative", "disclosure", "attachments", "submitted_at")),
            *(P[name] for name in ("registered_at", "first_assigned_at", "answered_at", "closed_at")),
            delegations.c.name.label("delegation"),
        )
        .select_from(publications)
        .join(proposals, P.id == Q.proposal_id)
        .outerjoin(delegations, delegations.c.id == P.delegation_id)
        .where(Q.id == line.publication_id)
    ).one()
    named = congress.policy.public_name
    answered = line.round if line.status in ANSWERED else line.round - 1
    raters, grades = _grades(connection, line.id, answered, congress.policy.limit("small_group"))
    contacted = _contacts(connection, line.id)
    whole = row.disclosure is Disclosure.FULL
    letters = [letter_of_data(data) for data in row.letters]
    return Shown(
        line=line,
        extent=row.extent,
        situation=row.situation,
        request=row.request,
        summary=row.summary,
        letters=letters,
        representative=row.representative if named == "name" else "",
        delegation=(row.delegation or "") if named != "none" else "",
        cosigners=_count(connection, cosigners, line.id, cosigners.c.state == CosignerState.SIGNED),
        attachments=Counter(a.kind for a in row.attachments) if whole else {},
        submitted_at=row.submitted_at,
        registered_at=row.registered_at,
        assigned_at=row.first_assigned_at,
        signed_at=_signed_at(connection, line.id),
        answered_at=row.answered_at,
        closed_at=row.closed_at,
        contacts=sum(contacted.values()),
        confirmed=contacted[Confirmation.CONFIRMED],
        raters=raters,
        grades=grades,
        promises=_promises(connection, line.id, answered, letters),
        history=_history(connection, line.id),
        corrected_at=row.made_at if row.made_at != line.listed_at else None,
    )


def _count(connection: Connection, table: Any, proposal_id: int, *which: Any) -> int:
    counted = select(func.count()).select_from(table).where(table.c.proposal_id == proposal_id, *which)
    return int(connection.execute(counted).scalar_one())


def _signed_at(connection: Connection, proposal_id: int) -> Any:
    a = assignments.c
    first = select(func.min(a.signed_at)).where(a.proposal_id == proposal_id, a.released_at.is_(None))
    return connection.execute(first).scalar()


def _contacts(connection: Connection, proposal_id: int) -> Counter[Confirmation]:
    c = contacts.c
    counted = select(c.confirmation, func.count()).where(c.proposal_id == proposal_id)
    found: Counter[Confirmation] = Counter()
    for kind, n in connection.execute(counted.group_by(c.confirmation)):
        found[kind] = n
    return found


def _grades(connection: Connection, proposal_id: int, round_: int, least: int) -> tuple[int, dict[str, int]]:
    """How many have graded the reply; their grades only where nobody's can be told from them."""
    r = ratings.c
    given = select(r.representative_id, r.grade).where(
        r.proposal_id == proposal_id, r.stage == Stage.REPLY, r.round == round_
    )
    last = {who: grade.value for who, grade in connection.execute(given.order_by(r.given_at, r.id))}
    return len(last), dict(Counter(last.values())) if len(last) >= least else {}


def _promises(
    connection: Connection, proposal_id: int, round_: int, letters: Sequence[PublicLetter]
) -> list[Promised]:
    """In the words in which they are published: those of the letters, never those that were promised in."""
    told = sorted(
        ((p.due_on, p.text) for letter in letters for p in letter.planned if p.due_on), key=lambda p: p[0]
    )
    c = commitments.c
    made = select(c.due_on, c.kept_on).where(c.proposal_id == proposal_id, c.round == round_)
    kept = [(due_on, kept_on) for due_on, kept_on in connection.execute(made.order_by(c.due_on, c.id))]
    if [day for day, _ in told] != [day for day, _ in kept]:
        return []
    return [Promised(text, day, kept_on) for (day, text), (_, kept_on) in zip(told, kept, strict=True)]


def _history(connection: Connection, proposal_id: int) -> list[Happened]:
    h = history.c
    steps = select(h.at, h.step).where(h.proposal_id == proposal_id, h.step.in_(sorted(PUBLIC_STEPS)))
    return [Happened(at, step) for at, step in connection.execute(steps.order_by(h.seq))]
