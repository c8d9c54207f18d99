"""Why something was sent back or refused: coded reasons in words, then what was written."""

from collections.abc import Sequence

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
    codes = entry.details.get("reasons")
    remarks = str(entry.details.get("remarks") or "")
    return coded_words(entry.step, codes if isinstance(codes, list) else [], remarks, policy, t)


def coded_words(step: str, codes: Sequence[object], remarks: str, policy: Policy, t: Translator) -> str:
    """The same for reasons that are kept elsewhere than in the history."""
    name = REASON_LIST_OF.get(step)
    words = [policy.label(name, str(code), t.language) for code in codes] if name else []
    return t.plain("list-comma").join([*words, *([remarks] if remarks else [])])
