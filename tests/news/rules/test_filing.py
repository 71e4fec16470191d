from news.category import Filings
from news.rules.filing import filed, names_of
from news.source import Handling
from tests.news.samples import new_article

FILINGS = Filings(own={"gadgets": "มือถือ"}, everywhere={"gadgets": "อุปกรณ์", "ai": "ปัญญาประดิษฐ์"})


def test_a_story_goes_under_the_topic_of_its_category_and_keeps_that_as_a_tag() -> None:
    told = filed(new_article(category=" #Gadgets ", tags=("AI",)), Handling(), FILINGS)
    assert (told.category, told.tags) == ("มือถือ", (" #Gadgets ", "AI"))


def test_what_was_settled_for_its_source_goes_before_all_others_and_its_one_topic_before_that() -> None:
    article = new_article(category="AI", tags=("gadgets",))
    assert filed(article, Handling(), FILINGS).category == "มือถือ"
    assert filed(article, Handling(topic="ข่าว"), FILINGS).category == "ข่าว"
    assert filed(article, Handling(), Filings(everywhere=FILINGS.everywhere)).category == "ปัญญาประดิษฐ์"


def test_a_tag_files_a_story_whose_category_says_nothing() -> None:
    told = filed(new_article(category="", tags=("x", "ai")), Handling(), FILINGS)
    assert (told.category, told.tags) == ("ปัญญาประดิษฐ์", ("x", "ai"))


def test_a_story_of_which_nothing_was_settled_stays_as_it_is() -> None:
    article = new_article(category="Cars", tags=("cars", "Roads"))
    assert filed(article, Handling(), FILINGS) is article
    assert names_of(article) == ["Cars", "Roads"]


def test_only_the_first_of_many_names_count() -> None:
    assert len(names_of(new_article(category="", tags=tuple(map(str, range(500)))))) == 9
