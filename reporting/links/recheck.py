"""Is it still there? One HEAD request, without cookies or a body, and never to an address of our own network.

The name is asked for once and the connection goes to that very address, so a name server cannot answer differently
the second time. Redirects are followed three times at most, and each goes through the same door. Through a proxy
too the checked address is what is asked for.
"""

import contextlib
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from reporting.links import normalise
from reporting.links.guard import AddressRefused, NoAddress, public_address

ONLINE, GONE, UNKNOWN = "online", "gone", "unknown"
REDIRECTS = 3
REDIRECTING = {301, 302, 303, 307, 308}
NO_MORE = {404, 410, 451}
SECONDS, ALL_SECONDS = 10, 25  # for each wait, for the whole request
PORTS = {"http": 80, "https": 443}
HEADERS = {"User-Agent": "Mozilla/5.0", "Accept": "*/*", "Connection": "close"}  # names no hotline
IN_TARGET = normalise.IN_PATH | {"?"}
Guard = Callable[[str, int], str]


@dataclass(frozen=True)
class Recheck:
    """`state` is online, gone or unknown; `status` the last answer; `reason` why it is unknown, never an address."""

    state: str
    status: int | None = None
    reason: str = ""


def may_recheck(*, child_abuse: bool) -> bool:
    """Links to sexual abuse of children are left alone, unless the installation says otherwise."""
    return settings.RECHECK_CHILD_ABUSE or not child_abuse


def recheck(link: str, *, child_abuse: bool, guard: Guard = public_address) -> Recheck:
    """Ask the link's host whether it is still there. Raises Refused where links of this kind are left alone."""
    if not may_recheck(child_abuse=child_abuse):
        raise AddressRefused
    for _ in range(REDIRECTS + 1):
        try:
            status, onward = head(link, guard)
            onward = onward and urljoin(link, onward)
        except AddressRefused:
            return Recheck(UNKNOWN, reason="refused")
        except NoAddress:
            return Recheck(UNKNOWN, reason="no address")
        except (HTTPError, HTTPException, OSError, ValueError) as wrong:
            return Recheck(UNKNOWN, reason=type(wrong).__name__)
        if status not in REDIRECTING or not onward:
            return Recheck(meaning(status), status)
        link = onward
    return Recheck(UNKNOWN, status, "too many redirects")


def meaning(status: int) -> str:
    if status in NO_MORE:
        return GONE
    return ONLINE if 200 <= status < 300 else UNKNOWN


def head(link: str, guard: Guard) -> tuple[int, str]:
    """The status of one HEAD request and where it sends us on. Raises Refused, NoAddress, HTTPError, OSError."""
    scheme, host, port, target = split_link(link)
    connection = connect(scheme, host, port, guard(host, port))
    watchdog = threading.Timer(ALL_SECONDS, hang_up, [connection])
    watchdog.start()
    try:
        shown = host if port == PORTS[scheme] else f"{host}:{port}"
        connection.request("HEAD", target, headers={"Host": shown, **HEADERS}, preload_content=False)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")
    finally:
        watchdog.cancel()
        connection.close()


def split_link(link: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and what is asked of it, with the host as a browser would read it. Raises Refused."""
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
        host, port = normalise.host_of_authority(parts.netloc)
    except ValueError:  # NotALink is one
        raise AddressRefused from None
    if parts.scheme not in PORTS:
        raise AddressRefused
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port or PORTS[parts.scheme], normalise.escape(target, IN_TARGET)


def connect(scheme: str, host: str, port: int, address: str) -> HTTPConnection:
    """A connection that will go to `address` (through the proxy, if there is one) and hold it to the name `host`."""
    proxy = urlsplit(settings.RECHECK_PROXY) if settings.RECHECK_PROXY else None
    reached = (proxy.hostname or "", proxy.port or 3128) if proxy else (address, port)
    if scheme == "https":
        name = host.strip("[]")
        connection: HTTPConnection = HTTPSConnection(
            *reached, server_hostname=name, assert_hostname=name, timeout=SECONDS
        )
    else:
        connection = HTTPConnection(*reached, timeout=SECONDS)
    if proxy:
        connection.set_tunnel(address, port, scheme="http")
    return connection


def hang_up(connection: HTTPConnection) -> None:
    """End a connection that drips: a socket's own timeout counts from each byte anew."""
    with contextlib.suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)
