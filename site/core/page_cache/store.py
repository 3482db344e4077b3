"""An answer ready to be sent again, and the store in which such answers lie."""

import gzip
import hashlib
import re
import time
from threading import Lock
from wsgiref.types import StartResponse, WSGIEnvironment

SMALLEST_GZIP = 500
NEVER = re.compile(r"q=0(\.0*)?")
TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")


class Answer:
    """Status, headers and body, plain and compressed, each with its own strong ETag."""

    __slots__ = ("generation", "expires", "status", "plain", "packed", "size", "renewing")

    def __init__(self, status: str, headers: list, body: bytes, generation: int, expires: float) -> None:
        self.status, self.generation, self.expires = status, generation, expires
        named = {name.lower(): value for name, value in headers}
        tag = hashlib.blake2b(body, digest_size=12).hexdigest()
        self.plain = variant(headers, body, f'"{tag}"')
        small = len(body) < SMALLEST_GZIP or not named.get("content-type", "").startswith(TEXT)
        packed = None if small or "content-encoding" in named else gzip.compress(body, 6, mtime=0)
        self.packed = variant(headers, packed, f'"{tag}-g"', "gzip") if packed else self.plain
        self.size = len(body) + len(packed or b"")
        self.renewing = Lock()

    def is_fresh(self, generation: int) -> bool:
        return self.generation == generation and time.monotonic() < self.expires

    def send(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        """Answer this request: 304 where the reader has it already, no body for HEAD, compressed where it may be."""
        etag, headers, short, body = self.packed if accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING")) else self.plain
        asked = environ.get("HTTP_IF_NONE_MATCH")
        if asked and has(asked, etag):
            start_response("304 Not Modified", list(short))
            return []
        start_response(self.status, list(headers))
        return [body] if environ["REQUEST_METHOD"] == "GET" else []


def variant(headers: list, body: bytes, etag: str, encoding: str = "") -> tuple:
    """ETag, headers of a 200, headers of a 304, body."""
    own = [(name, value) for name, value in headers if name.lower() not in ("content-length", "vary", "etag")]
    own += [("ETag", etag), ("Vary", vary(headers))]
    full = [*own, ("Content-Length", str(len(body)))] + ([("Content-Encoding", encoding)] if encoding else [])
    return etag, full, [pair for pair in own if pair[0].lower() != "content-type"], body


def vary(headers: list) -> str:
    """What the application named, and the encoding. Not the language: the address alone decides it."""
    named = ", ".join(value for name, value in headers if name.lower() == "vary")
    words = [word.strip() for word in named.split(",") if word.strip()]
    kept = [word for word in words if word.lower() not in ("accept-language", "accept-encoding")]
    return ", ".join(["Accept-Encoding", *kept])


def accepts_gzip(accepted: str | None) -> bool:
    """True for `gzip` and `gzip;q=0.5`; not for `gzip;q=0`, not for nothing."""
    if not accepted or "gzip" not in accepted:
        return False
    named = dict(part.replace(" ", "").partition(";")[::2] for part in accepted.split(","))
    return not NEVER.fullmatch(named.get("gzip", "q=0"))


def has(asked: str, etag: str) -> bool:
    """Whether If-None-Match names this ETag, or any."""
    return asked == etag or asked.strip() == "*" or etag in [tag.strip().removeprefix("W/") for tag in asked.split(",")]


class Store:
    """Answers by key, as many as may lie there; the oldest falls out. Reading takes no lock: a dict's get is one."""

    def __init__(self, entries: int, bytes: int) -> None:
        self.most_entries, self.most_bytes = entries, bytes
        self.answers: dict[tuple, Answer] = {}
        self.bytes = 0
        self.lock = Lock()

    def get(self, key: tuple) -> Answer | None:
        return self.answers.get(key)

    def put(self, key: tuple, answer: Answer) -> None:
        if answer.size > self.most_bytes // 8:
            return
        with self.lock:
            self.remove(key)
            self.answers[key] = answer
            self.bytes += answer.size
            while len(self.answers) > self.most_entries or self.bytes > self.most_bytes:
                self.remove(next(iter(self.answers)))

    def drop(self, key: tuple) -> None:
        if key in self.answers:
            with self.lock:
                self.remove(key)

    def remove(self, key: tuple) -> None:
        old = self.answers.pop(key, None)
        self.bytes -= old.size if old else 0
