"""Two congresses in one database, a bot for each in one process: neither sees or changes the other's."""

from pathlib import Path

from bot.callbacks import FormPress
from bot.sandbox.phone import Phone
from domain.lifecycle import steps_for
from domain.people import Department, Person, Post, Role
from domain.permissions import Viewer
from domain.proposal import Status
from domain.services.figures import of_departments
from handlers.fields import Choice, Ticks
from handlers.forms import FORMS, Form
from storage.words import JiebaWords
from tests.builders import person
from tests.conversations.steps import REQUEST
from tests.forged import presses
from tests.forged.matters import OTHER, far_matter, near_matter, other_matter
from tests.forged.presses import Forged, of_a_proposal
from tests.forged.street import BUG, Presser, Street, open_street
from tests.house import Chat
from tests.tree import none_of

NOWHERE = 10**9
SAYS = ("/menu", "/my", "/todo", "/rate", "/agenda", "/people", "/rules", "/days", "/help", f"/find {OTHER}")
TEXTS = (
    "鉴湖路小学门口没有红绿灯，孩子过马路太危险了，建议装一个",
    "夷陵路的路灯坏了半年，晚上一片漆黑，建议尽快修好",
)


async def test_another_congress_s_things_do_not_exist(tmp_path: Path, words: JiebaWords) -> None:
    """Whoever holds every post of the first congress reads of the second what is read of nothing at all."""
    async with open_street(tmp_path, words) as street:
        mighty = await _everything(street)
        b, database = street.second, street.house.service.database
        async with database.unit_of_work() as uow:
            matter = await other_matter(uow, street)
            clock = (await uow.proposals.get(matter.id)).clocks[0].id
            code = await uow.updates.keep_failed(street.bot_ids[1], mighty.phone.user_id, "{}", "broke")
        asked = [
            *zip(of_a_proposal(matter.id), of_a_proposal(NOWHERE), strict=True),
            *zip(presses.drafts(matter.id, 0), presses.drafts(NOWHERE, 0), strict=True),
            *zip(
                presses.people(b.clerk.id, b.department.id, b.head.id)[1:],
                presses.people(NOWHERE, NOWHERE, NOWHERE)[1:],
                strict=True,
            ),
            *zip(presses.dues(clock), presses.dues(NOWHERE), strict=True),
            *zip(presses.broadcasts(1), presses.broadcasts(NOWHERE), strict=True),
            *zip(presses.settings(b.clerk.posts[0].id)[:1], presses.settings(NOWHERE)[:1], strict=True),
            *zip(presses.retries(code), presses.retries("ZZZZ"), strict=True),
        ]
        before = street.kept()
        there = await street.answers((mighty, forged) for forged, _ in asked)
        nowhere = await street.answers((mighty, forged) for _, forged in asked)
        none_of(f"{a} / {b.text}" for a, b in zip(there, nowhere, strict=True) if a.text != b.text)
        none_of(str(one) for one in there if BUG in one.text or OTHER in one.text)
        assert street.kept() == before


async def test_no_form_takes_what_is_another_congress_s(tmp_path: Path, words: JiebaWords) -> None:
    """Its departments, people and suggestions are no options of any first question that is open."""
    async with open_street(tmp_path, words) as street:
        database = street.house.service.database
        async with database.unit_of_work() as uow:
            matters = [await near_matter(uow, street), await far_matter(uow, street)]
            other = await other_matter(uow, street)
            # Beyond every number that the first congress has, so that none can be meant for another.
            units = [Department(street.second.congress.id, f"局{n}", f"局{n}") for n in range(60)]
            far = [(await uow.people.add_department(unit)).id for unit in units][-1]
        codes = (str(far), f"p{far}", f"d{far}")
        choosing = {f.step: f.fields[0].name for f in FORMS.values() if _chooses(f)}
        tried = set()
        for matter in matters:
            for status in Status:
                async with database.unit_of_work() as uow:
                    proposal = await uow.proposals.get(matter.id)
                    proposal.status = status
                before = street.kept()
                said = await street.answers(
                    (
                        presser,
                        Forged(FormPress(step=step, proposal_id=matter.id, field=name, value=v).pack(), step),
                    )
                    for presser in street.pressers
                    if matter.is_seen_by(presser)
                    for step, name in choosing.items()
                    if step in {s.name for s in steps_for(proposal, presser.person)}
                    for v in (str(other.id) if step == "merge" else code for code in codes)
                )
                none_of(str(one) for one in said if BUG in one.text or OTHER in one.text)
                tried |= {one.forged.step for one in said if one.text == str(street.t("button-unknown"))}
                assert street.kept() == before
        assert {"assign", "invite_cosigners", "merge"} <= tried


