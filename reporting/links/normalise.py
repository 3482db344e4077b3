"""One form for all the ways in which the same link is written, so that an earlier report of it is found.

The form is for comparing, not for opening: http and https are one, tracking is gone, mobile hosts are the plain ones.
Nothing is fetched, so a short link whose target only its server knows stays as it is. Applied twice it changes nothing.
"""

import ipaddress
import re
import unicodedata
from urllib.parse import unquote

import idna

from reporting.links import canonical, domains
from reporting.links.defang import hidden

DOTS = re.compile("[.\u3002\uff0e\uff61]")
PARTS = re.compile(r"(?:(?P<scheme>[a-z][a-z0-9+-]*):)?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
WEB = {"http": "https", "https": "https", "ftp": "ftp"}
DEFAULT_PORTS = {"https": {80, 443}, "ftp": {21}}
OTHER = {"about", "blob", "data", "file", "geo", "intent", "javascript", "mailto", "sms", "tel", "tg", "whatsapp"}
SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
IN_PATH = SAFE | frozenset("/:@!$&'()*+,;=")
IN_QUERY = SAFE | frozenset("/?:@!$'()*,;")
IN_FRAGMENT = IN_PATH | {"?"}
ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})|(.)", re.DOTALL)
NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|\d+")
LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
DROPPED_LABELS = re.compile(r"www\d?|m|mobile")
TRACKING = re.compile(
    r"utm_.*|mtm_.*|pk_.*|hsa_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|"
    r"igsh|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|s_cid|vero_id|_ga|_gl|ref_src|ref_url|cn-reloaded|wt_mc|spm|scid|__tn__|"
    r"mibextid|fb_action_ids|fb_action_types|_openstat|oly_anon_id|oly_enc_id|rb_clickid|sfnsn|share_id|_branch_match_id",
    re.IGNORECASE,
)


class NotALink(ValueError):
    """No address of the web."""


def normalise(link: str) -> str:
    """The one form of `link`. Raises NotALink."""
    scheme, rest = scheme_of("".join(c for c in link if not hidden(c) and c not in "\t\n").strip())
    authority, path, query, fragment = split(rest)
    place = host_of_authority(authority)
    host = without_mobile(place[0])
    port = "" if place[1] is None or place[1] in DEFAULT_PORTS[scheme] else f":{place[1]}"
    address = canonical.CanonicalAddress(host, path_form(path), query_form(query), fragment_form(fragment))
    address = canonical.canonical(address) if not port and scheme == "https" else address
    return f"{scheme}://{address.host}{port}{address.rest}"


def host(normalised: str) -> str:
    """The host of a link in its one form, without the port."""
    authority = normalised.split("://", 1)[1].split("/", 1)[0]
    return re.sub(r":\d+$", "", authority)


def scheme_of(link: str) -> tuple[str, str]:
    """The scheme (https where none is written) and all that follows it."""
    if not (found := PARTS.fullmatch(link)):
        raise NotALink
    scheme, rest = (found["scheme"] or "").lower(), found["rest"]
    if scheme in WEB:
        return WEB[scheme], rest.lstrip("/\\")
    if scheme in OTHER or (scheme and rest.startswith("//")):
        raise NotALink
    return "https", link.lstrip("/\\")


def split(rest: str) -> tuple[str, str, str, str]:
    """Authority, path, query, fragment; backslashes count as slashes before the query, as in browsers."""
    rest, _, fragment = rest.partition("#")
    before, _, query = rest.partition("?")
    authority, _, path = before.replace("\\", "/").partition("/")
    return authority, path, query, fragment


def host_of_authority(authority: str) -> tuple[str, int | None]:
    """Host and port; a user name and password are dropped. Raises NotALink."""
    name, port = unquote(authority.rpartition("@")[2]), ""
    found = re.fullmatch(r"(.*):(\d*)", name, re.DOTALL)
    if found and (not name.startswith("[") or "]" in found.group(1)):
        name, port = found.groups()
    if port and not (port.isascii() and len(port) <= 5 and 0 < int(port) < 65536):
        raise NotALink
    return host_form(name), int(port) if port else None


