import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.rules.extract import chosen, stretches_of
from news.rules.phrases import pieces_of
from news.rules.summary import CARD_LENGTH, LONG_LENGTH, opening, plain_summary, summarise
from news.summary import Summary
from news.words import words_of
from tests.news.samples import new_article

LEAD = "นักวิจัยสาธิตแบตเตอรี่ต้นแบบที่ชาร์จเต็มในห้านาที และใช้วัสดุที่หาได้ในประเทศทั้งหมด"
STORY = 2 * (
    "เมื่อวันที่ 5 มิ.ย. ที่ทำเนียบรัฐบาล นายสมชาย ใจดี โฆษกกระทรวงดิจิทัล เปิดเผยว่า "
    "กระทรวงจะเปิดให้ประชาชนลงทะเบียนแอปทางรัฐรุ่นใหม่ตั้งแต่วันที่ 1 ก.ค. นี้ "
    "โดยผู้ลงทะเบียนต้องยืนยันตัวตนด้วยบัตรประชาชนและใบหน้า ทั้งนี้ระบบรองรับผู้ใช้พร้อมกันได้ 2 ล้านคน "
    "นอกจากนี้ยังมีศูนย์ช่วยเหลือผู้สูงอายุในทุกอำเภอทั่วประเทศ "
    "ส่วนผู้ที่ไม่มีสมาร์ตโฟนสามารถลงทะเบียนได้ที่ธนาคารของรัฐทุกสาขา "
)


def told(**about: object) -> Summary:
    return summarise(new_article(**about), words_of)


def test_the_sources_own_summary_comes_first() -> None:
    assert told(summary="สรุปของบรรณาธิการ", body=STORY).card == "สรุปของบรรณาธิการ"
    assert told(summary="สรุปของบรรณาธิการ", body=STORY).by == "source"


@pytest.mark.parametrize(
    "summary",
    [
        STORY[:100],
        f"{STORY[:100]}…",
        f"{STORY[:100]} [...]",
        "The post New app appeared first on The Paper.",
        "แอปใหม่มีอะไรบ้าง มาดูกัน",
        "Everything changes in July. Read more",
        "แบตเตอรี่รุ่นใหม่ชาร์จเต็มในห้านาที",
        "ข้อความจากที่อื่นที่ถูกตัดกลาง...",
    ],
)
def test_a_cut_off_start_a_credit_a_teaser_or_the_title_is_no_summary(summary: str) -> None:
    assert told(summary=summary, body=STORY).by == "rule"


def test_a_lead_that_is_given_whole_is_the_sources_summary() -> None:
    assert told(summary=LEAD, body=f"{LEAD}\n\n{STORY}") == Summary(
        card=LEAD, long=told(summary=LEAD, body=f"{LEAD}\n\n{STORY}").long, by="source"
    )


@pytest.mark.parametrize("heading", ["บทสรุป", "สรุป", "Conclusion", "The bottom line:"])
def test_without_one_the_pages_conclusion_is_told(heading: str) -> None:
    body = f"{STORY}\n\n{heading}\n\nลงทะเบียนไว้ก่อนดีกว่า\n\nเรื่องอื่น\n\n{STORY}"
    assert told(body=body).card == "ลงทะเบียนไว้ก่อนดีกว่า"
    assert told(body=body).by == "page"


def test_else_what_says_most_is_told_in_whole_phrases() -> None:
    summary = told(title="เปิดลงทะเบียนแอปทางรัฐรุ่นใหม่ 1 ก.ค.", body=STORY)
    assert summary.by == "rule"
    assert "กระทรวงจะเปิดให้ประชาชนลงทะเบียนแอปทางรัฐรุ่นใหม่ตั้งแต่วันที่ 1 ก.ค. นี้" in summary.card
    assert not summary.card.startswith(("โดย", "ส่วน", "ทั้งนี้"))
    assert not summary.card.endswith(("เปิดเผยว่า", "นายสมชาย", "และ"))


@pytest.mark.parametrize("space", ["", " "])
def test_no_single_item_of_a_numbered_list_is_told(space: str) -> None:
    items = ("ตรวจสอบร้านค้าทุกแห่งในจังหวัด", "ลงโทษผู้กระทำผิดให้หนักขึ้น", "ช่วยเหลือผู้เสียหายทั้งหมดโดยเร็ว")
    listed = " ".join(f"{number}.{space}{item}" for number, item in enumerate(items, 1))
    found = stretches_of(pieces_of(f"กระทรวงพาณิชย์ได้เสนอมาตรการใหม่ คือ {listed}", words_of), "", words_of)
    assert found
    for stretch in found:
        assert re.findall(r"\d(?=\.)", stretch.text)[:2] in ([], ["1", "2"])


