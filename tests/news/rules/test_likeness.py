from hypothesis import given
from hypothesis import strategies as st

from news.article import IndexedWords, NewArticle
from news.profile import ARTICLES, Profile, layout
from news.rules.likeness import by_all, by_lead, by_names
from news.rules.profiling import TERMS, profiles_of
from news.words import words_of
from tests.news.samples import new_article

USES = {ARTICLES: 1000, "ข่าว": 900, "ชิป": 20}


def profiled(article: NewArticle) -> Profile:
    words = IndexedWords(title=words_of(article.title), body=words_of(article.body))
    (profile,) = profiles_of([article], [words], USES)
    return profile


def whole(one: Profile, other: Profile) -> float:
    (alike,) = by_all(one, [other])
    return alike


def test_an_article_is_like_itself_and_like_nothing_of_other_words() -> None:
    one = profiled(new_article())
    other = profiled(new_article(title="ปลาหมึกยักษ์ขึ้นฝั่งภูเก็ต", body="ชาวประมงตกใจ"))
    assert whole(one, one) > 0.95
    assert whole(one, other) < 0.05


def test_a_rare_word_in_common_says_more_than_a_common_one() -> None:
    chips = profiled(new_article(title="ชิป", body="ข่าว"))
    also_chips = profiled(new_article(title="ชิป", body="ดาว"))
    also_news = profiled(new_article(title="ดาว", body="ข่าว"))
    assert whole(chips, also_chips) > 2 * whole(chips, also_news)


def test_names_are_what_is_latin_in_thai_and_what_has_a_capital_in_english() -> None:
    thai = profiled(new_article(title="OpenAI เปิดตัว GPT-7 ราคา 1,200 บาท", body="", language="th"))
    english = profiled(new_article(title="The OpenAI launch: GPT-7 costs 1200 baht", body="", language="en"))
    assert thai.names().keys() == english.names().keys()


@given(title=st.text(max_size=60), body=st.text(max_size=600), language=st.sampled_from(["th", "en"]))
def test_whatever_an_article_says_its_profile_is_bounded(title: str, body: str, language: str) -> None:
    profile = profiled(new_article(title=title, body=body, language=language))
    assert len(profile.keys) <= TERMS
    assert max(by_names(profile, [profile])) <= 1
    assert max(by_lead(profile, [profile])) <= 1
    assert whole(profile, profile) <= 1
    assert profile.asked() == profile.keys
    assert len(profile.packed) < 12_000
    assert len(profile.rarities()) == layout(profile.packed).whole


def test_an_article_without_a_profile_is_like_none() -> None:
    assert whole(Profile(), profiled(new_article())) == whole(profiled(new_article()), Profile()) == 0