def _chooses(form: Form) -> bool:
    """Whether it begins with a list of something."""
    return bool(form.fields) and isinstance(form.fields[0], Choice | Ticks)


async def _everything(street: Street) -> Presser:
    """Somebody with every post of the first congress."""
    w = street.first
    async with street.house.service.database.unit_of_work() as uow:
        posts = [Post(role, w.department.id, w.delegation.id, "法规股") for role in Role]
        who = await person(uow, w.congress, "样样", *posts, chat_id=888)
    return Presser(await _joined(street, who, 0), Viewer.STAFF, who)


async def _joined(street: Street, who: Person, bot: int) -> Phone:
    assert who.chat_id is not None
    bots = list(street.house.sandbox.world.bots.values())
    phone = street.house.sandbox.add_phone(who.chat_id, who.name, bot=bots[bot], language_code="zh-hans")
    phone.starts()
    await street.house.settle()
    return phone


async def test_one_account_in_both(tmp_path: Path, words: JiebaWords) -> None:
    """One person represents here and there: each bot has its own drafts, numbers, lists and reminders."""
    async with open_street(tmp_path, words) as street:
        house, database, chats = street.house, street.house.service.database, []
        for n, w in enumerate((street.first, street.second)):
            async with database.unit_of_work() as uow:
                post = Post(Role.REPRESENTATIVE, delegation_id=w.delegation.id)
                who = await person(uow, w.congress, "两会代表", post, chat_id=777)
            chats.append(Chat(house, await _joined(street, who, n)))
        for chat, text in zip(chats, TEXTS, strict=True):
            await chat.says(text)
        for button in ("接着写", "就用这个", "就这些"):
            for chat in chats:
                await chat.presses(button)
        for chat in chats:
            await chat.says(REQUEST)
        for button in ("就这些", "就这样", "都没有", "提交"):
            for chat in chats:
                await chat.presses(button)
        offices = [
            Chat(house, next(p.phone for p in street.pressers if p.viewer is Viewer.STAFF)),
            Chat(house, next(p.phone for p in street.pressers if p.viewer is Viewer.OTHER_CONGRESS)),
        ]
        for office in offices:
            await office.presses("立案并编号", "城建交通")
        await house.passes(days=3)
        for n, (chat, office) in enumerate(zip(chats, offices, strict=True)):
            own, others = ("鉴湖路", "夷陵路") if n == 0 else ("夷陵路", "鉴湖路")
            assert chat.number == office.number
            for asked in ("/my", "/todo", "/agenda", f"/find {chat.number}", f"/find {others}"):
                await chat.says(asked)
                await office.says(asked)
            for one in (chat, office):
                one.sees(own)
                # What was looked for is said back.
                none_of(
                    text
                    for m in one.phone.received
                    if others in (text := m.text or "") and f"“{others}”" not in text
                )
        assert chats[0].number == chats[1].number


async def test_lists_figures_and_mornings_are_one_congress_s(tmp_path: Path, words: JiebaWords) -> None:
    async with open_street(tmp_path, words) as street:
        house, database = street.house, street.house.service.database
        mighty = await _everything(street)
        async with database.unit_of_work() as uow:
            own = await near_matter(uow, street)
            await other_matter(uow, street)
        for words_ in SAYS:
            mighty.phone.says(words_)
            await house.settle()
        await street.answers((mighty, forged) for forged in presses.lists())
        await house.passes(days=35)
        for presser in (*street.pressers, mighty):
            elsewhere = presser.viewer is Viewer.OTHER_CONGRESS
            hidden = own.mark if elsewhere else OTHER
            read = [m.text or "" for m in presser.phone.received]
            # What was asked for is said back.
            none_of(text for text in read if hidden in text and f"“{OTHER}”" not in text)
        async with database.unit_of_work() as uow:
            figures = [
                await of_departments(uow, w.congress, now=house.clock.now())
                for w in (street.first, street.second)
            ]
        assert [sum(f.pieces for f in found) for found in figures] == [1, 1]
        assert not {f.department_id for f in figures[0]} & {f.department_id for f in figures[1]}
        assert street.kept()["failures"] == []
