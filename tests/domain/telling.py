"""Who is told of a step: everybody the table names, exactly once; where not all of a party, who is meant."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from domain.history import HistoryEntry
from domain.key_steps import leaders_of
from domain.parties import Party, parties_of
from domain.people import Person, Role
from domain.proposal import Proposal
from domain.services.measures import RETURNS, UNSATISFIED, UNSATISFIED_AGAIN
from domain.steps import BY_NAME

if TYPE_CHECKING:
    from tests.domain.keeping import Move

P = Party
Meant = dict[Party, set[int]]
# The departments are named anew before anybody is told.
AS_AFTER = {"pre_assign", "assign", "reassign", "change_shares", "uphold_objection"}


def check_told(move: "Move") -> None:
    """One notice a person and step, to all whom it concerns and nobody else, never to whoever took it."""
    again = Counter((person, kind, repr(sorted(params.items()))) for person, kind, params in move.told)
    assert all(n == 1 for n in again.values()), again
    before = None
    for entry in move.entries:
        row = BY_NAME.get(entry.step)
        told = Counter(
            person for person, kind, params in move.told if kind == entry.step and params["seq"] == entry.seq
        )
        if row is None:
            assert not told
            continue
        assert all(n == 1 for n in told.values()), (entry.step, told)
        certain, possible = set[int](), set[int]()
        narrowed = meant(move, entry, before)
        for party in row.tells:
            if party in narrowed:
                certain |= narrowed[party]
                possible |= narrowed[party]
                continue
            then = {p.id for p in move.people if party in parties_of(p, move.was)}
            now = {p.id for p in move.people if party in parties_of(p, move.new)}
            certain |= now if entry.step in AS_AFTER else then & now
            possible |= now if entry.step in AS_AFTER else then | now
        # Whoever acted reads of it in the reply, also of what the service did at once.
        certain -= {move.by.id} if move.by else set()
        names = {p.id: p.name for p in move.people}
        missed, extra = certain - told.keys(), told.keys() - possible
        assert not missed, f"{entry.step} did not tell {[names.get(id_) for id_ in missed]}"
        assert not extra, f"{entry.step} told {[names.get(id_, id_) for id_ in extra]}"
        assert entry.actor_id not in told, entry.step
        before = entry.step
    check_letters(move)


def check_letters(move: "Move") -> None:
    """A letter that was delivered now is in the hands of everybody who signs, once."""
    delivered = {r.id for r in move.was.replies if r.delivered_at} if move.old else set[int]()
    fresh = [r for r in move.new.replies if r.delivered_at and r.id not in delivered]
    sent = Counter(
        (person, params["department"], params["round"], params["version"])
        for person, kind, params in move.told
        if kind == "letter"
    )
    signers = [move.new.representative_id, *(c.representative_id for c in move.new.signed)]
    assert sent == Counter((s, r.department_id, r.round, r.version) for s in signers for r in fresh)


# Where not everybody who plays a party is meant


def meant(move: "Move", entry: HistoryEntry, before: str | None) -> Meant:
    """Of which parties only some are told, and who."""
    find = MEANT.get(entry.step)
    return find(_Telling(move, entry, before)) if find else {}


class _Telling:
    """One entry, with what is asked of it."""

    def __init__(self, move: "Move", entry: HistoryEntry, before: str | None) -> None:
        self.old: Proposal = move.was
        self.new: Proposal = move.new
        self.people: list[Person] = move.people
        self.entry, self.before = entry, before
        self.details: dict[str, Any] = entry.details

    def holding(self, *roles: Role) -> set[int]:
        return {p.id for p in self.people if p.holds(*roles)}

    def of_department(self, id_: int, *roles: Role) -> set[int]:
        return {p.id for p in self.people if id_ in p.departments_as(*roles)}

    @property
    def department(self) -> int:
        """The one that the entry is about, by the name that its share had then."""
        name = self.details["department"]
        found = [a.department_id for a in self.new.assignments if a.department == name]
        return found[-1]

    def named(self, names: Iterable[str]) -> set[int]:
        wanted = set(names)
        return {p.id for p in self.people if p.name in wanted}


CLERK, HEAD = Role.DEPARTMENT_CLERK, Role.DEPARTMENT_HEAD


def _of_letter(t: _Telling) -> Meant:
    return {
        P.LEAD_CLERK: t.of_department(t.department, CLERK),
        P.SEPARATE_CLERK: t.of_department(t.department, CLERK),
        P.LEAD_HEAD: t.of_department(t.department, HEAD),
        P.SEPARATE_HEAD: t.of_department(t.department, HEAD),
    }


def _ordered(t: _Telling) -> Meant:
    return {P.LEAD_CLERK: t.of_department(t.department, CLERK, HEAD), P.LEAD_HEAD: set()}


def _of_objection(t: _Telling) -> Meant:
    clerks = t.of_department(t.details["department_id"], CLERK)
    heads = t.of_department(t.details["department_id"], HEAD)
    return {P.LEAD_CLERK: clerks, P.CO_CLERK: clerks, P.LEAD_HEAD: heads, P.CO_HEAD: heads}


def _approved(t: _Telling) -> Meant:
    return _of_objection(t) | {P.LEADER if t.details["nth"] == 1 else P.GOVERNMENT_OFFICE: set()}


def _upheld(t: _Telling) -> Meant:
    # Once it is in hand the reassignment that follows tells the clerks.
    return {} if t.entry.to_status == "pre_assigned" else {P.LEAD_CLERK: set(), P.CO_CLERK: set()}


def _handed_on(t: _Telling) -> Meant:
    return {P.STAFF: set()} if t.before == "uphold_objection" else {}


def _key_leaders(t: _Telling) -> Meant:
    """Those newly named."""
    was, now = t.old.key, t.new.key
    assert now is not None
    leading = {now.leading_leader_id} - {was.leading_leader_id if was else None, None}
    supervising = {now.supervising_leader_id} - {was.supervising_leader_id if was else None, None}
    return {P.LEADING_LEADER: {i for i in leading if i}, P.LEADER: {i for i in supervising if i}}


def _signed_off(t: _Telling) -> Meant:
    return {} if "leader_signs" in t.new.requirements else {P.LEADING_LEADER: set()}


def _drafted(t: _Telling) -> Meant:
    asks_others = "countersign" in t.new.requirements and bool(t.new.co_handlers)
    return {P.LEAD_HEAD if asks_others else P.CO_HEAD: set()}


def _dispatched(t: _Telling) -> Meant:
    department = t.details["inside"]
    had = {part.section for part in t.old.section_parts(department)}
    new = {part.section for part in t.new.section_parts(department)} - had
    return {P.SECTION: _section_people(t, department, new)}


def _section_people(t: _Telling, department: int, sections: set[str]) -> set[int]:
    return {
        p.id
        for p in t.people
        for post in p.posts
        if post.role is Role.SECTION and post.department_id == department and post.unit in sections
    }


def _by_section(t: _Telling) -> Meant:
    clerks = t.of_department(t.details["inside"], CLERK)
    return {P.LEAD_CLERK: clerks, P.CO_CLERK: clerks}


def _to_section(t: _Telling) -> Meant:
    return {P.SECTION: _section_people(t, t.details["inside"], {t.details["section"]})}


def _handed_over(t: _Telling) -> Meant:
    seen = t.old.submitted_at or t.old.pre_submitted_at
    others = {c.representative_id for c in t.old.signed}
    return {P.COSIGNER: others} | ({} if seen else {P.STAFF: set()})


def _proposed(t: _Telling) -> Meant:
    """Of a return or a grade the registry hears in the same breath."""
    told = t.details["because"] in {RETURNS, UNSATISFIED, UNSATISFIED_AGAIN}
    return {P.STAFF: set()} if told else {}


def _moved(t: _Telling) -> Meant:
    return {P.LEAD_CLERK: t.of_department(t.details["to_id"], CLERK), P.CO_CLERK: set()}


def _of_meeting(t: _Telling) -> Meant:
    """The clerks of the department that offered it; co-signers where they are asked along."""
    meeting = t.new.appointments[t.details["meeting"] - 1]
    clerks = {P.LEAD_CLERK: t.of_department(meeting.department_id, CLERK)}
    return clerks if meeting.with_cosigners else clerks | {P.COSIGNER: set()}


MEETINGS = (
    "offer_meeting", "offer_later_meeting", "propose_times", "agree_time", "waive_consultation",
    "ask_for_call", "answer_meeting", "move_meeting", "cancel_meeting", "tell_late", "record_meeting",
    "miss_meeting", "lapse_meeting",
)  # fmt: skip
MEANT: dict[str, Callable[[_Telling], Meant]] = {
    "revise_draft": lambda t: {} if t.new.drafting_step else {P.DELEGATION_OFFICE: set()},
    "invite_cosigners": lambda t: {P.INVITED: t.named(t.details["names"])},
    "remove_cosigner": lambda t: {P.INVITED: t.named([t.details["name"]])},
    "discard_draft": lambda t: {P.INVITED: {c.representative_id for c in t.old.invited}},
    "hand_over_lead": _handed_over,
    "take_in_merged": lambda t: {P.LEAD_REPRESENTATIVE: {t.old.representative_id}},
    "mark_key": _key_leaders,
    "name_leaders": _key_leaders,
    "tick_key_step": lambda t: {P.LEADER: set(leaders_of(t.new))},
    "object": _of_objection,
    "approve_objection": _approved,
    "drop_objection": _of_objection,
    "dismiss_objection": _of_objection,
    "uphold_objection": _upheld,
    "reassign": _handed_on,
    "change_shares": _handed_on,
    "move_department": _moved,
    "dispatch": _dispatched,
    "section_sign_for": _by_section,
    "hand_in_part": _by_section,
    "check_part": _to_section,
    "return_part": _to_section,
    "draft_reply": _drafted,
    "sign_off": _signed_off,
    "complete_parts": _signed_off,
    "draft_part": _of_letter,
    "return_part_draft": _of_letter,
    "sign_part": _of_letter,
    "change_class": _of_letter,
    "send_back": _of_letter,
    "draft_second_reply": _of_letter,
    "pass_review": lambda t: {P.REVIEWER: t.holding(Role(t.new.reviewer))},
    "collect_rating": lambda t: {
        P.LEAD_REPRESENTATIVE: {t.new.ratings[-1].representative_id},
        P.COSIGNER: set(),
    },
    "propose_order": _proposed,
    **dict.fromkeys(MEETINGS, _of_meeting),
    "order_supervision": _ordered,
    "issue_card": _ordered,
}
