from dataclasses import replace

import pytest

from handlers.card import card, full_text, public_card, summary
from handlers.texts import load_texts
from news.discussion import Discussion
from news.summary import Summary
from tests.news.samples import article


def test_a_card_says_who_else_reports_its_story_and_counts_the_rest() -> None:
    told = replace(article(), also=("A", "B", "C", "D", "<E>", "F"))
    assert "also: A, B, C, D +2" in card(told, load_texts()["en"], "hold").text
    assert "มีรายงานใน &lt;E&gt; ด้วย" in card(replace(told, also=("<E>",)), load_texts()["th"], "hold").text
    assert "also" not in card(article(), load_texts()["en"], "hold").text


def test_a_card_says_that_a_machine_wrote_its_summary() -> None:
    told = replace(article(), gist=Summary(card="สั้น", long="ยาว", by="machine"))
    english, thai = (load_texts()[language] for language in ("en", "th"))
    assert "สั้น\n<i>🤖 Summarised by a machine</i>" in card(told, english, "hold").text
    assert "ยาว\n<i>🤖 สรุปโดยระบบอัตโนมัติ</i>" in summary(told, thai, "hold").text
    assert "🤖" not in card(article(), thai, "hold").text


@pytest.mark.parametrize(
    ("house", "own", "talks"), [("off", None, False), ("off", "open", True), ("open", "off", False)]
)
def test_comments_are_offered_where_they_can_be_written(
    house: Discussion, own: Discussion | None, *, talks: bool
) -> None:
    told = replace(article(), discussion=own)
    for said in load_texts().values():
        for screen in (
            card(told, said, house),
            summary(told, said, house),
            full_text(told, said, house, page=0),
        ):
            assert any("💬" in button.label for row in screen.rows for button in row) is talks
        (read_on, *_), *_ = public_card(told, said, house, "https://t.me/khao_bot?start=a1").rows
        assert any(word in read_on.label for word in ("comment", "ความเห็น")) is talks
    read = replace(told, comments=3)
    assert any(button.label == "💬 3" for row in card(read, said, house).rows for button in row)
