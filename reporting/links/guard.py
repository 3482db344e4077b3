"""Which addresses of the network may be spoken to: public ones, and nothing that leads back into our own house."""

import ipaddress
import socket

NAT64 = ipaddress.ip_network("64:ff9b::/96")
HOUSE = tuple(
    ipaddress.ip_network(network)
    for network in ("192.0.0.0/24", "192.88.99.0/24", "fec0::/10", "3fff::/20")  # which some Pythons call global
)
ISATAP = 0x5EFE  # the third quarter of such an address; the last carries an IPv4 address of the house
TRANSLATED = (ipaddress.ip_network("64:ff9b:1::/48"), ipaddress.ip_network("::/96"))


class AddressRefused(Exception):
    """This address is not spoken to."""


class NoAddress(Exception):
    """The name has no address, or nobody could say."""


def public_address(host: str, port: int) -> str:
    """One address of `host`, asked for once; all that it has must be public. Raises AddressRefused, NoAddress."""
    found = addresses(host, port)
    if not found:
        raise NoAddress
    if not all(is_public(address) for address in found):
        raise AddressRefused
    return found[0]


def addresses(host: str, port: int) -> list[str]:
    try:
        answers = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(answer[4][0]) for answer in answers]


def is_public(text: str) -> bool:
    """True for a global unicast address. One that carries another address within it is judged by both."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:  # with a zone (fe80::1%eth0), or no address at all
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if is_isatap(address) or any(address in network for network in TRANSLATED):
            return False
        inner = carried(address)
        if inner is not None:
            return is_public(str(inner))
    if any(address in network for network in HOUSE):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def is_isatap(address: ipaddress.IPv6Address) -> bool:
    """True for an address that leads through a tunnel to an IPv4 address of whoever runs the tunnel."""
    interface = int(address) >> 32 & 0xFFFFFFFF
    return interface & 0xFCFFFFFF == ISATAP


def carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a mapped, 6to4, Teredo or NAT64 address stands for."""
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
