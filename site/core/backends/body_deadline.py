"""A time for a whole request body: a connection that drips a byte now and then must not hold a thread for ever."""

import io
import socket
import threading
from collections.abc import Iterable
from contextlib import suppress
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings

UPLOADS = 10  # times as long for what streams in: files


class BodyDeadline:
    """A WSGI layer around `application`. A small body is read before; a large one streams, with more time."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        connection, length = environ.get("gunicorn.socket"), environ.get("CONTENT_LENGTH") or ""
        if connection is None or not length.isdecimal() or not int(length):
            return self.application(environ, start_response)
        small = int(length) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        timer = threading.Timer(settings.BODY_SECONDS * (1 if small else UPLOADS), hang_up, [connection])
        timer.daemon = True
        timer.start()
        try:
            if small and not read_first(environ, int(length)):
                start_response("408 Request Timeout", [("Content-Length", "0"), ("Connection", "close")])
                return []
            return self.application(environ, start_response)
        finally:
            timer.cancel()


def read_first(environ: WSGIEnvironment, length: int) -> bool:
    """Read the body into memory; False where it did not come in time, or broke off."""
    body = b""
    with suppress(OSError):
        body = environ["wsgi.input"].read(length)
    environ["wsgi.input"] = io.BytesIO(body)
    return len(body) == length


def hang_up(connection: socket.socket) -> None:
    """End what is read from it; an answer may still go out."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RD)
