"""Forms of a link that well-known sites give to one and the same thing. Rules only: no site is asked."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class CanonicalAddress:
    """The parts of a link that are already in one form."""

    host: str
    path: str
    query: tuple[str, ...] = ()
    fragment: str = ""

    @property
    def rest(self) -> str:
        query = f"?{'&'.join(self.query)}" if self.query else ""
        return f"{self.path}{query}{'#' if self.fragment else ''}{self.fragment}"

    def parameter(self, name: str) -> str:
        return next((piece[len(name) + 1 :] for piece in self.query if piece.startswith(f"{name}=")), "")

    @property
    def pieces(self) -> list[str]:
        return self.path.strip("/").split("/")


SAME_HOST = {
    "twitter.com": "x.com",
    "fb.com": "facebook.com",
    "web.facebook.com": "facebook.com",
    "mbasic.facebook.com": "facebook.com",
    "touch.facebook.com": "facebook.com",
    "instagr.am": "instagram.com",
    "telegram.me": "t.me",
    "telegram.dog": "t.me",
    "discordapp.com": "discord.com",
    "old.reddit.com": "reddit.com",
    "new.reddit.com": "reddit.com",
    "np.reddit.com": "reddit.com",
    "youtube-nocookie.com": "youtube.com",
    "music.youtube.com": "youtube.com",
    "mega.co.nz": "mega.nz",
}
LOCAL_FACEBOOK = re.compile(r"[a-z]{2}-[a-z]{2}\.facebook\.com")
PLAYERS = {"shorts", "embed", "live", "v", "e"}


def canonical(address: CanonicalAddress) -> CanonicalAddress:
    """The form that the site itself uses for what `address` shows."""
    host = "facebook.com" if LOCAL_FACEBOOK.fullmatch(address.host) else SAME_HOST.get(address.host, address.host)
    address = replace(address, host=host)
    rule = RULES.get(host)
    return rule(address) if rule else address


def short_youtube(address: CanonicalAddress) -> CanonicalAddress:
    return video(address.pieces[0]) if address.pieces[0] else address


def youtube(address: CanonicalAddress) -> CanonicalAddress:
    pieces = address.pieces
    if pieces == ["watch"] and address.parameter("v"):
        return video(address.parameter("v"))
    if len(pieces) == 2 and pieces[0] in PLAYERS:
        return video(pieces[1])
    return replace(address, query=tuple(piece for piece in address.query if not piece.startswith(("si=", "feature="))))


def video(identity: str) -> CanonicalAddress:
    return CanonicalAddress("youtube.com", "/watch", (f"v={identity.replace('=', '%3D').replace('&', '%26')}",))


def instagram(address: CanonicalAddress) -> CanonicalAddress:
    pieces = [piece for piece in address.pieces if piece]
    for place, piece in enumerate(pieces[:2]):  # /p/ID, /reel/ID, and both below an account's name
        if piece in ("p", "reel", "reels", "tv") and len(pieces) > place + 1:
            return CanonicalAddress(address.host, f"/p/{pieces[place + 1]}")
    return replace(address, query=())


def telegram(address: CanonicalAddress) -> CanonicalAddress:
    path = address.path[2:] if address.path.startswith("/s/") else address.path
    return CanonicalAddress(address.host, "/" + path.strip("/")) if path != "/s" else address


def tiktok(address: CanonicalAddress) -> CanonicalAddress:
    return replace(address, query=())


def x_com(address: CanonicalAddress) -> CanonicalAddress:
    """A post is its number, whoever's name stands before it."""
    found = re.fullmatch(r"/[^/]+(?:/web)?/status(?:es)?/(\d+)(?:/.*)?", address.path)
    return CanonicalAddress(address.host, f"/i/status/{found.group(1)}") if found else address


def reddit(address: CanonicalAddress) -> CanonicalAddress:
    found = re.fullmatch(r"/(?:(?:r|user|u)/[^/]+/)?comments/([^/]+)(?:/[^/]*)?", address.path)
    return CanonicalAddress(address.host, f"/comments/{found.group(1)}") if found else address


def mega(address: CanonicalAddress) -> CanonicalAddress:
    """What follows the # is the key; in older links the file's name stood there too."""
    found = re.match(r"(F)?!([^!/?]+)", address.fragment)
    if address.path == "/" and found:
        return CanonicalAddress(address.host, f"/{'folder' if found.group(1) else 'file'}/{found.group(2)}")
    return replace(address, fragment="") if address.path.startswith(("/file/", "/folder/")) else address


def moved(host: str, path: str) -> Callable[[CanonicalAddress], CanonicalAddress]:
    """A short host: its first piece of path is the name under which the long one knows the thing."""

    def rule(address: CanonicalAddress) -> CanonicalAddress:
        return CanonicalAddress(host, f"{path}{address.pieces[0]}") if address.pieces[0] else address

    return rule


def player_vimeo(address: CanonicalAddress) -> CanonicalAddress:
    pieces = address.pieces
    return CanonicalAddress("vimeo.com", f"/{pieces[1]}") if len(pieces) == 2 and pieces[0] == "video" else address


RULES: dict[str, Callable[[CanonicalAddress], CanonicalAddress]] = {
    "youtu.be": short_youtube,
    "youtube.com": youtube,
    "instagram.com": instagram,
    "t.me": telegram,
    "tiktok.com": tiktok,
    "x.com": x_com,
    "reddit.com": reddit,
    "redd.it": moved("reddit.com", "/comments/"),
    "dai.ly": moved("dailymotion.com", "/video/"),
    "discord.gg": moved("discord.com", "/invite/"),
    "player.vimeo.com": player_vimeo,
    "mega.nz": mega,
}
