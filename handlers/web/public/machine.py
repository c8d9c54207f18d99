"""The same for machines: JSON beside every page, and its description."""

import json
from collections.abc import Sequence
from typing import Any

from domain.public_state import state_of
from domain.publication import GROUPS
from domain.publication_port import Line, Listing, Shown
from domain.reply import Point
from domain.search_port import Shown as Told
from domain.services.public_finding import Found, Way
from handlers.web.public.asked import KNOWN
from handlers.web.public.page import Visit


def written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def listing(visit: Visit, page: Listing, one: Found | None, after: str) -> str:
    shown = one.shown if one is not None else {}
    query = visit.asked.query(after=after)
    return written(
        {
            "total": page.total,
            "more_uncounted": one is not None and one.uncounted,
            "found_by": one.way.value if one is not None else None,
            "proposals": [{**_line(visit, line), **_said(shown.get(line.id))} for line in page.lines],
            "next": f"{visit.address}{visit.home}proposals.json{query}" if after else None,
            "counts": {
                "category": page.counts["category"],
                "class": page.counts["result_class"],
                "year": page.counts["year"],
                "department": page.counts["department_id"],
                "delegation": page.counts["delegation_id"],
                **{name: page.counts[name] for name in ("session", "state", "timeliness")},
            },
        }
    )


def _said(found: tuple[Told, Told | None] | None) -> dict[str, Any]:
    """The sentence in which it was found, and where in it the words stand."""
    if found is None or found[1] is None:
        return {}
    return {"sentence": found[1].text, "marks": found[1].marks}


def proposal(visit: Visit, shown: Shown) -> str:
    return written(
        {
            **_line(visit, shown.line),
            "extent": shown.extent.value,
            "situation": shown.situation,
            "request": shown.request,
            "summary": shown.summary,
            "letters": [
                {
                    "department": letter.department,
                    "class": letter.result_class,
                    "delivered_at": letter.delivered_at.isoformat(),
                    **{group: _points(points) for group, points in zip(GROUPS, letter.groups, strict=True)},
                }
                for letter in shown.letters
            ],
            "representative": shown.representative,
            "delegation": shown.delegation,
            "cosigners": shown.cosigners,
            "ratings": {"given": shown.raters, "grades": shown.grades or None},
            "commitments": [
                {
                    "text": p.text,
                    "due_on": p.due_on.isoformat(),
                    "kept_on": p.kept_on and p.kept_on.isoformat(),
                }
                for p in shown.promises
            ],
            "history": [{"at": h.at.isoformat(), "step": h.step} for h in shown.history],
        }
    )


def _points(points: Sequence[Point]) -> list[dict[str, Any]]:
    return [{"text": p.text, "due_on": p.due_on and p.due_on.isoformat(), "reason": p.reason} for p in points]


def _line(visit: Visit, line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "url": f"{visit.address}{visit.home}{line.id}",
        "number": line.number,
        "title": line.title,
        "session": line.session,
        "kind": line.kind.value,
        "track": line.track.value,
        "category": line.category,
        "class": line.result_class,
        "status": line.status.value,
        "state": state_of(line.status),
        "timeliness": visit.speaker.timeliness(line),
        "round": line.round,
        "key": line.key,
        "lead": line.leads,
        "co": line.co,
        "published_at": line.listed_at.isoformat(),
        "replied_at": line.replied_at and line.replied_at.isoformat(),
        "due_on": line.due_on and line.due_on.isoformat(),
        "commitments_made": line.promised,
        "commitments_kept": line.kept,
    }


TEXT, WHOLE, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
DAY = {"type": ["string", "null"], "format": "date"}
MOMENT = {"type": ["string", "null"], "format": "date-time"}
TEXTS = {"type": "array", "items": TEXT}


def _object(**properties: object) -> dict[str, object]:
    return {"type": "object", "properties": properties}


