"""Where a link leads: host, registrable domain, address, country. What lies there is never fetched."""

import contextlib
import ipaddress
import logging
import socket
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import maxminddb
from django.conf import settings

from reporting.links import domains, normalise

UNKNOWN = "unknown"
log = logging.getLogger("isigurt.addresses")


@dataclass(frozen=True)
class LinkOrigin:
    """`address` is empty where nobody asked for it; `country` is two letters, or UNKNOWN."""

    host: str
    domain: str
    address: str = ""
    country: str = UNKNOWN


def origin(link: str, *, resolve: bool = False) -> LinkOrigin:
    """Whence `link` comes. With `resolve`, and if LINK_DNS allows it, a name server is asked. Raises NotALink."""
    host = normalise.host(normalise.normalise(link))
    literal = literal_address(host)
    address = literal or (look_up(host) if resolve and settings.LINK_DNS else "")
    return LinkOrigin(host, literal or domains.registrable(host), address, country(address))


def literal_address(host: str) -> str:
    with contextlib.suppress(ValueError):
        return str(ipaddress.ip_address(host.strip("[]")))
    return ""


def look_up(host: str) -> str:
    """The first address of `host`; empty where it has none."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ""
    return str(found[0][4][0]).split("%")[0] if found else ""


def country(address: str) -> str:
    """The country of `address` by the database of the setting GEO_DATABASE."""
    if not (address and settings.GEO_DATABASE):
        return UNKNOWN
    try:
        path = Path(settings.GEO_DATABASE)
        record = database(str(path), path.stat().st_mtime_ns).get(address)
    except (OSError, ValueError, maxminddb.InvalidDatabaseError) as wrong:
        log.warning("the geographic database cannot be read (%s)", type(wrong).__name__)
        return UNKNOWN
    return code_in(record)


@lru_cache(maxsize=2)
def database(path: str, changed: int) -> maxminddb.Reader:
    """The open database; `changed` makes a replaced file be opened anew."""
    return maxminddb.open_database(path)


def code_in(record: Any) -> str:
    """The two letters, in the forms that the usual free databases have."""
    if not isinstance(record, dict):
        return UNKNOWN
    found = record.get("country") or record.get("registered_country") or record.get("country_code")
    code = found.get("iso_code") if isinstance(found, dict) else found
    return code.upper() if isinstance(code, str) and len(code) == 2 and code.isalpha() else UNKNOWN
