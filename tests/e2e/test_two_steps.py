"""Two-step sign-in in a real browser, under the strict policy: the app, the recovery codes, a security key."""

import base64
import hmac
import shutil
import struct
import sys
import time

import pytest

from scripts import processes
from tests.e2e import axe, server
from tests.e2e.watch import Watch


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """The demo with two factors asked of everybody; a security key belongs to a host name, not to an address."""
    folder = server.new_demo(tmp_path_factory.mktemp("guarded") / "var")
    port = server.free_port()
    demo = server.Demo(f"http://localhost:{port}", folder)
    environment = server.settings(folder, port) | {"REQUIRE_TWO_FACTOR": "1", "BASE_URL": demo.url}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn"]
    with (folder / "web.log").open("wb") as log:  # the process keeps its own
        process = processes.start(command, environment, cwd=server.ROOT, stdout=log, stderr=log)
    server.wait_until(lambda: server.answers(f"http://127.0.0.1:{port}"), process)
    yield demo
    processes.stop([process])
    shutil.rmtree(folder, ignore_errors=True)


def code(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), "sha1").digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def type_password(page, person):
    page.goto("/hyrja/login/")
    page.fill("[name=login]", person["username"])
    page.fill("[name=password]", person["password"])
    page.click("main form button[type=submit]")


def send(page):
    page.click("main form.form button[type=submit]")


def plug_in_key(page):
    """A security key that Chromium plays itself; its touch is always given."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    traits = {"protocol": "ctap2", "transport": "usb", "automaticPresenceSimulation": True}
    traits |= {"hasResidentKey": False, "hasUserVerification": False}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": traits})


def test_from_the_first_password_to_the_key(guarded, open_context):
    page, person = open_context(base_url=guarded.url).new_page(), guarded.person("analist")
    with Watch(page, guarded.url) as watched:
        type_password(page, person)
        page.wait_for_url("**/hyrja/2fa/")
        page.goto("/admin/")
        assert page.url.endswith("/hyrja/2fa/")
        assert axe.violations(page) == []

        page.click("a[href$='/totp/activate/']")
        page.fill("[name=password]", person["password"])
        send(page)
        secret = page.locator("main code").inner_text()
        assert axe.violations(page) == []
        page.fill("[name=code]", code(secret))
        send(page)
        recovery = page.locator(".code-box code").all_inner_texts()
        assert len(recovery) == 10
        assert axe.violations(page) == []
        page.goto("/admin/")
        assert page.url.endswith("/admin/")

        plug_in_key(page)
        page.goto("/hyrja/2fa/webauthn/add/")
        page.click("#mfa_webauthn_add")
        page.wait_for_url("**/hyrja/2fa/")
        sign_out(page)
        type_password(page, person)
        page.wait_for_url("**/authenticate/")
        assert axe.violations(page) == []
        page.click("#mfa_webauthn_authenticate")
        page.wait_for_url("**/admin/", wait_until="domcontentloaded")

        sign_out(page)
        type_password(page, person)
        page.fill("[name=code]", recovery[0])
        send(page)
        page.wait_for_url("**/admin/", wait_until="domcontentloaded")
    assert watched.errors == []
    assert watched.strangers == []


def sign_out(page):
    page.goto("/hyrja/logout/")
    send(page)
    page.wait_for_url(lambda url: "/logout/" not in url)
