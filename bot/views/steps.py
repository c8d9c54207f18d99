"""Which steps of the table people are offered as buttons, and which one stands out."""

from bot.i18n import Translator
from domain.policy import Policy
from domain.proposal import Status
from domain.steps import DRAFTING

# A step of the table becomes a button once its conversation exists.
OFFERED = frozenset(
    {
        "take_up",
        "register",
        "return_for_changes",
        "refuse",
        "submit",
        "withdraw",
        "assign",
        "sign_for",
        "co_sign_for",
        "offer_meeting",
        "offer_later_meeting",
        "agree_time",
        "record_meeting",
        "log_contact",
        "note_progress",
        "file_opinion",
        "supplement",
        "urge",
        "draft_reply",
        "return_draft",
        "sign_off",
        "send_back",
        "approve",
        "rate_attitude",
        "rate_reply",
        "reopen",
        "decline_reopening",
        "close",
        "merge",
        "share_draft",
        "comment_draft",
        "pass_draft",
        "revise_draft",
        "pre_submit",
        "first_review",
        "invite_cosigners",
        "accept_cosigning",
        "decline_cosigning",
        "remove_cosigner",
        "end_collecting",
        "second",
        "hand_over_lead",
        "discard_draft",
        "log_later_contact",
        "explain_contact",
        "pre_assign",
        "hold_coordination",
        "object",
        "approve_objection",
        "drop_objection",
        "uphold_objection",
        "dismiss_objection",
        "reassign",
        "ask_extension",
        "grant_extension",
        "deny_extension",
        "dispatch",
        "section_sign_for",
        "prepare",
        "hand_in_part",
        "check_part",
        "return_part",
        "collect_rating",
        "start_follow_up",
        "report_follow_up",
        "keep_promise",
        "rate_fulfilment",
        "order_supervision",
        "issue_card",
        "dismiss_order",
        "revoke_order",
        "answer_order",
        "put_on_record",
        "take_off_record",
        "publish",
        "correct_publication",
        "unpublish",
        "archive",
        "keep_for_reference",
        "cancel",
        "mark_key",
        "name_leaders",
        "tick_key_step",
        "reclassify",
        "turn_bill",
        "ask_withdrawal",
        "confirm_withdrawal",
        "deny_withdrawal",
        "countersign",
        "refuse_countersigning",
        "draft_part",
        "return_part_draft",
        "sign_part",
        "sign_as_leader",
        "change_class",
        "pass_review",
        "draft_second_reply",
        "file_second_reply",
    }
)
# Needed now and then: behind "more", so that a card keeps to what is usual.
RARE = frozenset(
    {
        "remove_cosigner",
        "hand_over_lead",
        "discard_draft",
        "turn_bill",
        "merge",
        "keep_for_reference",
        "reclassify",
        "mark_key",
        "name_leaders",
        "tick_key_step",
        "ask_withdrawal",
        "cancel",
        "pre_assign",
        "object",
        "reassign",
        "log_later_contact",
        "offer_later_meeting",
        "ask_extension",
        "dispatch",
        "change_class",
        "start_follow_up",
        "keep_promise",
        "collect_rating",
        "order_supervision",
        "issue_card",
        "revoke_order",
        "put_on_record",
        "take_off_record",
        "publish",
        "correct_publication",
        "unpublish",
        "archive",
    }
)
MAIN = frozenset(
    {
        "register",
        "assign",
        "sign_for",
        "co_sign_for",
        "sign_off",
        "approve",
        "file_opinion",
        "draft_reply",
        "submit",
        "accept_cosigning",
        "second",
        "grant_extension",
        "approve_objection",
        "uphold_objection",
        "section_sign_for",
        "hand_in_part",
        "check_part",
        "agree_time",
        "record_meeting",
        "answer_order",
        "report_follow_up",
        "rate_fulfilment",
        "pass_draft",
        "first_review",
        "countersign",
        "draft_part",
        "sign_part",
        "sign_as_leader",
        "pass_review",
        "file_second_reply",
    }
)
# Offered where the draft is written, once there is something to hand in.
IN_THE_DRAFT = frozenset({"revise_draft"})


def is_main(step: str) -> bool:
    return step in MAIN


def usual_first(policy: Policy) -> frozenset[str]:
    """What this congress does as a rule and others seldom: it stands out, not behind "more"."""
    return frozenset({"pre_assign"}) if policy.pre_assigns else frozenset()


def step_words(step: str, t: Translator, status: Status) -> str:
    """What the button says; from a card, submitting leads through the draft."""
    if step == "submit":
        return t.plain("step-submit-draft" if status in DRAFTING else "step-submit-again")
    return t.plain(f"step-{step.replace('_', '-')}")
