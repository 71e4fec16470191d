import pytest

from bot.sources.teaser import without_tail


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Some news […]", "Some news"),
        ("Some news [...]", "Some news"),
        ("Some news […]\n\nThe post Some news appeared first on A Site.", "Some news"),
        ("Some news\n\nThe post Some news first appeared on A Site.", "Some news"),
        ("The post Some news appeared first on A Site.", ""),
        ("Some news. Read more »", "Some news."),
        ("Some news… Continue reading Some news →", "Some news…"),
        ("Some news. Read the full story at The Site", "Some news."),
        ("ข่าววันนี้ อ่านต่อ", "ข่าววันนี้"),
        ("ข่าววันนี้… อ่านต่อ »", "ข่าววันนี้…"),
        ("ข่าววันนี้ [อ่านต่อ…]", "ข่าววันนี้ [อ่านต่อ…]"),
        ("People read more books than ever", "People read more books than ever"),
        ("Read more", ""),
        ("", ""),
    ],
)
def test_what_leads_away_from_a_text_is_dropped(text: str, kept: str) -> None:
    assert without_tail(text) == kept


@pytest.mark.timeout(20)  # far above what it takes; a quadratic one takes minutes
def test_a_text_made_of_tails_takes_no_time() -> None:
    without_tail("Read more […] " * 20_000 + "The post " * 20_000)
