"""The yearly report to the standing committee: a first version from the figures, for staff to go on with."""

import asyncio
from typing import Any

from bot.documents import Wanted
from bot.i18n import Translator
from bot.views.bulletin_words import bulletin_figures
from bot.views.figures import departments_data, overview_data
from bot.views.yearly_paper import yearly_report
from bot.views.yearly_words import yearly_words
from domain.services import figures
from storage.official_report import render_report

MOST_EXAMPLES = 5


async def yearly_json(wanted: Wanted) -> dict[str, Any]:
    """The figures, and the words that are made of them."""
    w, t = wanted, Translator("zh-CN", wanted.congress.policy.zone)
    data = await yearly_data(w, t)
    day = w.now.astimezone(w.congress.policy.zone).date()
    return {**data, "words": yearly_words(data, w.scope, w.what_in(t), day, t)}


async def yearly_docx(wanted: Wanted) -> bytes:
    """Written in Chinese, whoever asks for it."""
    w, policy = wanted, wanted.congress.policy
    t = Translator("zh-CN", policy.zone)
    data = await yearly_data(w, t)
    day, what = w.now.astimezone(policy.zone).date(), w.what_in(t)
    words = yearly_words(data, w.scope, what, day, t)
    report = yearly_report(data, words, what, policy.text("registry"), day, t)
    return await asyncio.to_thread(render_report, report)


async def yearly_data(w: Wanted, t: Translator) -> dict[str, Any]:
    """What bulletins print, by department, beside the year before, with what was done well."""
    policy = w.congress.policy
    summary = await figures.summary(w.books, w.congress, w.scope, now=w.now, before=True)
    before = summary.overview.before
    examples = await w.books.bulletins.worth_telling(w.congress, w.scope, MOST_EXAMPLES)
    return {
        **bulletin_figures(summary, policy, w.rounding, t),
        "before": overview_data(before, policy, w.rounding, t) if before else None,
        "departments": departments_data(summary.units, w.rounding),
        "examples": [
            {"number": e.number, "title": e.title, "department": e.department, "text": e.text}
            for e in examples
        ],
    }
