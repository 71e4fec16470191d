"""Lines and lists of strangers: whatever they hold, they are taken or refused with a reason."""

from contextlib import suppress

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.exchange import LineFault, read_line
from bot.sources.wordpress import last_change, posts_of
from news.errors import FeedMalformed
from news.rules.opml import Outline, read_opml, write_opml
from tests.news.samples import NOW

FIELDS = ("url", "title", "body", "summary", "category", "tags", "author", "source", "language", "published")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.binary(max_size=200) | st.dictionaries(st.sampled_from(FIELDS), VALUES).map(orjson.dumps))
def test_any_line_is_an_article_or_refused(line: bytes) -> None:
    with suppress(LineFault):
        read = read_line(line, now=NOW)
        assert read.article.title
        assert read.article.body
        assert read.article.url.startswith("http")


@given(st.binary(max_size=200) | VALUES.map(orjson.dumps) | st.lists(VALUES, max_size=3).map(orjson.dumps))
def test_any_answer_of_a_site_is_posts_or_malformed(content: bytes) -> None:
    with suppress(FeedMalformed):
        posts_of(content, url="https://wp.example/wp-json/wp/v2/posts", now=NOW)
        last_change(content)


@given(st.text(max_size=200))
def test_any_text_is_a_list_of_feeds_or_malformed(text: str) -> None:
    with suppress(FeedMalformed):
        read_opml(text)


def test_a_list_of_feeds_comes_back_as_it_was_written() -> None:
    outlines = (
        Outline(url="https://a.example/feed", title="ข่าว <A> & B", topic="ไอที"),
        Outline(url="https://b.example/feed", title="B"),
    )
    assert set(read_opml(write_opml(outlines, title="Khao").decode())) == set(outlines)


@pytest.mark.parametrize(
    "bomb", ["<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>", "<opml><body>" + "<outline>" * 5000]
)
def test_a_list_made_to_hurt_is_refused(bomb: str) -> None:
    with pytest.raises(FeedMalformed):
        read_opml(bomb)
