"""`make screenshots`: the pictures of the README and docs/, taken from a running demo (`make run`).

PORT and VAR_DIR say which demo, as for `make run`.
"""

import io
import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import bootstrap
from bootstrap import ROOT, Trouble, say
from testing import chromium, servers

FOLDER = ROOT / "docs" / "screenshots"
ADDRESS = f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 860}}
TALL = {"viewport": {"width": 1280, "height": 1200}}
COLOURS = 128  # enough for flat drawings and letters; a third of the bytes

# name, browser, address, who is signed in; whoever has a passphrase has unlocked their key
PICTURES = (
    ("home-desktop", DESKTOP, "/", None),
    ("home-phone", PHONE, "/", None),
    ("guide-phone", PHONE, "/udhezues/fotoja-ime-po-qarkullon/", None),
    ("raporto-phone", PHONE, "/raporto/", None),
    ("desk-queue", DESKTOP, "/admin/raporto/?tab=all", "analist"),
    ("desk-report", TALL, "/admin/raporto/?tab=mine", "analist"),
    ("dashboard", TALL, "/admin/raporto/shifra/", "mbikeqyres"),
    ("officers-inbox", DESKTOP, "/admin/autoriteti/", "oficer"),
    ("public-figures", TALL, "/raporto/si-po-ecim/", None),
    ("planner", DESKTOP, "/admin/seancat/", "shkoder"),
)

# Pictures of what the first link of a list leads to.
FIRST = {"desk-report": ".desk-queue a.desk-reference"}


def main() -> None:
    from playwright.sync_api import sync_playwright

    demo_answers()
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = servers.browser() or None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        for name, options, address, username in PICTURES:
            take(browser, name, options, address, username)
        browser.close()


def demo_answers() -> None:
    try:
        urllib.request.urlopen(f"{ADDRESS}/healthz/", timeout=5).close()
    except (urllib.error.URLError, OSError):
        raise Trouble(f"no demo answers at {ADDRESS}: start it first with make run, in another window.") from None


def take(browser: Any, name: str, options: "dict[str, Any]", address: str, username: "str | None") -> None:
    """One picture, of what fits on the screen."""
    context = browser.new_context(base_url=ADDRESS, locale="sq-AL", **options)
    page = context.new_page()
    if username:
        sign_in(page, username)
    page.goto(address, wait_until="networkidle")
    if name in FIRST:
        page.goto(page.locator(FIRST[name]).first.get_attribute("href"), wait_until="networkidle")
    page.evaluate("() => document.fonts.ready.then(() => true)")
    path = FOLDER / f"{name}.png"
    path.write_bytes(smaller(page.screenshot()))
    say(f"  {path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")
    context.close()


def sign_in(page: Any, username: str) -> None:
    var = Path(os.environ.get("VAR_DIR") or ROOT / "var")
    people = json.loads((var / "demo-accounts.json").read_text())
    person = next(person for person in people if person["username"] == username)
    page.goto("/admin/")
    page.fill("[name=login]", person["username"])
    page.fill("[name=password]", person["password"])
    page.click("main form button[type=submit]")
    page.wait_for_url("**/admin/")
    if person["passphrase"]:
        unlock(page, person["passphrase"])


def unlock(page: Any, passphrase: str) -> None:
    page.goto("/admin/raporto/hap/")
    page.fill("[name=passphrase]", passphrase)
    with page.expect_navigation():
        page.locator(".desk form:has([name=passphrase]) button[type=submit]").click()


def smaller(png: bytes) -> bytes:
    """The same picture with a palette."""
    from PIL import Image

    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    packed = io.BytesIO()
    picture.save(packed, "PNG", optimize=True)
    return packed.getvalue()


if __name__ == "__main__":
    python = bootstrap.ensure("requirements-dev.txt")
    if Path(sys.prefix) != bootstrap.VENV:
        os.execve(str(python), [str(python), __file__], bootstrap.environment())
    main()
