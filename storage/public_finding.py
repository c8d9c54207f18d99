"""Finding among what stands published: by number, by words of the title; the texts that words stand in."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from domain.query import is_number, last_number
from storage.public_texts import body_of
from storage.tables import LAST_NUMBER, proposals, publications

P, Q = proposals.c, publications.c
STANDING = Q.ended_at.is_(None)
MOST_NUMBERED = 300


def numbered(connection: Connection, congress_id: int, asked: str) -> list[int]:
    known = select(P.id, P.number).join(publications, Q.proposal_id == P.id).where(STANDING)
    last = last_number(asked)
    if last is None:
        exact = known.where(P.congress_id == congress_id, P.number == asked)
        return [id_ for id_, _ in connection.execute(exact)]
    alike = known.where(P.congress_id == congress_id, LAST_NUMBER.in_([str(last)]))
    found = list(connection.execute(alike.order_by(Q.listed_at.desc(), Q.id.desc()).limit(MOST_NUMBERED)))
    exact_ids = [id_ for id_, number in found if number == asked]
    return exact_ids or [id_ for id_, number in found if is_number(asked, number)]


def titled(connection: Connection, congress_id: int, words: Sequence[str], most: int) -> list[int]:
    held = [Q.title.contains(word, autoescape=True) for word in words]
    found = select(Q.proposal_id).where(STANDING, Q.congress_id == congress_id, *held)
    newest = found.order_by(Q.listed_at.desc(), Q.id.desc()).limit(most)
    return list(connection.execute(newest).scalars())


def texts(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    columns = (Q[name] for name in ("proposal_id", "title", "situation", "request", "summary", "letters"))
    rows = connection.execute(select(*columns).where(STANDING, Q.proposal_id.in_(ids))) if ids else ()
    return {row.proposal_id: (row.title, body_of(row)) for row in rows}
