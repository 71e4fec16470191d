"""What a link shows in the chat. Only pages of this very server are looked at.

The page is asked for inside the process, not over the network, so no address in a
message can make the playground call another host.
"""

from html.parser import HTMLParser
from urllib.parse import SplitResult, urlsplit

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from playground.guard import is_loopback

SHOWN = ("/news/", "/images/", "/category/")
WANTED = {"og:site_name", "og:title", "og:description", "og:image"}


class PreviewError(Exception):
    """No preview for this address; the text says why."""

    def __init__(self, reason: str, status: int) -> None:
        super().__init__(reason)
        self.status = status


async def preview(request: Request) -> Response:
    """`{"url", "site", "title", "description", "image"}`; what a page lacks is null.

    `image` is a path of this server. For a picture's own address there is only `image`.
    """
    try:
        address = asked(request)
        found = await look(request, address)
    except PreviewError as refusal:
        return JSONResponse({"error": str(refusal)}, status_code=refusal.status)
    return JSONResponse({"url": address.geturl()} | found)


def asked(request: Request) -> SplitResult:
    try:
        address = urlsplit(request.query_params.get("url", ""))
        own = is_loopback(address.hostname or "") and address.port == request.url.port
    except ValueError as error:
        raise PreviewError("That is not an address.", 400) from error
    if address.scheme != "http" or not own or address.username is not None:
        raise PreviewError("Only pages of the demo site have previews.", 403)
    if address.path != "/" and not address.path.startswith(SHOWN):
        raise PreviewError("Only stories and pictures of the demo site have previews.", 403)
    return address


async def look(request: Request, address: SplitResult) -> dict[str, str | None]:
    transport = httpx.ASGITransport(app=request.app)
    async with httpx.AsyncClient(transport=transport, base_url=request.base_url.components.geturl()) as site:
        answer = await site.get(address.path)
    if answer.status_code != httpx.codes.OK:
        raise PreviewError("The demo site has no such page.", 404)
    if answer.headers["content-type"].startswith("image/"):
        return {"site": None, "title": None, "description": None, "image": address.path}
    return card(answer.text)


def card(page: str) -> dict[str, str | None]:
    metas = Metas()
    metas.feed(page)
    image = metas.found.get("og:image")
    return {
        "site": metas.found.get("og:site_name"),
        "title": metas.found.get("og:title"),
        "description": metas.found.get("og:description"),
        "image": urlsplit(image).path if image else None,
    }


class Metas(HTMLParser):
    """The Open Graph words of a page's head."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        name, content = named.get("property"), named.get("content")
        if tag == "meta" and name in WANTED and content:
            self.found.setdefault(name, content)
