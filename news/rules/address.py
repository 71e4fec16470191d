"""The one form of an article's address, so that two spellings of it are one article."""

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"(?:utm_\w*|mc_\w+|fb_\w+|_hs\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh"
    r"|_ga|_gl|mkt_tok|at_medium|at_campaign)(?:=|$)",
    re.IGNORECASE,
)
_KEPT = "%/:@!$&'()*+,;=?~"
_ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def canonical(address: str, *, base: str = "") -> str | None:
    """The canonical form of a web address, resolved against `base`; None where it is none.

    Credentials, the fragment and the marks of advertisers are left out; a trailing slash stays as it is.
    """
    try:
        parts = urlsplit(_absolute(_CONTROL.sub("", address).strip(), base))
        scheme, host, port = parts.scheme.lower(), _host(parts.hostname or ""), parts.port
    except ValueError:
        return None
    if scheme not in _PORTS or not host:
        return None
    place = host if port in {None, _PORTS[scheme]} else f"{host}:{port}"
    query = "&".join(part for part in parts.query.split("&") if not _TRACKING.match(part))
    return urlunsplit((scheme, place, _escaped(parts.path) or "/", _escaped(query), ""))


def _absolute(address: str, base: str) -> str:
    return address if address.startswith(("https://", "http://")) else urljoin(base, address)


def _host(name: str) -> str:
    """Raises ValueError for what can't be a host."""
    if ":" in name:
        return f"[{name}]"
    host = name if name.isascii() else name.encode("idna").decode("ascii")
    if not re.fullmatch(r"[a-z0-9_][a-z0-9_.-]*", host := host.lower()):
        raise ValueError(name)
    return host.removesuffix(".")


def _escaped(part: str) -> str:
    return _ESCAPE.sub(lambda escape: escape[0].upper(), quote(part, safe=_KEPT, errors="replace"))
