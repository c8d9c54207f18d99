"""Keqiao before and at the session: drafted with the town, reviewed a first time, handled and supervised."""

from bot.replays import following, preparing, stretches, supervising
from bot.replays.phones import Phone
from bot.replays.stage import Stage
from bot.replays.stretches import Matter


async def live(stage: Stage) -> Matter:
    """From the first draft to the letter; returns the matter for the end of the year."""
    matter = await _draft(stage)
    await _pre_submit(stage, matter)
    matter = await _at_the_session(stage, matter)
    await _handle(stage, matter)
    await _reply(stage, matter)
    return matter


async def _draft(stage: Stage) -> Matter:
    """The town's steps: down and up three times, each remark answered with a new wording."""
    script, yu, wang = stage.script, stage.phone("town"), stage.phone("representative")
    await stage.begins("rules")
    await preparing.set_rules(stage.phone("admin"), "calendar", script.data["session"])

    await stage.reaches(script.day("draft"))
    await stage.begins("draft")
    matter = await preparing.share(wang, script.data["session_suggestion"])
    await stage.reaches(script.day("group"))
    await preparing.remark(yu, matter, script.text("remark_group"))
    await preparing.rewrite(wang, script.text("wording_1"))
    await stage.reaches(script.day("area"))
    await preparing.pass_on(yu, matter, script.text("step_area"))
    await preparing.remark(yu, matter, script.text("remark_area"))
    await preparing.rewrite(wang, script.text("wording_2"))
    await stage.reaches(script.day("leaders"))
    await preparing.pass_on(yu, matter, script.text("step_leaders"), script.text("remark_leaders"))
    await stage.reaches(script.day("line"))
    await preparing.pass_on(yu, matter, script.text("step_line"))
    await preparing.remark(yu, matter, script.text("remark_line"))
    await preparing.rewrite(wang, script.text("wording_3"))
    await preparing.pass_on(yu, matter, script.text("step_final"), script.text("remark_final"))
    await stage.notes("drafted")
    return matter


async def _pre_submit(stage: Stage, matter: Matter) -> None:
    """Signed together, handed in early, read by a committee and the government office, improved."""
    script, wang = stage.script, stage.phone("representative")
    await stage.reaches(script.day("cosign"))
    await stage.begins("cosign")
    await preparing.invite(wang, matter, stage.phone("cosigner"))

    await stage.reaches(script.day("pre_submit"))
    await stage.begins("pre_submit")
    await preparing.pre_submit(wang, matter)
    await stage.reaches(script.day("first_review"))
    await stage.begins("first_review")
    await preparing.first_review(stage.phone("committee"), matter, script.text("review_committee"))
    await preparing.first_review(stage.phone("office"), matter, script.text("review_office"))
    await preparing.rewrite(wang, script.text("wording_4"))
    await preparing.submit(wang)
    wang.sees(script.text("not_yet"))

    await stage.reaches(script.day("late"))
    await stage.begins("late")
    hu = stage.phone("colleague")
    async with hu:
        await stretches.compose(hu, script.data["same_suggestion"])
        await hu.presses("step-pre-submit", "step-pre-submit")
    hu.sees(script.text("too_late"))


async def _at_the_session(stage: Stage, matter: Matter) -> Matter:
    """Submitted when the session opens; the same matter from a colleague is merged into it."""
    script, zhao = stage.script, stage.phone("staff")
    wang, hu = stage.phone("representative"), stage.phone("colleague")
    await stage.reaches(script.day("session"))
    await stage.begins("session")
    await preparing.submit(wang)
    same = await preparing.submit_drafted(hu, script.data["same_suggestion"])
    await stage.reaches(script.day("register"))
    await stage.begins("register")
    matter = await stretches.register(zhao, matter, script.text("session_category"))
    await following.merge(zhao, same, matter)
    clerk, other = stage.phone("session_clerk"), stage.phone("session_co_clerk")
    await following.pre_assign(zhao, matter, clerk.member.unit, other.member.unit)
    await stage.notes("session_registered", number=matter.number)

    await stage.reaches(script.day("session_assign"))
    await stage.begins("session_assign")
    await following.assign_as_planned(zhao, matter)
    return matter


async def _handle(stage: Stage, matter: Matter) -> None:
    """Contacts before and during; the committee supervises, the town urges, progress is told."""
    script, wang = stage.script, stage.phone("representative")
    clerk, other = stage.phone("session_clerk"), stage.phone("session_co_clerk")
    await stage.reaches(script.day("session_handle"))
    await stage.begins("session_handle")
    await stretches.sign(clerk, matter)
    await stretches.give_opinion(other, matter, script.text("session_opinion"))
    await _contact(clerk, wang, matter, "mode-meeting", script.text("contact_before"))

    await stage.reaches(script.day("supervise"))
    await stage.begins("supervise")
    order = script.text("order")
    await supervising.order(stage.phone("committee"), matter, "order-on-site", clerk.member.unit, order)
    await supervising.answer_order(clerk, matter, script.text("order_answer"))
    await stage.reaches(script.day("town_urges"))
    await stage.begins("town_urges")
    await supervising.urge(stage.phone("town"), matter)
    await supervising.note(clerk, matter, script.text("progress"))
    await _contact(clerk, wang, matter, "mode-on-site", script.text("contact_during"))


async def _reply(stage: Stage, matter: Matter) -> None:
    """The letter, its grades by everybody who signed, and a contact after it."""
    script, wang = stage.script, stage.phone("representative")
    clerk, head, he = stage.phone("session_clerk"), stage.phone("session_head"), stage.phone("office")
    await stage.reaches(script.day("session_reply"))
    await stage.begins("session_reply")
    await stretches.reply(clerk, head, he, matter, script.data["session_reply"])
    for who, reply in (
        ("representative", "satisfied"),
        ("cosigner", "satisfied"),
        ("colleague", "basically"),
    ):
        await stretches.rate(stage.phone(who), matter, "grade-satisfied", f"grade-{reply}")
    await stage.reaches(script.day("after"))
    await stage.begins("after")
    await supervising.contact_later(clerk, matter, "mode-visit", script.text("contact_after"))
    await stretches.confirm(wang, matter)
    await following.publish(stage.phone("staff"), matter)


async def _contact(clerk: Phone, wang: Phone, matter: Matter, mode: str, text: str) -> None:
    await stretches.contact(clerk, matter, mode, text)
    await stretches.confirm(wang, matter)
