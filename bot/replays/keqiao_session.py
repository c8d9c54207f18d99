"""Keqiao before and at the session: drafted with the town, reviewed a first time, handled and supervised."""

from bot.replays import following, leading, meeting, preparing, stretches, supervising
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

    await _make_key(stage, matter)
    await following.assign_as_planned(zhao, matter)
    return matter


async def _make_key(stage: Stage, matter: Matter) -> None:
    """The first three of the seven steps: decided, leaders named, a meeting for the assignment."""
    script, zhao = stage.script, stage.phone("staff")
    leader, supervisor = stage.phone("leader"), stage.phone("supervisor")
    await stage.reaches(script.day("key"))
    await stage.begins("key")
    await leading.mark_key(zhao, matter, script.text("decision"), leader, supervisor)
    await stage.reaches(script.day("session_assign"))
    await stage.begins("session_assign")
    office, step = stage.phone("office"), script.text("key_meeting")
    await leading.tick(office, matter, step, script.text("meeting_held"))


async def _handle(stage: Stage, matter: Matter) -> None:
    """Contacts before and during; the committee supervises, the town urges, progress is told."""
    script = stage.script
    clerk, other = stage.phone("session_clerk"), stage.phone("session_co_clerk")
    await stage.reaches(script.day("session_handle"))
    await stage.begins("session_handle")
    await stretches.sign(clerk, matter)
    await stretches.give_opinion(other, matter, script.text("session_opinion"))
    await _contact(stage, matter, "mode-meeting", "before")

    await stage.reaches(script.day("supervise"))
    await stage.begins("supervise")
    order = script.text("order")
    await supervising.order(stage.phone("committee"), matter, "order-on-site", clerk.member.unit, order)
    await supervising.answer_order(clerk, matter, script.text("order_answer"))
    await stage.reaches(script.day("town_urges"))
    await stage.begins("town_urges")
    await supervising.urge(stage.phone("town"), matter)
    await supervising.note(clerk, matter, script.text("progress"))
    await _contact(stage, matter, "mode-on-site", "during")


async def _reply(stage: Stage, matter: Matter) -> None:
    """The letter, its grades by everybody who signed, and a contact after it."""
    script = stage.script
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
    await _contact(stage, matter, "mode-visit", "after")
    committee = stage.phone("committee")
    await leading.tick(committee, matter, script.text("key_tracks"), script.text("tracked"))
    await following.publish(stage.phone("staff"), matter)


async def _contact(stage: Stage, matter: Matter, mode: str, when: str) -> None:
    """Of a key proposal: with the rank of who led it, and who was there."""
    script, clerk = stage.script, stage.phone("session_clerk")
    led, text = script.text(f"led_{when}"), script.text(f"contact_{when}")
    rank = script.text(f"rank_{when}")
    await leading.contact_led(clerk, matter, mode, rank, led, text, later=when == "after")
    await stretches.confirm(stage.phone("representative"), matter)


async def year_end(stage: Stage, matter: Matter) -> None:
    """Two more of the seven steps: talked over at the year's end, the results published.

    The consultation is booked: the leader leads, everybody who signed is asked along.
    """
    script, zhao, clerk = stage.script, stage.phone("staff"), stage.phone("session_clerk")
    wang = stage.phone("representative")
    await stage.reaches(script.day("year_end_booked"))
    await stage.begins("year_end_booked")
    times, rank = script.text("year_end_times"), script.text("rank_before")
    await meeting.offer(clerk, matter, times, "mode-meeting", rank, later=True, together=True)
    await meeting.choose(wang, matter, script.text("year_end_day"))
    for key in ("cosigner", "colleague"):
        await meeting.come(stage.phone(key), matter)
    await stage.reaches(script.day("year_end"))
    await stage.begins("year_end")
    talk = script.text("talked_over")
    await meeting.record(clerk, matter, script.text("year_end_there"), talk)
    await stretches.confirm(wang, matter)
    await leading.tick(stage.phone("committee"), matter, script.text("key_year_end"), talk)
    await leading.tick(zhao, matter, script.text("key_published"))


async def next_session(stage: Stage, matter: Matter) -> None:
    """The last of the seven steps: reported in writing to the congress."""
    script, zhao = stage.script, stage.phone("staff")
    await stage.reaches(script.day("next_session"))
    await stage.begins("next_session")
    await leading.tick(zhao, matter, script.text("key_report"), script.text("reported"))
    await stage.notes("seven")
