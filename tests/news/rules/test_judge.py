from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.comment import Commenter, Concern, Habits, Hold, HouseRules, Refusal, Refuse, Show, Written
from news.discussion import DISCUSSIONS, Discussion
from news.rules.judge import judge
from news.rules.wording import cleaned, folded
from news.team import UserId

NEWCOMER = Commenter(user_id=UserId(7), name="มะลิ")
KNOWN = replace(NEWCOMER, approved=1)
WELL_KNOWN = replace(NEWCOMER, approved=5)
WORDS = frozenset(map(folded, ("casino", "แทงบอล", "free credit", "ทุเรียน")))


def judged(text: str, discussion: Discussion = "open", *, author: Commenter = NEWCOMER, **changes: Any) -> Any:
    return judge(Written(text=text, author=author, **changes), HouseRules(discussion=discussion, words=WORDS))


@pytest.mark.parametrize(
    ("discussion", "author", "verdict"),
    [
        ("hold", NEWCOMER, Hold("ดีครับ", (Concern.HELD_ALL,))),
        ("hold", WELL_KNOWN, Hold("ดีครับ", (Concern.HELD_ALL,))),
        ("trusted", NEWCOMER, Hold("ดีครับ", (Concern.FIRST,))),
        ("trusted", KNOWN, Show("ดีครับ")),
        ("open", NEWCOMER, Show("ดีครับ")),
        ("off", WELL_KNOWN, Refuse(Refusal.CLOSED)),
        ("open", replace(WELL_KNOWN, banned=True), Refuse(Refusal.BANNED)),
    ],
)
def test_the_newsroom_settles_what_becomes_of_a_plain_comment(
    discussion: Discussion, author: Commenter, verdict: object
) -> None:
    assert judged(" ดีครับ ", discussion, author=author) == verdict


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("ดูที่ https://x.example/a", Concern.LINK),
        ("ดูที่ www.x.example", Concern.LINK),
        ("go to bet365.com now", Concern.LINK),
        ("go to bet365 (dot) com now", Concern.LINK),
        ("ทักไลน์ไอดี: abc99", Concern.LINK),
        ("write @some_seller", Concern.LINK),
        ("โทร 081-234-5678", Concern.LINK),
        ("mail me: a.b@c.example", Concern.LINK),
        ("Best CASINO in town", Concern.WORD),
        ("best c.a.s.i.n.o in town", Concern.WORD),
        ("best c a s i n o in town", Concern.WORD),
        ("best cas1n0 in town", Concern.WORD),
        ("get FREE-credit today", Concern.WORD),
        ("มาแทงบอลกัน", Concern.WORD),
        ("มาแทง บอลกัน", Concern.WORD),
        ("ขายทุ เรียน", Concern.WORD),
        ("AAAAAA BBBB CCCCCC DDDDDD EEEEE", Concern.SHOUTING),
        ("ดีมากกกกกกกกกกกกกกกก", Concern.SHOUTING),
    ],
)
def test_what_gives_concern_is_held_with_the_reason(text: str, concern: Concern) -> None:
    assert judged(text, author=KNOWN) == Hold(cleaned(text), (concern,))


@pytest.mark.parametrize(
    "text",
    [
        "ราคา 1.5 ล้านบาท ไม่แพงเกินไปหรือ",
        "Version 3.11 is out. Nice!",
        "ปี 2569 เวลา 08.30 น. อ่านจบแล้วครับ",
        "แทงข้างหลัง บอลโลก",
        "the occasional fellow",
        "ขำ 5555555",
        "OK ครับ",
        "e.g. this one, i.e. that one",
        "จริง\u200bหรือ\u200bเปล่า",
        "👨‍👩‍👧 ❤️ 🇹🇭",
        "NASA และ ESA",
    ],
)
def test_what_people_really_write_gives_none(text: str) -> None:
    assert isinstance(judged(text), Show)


@pytest.mark.parametrize(
    ("text", "changes", "concern"),
    [
        ("best ca\u200bsino", {}, Concern.INVISIBLE),
        ("best ca\u00adsino", {}, Concern.INVISIBLE),
        ("best cаsinо", {}, Concern.LOOKALIKE),
        ("𝐛𝐞𝐬𝐭 place", {}, Concern.LOOKALIKE),
        ("สวัสดี", {"habits": Habits(echoes=2)}, Concern.REPEATED),
    ],
)
def test_what_hides_is_doubtful_whoever_says_it(text: str, changes: dict[str, Any], concern: Concern) -> None:
    verdict = judged(text, author=WELL_KNOWN, **changes)
    assert isinstance(verdict, Hold)
    assert verdict.doubtful
    assert concern in verdict.concerns


@pytest.mark.parametrize(
    ("author", "doubtful"), [(NEWCOMER, True), (replace(NEWCOMER, rejected=2), True), (KNOWN, False)]
)
def test_two_faults_in_a_first_comment_are_doubtful(author: Commenter, *, doubtful: bool) -> None:
    verdict = judged("free credit at bet.com", author=author)
    assert isinstance(verdict, Hold)
    assert verdict.doubtful is doubtful


def test_links_of_whoever_has_a_good_name_pass() -> None:
    assert judged("https://x.example", author=WELL_KNOWN) == Show("https://x.example")


def test_a_forwarded_text_is_read_first() -> None:
    assert judged("ข่าวนี้จริงไหม", author=KNOWN, forwarded=True) == Hold("ข่าวนี้จริงไหม", (Concern.FORWARDED,))


@pytest.mark.parametrize(
    ("text", "changes", "why"),
    [
        ("", {}, Refusal.EMPTY),
        ("\u200b\u2060 \n", {}, Refusal.EMPTY),
        ("ก" * 1501, {}, Refusal.LONG),
        ("ก", {"habits": Habits(again=1)}, Refusal.AGAIN),
        ("ก", {"habits": Habits(minute=4)}, Refusal.FAST),
        ("ก", {"habits": Habits(day=60)}, Refusal.MANY),
    ],
)
def test_what_is_not_kept_at_all(text: str, changes: dict[str, Any], why: Refusal) -> None:
    assert judged(text, **changes) == Refuse(why)


def test_the_newsrooms_own_people_are_not_judged() -> None:
    author = replace(NEWCOMER, banned=True)
    verdict = judged("see https://x.example", "hold", author=author, member=True, habits=Habits(minute=9))
    assert verdict == Show("see https://x.example")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\r\n\r\n\r\n\r\nb", "a\n\nb"),
        ("a \u202e\u2066b", "a b"),
        ("a\x00\x07b", "ab"),
        ("a\ud800b", "ab"),
        ("e" + "\u0301" * 40, "é" + "\u0301" * 4),
        ("น้ำ ที่ กู้", "น้ำ ที่ กู้"),
        ("  a\t\tb  ", "a b"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ],
)
def test_a_text_is_cleaned_of_what_nobody_sees(typed: str, shown: str) -> None:
    assert cleaned(typed) == shown


@given(text=st.text(), discussion=st.sampled_from(DISCUSSIONS), approved=st.integers(0, 9))
def test_no_text_at_all_is_beyond_judging(text: str, discussion: Discussion, approved: int) -> None:
    verdict = judged(text, discussion, author=replace(NEWCOMER, approved=approved))
    assert isinstance(verdict, Show | Hold | Refuse)
    if not isinstance(verdict, Refuse):
        assert verdict.text == cleaned(verdict.text)
        assert verdict.text
        verdict.text.encode()
