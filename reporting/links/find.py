"""Finds the links in what a person wrote: several in one text, with or without a scheme, made harmless or not."""

import ipaddress
import re

from reporting.links import domains
from reporting.links.defang import KEPT, hidden

DOT = re.compile(r"\s?[\[({<]\s?(?:\.|dot|pik[ëe])\s?[\])}>]\s?", re.IGNORECASE)
COLON = re.compile(r"[\[({]:(//)?[\])}]")
SLASH = re.compile(r"[\[({]/[\])}]")
HARMLESS_SCHEME = re.compile(r"\bh(?:xx|\*\*|tt|xt|tx)p(s?)(?=\s?:)", re.IGNORECASE)
APART = re.compile(r"\b(https?)\s?:\s?/\s?/\s?", re.IGNORECASE)
WRITTEN = re.compile(r"[^\s<>\"“”„«»|`{}]+")
SCHEME = re.compile(r"(?:https?|ftp):[/\\]*", re.IGNORECASE)
GLUED = re.compile(  # not after / or =: there an address is a part of the link
    r"(?<=[\w,;)])(?=https?:[/\\]{2})|(?<=[\w/])[,;](?=(?:[\w-]{1,63}\.){1,9}[a-z]{2,63}(?:[/?#,;]|$))", re.IGNORECASE
)
BARE = re.compile(r"(?:[\w-]{1,63}[.\u3002\uff0e\uff61])+[\w-]{2,63}(?::\d{1,5})?(?=[/?#]|$)")
IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5}|(?=/))\S*")
FILES = {"app", "md", "mov", "pl", "ps", "py", "rs", "sh", "zip"}  # endings of files that are also top-level domains
CLOSING = {")": "(", "]": "[", "}": "{"}
LONGEST = 2_000
MOST = 50


def links_in(text: str) -> list[str]:
    """The links in `text` as they were written (made whole again where they were defanged), each once, in order."""
    found = (clean(part) for word in WRITTEN.findall(whole(text)) for part in GLUED.split(word))
    links = [link for link in found if link and is_link(link)]
    return list(dict.fromkeys(links))[:MOST]


def whole(text: str) -> str:
    """`text` without invisible characters, and with [.] and hxxp turned back."""
    seen = "".join(character for character in text if character in KEPT or not hidden(character))
    seen = SLASH.sub("/", COLON.sub(lambda found: ":" + (found.group(1) or ""), DOT.sub(".", seen)))
    seen = HARMLESS_SCHEME.sub(lambda found: f"http{found.group(1).lower()}", seen)
    return APART.sub(lambda found: f"{found.group(1).lower()}://", seen)


def clean(word: str) -> str:
    """`word` without the punctuation of the sentence around it."""
    scheme = SCHEME.search(word)
    word = word[scheme.start() :] if scheme and not word[: scheme.start()].strip("([{'*_-,;:.!?") else word
    word = word.lstrip("([{'*_,;:.!?")
    while word and (word[-1] in ".,;:!?'*_…’" or unbalanced(word)):
        word = word[:-1]
    return word[:LONGEST]


def unbalanced(word: str) -> bool:
    opening = CLOSING.get(word[-1])
    return opening is not None and word.count(word[-1]) > word.count(opening)


def is_link(word: str) -> bool:
    scheme = SCHEME.match(word)
    if scheme:
        return bool(re.match(r"[\w\[]", word[scheme.end() :]))
    if "@" in re.split(r"[/?#]", word)[0]:
        return False  # a mail address or an account name
    return is_address(word) or is_bare_host(word)


def is_address(word: str) -> bool:
    """An IPv4 address with a port or a path; four numbers alone may be anything."""
    if not IPV4.fullmatch(word):
        return False
    try:
        ipaddress.ip_address(re.split("[:/]", word)[0])
    except ValueError:
        return False
    return True


def is_bare_host(word: str) -> bool:
    """A host name that stands without a scheme: with an ending that exists, or else with www. or a path."""
    match = BARE.match(word)
    if not match:
        return False
    host = match.group().split(":")[0].lower()
    ending = host.rsplit(".", 1)[-1]
    alone = match.end() == len(word) and not host.startswith("www.")
    if ending in FILES and alone:
        return False
    return domains.ending_exists(host) or (not alone and not ending.isdigit())
