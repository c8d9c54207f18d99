"""The answer to an inline query, checked as Telegram checks it."""

from __future__ import annotations

import time
from typing import Any

from bot.sandbox.accounts import Json
from bot.sandbox.call import MAX_TEXT, Call, refuse
from bot.sandbox.entities import formatted

MOST_RESULTS = 50
LONGEST_ID = LONGEST_OFFSET = LONGEST_START = 64
"""Bytes."""
_STARTS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
# The sandbox knows articles; of what else there is nothing can be shown here.
_KNOWN = {"article"}
_OTHERS = {
    "audio", "contact", "document", "game", "gif", "location", "mpeg4_gif", "photo", "sticker", "venue",
    "video", "voice",
}  # fmt: skip


def answer_inline_query(call: Call) -> bool:
    """Once for each query, and in time; the answer waits for whoever asked to choose."""
    query_id = call.parameters.text("inline_query_id").strip()
    query = call.world.inline_queries.get(query_id)
    late = query is not None and time.time() - query.born > call.world.limits.query_seconds
    if query is None or query.bot_id != call.bot.id or late:
        refuse("query is too old and response timeout expired or query ID is invalid")
    given = call.structure("results", "inline query results")
    if not isinstance(given, list):
        refuse("expected an Array of inline query results")
    if len(given) > MOST_RESULTS:
        refuse("RESULTS_TOO_MUCH")
    results = [_result(one) for one in given]
    if len({result["id"] for result in results}) < len(results):
        refuse("RESULT_ID_DUPLICATE")
    next_offset = call.parameters.text("next_offset")
    if len(next_offset.encode()) > LONGEST_OFFSET:
        refuse("NEXT_OFFSET_INVALID")
    if call.parameters.integer("cache_time", 300) < 0:
        refuse("CACHE_TIME_INVALID")
    answer = {
        "results": results,
        "next_offset": next_offset,
        "personal": call.parameters.flag("is_personal"),
        "cache_time": call.parameters.integer("cache_time", 300),
        "button": _button(call),
    }
    del call.world.inline_queries[query_id]
    call.world.answers[query_id] = answer
    told = {"user_id": query.user_id, "query_id": query_id, **answer}
    call.world.broadcast.publish(call.bot.id, "inline", told)
    return True


def _result(given: Any) -> Json:
    if not isinstance(given, dict):
        refuse("can't parse inline query result: expected an Object")
    kind = given.get("type")
    if kind not in _KNOWN | _OTHERS:
        refuse("can't parse inline query result: unsupported inline query result type specified")
    if kind in _OTHERS:
        refuse("the sandbox knows inline query results of the type article only")
    result_id = given.get("id")
    if not isinstance(result_id, str) or not result_id or len(result_id.encode()) > LONGEST_ID:
        refuse("RESULT_ID_INVALID")
    title = given.get("title")
    if not isinstance(title, str) or not title.strip():
        refuse("can't parse inline query result: Can't find field \"title\"")
    content = given.get("input_message_content")
    if not isinstance(content, dict) or not isinstance(content.get("message_text"), str):
        refuse("MESSAGE_EMPTY: message text is empty")
    text, entities = formatted(
        content["message_text"], str(content.get("parse_mode") or ""), content.get("entities")
    )
    if not text:
        refuse("MESSAGE_EMPTY: message text is empty")
    if len(text) > MAX_TEXT:
        refuse("MESSAGE_TOO_LONG")
    message = {"text": text, "entities": entities} if entities else {"text": text}
    about = str(given.get("description") or "")
    return {"id": result_id, "title": title, "description": about, "message": message}


def _button(call: Call) -> Json | None:
    given = call.structure("button", "inline query results button")
    if given is None:
        return None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str) or not given["text"]:
        refuse("can't parse inline query results button: Can't find field \"text\"")
    start = given.get("start_parameter")
    if start is None and "web_app" not in given:
        refuse("can't parse inline query results button: exactly one of the optional fields must be used")
    if start is not None and (
        not isinstance(start, str) or not 0 < len(start) <= LONGEST_START or set(start) - _STARTS
    ):
        refuse("START_PARAM_INVALID")
    return given


METHODS: dict[str, Any] = {"answerinlinequery": answer_inline_query}
