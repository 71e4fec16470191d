import pytest

from bot.sources.page import article_text, read_page
from tests.bot.sources.pages import PAGE, TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "tis-620"])
def test_the_text_of_a_page_is_found_whatever_its_encoding(encoding: str) -> None:
    content = PAGE.replace("•", "-").encode(encoding)
    assert read_page(content, url="https://news.example/1", content_type="text/html; charset=utf-8") == TEXT


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\0\xff", b"{}"])
def test_where_there_is_no_article_there_is_no_text(content: bytes) -> None:
    assert not read_page(content, url="https://news.example/1", content_type="text/html")


def test_boilerplate_lines_are_dropped() -> None:
    lines = [
        "Advertisement",
        "- โฆษณา -",
        "One",
        "อ่านเพิ่มเติม: ข่าวอื่น",
        "Related articles",
        "| a | b |",
        "Two",
        "Read more »",
    ]
    assert article_text("\n".join(lines), "<p>") == "One\n\na b\n\nTwo"
