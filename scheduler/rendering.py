"""What a notice says now: each kind has one line in `KINDS`, those about a proposal in `ABOUT`."""

from collections.abc import Awaitable, Callable

from bot.i18n import Translator
from bot.views import assessments, ballots, inspections, second_ways
from bot.views.channels import NOTICES as CHANNEL_NOTICES
from bot.views.commands import command_list
from bot.views.corrections import moved_from, moved_view
from bot.views.departures import SENTENCES, told_view
from bot.views.drafting import question_view
from bot.views.files import files_of
from bot.views.groups import GROUP_NOTICES, case_view, group_notice, told_words
from bot.views.kept import view_of
from bot.views.leader_week import week_view
from bot.views.notices import notice_view, parting_view
from bot.views.reach import missed_view
from bot.views.reminders import bundle_view, group_bundle_view
from domain.bulletin import MAY_ISSUE
from domain.inspection import MAY_INSPECT
from domain.notice import PARTINGS, entry_of, is_still_true, letter_of
from domain.people import OFFICERS, Person, Role
from domain.proposal import Proposal
from domain.services import groups, leader_week
from domain.services.ballots import OPENED
from domain.services.inspections import CLOSED
from domain.services.mornings import still_true
from scheduler import broadcasting, channels
from scheduler.meetings import MEETING_KINDS, meeting_parcel
from scheduler.occasion import Occasion
from scheduler.parcel import CommandList, InGroup, Parcel

Message = tuple[Person | None, Parcel | None]


async def render(occasion: Occasion) -> Parcel | None:
    """What to carry now; None when it is no longer true."""
    notice = occasion.notice
    if notice.channel_id is not None:
        return await channels.post(occasion)
    if notice.group_id is not None:
        return await _in_group(occasion, notice.group_id)
    if notice.proposal_id is not None:
        return await _about_proposal(occasion, notice.proposal_id)
    return await KINDS[notice.kind](occasion)


async def _about_proposal(o: Occasion, proposal_id: int) -> Parcel | None:
    proposal = await o.uow.proposals.visible_to(o.person, proposal_id)
    if proposal is None and o.notice.kind in PARTINGS:
        return parting_view(o.notice, await o.uow.proposals.get(proposal_id), o.policy, o.t)
    if proposal is None or not is_still_true(o.notice, proposal):
        return None
    special = ABOUT.get(o.notice.kind)
    if special is not None:
        return await special(o, proposal)
    return notice_view(o.notice, proposal, o.person, o.policy, o.t, now=o.now)


async def _in_group(o: Occasion, group_id: int) -> Parcel | None:
    """Only while the group, the person's post and the department's share stand."""
    group = await o.uow.groups.get(o.congress.id, group_id)
    if group is None or group.ended_at is not None:
        return None
    t = Translator(group.language, o.policy.zone)
    if o.notice.kind == "reminder":
        due = await groups.still_owed(o.uow, o.notice, group, o.congress, now=o.now)
        bundle = group_bundle_view(due, o.policy, t, now=o.now) if due else None
        return InGroup(bundle, group.chat_id, group.thread_id) if bundle else None
    case = await groups.open_case(o.uow, group, o.person, o.notice.proposal_id or 0)
    if case is None or not is_still_true(o.notice, case.proposal):
        return None
    view = case_view(told_words(o.notice.kind, t), case.proposal, case.member, o.policy, t, now=o.now)
    return InGroup(view, group.chat_id, group.thread_id)


async def _letter(o: Occasion, proposal: Proposal) -> Parcel | None:
    reply = letter_of(o.notice, proposal)
    departments = await o.uow.people.every_department(o.congress.id)
    units = {department.id: department for department in departments}
    return await o.makers.letter(proposal, reply, units, o.policy, o.t) if reply else None


async def _file(o: Occasion, proposal: Proposal) -> Parcel | None:
    """The proposal's own, or of the entry that is named."""
    files = files_of(entry_of(o.notice, proposal)) if "seq" in o.notice.params else proposal.attachments
    place = int(str(o.notice.params["place"]))
    return files[place] if place < len(files) else None


async def _meeting(o: Occasion, proposal: Proposal) -> Parcel | None:
    return meeting_parcel(o.notice, proposal, o.person, o.congress, o.t, now=o.now)


async def _reminder(o: Occasion) -> Parcel | None:
    bundle = await still_true(o.uow, o.notice, o.person, o.congress, now=o.now)
    return bundle_view(bundle, o.policy, o.t, now=o.now) if bundle else None


async def _moved_dates(o: Occasion) -> Parcel | None:
    before = moved_from(o.notice)
    items = await o.uow.reminders.clocks(o.congress.id, before)
    return moved_view(o.notice, before, items, o.t) if items else None


async def _missed(o: Occasion) -> Parcel | None:
    cases = await _cases(o)
    return missed_view(o.notice, cases, o.person, o.t) if cases else None


async def _reply(o: Occasion) -> Parcel | None:
    return view_of(o.notice.params)


async def _second_way(o: Occasion) -> Parcel | None:
    return second_ways.told_view(o.notice.kind, o.t)