def host_form(name: str) -> str:
    if name.startswith("[") and name.endswith("]"):
        return ipv6(name[1:-1])
    name = DOTS.sub(".", unicodedata.normalize("NFKC", name)).strip(".").lower()
    numeric = ipv4(name)
    return numeric or ascii_name(name)


def ipv6(text: str) -> str:
    try:
        address = ipaddress.IPv6Address(text.split("%")[0])
    except ValueError:
        raise NotALink from None
    return str(address.ipv4_mapped) if address.ipv4_mapped else f"[{address.compressed}]"


def ipv4(name: str) -> str:
    """The dotted form of an IPv4 address written in any way that browsers understand; empty for a name."""
    pieces = name.split(".")
    if not NUMBER.fullmatch(pieces[-1]) or not name.isascii():
        return ""
    if len(pieces) > 4 or not all(NUMBER.fullmatch(piece) for piece in pieces):
        raise NotALink
    numbers = [number(piece) for piece in pieces]
    last = 256 ** (5 - len(numbers))
    if any(one > 255 for one in numbers[:-1]) or numbers[-1] >= last:
        raise NotALink
    value = numbers[-1] + sum(one << 8 * (3 - place) for place, one in enumerate(numbers[:-1]))
    return str(ipaddress.IPv4Address(value))


def number(piece: str) -> int:
    try:
        if piece[:2] == "0x":
            return int(piece[2:] or "0", 16)
        return int(piece, 8 if piece[0] == "0" and len(piece) > 1 else 10)
    except ValueError:
        raise NotALink from None


def ascii_name(name: str) -> str:
    """The name as it is registered (punycode). Raises NotALink."""
    try:
        name = name if name.isascii() else idna.encode(name, uts46=True, transitional=False).decode()
    except idna.IDNAError:
        raise NotALink from None
    if not name or len(name) > 253 or not all(LABEL.fullmatch(label) for label in name.split(".")):
        raise NotALink
    return name


def without_mobile(name: str) -> str:
    """The host without www., m. and mobile., wherever they stand below what somebody registered."""
    if name.startswith("[") or name.replace(".", "").isdigit():
        return name
    own = domains.registrable(name, private=True)
    below = name[: -len(own)].strip(".") if name != own else ""
    kept = [label for label in below.split(".") if label and not DROPPED_LABELS.fullmatch(label)]
    return ".".join([*kept, own])


def escape(text: str, allowed: frozenset[str]) -> str:
    """`text` with one way of writing each character: plain where it may be, %XX in capitals where it must."""

    def one(found: re.Match) -> str:
        if found.group(1):
            plain = chr(int(found.group(1), 16))
            return plain if plain in SAFE else f"%{found.group(1).upper()}"
        character = found.group(2)
        return character if character in allowed else "".join(f"%{byte:02X}" for byte in character.encode())

    return ESCAPED.sub(one, text)


def path_form(path: str) -> str:
    """Without . and .. and without a slash at the end."""
    kept: list[str] = []
    for piece in escape(path, IN_PATH).split("/"):
        if piece == "..":
            kept = kept[:-1]
        elif piece != ".":
            kept.append(piece)
    return "/" + "/".join(kept).strip("/")


def query_form(query: str) -> tuple[str, ...]:
    """The parameters without those that only track, in order. A parameter without a value may have its = or not."""
    escaped = (escape_pair(piece) for piece in query.replace("+", "%20").split("&"))
    return tuple(sorted(piece for piece in escaped if piece and not TRACKING.fullmatch(piece.split("=")[0])))


def escape_pair(piece: str) -> str:
    name, _, value = piece.partition("=")
    name, value = escape(name, IN_QUERY), escape(value, IN_QUERY | {"="})
    return f"{name}={value}" if value else name


def fragment_form(fragment: str) -> str:
    """Empty, unless the fragment is itself an address within the page (#!… or #/…), as file hosts use it."""
    escaped = escape(fragment, IN_FRAGMENT)
    return escaped if escaped.startswith(("!", "/", "F!")) and len(escaped) > 2 else ""
