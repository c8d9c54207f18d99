"""Grades between equals: no button stands out, nothing is filled in beforehand."""

from bot.callbacks import OpenPress, RatePress
from bot.i18n import Html, Translator
from bot.views.forms import press, way_back
from bot.views.view import Button, View
from domain.people import Person
from domain.policy import Policy
from domain.proposal import ClockKey, Proposal
from domain.rating import AT_REPLY, Grade, Stage

GRADES = (Grade.SATISFIED, Grade.BASICALLY, Grade.UNSATISFIED)
STAGE_NAMES = {Stage.ATTITUDE: "attitude", Stage.REPLY: "reply", Stage.FULFILMENT: "fulfilment"}
UNKNOWN = "\u2014"  # past ledgers do not always tell the class or the day


def stage_view(proposal: Proposal, stage: Stage, policy: Policy, t: Translator) -> View:
    """One stage's question with the three grades side by side."""
    grades = tuple(Button(t.plain(f"grade-{g.value}"), _grade(proposal, stage, g.value)) for g in GRADES)
    look = Button(t.plain("rate-look"), OpenPress(proposal_id=proposal.id, what="reply").pack())
    later = Button(t.plain("rate-later-button"), _grade(proposal, stage, "later"))
    reply = proposal.delivered_reply
    letter = (reply.result_class if reply else "") or UNKNOWN
    # With the year instead of the weekday: the sentence has it in brackets already.
    delivered = t.long_day(proposal.replied_at.astimezone(t.zone).date()) if proposal.replied_at else UNKNOWN
    text = t(f"rate-{STAGE_NAMES[stage]}", label=proposal.label, letter=letter, day=delivered)
    return View(text, (grades, (look, later)))


def change_view(proposal: Proposal, viewer: Person, t: Translator) -> View:
    """Both stages are rated: what was said, until when it can be changed, and which one to change."""
    buttons, said = [], []
    for stage in AT_REPLY:
        rating = proposal.rating_of(viewer.id, stage)
        name = STAGE_NAMES[stage]
        if rating is not None:
            said.append(t(f"rated-{name}", grade=t.plain(f"grade-{rating.grade.value}")))
        buttons.append(Button(t.plain(f"change-{name}"), press("rate", proposal, "stage", str(int(stage)))))
    clock = proposal.clock(ClockKey.RATING)
    text = t(
        "rate-change",
        label=proposal.label,
        said=Html(t.plain("list-comma").join(said)),
        day=clock.due_on if clock else "",
    )
    return View(text, (tuple(buttons), *way_back(proposal, t)))


def _grade(proposal: Proposal, stage: Stage, grade: str) -> str:
    return RatePress(proposal_id=proposal.id, round=proposal.round, stage=int(stage), grade=grade).pack()


def kept_words(proposal: Proposal, outcome: str, policy: Policy, t: Translator) -> Html:
    """What follows from the grade, said only after it is kept."""
    registry = policy.text("registry", t.language)
    if outcome == "reopened":
        clock = proposal.clock(ClockKey.REHANDLE)
        return t("rated-reopened", round=proposal.round, day=clock.due_on if clock else "")
    if outcome == "flagged":
        return t("rated-flagged")
    if outcome == "asked":
        clock = proposal.clock(ClockKey.REHANDLE_ORDER)
        return t("rated-asked", registry=registry, day=clock.due_on if clock else "")
    clock = proposal.clock(ClockKey.RATING)
    return t("rated-until", day=clock.due_on) if clock else t("rated")
