"""Every table. A congress is on every row, and the keys keep its rows from pointing into another's.

Three tables name the bot instead: what Telegram numbers per bot (chats, updates) is kept per bot, and a
bot belongs to one congress (`congresses.bot_id`).
"""

import storage.tables.figures  # noqa: F401  # indexes that stand apart
from storage.tables.assessments import assessment_objections, assessments
from storage.tables.ballots import ballot_voters, ballots
from storage.tables.broadcasts import broadcast_words, broadcasts, receipts
from storage.tables.bulletins import bulletins
from storage.tables.channels import channel_posts, channels
from storage.tables.chats import (
    SENDING,
    UNDELIVERED,
    WAITING,
    conversations,
    drafts,
    failures,
    outbox,
    pauses,
    updates,
)
from storage.tables.finding import searches
from storage.tables.inspections import (
    inspection_draws,
    inspection_findings,
    inspection_visits,
    inspections,
)
from storage.tables.proposals import (
    LAST_NUMBER,
    NOT_ENDED,
    PROVISIONAL,
    RUNNING,
    UNSTAMPED,
    appointments,
    assignments,
    clocks,
    commitments,
    contacts,
    cosigners,
    history,
    numbers,
    orders,
    proposals,
    ratings,
    replies,
    sections,
)
from storage.tables.publications import publication_cells, publication_sorts, publications
from storage.tables.reminders import leader_weeks, mornings, snoozes
from storage.tables.roster import (
    calendar_links,
    congresses,
    corrections,
    delegations,
    department_groups,
    departments,
    invitations,
    ledger_imports,
    people,
    policy_changes,
    posts,
    second_ways,
)
from storage.tables.schema import metadata
from storage.tables.similar import same_matters
from storage.tables.texts import public_text_changes, text_changes, text_identity

__all__ = [
    "LAST_NUMBER",
    "NOT_ENDED",
    "PROVISIONAL",
    "RUNNING",
    "SENDING",
    "UNDELIVERED",
    "UNSTAMPED",
    "WAITING",
    "appointments",
    "assessment_objections",
    "assessments",
    "assignments",
    "ballot_voters",
    "ballots",
    "broadcast_words",
    "broadcasts",
    "bulletins",
    "calendar_links",
    "channel_posts",
    "channels",
    "clocks",
    "commitments",
    "congresses",
    "contacts",
    "conversations",
    "corrections",
    "cosigners",
    "delegations",
    "department_groups",
    "departments",
    "drafts",
    "failures",
    "history",
    "inspection_draws",
    "inspection_findings",
    "inspection_visits",
    "inspections",
    "invitations",
    "leader_weeks",
    "ledger_imports",
    "metadata",
    "mornings",
    "numbers",
    "orders",
    "outbox",
    "pauses",
    "people",
    "policy_changes",
    "posts",
    "proposals",
    "public_text_changes",
    "publication_cells",
    "publication_sorts",
    "publications",
    "ratings",
    "receipts",
    "replies",
    "same_matters",
    "searches",
    "second_ways",
    "sections",
    "snoozes",
    "text_changes",
    "text_identity",
    "updates",
]
