from hypothesis import given
from hypothesis import strategies as st

from news.rules import border
from news.rules.tokens import tokens_of
from news.words import words_of

TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["นายสมชาย", "โดย", "กล่าวว่า", "และ", "(", "5", "มิ.ย.", "คนร้ายหนีไปแล้ว", "AI", "ๆ"]),
        st.text(min_size=1, max_size=12),
    ),
    max_size=30,
).map(" ".join)


@given(TEXTS)
def test_every_space_but_one_that_is_surely_no_border_has_odds_made_of_what_tells_of_it(text: str) -> None:
    tokens = tokens_of(text, words_of)
    found = list(border.odds(tokens))
    marked = list(border.marks(tokens))
    assert len(found) == len(marked) == max(0, len(tokens) - 1)
    for (end, begin), marks in zip(found, marked, strict=True):
        assert marks or (end < 0 and begin < 0)


def test_a_telling_rather_ends_where_something_was_said_and_begins_with_who_does_what() -> None:
    tokens = tokens_of("ฝนตกหนักทำให้ถนนหลายสายติดขัด ตำรวจเร่งระบายรถ นายสมชาย ใจดี กล่าว", words_of)
    ends, begins = zip(*border.odds(tokens), strict=True)
    place = [token.text for token in tokens].index("นายสมชาย")
    assert ends[place - 1] > ends[place]
    assert begins[place - 1] > begins[place]
