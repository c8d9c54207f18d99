"""Similar cases: one or two lines each with why it is similar and what became of it, and what can be done."""

from collections.abc import Sequence

from bot.callbacks import OpenPress, SimilarPress, StepPress
from bot.i18n import Html, Translator
from bot.views.drafting import STEPS, press
from bot.views.pages import cut
from bot.views.view import Button, Rows, View
from domain.draft import Draft, Question
from domain.lifecycle import steps_for
from domain.people import Person
from domain.policy import Policy
from domain.proposal import Proposal
from domain.similar import Case, Decision, Likeness

FIRST_MARK = 0x2460  # a one in a circle; the others follow
LONGEST_TITLE = 60
LONGEST_PHRASE = 60
LONGEST_ANSWER = 300
POINTS_SHOWN = 4
NUMBER = 4


def mark_of(n: int) -> str:
    return chr(FIRST_MARK + n)


def drafting_view(draft: Draft, cases: Sequence[Case], viewer: Person, policy: Policy, t: Translator) -> View:
    """Before going on: look at them, join one, or say that one's own is another."""
    lines = [t("draft-step", number=NUMBER, of=STEPS, question=t("similar-ask", n=len(cases)))]
    lines += _lines(cases, policy, t)
    looks = tuple(
        Button(t.plain("similar-look", mark=mark_of(n)), press(draft, "like", str(case.proposal_id)))
        for n, case in enumerate(cases)
    )
    joins = tuple(
        Button(t.plain("similar-second", mark=mark_of(n)), _second(case))
        for n, case in enumerate(cases)
        if may_second(case, viewer)
    )
    own = (Button(t.plain("similar-go-on"), press(draft, "unlike"), main=True),)
    back = (
        Button(t.plain("back"), press(draft, "back", Question.SIMILAR.value)),
        Button(t.plain("cancel"), press(draft, "leave")),
    )
    return View(Html("\n".join(lines)), tuple(row for row in (looks, joins, own, back) if row))


def case_view(draft: Draft, case: Case, viewer: Person, policy: Policy, t: Translator) -> View:
    """One of them closer: its outcome, why it is similar; open it where this person may."""
    lines = [t("similar-head", number=case.label, title=case.title), _state(case, policy, t)]
    lines += [t("similar-point", text=cut(text, LONGEST_ANSWER)) for text in case.answered[:POINTS_SHOWN]]
    if why := why_line(case, t):
        lines += [Html(""), why]
    if case.proposal is None:
        lines.append(t("similar-public-only"))
    further = []
    if case.proposal is not None:
        further.append(Button(t.plain("similar-open"), OpenPress(proposal_id=case.proposal_id).pack()))
    if may_second(case, viewer):
        further.append(Button(t.plain("step-second"), _second(case)))
    own = (Button(t.plain("similar-go-on"), press(draft, "unlike"), main=True),)
    back = (Button(t.plain("back"), press(draft, "go")),)
    rows: Rows = (*((tuple(further),) if further else ()), own, back)
    return View(Html("\n".join(lines)), rows)


def registry_view(
    proposal: Proposal, cases: Sequence[Case], viewer: Person, policy: Policy, t: Translator
) -> View:
    """For the registry: what it resembles, to be confirmed or not, or handled together."""
    lines = [t("similar-of", label=proposal.label, n=len(cases)), *_lines(cases, policy, t)]
    rows: list[tuple[Button, ...]] = []
    for n, case in enumerate(cases):
        mark = mark_of(n)
        look = Button(t.plain("similar-look", mark=mark), OpenPress(proposal_id=case.proposal_id).pack())
        said = [
            Button(t.plain(f"similar-{word}", mark=mark), _decide(proposal, case, word))
            for word in ("same", "other")
            if case.decision is None or case.decision.same != (word == "same")
        ]
        rows.append((look, *said))
    if cases and any(step.name == "merge" for step in steps_for(proposal, viewer)):
        data = StepPress(step="merge", proposal_id=proposal.id).pack()
        rows.append((Button(t.plain("step-merge"), data),))
    rows.append((Button(t.plain("back"), OpenPress(proposal_id=proposal.id).pack()),))
    if not cases:
        lines = [t("similar-none", label=proposal.label)]
    return View(Html("\n".join(lines)), tuple(rows))


