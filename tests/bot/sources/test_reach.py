from ipaddress import ip_address

import pytest

from bot.sources.reach import refusal

INNER = [
    *(
        "127.0.0.1",
        "127.8.8.8",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "198.18.0.1",
        "192.0.2.1",
    ),
    *("::1", "fc00::1", "fd12::1", "fec0::1", "::ffff:10.0.0.1", "2001:db8::1"),
]
NEVER = [
    *("0.0.0.0", "169.254.169.254", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::ffff:169.254.169.254"),
    *(
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "ff02::1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2001::1",
    ),
    *("::7f00:1", "4000::1"),
]
PUBLIC = ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "2403:6200::1", "::ffff:1.1.1.1"]


@pytest.mark.parametrize("address", [*INNER, *NEVER])
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert refusal(ip_address(address), allow_private=False)


@pytest.mark.parametrize("address", INNER)
def test_an_inner_address_may_be_allowed(address: str) -> None:
    assert refusal(ip_address(address), allow_private=True) is None


@pytest.mark.parametrize("address", NEVER)
def test_some_addresses_are_never_allowed(address: str) -> None:
    reason = refusal(ip_address(address), allow_private=True)
    assert reason is not None
    assert "ALLOW_PRIVATE_ADDRESSES" not in reason


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_fine(address: str) -> None:
    assert refusal(ip_address(address), allow_private=False) is None
