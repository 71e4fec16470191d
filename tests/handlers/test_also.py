from dataclasses import replace

from handlers.card import card
from handlers.texts import load_texts
from tests.news.samples import article


def test_a_card_says_who_else_reports_its_story_and_counts_the_rest() -> None:
    told = replace(article(), also=("A", "B", "C", "D", "<E>", "F"))
    assert "also: A, B, C, D +2" in card(told, load_texts()["en"]).text
    assert "มีรายงานใน &lt;E&gt; ด้วย" in card(replace(told, also=("<E>",)), load_texts()["th"]).text
    assert "also" not in card(article(), load_texts()["en"]).text