def test_a_short_body_is_told_whole() -> None:
    assert told(body="ย่อหน้าแรก\n\nย่อหน้าสอง").card == "ย่อหน้าแรก ย่อหน้าสอง"


def test_english_ends_with_a_whole_sentence() -> None:
    text = "The first sentence is here. The second one is longer than the first. A third follows."
    assert opening(text, 70) == "The first sentence is here. The second one is longer than the first."


def test_a_full_stop_inside_a_number_or_an_initial_ends_nothing() -> None:
    assert opening("It costs 3.5 million. More will follow soon after that.", 30) == "It costs 3.5 million."
    assert opening("It was Dr. Brown who said it. More will follow.", 34) == "It was Dr. Brown who said it."


@pytest.mark.parametrize(
    ("text", "length", "kept"),
    [
        ("บริษัทเปิดตัวชิปรุ่นใหม่ และ ยังลดราคารุ่นเดิม ผู้ใช้รอต่อไป", 40, "บริษัทเปิดตัวชิปรุ่นใหม่"),
        ("ราคาเริ่มต้นที่ 9,900 บาท โดยวางขายเดือนหน้าทั่วประเทศ", 30, "ราคาเริ่มต้นที่ 9,900 บาท"),
        ("ตำรวจจับกุมนายสมชาย ใจดี ในบ้านพักเมื่อคืนนี้", 26, "ตำรวจจับกุมนายสมชาย ใจดี"),
    ],
)
def test_thai_ends_with_a_whole_phrase(text: str, length: int, kept: str) -> None:
    assert opening(text, length) == kept


def test_an_endless_phrase_shows_that_it_goes_on() -> None:
    kept = opening("ก" * 500, CARD_LENGTH)
    assert len(kept) == CARD_LENGTH
    assert kept.endswith("…")


def test_told_plainly_nothing_is_told_twice() -> None:
    body = f"{LEAD}\n\n{LEAD} ตอนที่สอง"
    assert plain_summary(new_article(summary=LEAD, body=body)).long == body
    added = plain_summary(new_article(summary="มุมมองบรรณาธิการ", body=body)).long
    assert added == f"มุมมองบรรณาธิการ\n\n{body}"


def test_headings_and_lists_are_no_summary() -> None:
    body = f"บทนำ\n\n{LEAD}\n\nสิ่งที่ควรเตรียม\n\n• ข้อแรก\n• ข้อสอง\n\n{LEAD} ตอนที่สอง"
    assert told(body=body).long == f"{LEAD}\n\n{LEAD} ตอนที่สอง"
    assert told(body=body).card == f"{LEAD} {LEAD} ตอนที่สอง"


@given(text=st.text(), length=st.integers(10, 400))
def test_an_opening_always_fits(text: str, length: int) -> None:
    assert len(opening(text, length)) <= length


PIECES = st.sampled_from(
    [
        "นาย",
        "กล่าวว่า",
        "และ",
        "(",
        "”",
        "…",
        "\n\n",
        "• ",
        "3.5",
        "AI",
        "The end. A",
        "ก" * 30,
        "สรุป",
        "\ud800",
        "'",
    ]
)


@given(
    title=st.text(max_size=50),
    summary=st.text(max_size=500),
    body=st.one_of(st.text(max_size=2000), st.lists(PIECES, max_size=300).map(" ".join)),
)
def test_whatever_an_article_says_both_summaries_fit_their_place(title: str, summary: str, body: str) -> None:
    short = told(title=title, summary=summary, body=body)
    assert len(short.card) <= CARD_LENGTH
    assert len(short.long) <= 1000 + CARD_LENGTH + LONG_LENGTH


@given(
    title=st.text(max_size=50),
    body=st.one_of(st.text(max_size=2000), st.lists(PIECES, max_size=300).map(" ".join)),
    length=st.integers(30, 400),
)
def test_what_is_chosen_stands_in_the_text_and_begins_with_a_whole_letter(
    title: str, body: str, length: int
) -> None:
    flat = " ".join(body.split())
    picked = chosen(stretches_of(pieces_of(body, words_of), title, words_of), length=length, most=3)
    assert sum(len(stretch.text) for stretch in picked) + max(0, len(picked) - 1) <= length
    for stretch in picked:
        assert stretch.text in flat
        assert stretch.text == flat or not unicodedata.combining(stretch.text[0])


def test_a_text_of_nothing_but_short_sentences_is_not_tried_in_all_its_parts() -> None:
    pieces = pieces_of("Yes. " * 8000, words_of)
    assert len(stretches_of(pieces, "Yes", words_of)) < 1000
