"""The append-only history: each entry carries the hash of the one before."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass
class HistoryEntry:
    """Who did what, when, from where to where, and why."""

    seq: int
    at: datetime
    step: str
    actor: str
    actor_id: int | None
    from_status: str
    to_status: str
    details: dict[str, object] = field(default_factory=dict)
    previous: str = ""
    digest: str = ""
    id: int = 0
    proposal_id: int = 0

    def seal(self) -> str:
        """The SHA-256 over the entry's content and the entry before it, as 64 hex digits."""
        content = [
            self.seq,
            self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            self.step,
            self.actor,
            self.actor_id,
            self.from_status,
            self.to_status,
            self.details,
            self.previous,
        ]
        return digest_of(content)


def digest_of(content: object) -> str:
    """SHA-256 of a JSON-serialisable value in its canonical form, as 64 hex digits."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def faults_in(entries: list[HistoryEntry], head: str, status: str) -> list[tuple[str, int]]:
    """What is wrong with a chain, as (fault code, seq); empty when it is whole.

    `head` is the digest kept with the proposal: without it a cut-off tail could not be seen.
    """
    faults: list[tuple[str, int]] = []
    previous = ""
    for expected, entry in enumerate(entries, start=1):
        if entry.seq != expected:
            faults.append(("gap", expected))
        if entry.previous != previous:
            faults.append(("link", entry.seq))
        if entry.digest != entry.seal():
            faults.append(("content", entry.seq))
        previous = entry.digest
    if previous != head:
        faults.append(("head", len(entries)))
    if entries and entries[-1].to_status != status:
        faults.append(("status", entries[-1].seq))
    return faults
