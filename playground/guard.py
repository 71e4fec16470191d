"""Only this machine's own pages and programs may speak to the playground."""

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class LoopbackOnly:
    """Refuses rebound host names (DNS rebinding) and foreign pages (cross-site requests)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        fault = _fault(scope, Headers(scope=scope)) if scope["type"] == "http" else None
        if fault is None:
            await self._app(scope, receive, send)
        else:
            answer = JSONResponse({"error": fault}, status_code=403)
            await answer(scope, receive, send)


def _fault(scope: Scope, headers: Headers) -> str | None:
    host = headers.get("host", "")
    if not is_loopback(_name(f"//{host}")):
        return "the playground answers only to loopback host names"
    if _follows_a_link(scope, headers):
        return None
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != host:
        return "the playground refuses pages of other sites"
    if headers.get("sec-fetch-site") in {"cross-site", "same-site"}:
        return "the playground refuses pages of other sites"
    return None


def _follows_a_link(scope: Scope, headers: Headers) -> bool:
    """People may come to a guest's page from anywhere; what acts is for our own pages."""
    acts = scope["path"].startswith(("/bot", "/file/", "/play/"))
    return scope["method"] == "GET" and headers.get("sec-fetch-mode") == "navigate" and not acts


def _name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
