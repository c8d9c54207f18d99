"""Keqiao: the through train between sessions, ratings in stages, a second round after dissatisfaction."""

from bot.replays import stretches
from bot.replays.stage import Stage
from domain.proposal import ClockKey, Proposal, Track
from domain.rating import Grade
from domain.rating import Stage as Rated


async def live(stage: Stage) -> None:
    """The story; at its end the claims are held against the phones and the database."""
    script = stage.script
    wang, zhao, he = stage.phone("representative"), stage.phone("staff"), stage.phone("office")
    clerk, head, other = stage.phone("clerk"), stage.phone("head"), stage.phone("co_clerk")

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
    await stretches.reply(clerk, head, he, matter, script.data["reply_again"])
    await stretches.rate(wang, matter, "grade-satisfied", "grade-satisfied")

    _check(stage, (await stage.proposals())[0])


def _check(stage: Stage, proposal: Proposal) -> None:
    claims, script, wang = stage.claims, stage.script, stage.phone("representative")
    claims.found("between_sessions", proposal.track is Track.THROUGH_TRAIN)
    claims.found("fast", _in_time(proposal, ClockKey.HANDOVER))
    claims.found("time_limited", _in_time(proposal, ClockKey.REPLY) and _in_time(proposal, ClockKey.REHANDLE))
    claims.found("classified", proposal.category == script.data["expected_category"])
    claims.found("told_as_it_happens", sum(wang.has_seen(words) for words in script.data["told"]))
    stages = [rating.stage for rating in proposal.ratings if rating.round == 1]
    claims.found("rated_in_stages", stages == [Rated.ATTITUDE, Rated.REPLY])
    pressed = [rating for rating in proposal.ratings if rating.grade is not Grade.SILENT]
    claims.found("not_prefilled", len(pressed))
    claims.found("done_again", max(reply.round for reply in proposal.replies))
    offices = (stage.phone("clerk"), stage.phone("head"), stage.phone("co_clerk"))
    claims.found("rater_hidden", not any(p.has_seen(script.text("who_rated")) for p in offices))


def _in_time(proposal: Proposal, key: ClockKey) -> bool:
    """Each clock of this kind was stopped before it ran out, and there was one."""
    clocks = [clock for clock in proposal.clocks if clock.key is key]
    return bool(clocks) and all(c.stopped_at is not None and c.stopped_at <= c.due_at for c in clocks)
