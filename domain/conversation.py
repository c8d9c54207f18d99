"""Where one chat stands: which question is open, and about what."""

from dataclasses import dataclass, field


@dataclass
class Conversation:
    """One per chat and bot. `subject_id` is the draft or proposal the question is about.

    `answers` holds what a half-finished form (a contact, a reply, a send-back) has collected so far:
    a JSON object that the form's own dataclass writes and reads.
    """

    chat_id: int
    state: str | None = None
    subject_id: int | None = None
    answers: dict[str, object] = field(default_factory=dict)

    def ask(
        self, state: str, subject_id: int | None = None, answers: dict[str, object] | None = None
    ) -> None:
        self.state, self.subject_id, self.answers = state, subject_id, answers or {}

    def end(self) -> None:
        self.state, self.subject_id, self.answers = None, None, {}
