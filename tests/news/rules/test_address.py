import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.rules.address import canonical


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("HTTPS://News.Example/A", "https://news.example/A"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example/a/", "https://news.example/a/"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://news.example/a#top", "https://news.example/a"),
        ("https://user:pass@news.example/a", "https://news.example/a"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://news.example/a?utm_source=rss&utm_medium=feed", "https://news.example/a"),
        ("https://news.example/a?z=1&fbclid=x&a=2&gclid=y", "https://news.example/a?z=1&a=2"),
        ("https://news.example/a?igshid=1&mc_cid=2&mc_eid=3&UTM_ID=4", "https://news.example/a"),
        ("https://news.example/a?p=1&empty", "https://news.example/a?p=1&empty"),
        ("https://news.example/?utm=kept&id=fbclid", "https://news.example/?utm=kept&id=fbclid"),
        ("  https://news.example/a\n", "https://news.example/a"),
        ("https://news.example/a b", "https://news.example/a%20b"),
        ("https://ข่าว.ไทย/ก", "https://xn--22c8e6a1f.xn--o3cw4h/%E0%B8%81"),
        ("https://news.example/%e0%b8%81", "https://news.example/%E0%B8%81"),
        ("http://[2606:4700::1111]:8080/a", "http://[2606:4700::1111]:8080/a"),
        ("//news.example/a", "https://news.example/a"),
        ("/a?x=1", "https://base.example/a?x=1"),
        ("b", "https://base.example/feeds/b"),
        ("../b", "https://base.example/b"),
    ],
)
def test_two_spellings_of_an_address_become_one(address: str, expected: str) -> None:
    assert canonical(address, base="https://base.example/feeds/rss") == expected


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "ftp://news.example/a",
            "data:text/html,x",
            "mailto:a@b.example",
            "tag:a,2026:1",
        ),
        *(
            "http://",
            "https:///a",
            "http://[::1",
            "http://a.example:99999/",
            "http://a b/",
            "http://..",
            "file:///a",
        ),
    ],
)
def test_what_is_no_web_address_has_no_canonical_form(address: str) -> None:
    assert canonical(address, base="https://base.example/") is None


def test_without_a_base_a_relative_address_is_none() -> None:
    assert canonical("/a") is None
    assert canonical("") is None


@given(st.text() | st.text().map("https://news.example/".__add__) | st.text().map("https://".__add__))
def test_the_canonical_form_of_anything_is_its_own_canonical_form(address: str) -> None:
    once = canonical(address, base="https://base.example/")
    if once is not None:
        assert once.isascii()
        assert once.startswith(("http://", "https://"))
        assert canonical(once) == once