async def _told(o: Occasion) -> Parcel | None:
    return told_view(o.notice, await _cases(o), o.t)


async def _visit_file(o: Occasion) -> Parcel | None:
    """A photo or file of an on-site record, to whoever may still look at it."""
    params = {name: int(str(o.notice.params[name])) for name in ("inspection", "visit", "place")}
    if o.person.suspended or not o.person.holds(*MAY_INSPECT):
        return None
    visits = await o.uow.inspections.visits(params["inspection"])
    own = (v for v in visits if v.id == params["visit"] and v.congress_id == o.congress.id)
    files = next((v.attachments for v in own), [])
    return files[params["place"]] if params["place"] < len(files) else None


async def _leader_week(o: Occasion) -> Parcel | None:
    """As it stands now; nothing for who leads none any more."""
    if o.person.suspended or not o.person.holds(Role.LEADER):
        return None
    found = await leader_week.of_leader(o.uow, o.congress, o.person, now=o.now)
    today = o.now.astimezone(o.policy.zone).date()
    return week_view(found, o.policy, o.t, today=today, told=True) if found else None


async def _assessment(o: Occasion) -> Parcel | None:
    found = await o.uow.assessments.get(o.congress.id, int(str(o.notice.params["assessment"])))
    return assessments.told_view(o.notice, found, o.t) if found else None


async def _inspection(o: Occasion) -> Parcel | None:
    """To whoever answers for the department still."""
    about, unit = (int(str(o.notice.params[name])) for name in ("inspection", "department"))
    found = await o.uow.inspections.get(o.congress.id, about)
    answers = not o.person.suspended and unit in o.person.departments_as(*OFFICERS)
    return inspections.told_view(found, unit, o.t) if found is not None and answers else None


async def _ballot(o: Occasion) -> Parcel | None:
    """Whether they have voted by now is not looked at: it would be told by what the outbox keeps."""
    found = await o.uow.ballots.get(o.congress.id, int(str(o.notice.params["ballot"])))
    return ballots.told_view(found, o.t) if found is not None and found.is_open else None


async def _group(o: Occasion) -> Parcel | None:
    return group_notice(o.notice, o.t)


async def _commands(o: Occasion) -> Parcel | None:
    return CommandList(command_list(o.person, o.t))


async def _blank_ledger(o: Occasion) -> Parcel | None:
    return await o.makers.blank_ledger(o.t)


async def _bulletin_file(o: Occasion) -> Parcel | None:
    """A draft only for those who write them."""
    found = await o.uow.bulletins.get(o.congress.id, int(str(o.notice.params["bulletin"])))
    if found is None or o.person.suspended or not (found.is_issued or o.person.holds(*MAY_ISSUE)):
        return None
    return await o.makers.bulletin(found, o.policy, o.t) if o.makers.bulletin else None


async def _slow(o: Occasion) -> Parcel | None:
    return await o.makers.slow(o) if o.makers.slow else None


async def _progress(o: Occasion) -> Parcel | None:
    return await o.makers.progress(o) if o.makers.progress else None


async def _question(o: Occasion) -> Parcel | None:
    draft = await o.uow.drafts.get(o.person.id, int(str(o.notice.params["draft_id"])))
    departments = await o.uow.people.departments(o.congress.id)
    return question_view(draft, o.policy, departments, o.t) if draft else None


KINDS: dict[str, Callable[[Occasion], Awaitable[Parcel | None]]] = {
    "reply": _reply,
    "reminder": _reminder,
    "escalation": _reminder,
    "moved_dates": _moved_dates,
    "missed": _missed,
    "commands": _commands,
    "ledger_template": _blank_ledger,
    "bulletin_file": _bulletin_file,
    "figures_picture": _slow,
    "report_file": _slow,
    "report_progress": _progress,
    "album": _question,
    "broadcast": broadcasting.copy,
    "broadcast_files": broadcasting.files,
    "broadcast_sample": broadcasting.sample,
    "broadcast_card": broadcasting.card,
    "broadcast_word": broadcasting.word,
    "second_way_ended": _second_way,
    "second_way_code_failed": _second_way,
    **dict.fromkeys(SENTENCES, _told),
    **dict.fromkeys(GROUP_NOTICES, _group),
    **dict.fromkeys(CHANNEL_NOTICES, channels.told),
    "leader_week": _leader_week,
    "visit_file": _visit_file,
    **dict.fromkeys(assessments.NOTICES, _assessment),
    OPENED: _ballot,
    CLOSED: _inspection,
}
ABOUT: dict[str, Callable[[Occasion, Proposal], Awaitable[Parcel | None]]] = {
    "letter": _letter,
    "file": _file,
    **dict.fromkeys(MEETING_KINDS, _meeting),
}


async def _cases(o: Occasion) -> list[Proposal]:
    """The proposals that the notice lists, as far as this person may see them now."""
    raw = o.notice.params.get("proposals")
    ids = [int(n) for n in raw] if isinstance(raw, list) else []
    found = [await o.uow.proposals.visible_to(o.person, id_) for id_ in ids]
    return [proposal for proposal in found if proposal is not None]
