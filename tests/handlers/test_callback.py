from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.action import Action, At
from handlers.callback import ShowFullText
from handlers.codec import KINDS, ROOMS, decode, encode
from handlers.places.settling import SETTLED
from handlers.presses import VIEWS
from news.article import ArticleId
from news.subscriber import PlaceId

LARGEST = 2**53 - 1
MOST_PAGES = 999_999


def values(name: str, hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    return st.integers(0, MOST_PAGES if name == "page" else LARGEST)


def actions() -> st.SearchStrategy[Action]:
    return st.sampled_from(sorted(KINDS.items())).flatmap(
        lambda named: st.builds(named[1], *(values(*field) for field in get_type_hints(named[1]).items()))
    )


def test_every_room_has_letters_of_its_own() -> None:
    assert len(KINDS) == sum(len(room.LETTERS) for room in ROOMS)


def test_every_action_has_a_view() -> None:
    assert set(VIEWS) == set(KINDS.values())


@given(action=actions())
def test_every_action_comes_back_as_it_was_and_fits_a_button(action: Action) -> None:
    assert decode(encode(action)) == action
    assert 1 <= len(encode(action).encode()) <= 64


@given(action=actions(), place=st.integers(0, LARGEST))
def test_so_does_every_one_of_a_group_or_channel(action: Action, place: int) -> None:
    at = At(PlaceId(place), action)
    assert decode(encode(at)) == at
    if type(action) in SETTLED:
        assert len(encode(at).encode()) <= 64


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
        "c:01",
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
