from dataclasses import replace

from handlers.card import card, summary
from handlers.texts import load_texts
from news.summary import Summary
from tests.news.samples import article


def test_a_card_says_who_else_reports_its_story_and_counts_the_rest() -> None:
    told = replace(article(), also=("A", "B", "C", "D", "<E>", "F"))
    assert "also: A, B, C, D +2" in card(told, load_texts()["en"]).text
    assert "มีรายงานใน &lt;E&gt; ด้วย" in card(replace(told, also=("<E>",)), load_texts()["th"]).text
    assert "also" not in card(article(), load_texts()["en"]).text


def test_a_card_says_that_a_machine_wrote_its_summary() -> None:
    told = replace(article(), gist=Summary(card="สั้น", long="ยาว", by="machine"))
    english, thai = (load_texts()[language] for language in ("en", "th"))
    assert "สั้น\n<i>🤖 Summarised by a machine</i>" in card(told, english).text
    assert "ยาว\n<i>🤖 สรุปโดยระบบอัตโนมัติ</i>" in summary(told, thai).text
    assert "🤖" not in card(article(), thai).text
