"""Bulletins on the screen: the list, one being written section by section, one that was issued."""

from collections.abc import Sequence

from bot.callbacks import BulletinPress, MenuPress
from bot.i18n import Html, Translator
from bot.views.pages import cut
from bot.views.view import Button, Rows, View, rows_of
from domain.bulletin import Bulletin, Example, Section

LONGEST_NAME = 24
LONGEST_SHOWN = 300
LONGEST_BODY = 3000
ON_PAGE = 8


def sends(action: str, id_: int = 0, value: str = "", page: int = 0) -> str:
    return BulletinPress(action=action, bulletin_id=id_, value=value, page=page).pack()


def _button(
    t: Translator,
    words: str,
    action: str,
    id_: int = 0,
    value: str = "",
    page: int = 0,
    *,
    main: bool = False,
) -> Button:
    return Button(t.plain(words), sends(action, id_, value, page), main=main)


def list_view(drafts: Sequence[Bulletin], issued: Sequence[Bulletin], t: Translator, *, writes: bool) -> View:
    rows: Rows = ()
    if writes:
        rows = ((_button(t, "bulletin-new", "new", main=True),),)
    rows += tuple(
        (Button(t.plain("bulletin-line-draft", title=cut(b.title, LONGEST_NAME)), sends("open", b.id)),)
        for b in drafts
    )
    rows += tuple(
        (
            Button(
                t.plain("bulletin-line", number=b.number, title=cut(b.title, LONGEST_NAME)),
                sends("open", b.id),
            ),
        )
        for b in issued
    )
    back = (Button(t.plain("back"), MenuPress(item="menu").pack()),)
    key = "bulletin-list" if drafts or issued else "bulletin-none"
    return View(t(key, n=str(len(issued))), (*rows, back))


def scope_view(years: Sequence[str], session: str, t: Translator) -> View:
    row = tuple(Button(year, sends("of", value=year)) for year in years)
    rows: Rows = (row, (Button(cut(session, LONGEST_NAME), sends("of", value="session")),))
    return View(t("ask-bulletin-scope"), (*rows, (_button(t, "back", "list"),)))


def draft_view(bulletin: Bulletin, t: Translator) -> View:
    """Every section as it stands, short; what can be done with each."""
    id_ = bulletin.id
    lines = [t("bulletin-head", title=bulletin.title), t("bulletin-about", at=bulletin.figures_at)]
    for section in Section:
        text = section_text(bulletin, section, t)
        if text:
            name = t.plain(f"bulletin-name-{section.value}")
            lines.append(t("bulletin-part", name=name, text=cut(text, LONGEST_SHOWN)))
    sections = [
        _button(t, f"bulletin-name-{section.value}", "part", id_, section.value) for section in Section
    ]
    more = [
        _button(t, "bulletin-retitle", "title", id_),
        _button(t, "bulletin-again", "again", id_),
        _button(t, "bulletin-preview", "file", id_),
        _button(t, "bulletin-discard", "drop", id_),
    ]
    issue = (_button(t, "bulletin-issue", "issue", id_, main=True),)
    return View(
        Html("\n".join(lines)[:LONGEST_BODY]),
        (issue, *rows_of(sections), *rows_of(more, width=2), (_button(t, "back", "list"),)),
    )


def section_text(bulletin: Bulletin, section: Section, t: Translator) -> str:
    """Its words, and what was chosen for it."""
    lines = [bulletin.words.get(section.value, "")]
    if section is Section.EXAMPLES:
        lines += [
            t.plain("bulletin-example-line", unit=e.department, title=cut(e.title, 40), number=e.number)
            for e in bulletin.examples
        ]
    if section is Section.NEXT:
        lines += [
            t.plain("bulletin-step-line", n=str(n), text=s.text, day=t.long_day(s.due_on) if s.due_on else "")
            for n, s in enumerate(bulletin.steps, start=1)
        ]
    return "\n".join(filter(None, lines))


