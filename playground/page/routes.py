"""Serves the page and its few files, under a policy that lets nothing else in."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from playground.page.preview import preview

KINDS = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def page_routes() -> list[BaseRoute]:
    return [
        Route("/chat", page),
        Route("/chat/static/{name}", static_file),
        Route("/chat/preview", preview),
    ]


async def page(_: Request) -> Response:
    return served(folder() / "index.html")


async def static_file(request: Request) -> Response:
    name = request.path_params["name"]
    found = next((file for file in folder().iterdir() if file.name == name), None)
    if found is None:
        raise HTTPException(404, "The page has no such file.")
    return served(found)


def folder() -> Traversable:
    return files("playground.page") / "static"


def served(file: Traversable) -> Response:
    kind = KINDS[PurePosixPath(file.name).suffix]
    return Response(file.read_bytes(), media_type=kind, headers=HEADERS)
