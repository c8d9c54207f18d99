"""Who began a question by right and lost it before the last answer: refused, the words given back."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path

from bot.callbacks import DayPress, DraftPress, FormPress, PolicyPress, StepPress
from domain.errors import Refusal
from domain.lifecycle import check, steps_for
from domain.people import Person, Post
from domain.permissions import Viewer
from domain.ports import UnitOfWork
from domain.proposal import Proposal, Status
from domain.rules import BY_CODE
from handlers.forms import FORMS, STATE
from storage.words import JiebaWords
from tests.builders import NOW
from tests.conversations.offices import picture
from tests.forged.matters import Matter, draft_of, far_matter, near_matter
from tests.forged.presses import Forged
from tests.forged.street import BUG, Presser, Street, open_street

TYPED = "lostwords"
Undo = Callable[[UnitOfWork], Awaitable[None]]


async def role_taken_away(uow: UnitOfWork, matter_id: int, person: Person) -> Undo:
    given = list(person.posts)
    for post in given:
        await uow.people.remove_post(person, post)

    async def undo(uow: UnitOfWork) -> None:
        for post in given:
            await uow.people.add_post(
                person, Post(post.role, post.department_id, post.delegation_id, post.unit)
            )

    return undo


async def withdrawn(uow: UnitOfWork, matter_id: int, person: Person) -> Undo:
    proposal = await uow.proposals.get(matter_id)
    before, proposal.status = proposal.status, Status.WITHDRAWN

    async def undo(uow: UnitOfWork) -> None:
        (await uow.proposals.get(matter_id)).status = before

    return undo


async def department_changed(uow: UnitOfWork, matter_id: int, person: Person) -> Undo:
    for share in (await uow.proposals.get(matter_id)).assignments:
        share.released_at = NOW

    async def undo(uow: UnitOfWork) -> None:
        for share in (await uow.proposals.get(matter_id)).assignments:
            share.released_at = None

    return undo


async def test_every_form_whose_right_is_lost(tmp_path: Path, words: JiebaWords) -> None:
    tried: set[str] = set()
    async with open_street(tmp_path, words) as street:
        async with street.house.service.database.unit_of_work() as uow:
            matters = [await near_matter(uow, street), await far_matter(uow, street)]
        ways = cycle((role_taken_away, withdrawn, department_changed))
        for matter in matters:
            for status in Status:
                async with street.house.service.database.unit_of_work() as uow:
                    (await uow.proposals.get(matter.id)).status = status
                for presser, step in await _begun(street, matter, tried):
                    for _ in range(3):
                        if await _loses(street, matter, presser, step, next(ways)):
                            tried.add(step)
                            break
        assert street.kept()["failures"] == []
    assert len(tried) > 30


async def _begun(street: Street, matter: Matter, tried: set[str]) -> list[tuple[Presser, str]]:
    """Forms that somebody can begin now, each once."""
    async with street.house.service.database.unit_of_work() as uow:
        proposal = await uow.proposals.get(matter.id)
    found: dict[str, Presser] = {}
    for presser in street.pressers:
        if matter.is_seen_by(presser):
            found |= {s.name: presser for s in steps_for(proposal, presser.person) if s.name in FORMS}
    return [(p, step) for step, p in found.items() if FORMS[step].fields and step not in tried]


async def _loses(
    street: Street,
    matter: Matter,
    presser: Presser,
    step: str,
    way: Callable[[UnitOfWork, int, Person], Awaitable[Undo]],
) -> bool:
    """Begins, loses the right, sends a photo, presses every answer, types. False where the right is kept."""
    assert presser.person is not None
    bot_id, chat_id, database = street.bot_ids[0], presser.phone.user_id, street.house.service.database
    await street.answers([(presser, Forged(StepPress(step=step, proposal_id=matter.id).pack()))])
    async with database.unit_of_work() as uow:
        if (await uow.conversations.load(bot_id, chat_id)).state != f"{STATE}{step}":
            return False
        undo = await way(uow, matter.id, presser.person)
    try:
        async with database.unit_of_work() as uow:
            proposal = await uow.proposals.visible_to(presser.person, matter.id)
        if proposal is not None and _may(proposal, presser, step):
            return False
        before = street.kept()
        refusals = _sentences(street, proposal, presser, step)
        data = [
            FormPress(step=step, proposal_id=matter.id, field=field.name, value=value).pack()
            for field in FORMS[step].fields
            for value in ("!", "-", "*")
        ]
        for said in await street.answers((presser, Forged(one)) for one in data):
            assert said.text.startswith(refusals), said
        given_back = await _says(street, presser, lambda: presser.phone.says(TYPED))
        assert given_back.startswith(refusals), (step, given_back)
        assert TYPED in given_back
        async with database.unit_of_work() as uow:
            assert (await uow.conversations.load(bot_id, chat_id)).state is None
        assert street.kept() == before, step
        if proposal is None:
            assert matter.mark not in given_back
    finally:
        async with database.unit_of_work() as uow:
            await undo(uow)
    return True


def _may(proposal: Proposal, presser: Presser, step: str) -> bool:
    with suppress(Refusal):
        check(proposal, step, presser.person)
        return True
    return False


def _sentences(street: Street, proposal: Proposal | None, presser: Presser, step: str) -> tuple[str, ...]:
    """How a refusal begins: not theirs, moved on, or the guard that is missing now."""
    found = [str(street.t("not-allowed")), str(street.t("step-stale"))]
    if proposal is not None:
        try:
            check(proposal, step, presser.person)
        except Refusal as refusal:
            if refusal.key.startswith("blocked"):
                found.append(str(street.t(refusal.key, **refusal.params)))
    return tuple(found)


async def _says(street: Street, presser: Presser, act: Callable[[], object]) -> str:
    seen = presser.phone.chat.next_message
    act()
    await street.house.answered()
    answers = [
        message.text or ""
        for n, message in presser.phone.chat.messages.items()
        if n >= seen and not message.from_person
    ]
    assert BUG not in "".join(answers)
    assert len(answers) == 1, answers
    return answers[0]


def _acts(presser: Presser) -> Iterator[Callable[[], object]]:
    yield presser.phone.sends_sticker
    yield lambda: presser.phone.sends_photos([picture()], TYPED)
    yield lambda: presser.phone.sends_photos([picture()] * 3, TYPED)


async def test_photos_and_stickers_come_too_late_too(tmp_path: Path, words: JiebaWords) -> None:
    """One sentence for each, for an album too, and nothing of it becomes something new."""
    async with open_street(tmp_path, words) as street:
        database = street.house.service.database
        async with database.unit_of_work() as uow:
            matter = await near_matter(uow, street)
        (lead,) = street.of(Viewer.LEAD)
        assert lead.person is not None
        for act in _acts(lead):
            begin = Forged(StepPress(step="supplement", proposal_id=matter.id).pack())
            (asked,) = await street.answers([(lead, begin)])
            assert not asked.text.startswith(str(street.t("not-allowed")))
            async with database.unit_of_work() as uow:
                undo = await withdrawn(uow, matter.id, lead.person)
            before = street.kept()
            assert (await _says(street, lead, act)).startswith(str(street.t("step-stale")))
            assert street.kept() == before
            async with database.unit_of_work() as uow:
                await undo(uow)


async def test_questions_that_are_about_no_suggestion(tmp_path: Path, words: JiebaWords) -> None:
    """A rule, the congress's own days, a draft: the first words are given back, the next are met as usual."""
    async with open_street(tmp_path, words) as street:
        database = street.house.service.database
        (admin,), (staff,), (lead,) = (street.of(v) for v in (Viewer.ADMIN, Viewer.STAFF, Viewer.LEAD))
        assert lead.person is not None
        rule = Forged(PolicyPress(action="rule", code=next(iter(BY_CODE))).pack())
        await street.answers([(admin, rule), (staff, Forged(DayPress(action="new").pack()))])
        async with database.unit_of_work() as uow:
            draft = await uow.drafts.add(draft_of(lead.person, "lost"))
            for presser in (admin, staff, lead):
                assert presser.person is not None
                await role_taken_away(uow, 0, presser.person)
        before = street.kept()
        for presser in (admin, staff):
            refused = await _says(street, presser, lambda presser=presser: presser.phone.says(TYPED))
            assert refused.startswith(str(street.t("not-allowed")))
            assert TYPED in refused
            met = await _says(street, presser, lambda presser=presser: presser.phone.says(TYPED))
            assert not met.startswith(str(street.t("not-allowed")))
        submit = Forged(DraftPress(draft_id=draft.id, action="submit").pack())
        (said,) = await street.answers([(lead, submit)])
        assert said.text == str(street.t("not-allowed")), said
        assert street.kept() == before
