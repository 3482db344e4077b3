"""What the web server makes of a request before Django sees it."""

import pytest
from gunicorn.config import Config
from gunicorn.http.parser import RequestParser
from gunicorn.http.wsgi import create

from config import gunicorn


@pytest.fixture
def server():
    """gunicorn with our settings."""
    configured = Config()
    for name in configured.settings:
        if hasattr(gunicorn, name) and name not in ("when_ready", "logconfig_dict"):
            configured.set(name, getattr(gunicorn, name))
    return configured


class Socket:
    def getsockname(self):
        return ("127.0.0.1", 8000)


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "PATH_INFO", "Script_Name"])
def test_client_sets_no_script_name(server, name):
    sent = f"GET / HTTP/1.1\r\nHost: localhost\r\n{name}: /kanarina\r\n\r\n".encode()
    request = next(RequestParser(server, iter([sent]), ("127.0.0.1", 1)))

    _, environ = create(request, Socket(), ("127.0.0.1", 1), ("127.0.0.1", 8000), server)

    assert (environ["SCRIPT_NAME"], environ["PATH_INFO"]) == ("", "/")