def may_second(case: Case, viewer: Person) -> bool:
    return case.proposal is not None and any(s.name == "second" for s in steps_for(case.proposal, viewer))


def _second(case: Case) -> str:
    return StepPress(step="second", proposal_id=case.proposal_id).pack()


def _decide(proposal: Proposal, case: Case, word: str) -> str:
    return SimilarPress(action=word, proposal_id=proposal.id, other_id=case.proposal_id).pack()


def _lines(cases: Sequence[Case], policy: Policy, t: Translator) -> list[Html]:
    lines = []
    for n, case in enumerate(cases):
        title = cut(case.title, LONGEST_TITLE)
        if case.label == case.title:
            lines.append(t("similar-line-unnumbered", mark=mark_of(n), title=title))
        else:
            lines.append(t("similar-line", mark=mark_of(n), number=case.label, title=title))
        lines.append(t("similar-under", text=_outcome(case, policy, t)))
        if why := why_line(case, t):
            lines.append(t("similar-under", text=why))
        if case.decision is not None and case.decision.same:
            lines.append(t("similar-under", text=_confirmed(case.decision, case, cases, t)))
    return lines


def _confirmed(decision: Decision, case: Case, cases: Sequence[Case], t: Translator) -> Html:
    """By whom; and with which of the others here, where that one is the same and not this one itself."""
    by, day = decision.by, decision.at.astimezone(t.zone).date()
    over = decision.other_than(case.proposal_id)
    for n, other in enumerate(cases):
        if other.proposal_id == over:
            return t("similar-joined", mark=mark_of(n), by=by, day=day)
    return t("similar-confirmed", by=by, day=day)


def _outcome(case: Case, policy: Policy, t: Translator) -> Html:
    """Where it stands, and a phrase of what was answered."""
    state = _state(case, policy, t)
    if not case.answered:
        return state
    return t("similar-outcome", state=state, phrase=cut(case.answered[0], LONGEST_PHRASE))


def _state(case: Case, policy: Policy, t: Translator) -> Html:
    parts = [t(f"status-{case.status.replace('_', '-')}")]
    if case.result_class:
        meaning = policy.label("classes", case.result_class, t.language)
        parts.append(t("similar-class", letter=case.result_class, meaning=meaning))
    if case.departments:
        parts.append(t("plain-text", text=t.plain("list-comma").join(case.departments)))
    return Html(t.plain("list-dot").join(parts))


def why_line(case: Case, t: Translator) -> Html | None:
    """The evidence by name: which place, which words, which sentence."""
    told = case.judgement
    if told is None:
        return None
    comma = t.plain("list-comma")
    likeness = Likeness.SAME if case.is_same else told.likeness
    reasons = []
    if told.places:
        reasons.append(t("similar-places", names=comma.join(told.places)))
    elif told.theirs and told.ours:
        ours, theirs = comma.join(told.ours), comma.join(told.theirs)
        reasons.append(t("similar-elsewhere", ours=ours, theirs=theirs))
    elif told.theirs:
        reasons.append(t("similar-there", names=comma.join(told.theirs)))
    if told.words:
        matter = likeness in (Likeness.SAME, Likeness.SAME_MATTER)
        reasons.append(t("similar-matter" if matter else "similar-words", words=comma.join(told.words)))
    if told.sentences:
        reasons.append(t("similar-sentence", text=cut(told.sentences[0], LONGEST_PHRASE)))
    lead = t(f"similar-is-{likeness.replace('_', '-')}")
    if not reasons:
        return lead
    return t("similar-why", lead=lead, reasons=Html(t.plain("similar-and").join(reasons)))
