import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.errors import BadRequestError
from playground.formatting import formatted, parse_html
from playground.units import utf16


def entity(kind: str, offset: int, length: int, **more: str) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("html", "text", "entities"),
    [
        ("plain", "plain", []),
        ("a &lt;b&gt; &amp; &quot;c&quot; &#3586;&#x1F600;", 'a <b> & "c" ข😀', []),
        ("&nbsp;&copy;&", "&nbsp;&copy;&", []),
        ("&#0;&#xD800;&#x110000;", "&#0;&#xD800;&#x110000;", []),
        ("<b>ข่าว</b>", "ข่าว", [entity("bold", 0, 4)]),
        ("😀<B>x</B>", "😀x", [entity("bold", 2, 1)]),
        ("<strong>a</strong><em>b</em>", "ab", [entity("bold", 0, 1), entity("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
        (
            "<s>a</s><strike>b</strike><del>c</del>",
            "abc",
            [entity("strikethrough", at, 1) for at in range(3)],
        ),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [entity("spoiler", 0, 1)]),
        (
            '<a href="https://x.example/?a=1&amp;b=2">x</a>',
            "x",
            [entity("text_link", 0, 1, url="https://x.example/?a=1&b=2")],
        ),
        ("<a href='x.example'>x</a>", "x", [entity("text_link", 0, 1, url="http://x.example")]),
        (
            "<a href='mailto:a@x.example'>x</a>",
            "x",
            [entity("text_link", 0, 1, url="mailto:a@x.example")],
        ),
        ('<a href="javascript:alert(1)">x</a>', "x", []),
        ("<b><i>x</i></b>", "x", [entity("bold", 0, 1), entity("italic", 0, 1)]),
        ("<code>a &lt; b</code>", "a < b", [entity("code", 0, 5)]),
        ("<code><b>x</b></code>", "x", [entity("code", 0, 1)]),
        ("<pre>x</pre>", "x", [entity("pre", 0, 1)]),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [entity("pre", 0, 1, language="python")],
        ),
        ("<blockquote>x</blockquote>", "x", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        (
            '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
            "👍",
            [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")],
        ),
        ("  <b> x </b>\n", "x", [entity("bold", 0, 1)]),
        ("<b></b>x<i> </i>y", "x y", []),
        ("a\r\nb\x00c", "a\nb c", []),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
        ("<b >x</b >", "x", [entity("bold", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities(html: str, text: str, entities: list[Any]) -> None:
    assert formatted(html, "HTML", None) == (text, entities)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<x>", 'Unsupported start tag "x" at byte offset 0'),
        ("ข่าว<br>", 'Unsupported start tag "br" at byte offset 12'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b><i>x</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ('<span class="x">y</span>', 'must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(html: str, said: str) -> None:
    with pytest.raises(BadRequestError) as refusal:
        formatted(html, "HTML", None)
    assert refusal.value.description.startswith("Bad Request: can't parse entities: ")
    assert said in refusal.value.description


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("/latest@khao_demo_bot", [("bot_command", "/latest@khao_demo_bot")]),
        ("see https://x.example/a?b=1.", [("url", "https://x.example/a?b=1")]),
        ("write to news@x.example now", [("email", "news@x.example")]),
        ("#ข่าว @khao_news 1/2 a#b", [("hashtag", "#ข่าว"), ("mention", "@khao_news")]),
        ("12:30 a.b 3.5", []),
    ],
)
def test_plain_text_is_searched_for_what_clients_make_tappable(text: str, kinds: list[tuple[str, str]]) -> None:
    said, entities = formatted(text, None, None)
    found = [(each["type"], said[each["offset"] : each["offset"] + each["length"]]) for each in entities]
    assert found == kinds


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2"])
def test_markdown_is_refused_as_not_performed(mode: str) -> None:
    with pytest.raises(BadRequestError, match="does not perform"):
        formatted("*x*", mode, None)


@pytest.mark.parametrize(
    "html", ["<b>x</b>" * 20_000, "<b>" * 20_000 + "x" + "</b>" * 20_000, "<a href='" * 20_000]
)
@pytest.mark.timeout(20)  # far above what it takes; a quadratic one takes minutes
def test_endless_tags_take_no_endless_time(html: str) -> None:
    with contextlib.suppress(BadRequestError):
        parse_html(html)


PIECES = st.sampled_from(
    [
        *("<", ">", "</", "/>", "=", '"', "'", "&", ";", "#", " ", "\n", "\0", "é", "😀", "ก"),
        *("b", "i", "a", "pre", "code", "span", "class", "href", "expandable", "blockquote"),
        *("<b>", "</b>", "<i>", "</i>", "<a href='", "<pre>", "</pre>", "&amp;", "&#", "/x"),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text())
@settings(max_examples=600, deadline=None)
def test_any_text_is_read_or_refused(html: str) -> None:
    try:
        text, entities = formatted(html, "HTML", None)
    except BadRequestError:
        return
    assert text == text.strip()
    for each in entities:
        assert each["length"] > 0
        assert 0 <= each["offset"] <= each["offset"] + each["length"] <= utf16(text)
