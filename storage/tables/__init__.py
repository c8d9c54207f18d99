"""Every table. A congress is on every row, and the keys keep its rows from pointing into another's.

Three tables name the bot instead: what Telegram numbers per bot (chats, updates) is kept per bot, and a
bot belongs to one congress (`congresses.bot_id`).
"""

from storage.tables.broadcasts import broadcast_words, broadcasts, receipts
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
from storage.tables.proposals import (
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
from storage.tables.reminders import mornings, snoozes
from storage.tables.roster import (
    congresses,
    corrections,
    delegations,
    departments,
    invitations,
    ledger_imports,
    people,
    policy_changes,
    posts,
)
from storage.tables.schema import metadata

__all__ = [
    "NOT_ENDED",
    "PROVISIONAL",
    "RUNNING",
    "SENDING",
    "UNDELIVERED",
    "UNSTAMPED",
    "WAITING",
    "appointments",
    "assignments",
    "broadcast_words",
    "broadcasts",
    "clocks",
    "commitments",
    "congresses",
    "contacts",
    "conversations",
    "corrections",
    "cosigners",
    "delegations",
    "departments",
    "drafts",
    "failures",
    "history",
    "invitations",
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
    "ratings",
    "receipts",
    "replies",
    "sections",
    "snoozes",
    "updates",
]
