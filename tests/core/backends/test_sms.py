"""Text messages: a file for the demo, a POST for a gateway, and a wrong name is told at start."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from core.backends import sms
from core.checks import text_messages_have_a_backend

NUMBER = "+355600000000"


@pytest.fixture
def gateway(settings):
    """A gateway on this machine: what it was sent, and the status that it answers."""

    class Gateway(BaseHTTPRequestHandler):
        got, status = [], 202

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.got.append((self.path, self.headers["Authorization"], json.loads(body)))
            self.send_response(self.status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Gateway)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SMS_BACKEND, settings.SMS_TOKEN = "core.backends.sms.HttpBackend", "fshehte"
    settings.SMS_URL = f"http://127.0.0.1:{server.server_port}/send"
    yield Gateway
    server.shutdown()
    server.server_close()


def test_file_backend_writes_number_and_words(settings, tmp_path):
    settings.SMS_BACKEND, settings.SMS_FILE_PATH = "core.backends.sms.FileBackend", tmp_path / "sms"

    sms.send(NUMBER, "rrezik tani")

    assert [path.read_text() for path in (tmp_path / "sms").iterdir()] == [f"{NUMBER}\nrrezik tani\n"]


def test_http_backend_posts_json_with_its_token(gateway, settings):
    sms.send(NUMBER, "rrezik tani")

    assert gateway.got == [("/send", f"Bearer {settings.SMS_TOKEN}", {"to": NUMBER, "text": "rrezik tani"})]


@pytest.mark.parametrize("status", [302, 400, 503])
def test_gateway_that_does_not_accept_is_an_error_and_no_redirect_is_followed(gateway, status):
    gateway.status, gateway.got = status, []

    with pytest.raises(sms.NotSent):
        sms.send(NUMBER, "rrezik tani")

    assert len(gateway.got) == 1


@pytest.mark.parametrize(
    ("backend", "url", "told"),
    [
        ("", "", []),
        ("core.backends.sms.FileBackend", "", []),
        ("core.backends.sms.HttpBackend", "https://sms.example/send", []),
        ("core.backends.sms.HttpBackend", "", ["core.E003"]),
        ("core.backends.sms.Pigeon", "", ["core.E002"]),
        ("pigeon", "", ["core.E002"]),
    ],
)
def test_wrong_backend_is_told_at_start(settings, backend, url, told):
    settings.SMS_BACKEND, settings.SMS_URL = backend, url

    assert [error.id for error in text_messages_have_a_backend()] == told
