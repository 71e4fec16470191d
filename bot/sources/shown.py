from urllib.parse import urlsplit


def shown(url: str) -> str:
    """An address fit for a log: no user, no password, nothing of the query, where tokens travel."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "an address that can't be read"
    place = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{place}{f':{port}' if port else ''}{parts.path}{'?…' if parts.query else ''}"
