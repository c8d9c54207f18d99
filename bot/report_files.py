"""Reports that were asked for in the chat, made as the command line makes them, for the eyes of who asked."""

from bot.documents import Wanted
from bot.i18n import Translator
from bot.making import Tell
from bot.reporting import MADE
from bot.views.figure_scopes import Places, conditions, scope_of, scope_words
from bot.views.view import View
from domain.overview import Rounding
from domain.ports import UnitsOfWork
from domain.services import figures, reports
from scheduler.occasion import Occasion
from scheduler.parcel import Document, Parcel, Picture

LONGEST_NAME = 80


async def report_file(database: UnitsOfWork, o: Occasion, tell: Tell) -> Parcel:
    """Outside of any transaction. Raises NotAllowed for who lost the right meanwhile."""
    kind, form = (str(o.notice.params[name]) for name in ("kind", "form"))
    reports.as_reader(o.person, kind)
    books = database.books
    names = await figures.names_of(books, o.congress)
    at = Places(o.policy, await figures.sessions(books, o.congress), o.person, names)
    scope = figures.seen(o.person, scope_of(str(o.notice.params["scope"]), at))
    spoken = Translator("zh-CN", o.policy.zone) if form == "docx" else o.t
    narrowed = spoken.plain("list-comma").join(words for words, _ in conditions(scope, at, spoken))
    wanted = Wanted(books, o.congress, scope, Rounding(), o.t, o.now, o.person, tell, narrowed)
    made = await MADE[kind, form](wanted)
    assert isinstance(made, bytes)
    words = {"kind": o.t.plain(f"report-kind-{kind}"), "what": scope_words(scope, at, o.t)}
    caption = o.t("report-caption", **words)
    if form == "png":
        return Picture(made, caption)
    name = o.t.plain("report-file", **words, extension=form)
    return Document(name.replace("/", " ")[-LONGEST_NAME:], made, caption)


def not_made(o: Occasion) -> View:
    return View(o.t("report-failed", kind=o.t.plain(f"report-kind-{o.notice.params['kind']}")))
