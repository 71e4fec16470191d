import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
import trafilatura
from lxml import html
from starlette.applications import Starlette

from playground.site import Site
from playground.site.article import Block
from playground.site.covers import cover
from playground.site.pages import body
from playground.site.theme import Theme, cdata


@pytest.fixture
def site() -> Site:
    return Site(now=lambda: datetime(2026, 5, 20, 9, 30, tzinfo=UTC))


@pytest.fixture
async def visitor(site: Site) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=Starlette(routes=site.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:9999") as client:
        yield client


async def test_every_link_of_the_front_page_leads_somewhere(visitor: httpx.AsyncClient) -> None:
    paths = set(re.findall(r'(?:href|src)="(/[^"]*)"', (await visitor.get("/")).text))
    assert len([path for path in paths if path.startswith("/news/")]) == 20
    for path in sorted(paths - {"/chat"}):
        assert (await visitor.get(path)).status_code == 200, path


async def test_an_article_names_itself_as_link_previews_expect(site: Site, visitor: httpx.AsyncClient) -> None:
    article = site.press.newest()[0]
    page = html.fromstring((await visitor.get(article.path)).content)

    def meta(name: str) -> str:
        return str(page.xpath(f"string(//meta[@property='{name}']/@content)"))

    assert meta("og:title") == article.title
    assert meta("og:description") == article.story.summary
    assert meta("og:image") == f"http://127.0.0.1:9999{article.image_path}"
    assert page.xpath("string(//link[@rel='canonical']/@href)") == f"http://127.0.0.1:9999{article.path}"
    facts = json.loads(str(page.xpath("string(//script[@type='application/ld+json'])")))
    assert facts["@type"] == "NewsArticle"
    assert facts["headline"] == article.title


async def test_the_text_can_be_told_from_the_boilerplate(site: Site, visitor: httpx.AsyncClient) -> None:
    article = next(each for each in site.press.newest() if each.slug == "bank-app-phishing")
    page = (await visitor.get(article.path)).text
    assert "ใส่ความเห็น" in page
    text = trafilatura.extract(page) or ""
    assert "ร้านค้าทางการเท่านั้น" in text
    assert "ส่งความเห็น" not in text


async def test_a_cover_is_a_picture_and_stays_the_same(visitor: httpx.AsyncClient) -> None:
    first = await visitor.get("/images/passkeys-thai-guide.png")
    assert first.headers["content-type"] == "image/png"
    assert first.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert first.content == cover("passkeys-thai-guide") != cover("another")


@pytest.mark.parametrize("path", ["/news/none/", "/images/none.png", "/category/none/", "/site/site.py"])
async def test_what_is_not_there_is_not_found(visitor: httpx.AsyncClient, path: str) -> None:
    assert (await visitor.get(path)).status_code == 404


async def test_the_page_publishes_with_a_post(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get("/site/publish")).status_code == 404
    told = (await visitor.post("/site/publish")).json()
    assert told.keys() == {"title", "url", "language"}
    page = html.fromstring((await visitor.get(told["url"])).content)
    assert page.xpath("string(//h1)") == told["title"]


def test_text_never_becomes_markup() -> None:
    block = Block(kind="paragraph", lines=("<script>alert(1)</script> & more",))
    assert body(Theme(), [block]) == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>"
    assert cdata("a ]]> b") == "<![CDATA[a ]]]]><![CDATA[> b]]>"
