import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.rules.summary import CARD_LENGTH, LONG_LENGTH, card_summary, long_summary, opening
from tests.news.samples import new_article

LEAD = "นักวิจัยสาธิตแบตเตอรี่ต้นแบบที่ชาร์จเต็มในห้านาที และใช้วัสดุที่หาได้ในประเทศทั้งหมด"


def test_the_sources_own_summary_comes_first() -> None:
    assert card_summary(new_article(summary="สรุปของบรรณาธิการ")) == "สรุปของบรรณาธิการ"


def test_without_one_the_opening_is_told() -> None:
    assert card_summary(new_article(body="ย่อหน้าแรก\n\nย่อหน้าสอง")) == "ย่อหน้าแรก ย่อหน้าสอง"


def test_english_ends_with_a_whole_sentence() -> None:
    text = "The first sentence is here. The second one is longer than the first. A third follows."
    assert opening(text, 70) == "The first sentence is here. The second one is longer than the first."


def test_a_full_stop_inside_a_number_ends_nothing() -> None:
    assert opening("It costs 3.5 million. More will follow soon after that.", 30) == "It costs 3.5 million."


@pytest.mark.parametrize(
    ("text", "length", "told"),
    [
        ("บริษัทเปิดตัวชิปรุ่นใหม่ และ ยังลดราคารุ่นเดิม ผู้ใช้รอต่อไป", 40, "บริษัทเปิดตัวชิปรุ่นใหม่…"),
        ("ราคาเริ่มต้นที่ 9,900 บาท วางขายเดือนหน้า ทั่วประเทศ", 30, "ราคาเริ่มต้นที่ 9,900 บาท"),
    ],
)
def test_thai_ends_with_a_whole_phrase(text: str, length: int, told: str) -> None:
    assert opening(text, length) == told


def test_an_endless_phrase_shows_that_it_goes_on() -> None:
    told = opening("ก" * 500, CARD_LENGTH)
    assert len(told) == CARD_LENGTH
    assert told.endswith("…")


def test_the_longer_summary_tells_nothing_twice() -> None:
    body = f"{LEAD}\n\n{LEAD} ตอนที่สอง"
    assert long_summary(new_article(summary=LEAD, body=body)) == body
    assert long_summary(new_article(summary="มุมมองบรรณาธิการ", body=body)) == f"มุมมองบรรณาธิการ\n\n{body}"


def test_headings_and_lists_are_no_summary() -> None:
    body = f"บทนำ\n\n{LEAD}\n\nสิ่งที่ควรเตรียม\n\n• ข้อแรก\n• ข้อสอง\n\n{LEAD} ตอนที่สอง"
    assert long_summary(new_article(body=body)) == f"{LEAD}\n\n{LEAD} ตอนที่สอง"
    assert card_summary(new_article(body=body)) == f"{LEAD} {LEAD} ตอนที่สอง"


def test_a_long_paragraph_at_the_end_is_told_as_far_as_its_sentences_fit() -> None:
    sentence = "This sentence is told again and again to fill the place. "
    told = long_summary(new_article(summary="", body=f"{sentence * 3}\n\n{sentence * 40}"))
    assert told.endswith("the place.")
    assert 600 < len(told) <= LONG_LENGTH + 2


@given(text=st.text(), length=st.integers(10, 400))
def test_an_opening_always_fits(text: str, length: int) -> None:
    assert len(opening(text, length)) <= length


@given(summary=st.text(max_size=1000), body=st.text(max_size=3000))
def test_both_summaries_fit_their_place(summary: str, body: str) -> None:
    article = new_article(summary=summary, body=body)
    assert len(card_summary(article)) <= CARD_LENGTH
    assert len(long_summary(article)) <= 1000 + CARD_LENGTH + LONG_LENGTH
