"""Indexes of what figures look up for each suggestion: an overview never leaves them."""

from sqlalchemy import Index, and_, false, text

from storage.tables.proposals import assignments, clocks, ratings, replies

for _name, _columns, _where in (
    (
        "ix_assignments_lead",
        (assignments.c.proposal_id, assignments.c.department_id),
        text("role = 'lead' AND released_at IS NULL"),
    ),
    (
        "ix_assignments_apart",
        (assignments.c.proposal_id, assignments.c.department_id),
        text("role = 'separate' AND released_at IS NULL"),
    ),
    (
        "ix_replies_answering",
        (replies.c.proposal_id, replies.c.round, replies.c.result_class),
        and_(replies.c.delivered_at.is_not(None), replies.c.second == false()),
    ),
    ("ix_clocks_rating_3", (clocks.c.proposal_id,), text("key = 'rating_3'")),
):
    Index(_name, *_columns, sqlite_where=_where, postgresql_where=_where)
Index(
    "ix_ratings_counted",
    *(ratings.c[name] for name in ("proposal_id", "stage", "round", "representative_id", "given_at", "id")),
    *(ratings.c[name] for name in ("grade", "collected_by")),
)
