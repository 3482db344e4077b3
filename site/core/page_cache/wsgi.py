"""Serves public pages from the memory of the process, before Django sees the request.

Nothing is cached unless a view marked its answer with core.http.cacheable; the mark never leaves the house. One number,
the generation, is shared by all processes of a machine (the time stamp of a small file): whatever changes what readers
see makes it grow (core.page_cache.dependencies), and everything cached before is no longer used. Several machines agree
after PAGE_CACHE_SECONDS at most.
"""

import time
from collections.abc import Callable, Iterable
from typing import Any, cast
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings

from core.http import MARK
from core.page_cache.generation import generation
from core.page_cache.store import Answer, Store

QUESTIONS = ("q", "page")  # names in a query that pages of ours know
LONGEST = 300


class PageCache:
    """A WSGI layer around `application`: a cached answer if there is one, else its own, cached if it may be."""

    def __init__(self, application: WSGIApplication, pages: Store | None = None, searches: Store | None = None) -> None:
        self.application = application
        self.pages = pages or Store(entries=2_000, bytes=64_000_000)
        self.searches = searches or Store(entries=200, bytes=8_000_000)  # apart: people's words cannot push pages out
        self.private_cookies = (f"{settings.SESSION_COOKIE_NAME}=", "messages=")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        key = self.key(environ)
        if key is None:
            return self.pass_on(environ, start_response)
        store, current = self.store_of(key), generation()
        answer = store.get(key)
        if answer is None:
            return self.fetch(environ, start_response, key, store, current)
        if answer.is_fresh(current):
            return answer.send(environ, start_response)
        with answer.renewing:  # a hundred readers at the moment it ends make one new answer, not a hundred
            newer = store.get(key)
            if newer and newer.is_fresh(current):
                return newer.send(environ, start_response)
            return self.fetch(environ, start_response, key, store, current)

    def key(self, environ: WSGIEnvironment) -> tuple | None:
        """Under what the answer to this request is cached; None for a request that always goes to the application."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
            return None
        cookies, query, path = environ.get("HTTP_COOKIE"), environ.get("QUERY_STRING"), environ["PATH_INFO"]
        if cookies and any(name in cookies for name in self.private_cookies):
            return None
        if len(path) > LONGEST or (query and not is_listed(query)):
            return None
        return is_secure(environ), environ.get("HTTP_HOST"), path, query

    def store_of(self, key: tuple) -> Store:
        return self.searches if key[3] else self.pages

    def fetch(
        self, environ: WSGIEnvironment, start_response: StartResponse, key: tuple, store: Store, current: int
    ) -> Iterable[bytes]:
        """Ask the application; cache what it marked, unless it set a cookie or forbids caching."""
        begun: list = []
        begin = cast("StartResponse", lambda *given: begun.extend((*given, None)[:3]))  # Django writes nothing with it
        body = self.application(environ, begin)
        status, headers, exc_info = begun
        seconds = lifetime(status, headers) if self.may_fill(environ) else 0
        if not seconds:
            store.drop(key)
            start_response(status, cleaned(headers), exc_info)
            return body
        try:
            answer = Answer(status, cleaned(headers), b"".join(body), current, time.monotonic() + seconds)
        finally:
            getattr(body, "close", lambda: None)()
        store.put(key, answer)
        return answer.send(environ, start_response)

    @staticmethod
    def may_fill(environ: WSGIEnvironment) -> bool:
        """Only a GET without any cookie: no trace of a person can be in the answer."""
        return environ["REQUEST_METHOD"] == "GET" and not environ.get("HTTP_COOKIE")

    def pass_on(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The application's own answer, without our mark; what it may show to one person is that person's alone."""
        personal = "HTTP_COOKIE" in environ or "HTTP_AUTHORIZATION" in environ

        def begin(status: str, headers: list, exc_info: Any = None) -> Callable[[bytes], object]:
            return start_response(status, cleaned(headers, personal=personal), exc_info)

        return self.application(environ, begin)


def is_listed(query: str) -> bool:
    """True where pages of ours know every name in the query: ?x=1, ?x=2, … fill nothing."""
    return len(query) <= LONGEST and all(part.partition("=")[0] in QUESTIONS for part in query.split("&"))


def is_secure(environ: WSGIEnvironment) -> bool:
    """As Django reckons it with SECURE_PROXY_SSL_HEADER: an answer over HTTP is not one over HTTPS."""
    forwarded = environ.get("HTTP_X_FORWARDED_PROTO")
    return (forwarded or environ["wsgi.url_scheme"]).split(",", 1)[0].strip() == "https"


def lifetime(status: str, headers: list) -> int:
    """For how many seconds this answer may be cached: 0 unless it is a marked 200 without a cookie."""
    named = {name.lower(): value for name, value in headers}
    forbidden = "set-cookie" in named or any(word in named.get("cache-control", "") for word in ("no-store", "private"))
    return 0 if forbidden or not status.startswith("200") else int(named.get(MARK.lower(), 0))


def cleaned(headers: list, personal: bool = False) -> list:
    """Without the mark; a marked answer to a person with a cookie is for that person alone."""
    marked = any(name == MARK for name, _ in headers)
    if not marked:
        return headers
    secret = {"Cache-Control": "private, no-cache"} if personal else {}
    return [(name, secret.get(name, value)) for name, value in headers if name != MARK]


# --- The generation -------------------------------------------------------------------------------------------------
