"""A draft on its way: who has it now, what was said to it at each step, its earlier wordings."""

from itertools import groupby

from bot.callbacks import OpenPress
from bot.i18n import Html, Translator
from bot.views.pages import pages_of
from bot.views.view import Button, View
from domain.history import HistoryEntry
from domain.people import Role
from domain.policy import Policy
from domain.proposal import BACK_WITH_LEAD, UNDER_FIRST_REVIEW, Proposal
from domain.services.looking import REMARKS
from domain.steps import DRAFTING


def where_now(proposal: Proposal, policy: Policy, t: Translator) -> Html | None:
    """Who has the draft now; nothing before it was shown to anybody, and after it was submitted."""
    if proposal.status not in DRAFTING or not proposal.drafting_step:
        return None
    return where_words(proposal, proposal.drafting_step, policy, t)


def where_words(proposal: Proposal, code: str, policy: Policy, t: Translator) -> Html:
    """Who has a draft at this step, and what is done there."""
    if code == UNDER_FIRST_REVIEW:
        return t("drafting-first-review")
    step = step_name(code, policy, t)
    if code == BACK_WITH_LEAD:
        return t("drafting-back", name=proposal.representative, step=step)
    codes = [s.code for s in policy.drafting_steps if s.role is Role.DELEGATION_OFFICE]
    nth = codes.index(code) + 1 if code in codes else len(codes)
    return t("drafting-with-delegation", step=step, nth=nth, of=len(codes))


def step_name(code: str, policy: Policy, t: Translator) -> str:
    """A step's name in the congress's own words; "final" has one of ours where it has none."""
    known = {choice.code for choice in policy.drafting_steps}
    if code not in known and code in {BACK_WITH_LEAD, UNDER_FIRST_REVIEW}:
        return t.plain(f"drafting-step-{code.replace('_', '-')}")
    return policy.label("drafting_steps", code, t.language)


def remarks_of(proposal: Proposal) -> list[HistoryEntry]:
    """What was said to the draft, oldest first."""
    return [e for e in proposal.history if e.step in REMARKS and e.details.get("text")]


def remarks_view(proposal: Proposal, policy: Policy, t: Translator, page: int = 0) -> View:
    """Step by step: who said what, and when."""
    lines: list[str] = []
    for code, entries in groupby(remarks_of(proposal), key=lambda e: str(e.details.get("at_step") or "")):
        lines.append(t("drafting-step", step=step_name(code, policy, t)))
        for entry in entries:
            text = str(entry.details["text"])
            lines += t("drafting-remark", when=entry.at, actor=entry.actor, text=text).splitlines()
        lines.append("")
    if not lines:
        lines = [t("drafting-no-remarks")]
    return _paged(proposal, t("drafting-remarks", label=proposal.label), lines, "remarks", page, t)


def versions_view(proposal: Proposal, t: Translator, page: int = 0) -> View:
    """Every wording that was kept, the newest first."""
    lines: list[str] = []
    for nth, version in reversed(list(enumerate(proposal.versions, start=1))):
        step = t.plain(f"step-{version.step.replace('_', '-')}")
        head = t("version-head", nth=nth, when=version.written_at, name=version.written_by, step=step)
        lines += [head, *t("version-title", title=version.title).splitlines()]
        lines += t("version-situation", text=version.situation).splitlines()
        lines += [*t("field-request", value=version.request).splitlines(), ""]
    return _paged(proposal, t("versions", label=proposal.label), lines, "versions", page, t)


def _paged(proposal: Proposal, head: Html, lines: list[str], what: str, page: int, t: Translator) -> View:
    pages = pages_of(lines)
    page = max(0, min(page, len(pages) - 1))
    turn = tuple(
        Button(t.plain(key), OpenPress(proposal_id=proposal.id, what=what, page=target).pack())
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target < len(pages)
    )
    back = (Button(t.plain("back"), OpenPress(proposal_id=proposal.id).pack()),)
    return View(Html(f"{head}\n{pages[page]}"), (*((turn,) if turn else ()), back))
