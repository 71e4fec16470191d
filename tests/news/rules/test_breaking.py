from typing import Any

import pytest

from news.rules.breaking import is_breaking
from tests.news.samples import new_article


@pytest.mark.parametrize(
    "filed",
    [
        {"category": "ข่าวด่วน"},
        {"category": "Breaking"},
        {"tags": ("AI", " BREAKING news ")},
        {"tags": ("#ด่วน",)},
    ],
)
def test_an_article_filed_as_breaking_is_breaking(filed: dict[str, Any]) -> None:
    assert is_breaking(new_article(**filed))


@pytest.mark.parametrize("told", [{"title": "ข่าวด่วน"}, {"category": "Groundbreaking"}, {"tags": ("รถด่วน",)}])
def test_nothing_else_is(told: dict[str, Any]) -> None:
    assert not is_breaking(new_article(**told))
