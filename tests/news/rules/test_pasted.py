import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.manuscript import Manuscript
from news.rules.landmarks import Landmark, landmark_of
from news.rules.pasted import is_page, read_pasted
from tests.news.rules.pages import ENGLISH, THAI, THAI_READ

SCRAPS = st.sampled_from(
    [
        *THAI.splitlines(),
        *ENGLISH.splitlines(),
        "[x](https://a.example)",
        "](",
        "• ก",
        "Source: https://b.example",
    ]
)
TEXTS = st.lists(st.one_of(SCRAPS, st.text(max_size=40)), max_size=30).map("\n".join)


def test_a_thai_page_becomes_its_article() -> None:
    assert read_pasted(THAI) == THAI_READ


def test_an_english_page_becomes_its_article() -> None:
    read = read_pasted(ENGLISH)
    assert (read.category, read.source, read.source_url) == (
        "Tech News",
        "The Wrist Report",
        "https://wrist.example/lumen",
    )
    assert (read.author, read.bio) == ("Nicha K.", "Writes about what people wear.")
    assert read.title == "Lumen's new watch measures blood pressure without a cuff"
    assert (
        read.summary
        == "The watch makes measuring easy, but it is no medical device before a health authority says so."
    )
    told = read.body.split("\n\n")
    assert [told[0][:15], told[1], told[2][:10], told[3][:10], told[4]] == [
        "Lumen has shown",
        "A sensor with three colours",
        "The sensor",
        "The watch ",
        "Conclusion",
    ]
    assert told[5:] == [read.summary]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n\n", "\n \u00a0\n"])
def test_how_the_browser_copied_the_lines_makes_no_difference(line_end: str) -> None:
    assert read_pasted(line_end.join(THAI.splitlines())) == THAI_READ


@given(st.sets(st.integers(1, THAI.count("\n")), max_size=6))
def test_pieces_of_a_page_put_together_are_the_page(cuts: set[int]) -> None:
    lines = THAI.splitlines()
    ends = [0, *sorted(cuts), len(lines)]
    pieces = ["\n".join(lines[a:b]) for a, b in pairwise(ends)]
    assert read_pasted("\n\n".join(pieces)) == THAI_READ


def test_a_page_without_a_source_still_names_its_author() -> None:
    page = THAI.replace("Source\nwristreport\n", "")
    assert read_pasted(page) == replace(THAI_READ, source="")


def test_a_page_without_a_category_begins_with_its_title() -> None:
    assert read_pasted(THAI.removeprefix("ข่าว Tech\n\n")) == replace(THAI_READ, category="")


@pytest.mark.parametrize(
    ("told", "name", "url"),
    [
        ("wristreport\nhttps://wrist.example/1", "wristreport", "https://wrist.example/1"),
        ("https://wrist.example/1", "wrist.example", "https://wrist.example/1"),
        ("wristreport\n[กดเพื่ออ่านเพิ่มเติม](https://wrist.example/1)", "wristreport", "https://wrist.example/1"),
        ("X", "X", ""),
    ],
)
def test_a_source_keeps_its_link_however_it_is_told(told: str, name: str, url: str) -> None:
    read = read_pasted(THAI.replace("wristreport", told))
    assert (read.source, read.source_url, read.author) == (name, url, "Nicha K.")


def test_what_is_no_page_is_a_title_and_a_body() -> None:
    written = "ฝนตกหนัก\nกรุงเทพฯ น้ำท่วม\nหลายจุด\n\n\nAdvertisement\n\nรถติด"
    assert read_pasted(written) == Manuscript(
        title="ฝนตกหนัก", body="กรุงเทพฯ น้ำท่วม\nหลายจุด\n\nAdvertisement\n\nรถติด"
    )


def test_a_source_named_below_a_written_article_is_its_source() -> None:
    read = read_pasted("ฝนตกหนัก\nน้ำท่วม\n\nที่มา: กรมอุตุ https://tmd.example/1")
    assert read == Manuscript(title="ฝนตกหนัก", body="น้ำท่วม", source="กรมอุตุ", source_url="https://tmd.example/1")


def test_a_paragraph_for_a_title_is_shortened_there_and_whole_in_the_body() -> None:
    read = read_pasted("ก" * 400)
    assert (len(read.title), read.body) == (300, "ก" * 400)


@given(TEXTS)
def test_whatever_is_pasted_no_furniture_of_the_page_is_left(text: str) -> None:
    read = read_pasted(text)
    if is_page([" ".join(line.split()) for line in text.splitlines()]):
        marks = {landmark_of(line) for line in read.body.splitlines()}
        assert not marks & {Landmark.NOISE, Landmark.SOURCE, Landmark.RELATED}


@given(st.text())
def test_nothing_written_is_lost(text: str) -> None:
    written = text.replace("](", "")
    read = read_pasted(written)
    kept = re.sub(r"\s", "", f"{read.title.removesuffix('…')}{read.body}{read.source}")
    if len(read.title) < 300 and not read.source:
        assert kept == re.sub(r"\s", "", written).removesuffix("…") or kept == re.sub(r"\s", "", written)
