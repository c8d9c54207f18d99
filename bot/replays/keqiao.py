"""Keqiao: a suggestion drafted for the session, one on the through train, promises rated in November."""

from bot.replays import following, inspecting, keqiao_claims, keqiao_session, stretches, supervising
from bot.replays.stage import Stage
from bot.replays.stretches import Matter


async def live(stage: Stage) -> None:
    """The story; at its end the claims are held against the phones and the database."""
    session = await keqiao_session.live(stage)
    train = await _through_train(stage)
    await _promises(stage, session, train)
    await _assess(stage)
    await keqiao_session.next_session(stage, session)
    keqiao_claims.check_assessment(stage, (await stage.oversight()).assessment)
    keqiao_claims.check(stage, await stage.proposals(), session.id, train.id)


async def _assess(stage: Stage) -> None:
    """The year's assessment: announced, issued, with its bonus."""
    script = stage.script
    await stage.reaches(script.day("assess"))
    await stage.begins("assess")
    await inspecting.assess(stage.phone("staff"), script.text("assessed"))


async def _through_train(stage: Stage) -> Matter:
    """Between sessions: passed on, answered, rated, handled again, rated."""
    script = stage.script
    wang, zhao, he = stage.phone("representative"), stage.phone("staff"), stage.phone("office")
    clerk, head, other = stage.phone("clerk"), stage.phone("head"), stage.phone("co_clerk")

    await stage.reaches(script.day("write"))
    await stage.begins("write")
    matter = await stretches.write(wang, script.data["suggestion"])

    await stage.begins("assign")
    matter = await stretches.register(zhao, matter, script.text("category"))
    await stretches.assign(zhao, matter, clerk.member.unit, other.member.unit)
    await stage.notes("assigned", number=matter.number, lead=clerk.member.unit, co=other.member.unit)

    await stage.reaches(script.day("handle"))
    await stage.begins("handle")
    await stretches.sign(clerk, matter)
    await stretches.give_opinion(other, matter, script.text("opinion"))
    await stretches.contact(clerk, matter, "mode-on-site", script.text("contact"))
    await stretches.confirm(wang, matter)

    await stage.reaches(script.day("reply"))
    await stage.begins("reply")
    await stretches.reply(clerk, head, he, matter, script.data["reply"])

    await stage.begins("rate")
    reason = script.text("unsatisfied_reason")
    await stretches.rate(wang, matter, "grade-satisfied", "grade-unsatisfied", reason)
    await stage.notes("rated", reason=reason)

    await stage.reaches(script.day("again"))
    await stage.begins("again")
    await stretches.contact(clerk, matter, "mode-visit", script.text("contact_again"))
    await stretches.confirm(wang, matter)
    await following.dismiss_order(zhao, matter, script.text("no_card"))
    await stage.reaches(script.day("reply_again"))
    await stretches.reply(clerk, head, he, matter, script.data["reply_again"])
    await stretches.rate(wang, matter, "grade-satisfied", "grade-satisfied")
    await stage.reaches(script.day("publish"))
    await stage.begins("publish")
    await following.publish(zhao, matter)
    return matter


async def _promises(stage: Stage, session: Matter, train: Matter) -> None:
    """From replying to doing: reports, promises kept, the third rating, the end."""
    script, wang, zhao = stage.script, stage.phone("representative"), stage.phone("staff")
    clerk, session_clerk = stage.phone("clerk"), stage.phone("session_clerk")
    await stage.reaches(script.day("lamp"))
    await stage.begins("lamp")
    await following.keep_promise(clerk, train, script.text("promise_lamp"), script.text("lamp_kept"))
    await supervising.report(clerk, train, script.text("report_train"))
    await stage.reaches(script.day("report"))
    await stage.begins("report")
    await supervising.report(session_clerk, session, script.text("report_session"))
    await stage.reaches(script.day("autumn"))
    await stage.begins("autumn")
    await supervising.report(clerk, train, script.text("report_train_again"))
    kept = script.text("promise_places")
    await following.keep_promise(session_clerk, session, kept, script.text("places_kept"))
    await supervising.report(session_clerk, session, script.text("report_session_again"))

    await stage.reaches(script.day("november"))
    await stage.begins("november")
    await following.rate_fulfilment(wang, session, ["verdict-kept"], "grade-satisfied")
    await following.rate_fulfilment(stage.phone("cosigner"), session, ["verdict-kept"], "grade-satisfied")
    verdicts = ["verdict-kept", "verdict-partly"]
    await following.rate_fulfilment(wang, train, verdicts, "grade-basically")
    await stage.notes("third")

    await stage.reaches(script.day("second_reply"))
    await stage.begins("second_reply")
    head, session_head = stage.phone("head"), stage.phone("session_head")
    await following.second_reply(session_clerk, session_head, session, script.data["session_second_reply"])
    await keqiao_session.year_end(stage, session)
    await stage.reaches(script.day("area_done"))
    await stage.begins("area_done")
    await following.keep_promise(clerk, train, script.text("promise_area"), script.text("area_kept"))
    await following.second_reply(clerk, head, train, script.data["second_reply"])
    await stage.reaches(script.day("close"))
    await stage.begins("close")
    for matter in (session, train):
        await following.close(zhao, matter)
