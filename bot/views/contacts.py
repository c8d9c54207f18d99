"""A recorded contact in words: who led it, what was said."""

from bot.callbacks import ContactPress
from bot.i18n import Translator
from bot.views.view import Button
from domain.contact import Confirmation, Contact
from domain.policy import Policy
from domain.proposal import Proposal


def contact_text(contact: Contact, policy: Policy, t: Translator) -> str:
    """The summary, with who led it and who was there where that was asked for."""
    if not contact.rank:
        return contact.summary
    people = t.plain("list-comma").join(p for p in (contact.led_by, contact.attendees) if p)
    rank = rank_words(contact.rank, policy, t)
    if not people:
        return t.plain("contact-led-rank", rank=rank, text=contact.summary)
    return t.plain("contact-led", rank=rank, people=people, text=contact.summary)


def contact_answers(proposal: Proposal, seq: int, t: Translator) -> tuple[Button, ...]:
    """What the representative may say to the contact with this place in the list."""
    return tuple(
        Button(t.plain(key), ContactPress(proposal_id=proposal.id, seq=seq, confirmation=value.value).pack())
        for key, value in (
            ("contact-true", Confirmation.CONFIRMED),
            ("contact-discrepant", Confirmation.DISCREPANT),
            ("contact-denied", Confirmation.DENIED),
        )
    )


def rank_words(code: str, policy: Policy, t: Translator) -> str:
    """In the congress's own words where it has such a list."""
    named = policy.label("contact_ranks", code, t.language)
    return t.plain(f"rank-{code}") if named == code and t.has(f"rank-{code}") else named
