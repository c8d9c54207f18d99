"""HTML parse mode: what becomes text and entities, what is refused, and what the page is given."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import formatted, normalise, slice_utf16
from bot.sandbox.errors import ApiError
from bot.sandbox.html_mode import parse_html, utf16_length
from bot.sandbox.rendering import to_html


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>题目</b> 正文", "题目 正文", [entity("bold", 0, 2)]),
        ("😀<i>a</i>", "😀a", [entity("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("1 &lt; 2 &amp;&amp; &#x4e00; &#65; &quot;", '1 < 2 && 一 A "', []),
        ("&nbsp; & &copy;", "&nbsp; & &copy;", []),
        ("<B>x</b>", "x", [entity("bold", 0, 1)]),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
        ("<b></b>x", "x", []),
        ('<a href="https://example.com/a?b=1&amp;c=2">x</a>', "x",
         [entity("text_link", 0, 1, url="https://example.com/a?b=1&c=2")]),
        ('<a href="http://localhost/x">x</a>', "x", []),
        ('<a href="tg://user?id=7">x</a>', "x", [entity("text_mention", 0, 1, user={"id": 7})]),
        ("<code>x</code>", "x", [entity("code", 0, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">x</span><tg-spoiler>y</tg-spoiler>', "xy",
         [entity("spoiler", 0, 1), entity("spoiler", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del><u>d</u><ins>e</ins><em>f</em><strong>g</strong>", "abcdefg",
         [entity("strikethrough", 0, 1), entity("strikethrough", 1, 1), entity("strikethrough", 2, 1),
          entity("underline", 3, 1), entity("underline", 4, 1), entity("italic", 5, 1),
          entity("bold", 6, 1)]),
    ],
)  # fmt: skip
def test_tags_become_entities(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'can\'t find end tag corresponding to start tag "b"'),
        ("建议<b>x</i>", 'unmatched end tag at byte offset 10, expected "</b>", found "</i>"'),
        ("x</b>", "unexpected end tag at byte offset 1"),
        ("<p>x</p>", 'unsupported start tag "p" at byte offset 0'),
        ("1 < 2", 'unsupported start tag "" at byte offset 2'),
        ("a<br/>b", 'unsupported start tag "br/" at byte offset 1'),
        ("<b", "unclosed start tag at byte offset 0"),
        ('<a href="x', "unclosed start tag at byte offset 0"),
        ("<b>x</b", "unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href=x/>y</a>", "unexpected end of name token at byte offset 8"),
        ('<a href="x"/>y</a>', 'empty attribute name in the tag "a" at byte offset 0'),
    ],
)
def test_what_is_refused_names_the_byte(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


def test_text_is_trimmed_and_entities_move_along() -> None:
    assert formatted(" \n 见 <b>附件</b>  \n", "HTML", None) == ("见 附件", [entity("bold", 2, 2)])
    assert formatted("<b>x \n</b>", "html", None) == ("x", [entity("bold", 0, 1)])


def test_direction_overrides_and_controls_are_cleaned() -> None:
    text, entities = formatted("a\u202eb\x07<b>c\r\nd</b>", "HTML", None)
    assert (text, entities) == ("ab c\nd", [entity("bold", 3, 3)])


def test_only_invisible_text_counts_as_empty() -> None:
    assert normalise(" \u200b\u3000\n\ufeff") == ("", [])


def test_entities_are_found_without_markup() -> None:
    text = "请 /start 看 https://example.com/直。或 @through_train #建议 a@b.cn"
    found = {kind["type"]: slice_utf16(text, kind["offset"], kind["length"]) for kind in normalise(text)[1]}
    assert found == {
        "bot_command": "/start",
        "url": "https://example.com/直",
        "mention": "@through_train",
        "hashtag": "#建议",
        "email": "a@b.cn",
    }


def test_no_command_inside_a_word_or_path() -> None:
    assert normalise("and/or /usr/bin 见/start")[1] == []


def test_code_and_links_keep_their_inside_to_themselves() -> None:
    _, entities = formatted('<code>/start</code> <a href="https://a.cn">@somebody</a>', "HTML", None)
    assert [found["type"] for found in entities] == ["code", "text_link"]


def test_half_overlapping_entities_make_proper_html() -> None:
    overlapping = [entity("bold", 0, 2), entity("italic", 1, 2)]
    assert to_html("abc", overlapping) == "<b>a<i>b</i></b><i>c</i>"


def test_the_page_never_gets_a_script() -> None:
    links = [
        entity("text_link", 0, 1, url="javascript:alert(1)"),
        entity("text_link", 1, 1, url='https://a.cn/"><script>'),
    ]
    html = to_html("ab<script>", links)
    assert "javascript" not in html
    assert "<script" not in html
    assert 'href="https://a.cn/&quot;&gt;&lt;script&gt;"' in html


class _Nesting(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag in {"b", "i", "u", "s", "code", "pre", "blockquote", "a", "span"}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


KINDS = ["bold", "italic", "underline", "spoiler", "blockquote", "text_link", "url", "mention"]
ENTITIES = st.lists(
    st.builds(
        lambda kind, offset, length: entity(kind, offset, length, url="https://a.cn/"),
        st.sampled_from(KINDS),
        st.integers(-2, 30),
        st.integers(-2, 30),
    ),
    max_size=8,
)


@given(st.text(alphabet="ab<>&\"'汉😀\n", max_size=25), ENTITIES)
def test_html_is_always_balanced_and_loses_nothing(text: str, entities: list[dict[str, Any]]) -> None:
    html = to_html(text, entities)
    checker = _Nesting()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    if not any(splits_pair(text, one["offset"] + part) for one in entities for part in (0, one["length"])):
        assert unescape(re.sub(r"<[^>]*>", "", html)) == text


def splits_pair(text: str, position: int) -> bool:
    """Whether a UTF-16 position lies inside a character."""
    starts = {0, *accumulate(utf16_length(character) for character in text)}
    return 0 < position < utf16_length(text) and position not in starts


@given(st.text(alphabet="<>/=&\"' abp汉😀;", max_size=60))
def test_any_text_parses_or_is_refused_with_400(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except ApiError as refusal:
        refused = refusal
        text, entities = "", []
    else:
        refused = None
    assert refused is None or refused.code == 400
    assert all(0 <= one["offset"] < one["offset"] + one["length"] <= utf16_length(text) for one in entities)
