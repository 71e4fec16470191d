import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request

from playground.page import page_routes
from playground.page.preview import PreviewError, asked
from playground.page.routes import folder
from playground.site import Site

OWN = "http://127.0.0.1:9999"


@pytest.fixture
async def visitor() -> AsyncIterator[httpx.AsyncClient]:
    site = Site(now=lambda: datetime(2026, 5, 20, 9, 30, tzinfo=UTC))
    app = Starlette(routes=[*site.routes(), *page_routes()])
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url=OWN) as client:
        yield client


async def test_the_page_allows_nothing_but_its_own_files(visitor: httpx.AsyncClient) -> None:
    page = await visitor.get("/chat")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]*src=)|\son\w+=|\sstyle=|https?://", page.text)


async def test_every_file_the_page_names_is_served(visitor: httpx.AsyncClient) -> None:
    named = set(re.findall(r'"(/chat/static/[^"]+)"', (await visitor.get("/chat")).text))
    for file in folder().iterdir():
        if file.name.endswith(".js"):
            imports = re.findall(r'from "\./([^"]+)"', file.read_text(encoding="utf-8"))
            named |= {f"/chat/static/{name}" for name in imports}
    assert len(named) > 15
    for path in named:
        answer = await visitor.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_no_file_builds_markup_from_text() -> None:
    for file in folder().iterdir():
        if file.name.endswith(".js"):
            text = file.read_text(encoding="utf-8")
            assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)


def test_the_page_speaks_both_languages() -> None:
    words = (folder() / "words.js").read_text(encoding="utf-8")
    catalogue = words.partition("const KEPT")[0]
    english, thai = (set(re.findall(r"\b(\w+): [\"(]", part)) for part in catalogue.split("  th: {"))
    assert english == thai
    page = (folder() / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'data-(?:words|label|placeholder)="(\w+)"', page)) <= english


@pytest.mark.parametrize("name", ["..%2froutes.py", "routes.py", "none.js"])
async def test_other_files_stay_inside(visitor: httpx.AsyncClient, name: str) -> None:
    assert (await visitor.get(f"/chat/static/{name}")).status_code == 404


async def test_a_story_has_a_preview(visitor: httpx.AsyncClient) -> None:
    url = f"{OWN}/news/passkeys-thai-guide/"
    card = (await visitor.get("/chat/preview", params={"url": url})).json()
    assert card["url"] == url
    assert card["title"].startswith("พาสคีย์")
    assert card["site"] == "Khao Demo News"
    assert card["image"] == "/images/passkeys-thai-guide.png"


async def test_a_picture_is_its_own_preview(visitor: httpx.AsyncClient) -> None:
    url = f"{OWN}/images/passkeys-thai-guide.png"
    card = (await visitor.get("/chat/preview", params={"url": url})).json()
    assert (card["image"], card["title"]) == ("/images/passkeys-thai-guide.png", None)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/news/x/",
        "http://169.254.169.254/news/x/",
        "http://127.0.0.1/news/x/",
        "http://127.0.0.1:22/news/x/",
        "https://127.0.0.1:9999/news/x/",
        "http://me@127.0.0.1:9999/news/x/",
        "http://127.0.0.1:9999@example.org/news/x/",
        "http://127.0.0.1.example.org:9999/news/x/",
        "http://127.0.0.1:9999/chat/preview?url=x",
        "http://127.0.0.1:9999/bot1:a/getMe",
        "file:///etc/passwd",
        "//127.0.0.1:9999/news/x/",
        "",
    ],
)
async def test_other_hosts_and_pages_have_no_preview(visitor: httpx.AsyncClient, url: str) -> None:
    answer = await visitor.get("/chat/preview", params={"url": url})
    assert answer.status_code == 403
    assert "demo site" in answer.json()["error"]


async def test_a_story_that_is_gone_has_no_preview(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("/chat/preview", params={"url": f"{OWN}/news/none/"})
    assert answer.status_code == 404


@given(st.text() | st.text(alphabet="htp:/[]@127.0.1:9?#%\\ x").map("http://".__add__))
def test_no_address_gets_past_to_another_host(url: str) -> None:
    encoded = str(httpx.QueryParams({"url": url})).encode()
    request = Request(
        {
            "type": "http",
            "scheme": "http",
            "method": "GET",
            "path": "/chat/preview",
            "query_string": encoded,
            "headers": [(b"host", b"127.0.0.1:9999")],
            "server": ("127.0.0.1", 9999),
        }
    )
    try:
        address = asked(request)
    except PreviewError:
        return
    assert address.port == 9999
    assert (address.hostname or "").startswith(("127.", "localhost", "::1"))