LINE = {
    **dict.fromkeys(("url", "number", "title", "session", "kind", "track", "category", "class"), TEXT),
    **dict.fromkeys(("id", "round", "commitments_made", "commitments_kept"), WHOLE),
    **dict.fromkeys(("published_at", "replied_at"), MOMENT),
    **{"status": TEXT, "key": FLAG, "lead": TEXTS, "co": TEXTS, "due_on": DAY},
    **{"state": TEXT, "timeliness": {"type": ["string", "null"]}},
}
POINTS = {"type": "array", "items": _object(text=TEXT, due_on=DAY, reason=TEXT)}
LETTER = {"department": TEXT, "class": TEXT, "delivered_at": MOMENT, **dict.fromkeys(GROUPS, POINTS)}
COUNTS = {"type": "object", "additionalProperties": WHOLE}
MARKED = {"sentence": TEXT, "marks": {"type": "array", "items": {"type": "array", "items": WHOLE}}}
SCHEMAS = {
    "Line": _object(**LINE, **MARKED),
    "Letter": _object(**LETTER),
    "Listing": _object(
        total=WHOLE,
        more_uncounted=FLAG,
        found_by={"type": ["string", "null"], "enum": [*(way.value for way in Way), None]},
        proposals={"type": "array", "items": {"$ref": "#/components/schemas/Line"}},
        next={"type": ["string", "null"], "format": "uri"},
        counts=_object(category=COUNTS, year=COUNTS, department=COUNTS, **{"class": COUNTS}),
    ),
    "Figures": _object(
        at=MOMENT,
        total=WHOLE,
        by={
            "type": "object",
            "additionalProperties": {
                "type": "array",
                "items": _object(name=TEXT, code=TEXT, count=WHOLE, share=TEXT),
            },
        },
        rates={
            "type": "object",
            "additionalProperties": _object(
                numerator=WHOLE,
                denominator=WHOLE,
                share={"type": ["string", "null"]},
                definition=TEXT,
            ),
        },
        warnings=TEXTS,
    ),
    "Proposal": _object(
        **LINE,
        **dict.fromkeys(("extent", "situation", "request", "summary", "representative", "delegation"), TEXT),
        cosigners=WHOLE,
        letters={"type": "array", "items": {"$ref": "#/components/schemas/Letter"}},
        ratings=_object(given=WHOLE, grades={"type": ["object", "null"]}),
        commitments={"type": "array", "items": _object(text=TEXT, due_on=DAY, kept_on=DAY)},
        history={"type": "array", "items": _object(at=MOMENT, step=TEXT)},
    ),
}


SHEET = {"type": "array", "items": TEXTS}
ISSUED = {**dict.fromkeys(("url", "document", "number", "title", "unit"), TEXT), "issued_at": MOMENT}
SCHEMAS |= {
    "Bulletins": _object(
        bulletins={"type": "array", "items": _object(**ISSUED)},
        next={"type": ["string", "null"], "format": "uri"},
    ),
    "Bulletin": _object(
        **ISSUED,
        parts={
            "type": "array",
            "items": _object(
                style=TEXT, text=TEXT, table=TEXT, heads=TEXTS, rows=SHEET, sum=TEXTS, note=TEXT
            ),
        },
        examples={"type": "array", "items": _object(id=WHOLE, url=TEXT)},
        examples_withheld=WHOLE,
    ),
}
ANSWERS = {304: "page-api-unchanged", 400: "page-api-not-understood", 404: "page-api-not-published"}


def _parameter(name: str, words: str, place: str = "query") -> dict[str, object]:
    return {
        "name": name,
        "in": place,
        "required": place == "path",
        "description": words,
        "schema": WHOLE if place == "path" else TEXT,
    }


def _path(
    visit: Visit, words: str, schema: str, parameters: Sequence[object], *refused: int
) -> dict[str, object]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    say = visit.speaker.say
    answers: dict[str, object] = {"200": {"description": words, "content": content}}
    answers |= {str(status): {"description": say(ANSWERS[status])} for status in (304, *refused)}
    return {"get": {"summary": words, "parameters": list(parameters), "responses": answers}}


def description(visit: Visit) -> str:
    """OpenAPI 3.1 of this congress's pages for machines."""
    say = visit.speaker.say
    filters = [_parameter(name, say(f"page-api-{name}")) for name in KNOWN]
    lang = filters[-1]
    numbered = [_parameter(n, say(f"page-api-bulletin-{n}"), "path") for n in ("year", "seq")]
    return written(
        {
            "openapi": "3.1.0",
            "info": {"title": say("page-api-title", congress=visit.congress.name), "version": "1"},
            "servers": [{"url": f"{visit.address}/{visit.slug}"}],
            "paths": {
                "/proposals.json": _path(visit, say("page-api-list"), "Listing", filters, 400, 404),
                "/figures.json": _path(visit, say("page-api-figures"), "Figures", [lang]),
                "/bulletins.json": _path(visit, say("page-api-bulletins"), "Bulletins", filters[-2:], 400),
                "/bulletins/{year}-{seq}.json": _path(
                    visit,
                    say("page-api-bulletin"),
                    "Bulletin",
                    [*numbered, lang],
                    404,
                ),
                "/{id}.json": _path(
                    visit,
                    say("page-api-one"),
                    "Proposal",
                    [_parameter("id", say("page-api-id"), "path"), lang],
                    404,
                ),
            },
            "components": {"schemas": SCHEMAS},
        }
    )
