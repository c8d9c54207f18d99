"""Walks with an aim: towards the statuses where a step can be taken, and every other way at random."""

from collections import Counter, deque
from functools import cache
from random import Random

from domain.parties import Party
from domain.policy import Policy
from domain.proposal import Kind, Proposal, Track
from domain.steps import BY_NAME, STEPS
from tests.domain.meeting_lives import MAKERS
from tests.domain.walking import HOURS, KINDS, Walk

# What ends a life, or leads nowhere, is rarely chosen: most lives should be long.
RARE = {
    "withdraw", "confirm_withdrawal", "cancel", "refuse", "merge", "keep_for_reference", "discard_draft",
    "return_for_changes", "reassign", "decline_reopening", "supplement", "urge", "reclassify", "issue_card",
    "order_supervision", "hand_over_lead", "put_on_record", "invite_cosigners", "deny_contact",
    "hand_over_clerk", "close", "archive", "publish", "unpublish", "correct_publication",
    "mark_key", "name_leaders",
}  # fmt: skip
ONWARDS = {
    "log_contact", "co_sign_for", "file_opinion", "section_sign_for", "prepare", "hand_in_part", "check_part",
    "countersign", "sign_part", "rate_attitude", "rate_reply", "accept_cosigning", "report_follow_up",
}  # fmt: skip
# Only what is begun in its own manner gets there.
BEGUN_AS = {
    "turn_bill": (Track.IN_SESSION, Kind.BILL),
    "pre_submit": (Track.IN_SESSION, Kind.SUGGESTION),
    "first_review": (Track.IN_SESSION, Kind.SUGGESTION),
}
# What has to have been done where the status alone does not say it.
_KEY, _ASKED = ("mark_key",), ("rate_attitude", "rate_reply")
_OFFERED = ("offer_meeting", "offer_later_meeting")
_AGREED = (*_OFFERED, "agree_time")
HELPING = {
    "propose_times": _OFFERED, "agree_time": _OFFERED, "waive_consultation": _OFFERED,
    "ask_for_call": _OFFERED, "answer_meeting": (*_OFFERED, "second"), "cancel_meeting": _OFFERED,
    "lapse_meeting": _OFFERED, "move_meeting": _AGREED, "tell_late": _AGREED, "record_meeting": _AGREED,
    "miss_meeting": _AGREED,
    "correct_publication": ("publish",), "unpublish": ("publish",),
    "name_leaders": _KEY, "tick_key_step": _KEY, "sign_as_leader": _KEY,
    "accept_cosigning": ("invite_cosigners",), "hand_over_lead": ("accept_cosigning", "second"),
    "comment_draft": ("share_draft",), "pass_draft": ("share_draft",), "first_review": ("pre_submit",),
    "approve_objection": ("object",), "drop_objection": ("object",),
    "uphold_objection": ("object", "approve_objection"), "dismiss_objection": ("object", "approve_objection"),
    "grant_extension": ("ask_extension",), "deny_extension": ("ask_extension",),
    "confirm_withdrawal": ("ask_withdrawal",), "deny_withdrawal": ("ask_withdrawal",),
    "section_sign_for": ("dispatch",), "prepare": ("dispatch", "section_sign_for"),
    "hand_in_part": ("dispatch", "section_sign_for", "prepare"),
    "check_part": ("dispatch", "section_sign_for", "prepare", "hand_in_part"),
    "return_part": ("dispatch", "section_sign_for", "prepare", "hand_in_part"),
    "rate_reply": _ASKED, "reopen": _ASKED, "decline_reopening": _ASKED, "ask_reopening": _ASKED,
    "flag_dissatisfaction": (*_ASKED, "second", "collect_rating"),
    "file_second_reply": ("draft_second_reply",),
    "change_shares": ("reassign",), "take_in_merged": ("merge",), "take_off_record": ("put_on_record",),
    "answer_order": ("order_supervision",), "revoke_order": ("order_supervision",),
    "explain_contact": ("deny_contact",), "complete_countersigning": ("draft_reply", "countersign"),
    "complete_parts": ("log_contact", "draft_part", "sign_part", "co_sign_for", "file_opinion"),
}  # fmt: skip
# What only some congresses ask for.
ASKED_FOR = {
    "countersign": "countersign", "refuse_countersigning": "countersign",
    "complete_countersigning": "countersign", "sign_as_leader": "leader_signs",
}  # fmt: skip
# There it also takes time.
WAITING = {"rate_fulfilment", "record_meeting", "miss_meeting", "tell_late"}
FULFILMENT = {"open_fulfilment", "rate_fulfilment"}
# The clock stays within the working day, when the service does what it does in the morning.
DAYTIME = [hours for hours in HOURS if hours % 24 == 0]
MOST_LIVES = 5
PATIENCE = 15


