import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.markup import first_image, guessed, text_of
from bot.sources.plain import one_line, shortened, tidy


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one\ntwo   three</p>", "one two three"),
        ("<p>one<br>two<br/>three</p>", "one\ntwo\nthree"),
        ("one<br><br><br><br>two", "one\n\ntwo"),
        ("<h2>Head</h2><p>text</p>", "Head\n\ntext"),
        (
            "<p>See</p><ul><li>one</li><li>two <b>bold</b></li></ul><p>end</p>",
            "See\n\n• one\n• two bold\n\nend",
        ),
        ("<ul><li><p>one</p></li><li></li></ul>", "• one"),
        ("<p>a</p><script>alert('x')</script><style>p{}</style><noscript>no</noscript><p>b</p>", "a\n\nb"),
        ("<figure><img src=a><figcaption>caption</figcaption></figure><p>text</p><iframe>x</iframe>", "text"),
        ("<p onclick=evil()>a <a href='javascript:evil()'>b</a></p>", "a b"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("AT&amp;T &lt;3 &quot;x&quot; &#3586;&nbsp;y", 'AT&T <3 "x" ข y'),
        ("a < b and c > d", "a < b and c > d"),
        ("plain\ntext\n\nwith paragraphs", "plain\ntext\n\nwith paragraphs"),
        ("&lt;p&gt;escaped&lt;/p&gt;&lt;p&gt;twice&lt;/p&gt;", "escaped\n\ntwice"),
        ("<p>how to write &lt;p&gt; in HTML</p>", "how to write <p> in HTML"),
        ("<!-- comment --><unknown>text</unknown>", "text"),
        ("<p>unclosed <b>bold<p>next", "unclosed bold\n\nnext"),
        ("<scr<b>ipt>alert(1)</scr</b>ipt>", "ipt>alert(1)ipt>"),
        ("<pre>a</pre><hr><blockquote>b</blockquote>", "a\n\nb"),
        ("", ""),
    ],
)
def test_markup_becomes_plain_paragraphs(markup: str, text: str) -> None:
    assert text_of(markup) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("ข่\u200bาว\ufeff", "ข่าว"),
        ("a\u202eb\u202c\u2066c\u2069", "abc"),
        ("a\0b\x07c\x7f", "abc"),
        ("👩\u200d💻 and ❤\ufe0f\u200d🔥", "👩\u200d💻 and ❤\ufe0f\u200d🔥"),
        ("a\u200db \u200d", "ab"),
        ("soft\u00adhyphen\u2060", "softhyphen"),
        ("a\t\u00a0 \u3000b", "a b"),
        ("one\r\ntwo\rthree\u2028four\u2029five", "one\ntwo\nthree\nfour\n\nfive"),
        ("\ud800lone", "lone"),
        ("hidden\U000e0041", "hidden"),
        ("พ.ศ. ๒๕๖๙ ๆ ฯ", "พ.ศ. ๒๕๖๙ ๆ ฯ"),
    ],
)
def test_invisible_characters_go_and_emoji_stay_whole(text: str, clean: str) -> None:
    assert tidy(text) == clean


def test_a_title_is_one_line() -> None:
    assert one_line(text_of("<b>Big</b>\n<p>news</p>")) == "Big news"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Q&A: AT&T", "Q&A: AT&T"),
        ("Q&amp;A", "Q&A"),
        ("std::vector<int> explained", "std::vector<int> explained"),
        ("<b>Bold</b> words", "Bold words"),
        ("1 < 2", "1 < 2"),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_a_title_of_unknown_kind_is_read_as_meant(title: str, text: str) -> None:
    assert text_of(guessed(title)) == text


@pytest.mark.parametrize(
    ("markup", "image"),
    [
        ('<p>x<img src="https://a.example/1.jpg">', "https://a.example/1.jpg"),
        ('<img src="/1.jpg?a=1&amp;b=2">', "/1.jpg?a=1&b=2"),
        ('<img src="https://t.example/p.gif" width="1" height="1"><IMG SRC="b.png">', "b.png"),
        ('<img width=16 src="https://a.example/icon.png">', ""),
        ('<img src="https://s.w.org/images/core/emoji/1.png">', ""),
        (
            '<img src="data:image/gif;base64,x" data-src="https://a.example/lazy.jpg">',
            "https://a.example/lazy.jpg",
        ),
        ('<img src="javascript:alert(1)">', ""),
        ("<p>none</p>", ""),
    ],
)
def test_the_first_picture_worth_showing_is_found(markup: str, image: str) -> None:
    assert first_image(markup) == image


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 10_000 + "deep" + "</div>" * 10_000,
        '<div a="<">' * 10_000,
        "<div><textarea></div></textarea>" * 5_000,
        "".join(f"<b x={number}>" for number in range(1000)) + "<p>x" * 1000,
        "<" * 1_000_000,
        "<table>" * 5_000,
        "&lt;" * 200_000,
        "&lt;p" * 100_000,
        "\n" * 1_000_000 + "<",
        "•\n" * 100_000 + "<p>",
        "<img " * 100_000,
    ],
)
@pytest.mark.timeout(20)  # far above what it takes; a quadratic one takes minutes
def test_markup_made_to_hurt_does_not(markup: str) -> None:
    text_of(markup)
    first_image(markup)


def test_a_long_text_is_cut_at_a_space() -> None:
    assert shortened("word " * 30, 100) == ("word " * 19).rstrip() + "…"
    assert len(shortened("ก" * 500, 100)) == 100
    assert shortened("short", 100) == "short"


TAGS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<br>",
            "<li>",
            "<ul>",
            "<script>",
            "</script>",
            "<b",
            '<a href="',
            "<!--",
            "-->",
            "&#8238;",
        ),
        *(
            "&#0;",
            "&#x200b;",
            "&amp;lt;p&amp;gt;",
            "<![CDATA[",
            "]]>",
            "<svg>",
            "<style>",
            "•",
            "\u202e",
            "\u200d",
        ),
        *("<table><tr><td>", "<textarea>", "\n", "ข่าว", "👩\u200d💻"),
    ]
)


@given(st.text() | st.lists(TAGS | st.text(max_size=5)).map("".join))
def test_cleaned_text_holds_nothing_invisible(markup: str) -> None:
    for text in (text_of(markup), tidy(markup)):
        assert not [
            letter for letter in text if unicodedata.category(letter) in {"Cc", "Cs"} and letter != "\n"
        ]
        assert not set(
            "\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
        ) & set(text)
        assert "\n\n\n" not in text
        assert "  " not in text
        assert text == text.strip() == tidy(text)
