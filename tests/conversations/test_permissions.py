"""Nobody does what is not theirs: every role presses every step's button; another congress sees nothing."""

from dataclasses import replace

import pytest

from domain.people import Congress, Person, Post, Role
from domain.proposal import Status
from domain.steps import BY_NAME
from tests.conversations.offices import forges, joins, kept
from tests.conversations.steps import assign, draft_reply, handle, reply, submit
from tests.house import Chat, House

REFUSED = "这件不在您的权限内。"
# Buttons of forms and looks, as an attacker would write them.
FORGED = (
    "o:1:card:0", "o:1:full:0", "o:1:history:0", "o:1:reckoning:0", "o:1:reply:0", "o:1:files:0",
    "s:rate:1:0:0", "r:1:1:1:satisfied", "r:1:1:2:unsatisfied", "k:1:1:confirmed", "k:1:1:denied",
    "f:register:1:category:social", "f:assign:1:done:1", "f:log_contact:1:mode:phone",
    "f:draft_reply:1:class:A", "f:draft_reply:1:send:", "o:1:draft:0",
    "f:send_back:1:reason:format", "f:refuse:1:reason:no_content", "f:rate:1:reason:no_date",
)  # fmt: skip


async def everything_refused(chat: Chat) -> None:
    for data in (*FORGED, *(f"s:{step}:1:0:0" for step in sorted(BY_NAME))):
        said = await forges(chat, data)
        assert "鉴湖路" not in said, data
        assert "直2026" not in said, data
        assert "出了问题" not in said, data


async def test_another_representative_may_nothing_and_learns_nothing(house: House) -> None:
    await reply(house)
    before = len((await kept(house)).history)
    await everything_refused(house.chat("李卫东"))
    assert len((await kept(house)).history) == before


async def test_a_department_without_a_share_may_nothing(house: House) -> None:
    foreign = await joins(house, "冯军", 2004, Role.DEPARTMENT_CLERK, "区卫健局")
    await handle(house)
    before = len((await kept(house)).history)
    await everything_refused(foreign)
    assert len((await kept(house)).history) == before


async def test_the_government_office_sees_nothing_before_registration(house: House) -> None:
    await submit(house)
    await everything_refused(house.chat("何伟"))
    assert (await kept(house)).status is Status.SUBMITTED


async def test_another_congress_in_the_same_database(house: House) -> None:
    """The same bot's buttons pressed by people of another congress, whatever roles they hold."""
    await reply(house)
    before = len((await kept(house)).history)
    first = await house.congress()
    async with house.service.database.unit_of_work() as uow:
        bot_id = first.bot_id
        await uow.congresses.save(replace(first, bot_id=None))
        second = await uow.congresses.add(Congress("越城区人大", first.policy, bot_id=bot_id))
        posts = [Post(role) for role in Role]
        await uow.people.add(Person(second.id, "沈越", chat_id=1007, posts=posts))
    await everything_refused(house.chat("李卫东"))
    assert len((await kept(house)).history) == before


# A signature is for one's own department, whichever of its two buttons is pressed.
OWN_STEPS = {
    "王芳": {"supplement", "urge", "withdraw", "submit", "ask_withdrawal", "confirm_contact", "deny_contact"},
    "陈涛": {"sign_for", "co_sign_for", "log_contact", "log_later_contact", "note_progress", "draft_reply"},
    "周明": {"sign_off", "return_draft"},
    "孙莉": {"sign_for", "co_sign_for", "file_opinion"},
    "何伟": {"approve", "send_back", "assign", "pre_assign", "urge"},
}


@pytest.mark.parametrize("name", OWN_STEPS)
async def test_insiders_take_no_step_of_others(house: House, name: str) -> None:
    """Somebody with a part in it presses everybody else's buttons, before and after the draft."""
    await assign(house)
    chat = house.chat(name)
    foreign = [step for step in sorted(BY_NAME) if step not in OWN_STEPS[name]]
    for stretch in ("assigned", "drafted"):
        if stretch == "drafted":
            await _go_on(house)
        before = len((await kept(house)).history)
        status = (await kept(house)).status
        for step in foreign:
            assert "出了问题" not in await forges(chat, f"s:{step}:1:0:0"), step
        proposal = await kept(house)
        assert (len(proposal.history), proposal.status) == (before, status)


async def _go_on(house: House) -> None:
    chen, sun = house.chat("陈涛"), house.chat("孙莉")
    await chen.presses("签收", "记录沟通", "电话", "今天")
    await chen.says("与代表通了电话。")
    await sun.presses("会办签收", "提交会办意见")
    await sun.says("配合开挖路面。")
    await draft_reply(house)


async def test_a_refusal_says_nothing_about_the_matter(house: House) -> None:
    await submit(house)
    said = await forges(house.chat("李卫东"), "o:1:card:0")
    assert said.endswith(REFUSED)
