"""Addresses of the internet as far as one sender can be told from the next."""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

HOME_PREFIX: Final = 64
"""Bits of an IPv6 address that a provider gives; the rest a sender changes at will."""


def sender_of(address: str) -> str:
    """
    Reduce an address to the part that its sender cannot change at will.

    Args:
        address: Of the connection; anything that is no address is given back as it is.

    Returns:
        An IPv4 address as it is, also where it came mapped into IPv6; of another IPv6
        address the network of 64 bits.

    Source:
        RFC 4291, section 2.5.4: the last 64 bits name an interface, within one network.

    >>> sender_of("2001:db8:1:2:3:4:5:6") == sender_of("2001:db8:1:2:ffff::1")
    True
    >>> sender_of("::ffff:203.0.113.9")
    '203.0.113.9'
    """
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        if known.ipv4_mapped is not None:
            return str(known.ipv4_mapped)
        return str(ip_network((known, HOME_PREFIX), strict=False))
    return str(known)