@cache
def distances(step: str) -> dict[str, int]:
    """From each status, how many changes of status away a step can be taken."""
    found = dict.fromkeys(BY_NAME[step].from_, 0)
    queue = deque(found)
    while queue:
        at = queue.popleft()
        for row in STEPS:
            if row.to == at:
                for status in row.from_ - found.keys():
                    found[status] = found[at] + 1
                    queue.append(status)
    return {str(status): n for status, n in found.items()}


def weight(step: str, life: Proposal) -> float:
    if step in RARE:
        return 0.2
    return 12 if step in ONWARDS or BY_NAME[step].to not in {None, life.status} else 1


async def wander(walk: Walk, goals: list[str], moves: int, rng: Random) -> None:
    """To what is near and was never done yet; now and then something forbidden. `goals` are struck off."""
    until, tried = walk.moves + moves, Counter[str]()

    def effort(goal: str) -> int:
        far = distances(goal)
        nearest = min((far.get(life.status, 9) for life in walk.alive), default=9)
        return nearest + 4 * tried[goal] + 40 * (not is_asked_for(goal, walk.congress.policy))

    while goals and walk.moves < until:
        goals.sort(key=effort)
        tried[goals[0]] += 1
        enough = min(walk.moves + PATIENCE, until)
        while goals and walk.moves < enough:
            await (tries(walk, rng) if rng.random() < 0.15 else aims(walk, goals, rng))
            goals[:] = [goal for goal in goals if goal not in walk.steps]


async def tries(walk: Walk, rng: Random) -> None:
    """Somebody, perhaps of another congress, tries what is not theirs, or not now, or nobody's any more."""
    if not walk.lives:
        await walk.start(rng)
    life, step = rng.choice(list(walk.lives.values())), rng.choice(sorted(MAKERS))
    others = [p for p in (*walk.people, *walk.strangers) if not walk.may(life, p, step)]
    assert await walk.move(life, rng.choice(others), step, rng) is not None


async def aims(walk: Walk, goals: list[str], rng: Random) -> None:
    """One move, likely one of the steps that are wanted, or towards the first of them."""
    able = [(life, p, s) for life in walk.alive for p, s in walk.able(life)]
    there = [move for move in able if move[2] in goals]
    if there and rng.random() < 0.8:
        await walk.move(*rng.choice(there), rng)
        return
    goal = goals[0]
    far = distances(goal)
    lives = [life for life in walk.alive if life.status in far and fits(life, goal)]
    if not lives or (len(walk.alive) < MOST_LIVES and rng.random() < 0.03):
        await walk.start(rng, BEGUN_AS.get(goal) or rng.choice(KINDS))
        return
    # Near ones mostly: a near one may be too late for it, though its status does not say so.
    life = rng.choices(lives, [(1 + far[life.status]) ** -3 for life in lives])[0]
    nearest = far[life.status]
    waits = nearest == 0 and (BY_NAME[goal].by == {Party.SERVICE} or goal in WAITING)
    if rng.random() < (0.5 if waits else 0.1):
        await passes(walk, goal, rng)
        return
    able = [(life, person, step) for person, step in walk.able(life)]
    nearer = [m for m in able if far.get(BY_NAME[m[2]].to or m[0].status, 99) < nearest]
    helping = [m for m in able if m[2] in HELPING.get(goal, ())]
    if (preferred := helping or nearer) and rng.random() < 0.7:
        able = preferred
    if not able:
        await passes(walk, goal, rng)
        return
    life, person, step = rng.choices(able, [weight(s, life) for life, _, s in able])[0]
    await walk.move(life, person, step, rng)


def is_asked_for(goal: str, policy: Policy) -> bool:
    if goal == "pass_review":
        return len(policy.review_chain) > 1
    return goal not in ASKED_FOR or ASKED_FOR[goal] in policy.requirements


def fits(life: Proposal, goal: str) -> bool:
    if goal in FULFILMENT and life.status in BY_NAME[goal].from_ and not life.commitments:
        return False
    kind = BEGUN_AS.get(goal)
    return kind is None or kind == (life.track, life.kind)


async def passes(walk: Walk, goal: str, rng: Random) -> None:
    if goal == "move_department":
        await walk.reform(rng)
    elif goal == "reckon_again":
        await walk.change_rule(rng)
    elif goal == "move_dates":
        await walk.close_a_day(rng)
    else:
        await walk.passes(rng.choice(DAYTIME))
