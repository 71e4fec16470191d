from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.callback import Action, ChooseLanguage, ShowFullText, decode, encode
from news.article import ArticleId
from news.language import LANGUAGES

LARGEST = 2**53 - 1


def actions() -> st.SearchStrategy[Action]:
    numbers = st.integers(0, LARGEST)

    def of(kind: type[Action]) -> st.SearchStrategy[Action]:
        if kind is ChooseLanguage:
            return st.builds(ChooseLanguage, st.sampled_from(LANGUAGES))
        return st.builds(kind, *[numbers for _ in kind.__dataclass_fields__])

    return st.one_of([of(kind) for kind in get_args(Action)])


@given(action=actions())
def test_every_action_comes_back_as_it_was_and_fits_a_button(action: Action) -> None:
    assert decode(encode(action)) == action
    assert 1 <= len(encode(action).encode()) <= 64


def test_old_buttons_keep_their_meaning() -> None:
    assert decode("f:12:3") == ShowFullText(ArticleId(12), 3)


@pytest.mark.parametrize(
    "made_up",
    [
        "",
        "x",
        "f",
        "f:1",
        "f:1:2:3",
        "f:-1:0",
        "f:1:th",
        "h:de",
        "h:1",
        "f:９:0",
        f"c:{2**53}",
        "c:1 ",
        "e:1",
        ":",
    ],
)
def test_what_we_did_not_write_is_not_read(made_up: str) -> None:
    assert decode(made_up) is None


@given(text=st.text(max_size=64))
def test_no_callback_data_is_too_odd(text: str) -> None:
    action = decode(text)
    assert action is None or encode(action).split(":")[0] == text.split(":", maxsplit=1)[0]
