"""Which addresses of the network may be asked for news.

A stranger can name any host in a feed, a redirect or a DNS answer, so that without this rule the bot would
fetch the router's page or a cloud's credentials for him.
"""

from ipaddress import IPv4Address, IPv6Address, ip_network
from typing import Final

IPAddress = IPv4Address | IPv6Address

_TUNNELS: Final = tuple(
    ip_network(network) for network in ("2002::/16", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "::/96")
)
"""6to4, NAT64, Teredo and IPv4-compatible: each holds an IPv4 address that might be anything."""
_SITE_LOCAL: Final = ip_network("fec0::/10")


def refusal(address: IPAddress, *, allow_private: bool) -> str | None:
    """Why `address` must not be connected to, as "127.0.0.1, a private address"; None where it may."""
    kind, private = _kind(address)
    if kind is None or (private and allow_private):
        return None
    hint = "; set ALLOW_PRIVATE_ADDRESSES=true to allow it" if private else ""
    return f"{address}, {kind} address{hint}"


def _kind(address: IPAddress) -> tuple[str | None, bool]:
    """What is wrong with the address, and whether an operator may have it in his own network."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return _kind(address.ipv4_mapped)
    if address.is_loopback:
        return "a loopback", True
    if address.is_unspecified or address.is_multicast or address.is_link_local:
        return "a link-local, multicast or unspecified", False
    if any(address in tunnel for tunnel in _TUNNELS):
        return "a tunnelled", False
    if address in _SITE_LOCAL:
        return "a private", True
    if address.is_reserved:
        return "a reserved", False
    return (None, False) if address.is_global else ("a private", True)
