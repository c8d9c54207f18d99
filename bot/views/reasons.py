"""Why something was sent back or refused: coded reasons in words, then what was written."""

from bot.i18n import Translator
from domain.history import HistoryEntry
from domain.policy import Policy

REASON_LIST_OF = {
    "return_for_changes": "return_reasons",
    "refuse": "refusal_reasons",
    "keep_for_reference": "reference_reasons",
    "send_back": "send_back_reasons",
}


def reason_words(entry: HistoryEntry, policy: Policy, t: Translator) -> str:
    """Empty for a step that gives no reasons."""
    name = REASON_LIST_OF.get(entry.step)
    codes = entry.details.get("reasons")
    words = (
        [policy.label(name, str(c), t.language) for c in codes] if name and isinstance(codes, list) else []
    )
    remarks = str(entry.details.get("remarks") or "")
    return t.plain("list-comma").join([*words, *([remarks] if remarks else [])])