def part_view(bulletin: Bulletin, section: Section, t: Translator) -> View:
    """One section, whole."""
    id_, value = bulletin.id, section.value
    name = t.plain(f"bulletin-name-{value}")
    text = section_text(bulletin, section, t) or t.plain("bulletin-part-empty")
    buttons = [_button(t, "bulletin-write", "write", id_, value)]
    if section is Section.EXAMPLES:
        buttons.append(_button(t, "bulletin-choose", "examples", id_))
    if section is Section.NEXT:
        buttons.append(_button(t, "bulletin-add-step", "step", id_))
        if bulletin.steps:
            buttons.append(_button(t, "bulletin-drop-steps", "unstep", id_))
    if value in bulletin.words and section is not Section.OPENING:
        buttons.append(_button(t, "bulletin-leave-out", "leave", id_, value))
    text_shown = cut(text, LONGEST_BODY)
    return View(
        t("bulletin-part", name=name, text=text_shown),
        (*rows_of(buttons), (_button(t, "back", "open", id_),)),
    )


def ask_view(key: str, bulletin: Bulletin, back: str, t: Translator, value: str = "") -> View:
    return View(t(key), ((_button(t, "back", back, bulletin.id, value),),))


def ask_day_view(bulletin: Bulletin, t: Translator) -> View:
    rows = (
        (_button(t, "bulletin-no-day", "noday", bulletin.id),),
        (_button(t, "back", "open", bulletin.id),),
    )
    return View(t("ask-bulletin-day"), rows)


def examples_view(bulletin: Bulletin, found: Sequence[Example], page: int, t: Translator) -> View:
    """What was solved to satisfaction; a press chooses, a second takes it out again."""
    chosen = {example.proposal_id for example in bulletin.examples}
    last = max(0, (len(found) - 1) // ON_PAGE)
    page = max(0, min(page, last))
    rows = tuple(
        (
            Button(
                t.plain(
                    "bulletin-chosen" if e.proposal_id in chosen else "bulletin-choice",
                    unit=e.department,
                    title=cut(e.title, LONGEST_NAME),
                ),
                sends("example", bulletin.id, str(e.proposal_id), page),
            ),
        )
        for e in found[page * ON_PAGE : (page + 1) * ON_PAGE]
    )
    turn = tuple(
        _button(t, key, "examples", bulletin.id, page=target)
        for target, key in ((page - 1, "page-before"), (page + 1, "page-after"))
        if 0 <= target <= last
    )
    key = "bulletin-examples" if found else "bulletin-no-examples"
    text = t(key, n=str(len(chosen)))
    back = (_button(t, "back", "part", bulletin.id, Section.EXAMPLES.value),)
    return View(text, (*rows, *((turn,) if turn else ()), back))


def issue_view(bulletin: Bulletin, t: Translator) -> View:
    """Its version goes along: what is issued is what was seen."""
    sure = _button(t, "bulletin-issue-sure", "sure", bulletin.id, page=bulletin.version, main=True)
    text = t("ask-bulletin-issue", title=bulletin.title, at=bulletin.figures_at)
    return View(text, ((sure,), (_button(t, "back", "open", bulletin.id),)))


def drop_view(bulletin: Bulletin, t: Translator) -> View:
    sure = _button(t, "bulletin-discard-sure", "gone", bulletin.id)
    return View(t("ask-bulletin-discard"), ((sure,), (_button(t, "back", "open", bulletin.id),)))


def issued_view(bulletin: Bulletin, t: Translator, *, issuer: bool, broadcasts: bool) -> View:
    id_ = bulletin.id
    lines = [
        t("bulletin-issued-head", number=bulletin.number, title=bulletin.title),
        t("bulletin-issued-by", unit=bulletin.unit, by=bulletin.issued_by, at=bulletin.issued_at),
        t("bulletin-about", at=bulletin.figures_at),
    ]
    if issuer:
        lines.append(t("bulletin-public" if bulletin.published_at else "bulletin-not-public"))
        lines.append(t("bulletin-whole" if bulletin.is_whole else "bulletin-broken"))
    buttons = [_button(t, "bulletin-file", "file", id_, main=True)]
    if broadcasts:
        buttons.append(_button(t, "bulletin-broadcast", "send", id_))
    if issuer:
        key, action = ("bulletin-hide", "hide") if bulletin.published_at else ("bulletin-show", "show")
        buttons.append(_button(t, key, action, id_))
    return View(Html("\n".join(lines)), (*rows_of(buttons), (_button(t, "back", "list"),)))
