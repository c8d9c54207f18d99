"""What a reply promised, and what became of it; what is known of the ratings, for whom."""

from collections import Counter

from bot.callbacks import OpenPress
from bot.i18n import Html, Translator
from bot.views.ratings import GRADES, STAGE_NAMES
from bot.views.replies import promise_day
from bot.views.view import Button, View
from domain.parties import Party, parties_of
from domain.people import Person
from domain.policy import Policy
from domain.promise import in_force
from domain.proposal import Proposal
from domain.rating import Grade, Rating, Stage


def promises_view(proposal: Proposal, t: Translator) -> View:
    """Each promise with its day, the department's word that it is kept, and whether it still counts."""
    lines, binding = [str(t("promises-head", number=proposal.label))], in_force(proposal)
    for n, promise in enumerate(proposal.commitments, start=1):
        day = promise_day(promise.text, promise.due_on, t)
        lines.append(str(t("promises-line", n=n, text=promise.text, day=day)))
        if promise.kept_on:
            lines.append(str(t("fulfilment-reported", day=promise.kept_on, text=promise.kept_note)))
        if promise not in binding:
            lines.append(str(t("promises-replaced")))
    return View(Html("\n".join(lines)), _back(proposal, t))


def _back(proposal: Proposal, t: Translator) -> tuple[tuple[Button, ...], ...]:
    return ((Button(t.plain("back"), OpenPress(proposal_id=proposal.id).pack()),),)


def ratings_view(proposal: Proposal, viewer: Person, policy: Policy, t: Translator) -> View:
    """Departments see counts from so many ratings on, and reasons without a name; staff see who has rated."""
    lines = [str(t("ratings-head", number=proposal.label, round=proposal.round))]
    for stage in Stage:
        given = _newest(proposal, stage)
        if stage is Stage.FULFILMENT and not given:
            continue
        name = t.plain(f"stage-{STAGE_NAMES[stage]}")
        lines.append(str(t("ratings-stage", stage=name, said=_said(proposal, given, policy, t))))
    parties = parties_of(viewer, proposal)
    if Party.STAFF in parties:
        lines += _paths(proposal, t)
    reasons = {
        policy.label("unsatisfied_reasons", code, t.language)
        for stage in Stage
        for rating in _newest(proposal, stage)
        for code in rating.reasons
    }
    if reasons:
        lines.append(str(t("ratings-reasons", reasons=t.plain("list-comma").join(sorted(reasons)))))
    return View(Html("\n".join(lines)), _back(proposal, t))


def _newest(proposal: Proposal, stage: Stage) -> list[Rating]:
    found = [proposal.rating_of(id_, stage) for id_ in _raters(proposal)]
    return [rating for rating in found if rating is not None]


def _raters(proposal: Proposal) -> dict[int, str]:
    return {
        proposal.representative_id: proposal.representative,
        **{c.representative_id: c.representative for c in proposal.signed},
    }


def _said(proposal: Proposal, given: list[Rating], policy: Policy, t: Translator) -> str:
    """Counts of each grade, silence apart; nothing at all below the smallest group."""
    silent = len(_raters(proposal)) - len(given)
    if len(given) < policy.limit("small_group"):
        return t.plain("ratings-too-few", n=len(given), silent=silent, least=policy.limit("small_group"))
    counts = Counter(rating.grade for rating in given)
    words = [f"{t.plain(f'grade-{grade.value}')} {counts[grade]}" for grade in GRADES]
    return t.plain("list-comma").join([*words, f"{t.plain(f'grade-{Grade.SILENT.value}')} {silent}"])


def _paths(proposal: Proposal, t: Translator) -> list[str]:
    """Whether each has rated, and how that came in; never what."""
    lines = []
    for id_, name in _raters(proposal).items():
        found = [r for stage in Stage if (r := proposal.rating_of(id_, stage)) is not None]
        key = "given" if found else "silent"
        if any(r.collected_by for r in found):
            key = "collected"
        by = next((r.collected_by for r in found if r.collected_by), "")
        lines.append(str(t(f"ratings-path-{key}", name=name, n=len(found), by=by)))
    return lines
